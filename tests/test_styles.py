"""Styles of elements: quick answers are those of WeasyPrint."""

from typing import Any

from briefgen.engine import machine, styles

SHEET = """
:root { --ink: #123; --gap: 3pt; color: var(--ink) }
html { font: 10pt/1.3 serif; text-indent: calc(1em + 5%) }
p { margin-inline: 2em 1em; padding-block-start: var(--gap) }
p { page: wide; text-decoration: underline }
p > b { float: left; position: relative; margin: 1em; width: max(10%, 2em); border: solid }
b i { position: absolute; inset-inline-start: 4pt; display: inline; text-decoration: none }
[dir=rtl] { direction: rtl } [dir=rtl] p { border-inline-start: 1pt solid; inline-size: 50% }
p::before { content: "x"; letter-spacing: inherit; margin: inherit }
"""
PAGE = "<p>a <b>b <i>c</i></b></p><div dir=rtl lang=he><p>d <b>e</b></p></div><table><td>f</table>"


def loaded() -> Any:
    weasyprint, problems = machine.load()
    assert problems == []
    return weasyprint


def styles_of(weasyprint: Any) -> list[Any]:
    fonts = weasyprint.text.fonts.FontConfiguration()
    sheet = weasyprint.CSS(string=SHEET, font_config=fonts)
    html = weasyprint.HTML(string=PAGE)
    found = weasyprint.css.get_all_computed_styles(html, [sheet], font_config=fonts)
    return list(found.get_computed_styles().values())


def test_each_property_of_each_element_is_what_weasyprint_makes_of_it() -> None:
    weasyprint = loaded()
    quick = weasyprint.css.ComputedStyle
    slow = type("Slow", (quick,), {"__missing__": quick.__missing__.__wrapped__})
    made = styles_of(weasyprint)
    assert len(made) > 15
    for style in made:
        around = (style.parent_style, style.cascaded, style.pseudo_type, style.root_style)
        known = (style.base_url, style.font_config, style.initial_page_sizes)
        other = slow(*around, *known)
        for key in weasyprint.css.INITIAL_VALUES:
            assert style[key] == other[key], key


def test_weasyprint_is_asked_only_for_what_is_set() -> None:
    weasyprint = loaded()
    names = styles._names(weasyprint)
    assert names["margin_left"] == {"margin_left", "margin_inline_start", "margin_inline_end"}
    assert names["color"] == {"color"}
    assert not {"display", "page", "text_decoration_line", "border_top_width"} & names.keys()


def test_twice_is_the_same_as_once() -> None:
    weasyprint = loaded()
    before = weasyprint.css.ComputedStyle.__missing__
    styles.quicken(weasyprint)
    assert weasyprint.css.ComputedStyle.__missing__ is before
