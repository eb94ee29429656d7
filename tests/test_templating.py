from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from briefgen.rich import Md
from briefgen.templating import Templates, escape_markdown

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def render(name: str, text: str, **values: object) -> str:
    out, problems = Templates({name: text}).render(name, values)
    assert problems == []
    return out


def complaint(text: str, name: str = "x.html.j2", **values: object) -> str:
    out, problems = Templates({"x.html.j2": text}).render(name, values)
    assert out == ""
    return f"{problems[0].pos} {problems[0].message}"


def test_html_is_escaped_and_markup_is_not() -> None:
    out = render("x.html.j2", "{{ a }} {{ b }}", a="<b>&", b=Markup("<i>"))
    assert out == "&lt;b&gt;&amp; <i>"


def test_content_is_never_template_text() -> None:
    assert render("x.html.j2", "{{ a }}", a="{{ 7 * 7 }}{% if %}") == "{{ 7 * 7 }}{% if %}"


def test_markdown_is_escaped_and_md_is_not() -> None:
    out = render("x.md.j2", "{{ a }} {{ b }}", a="*a* [b](c) <d>", b=Md("*e*"))
    assert out == r"\*a\* \[b\](c) \<d\> *e*"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1)
)
def test_escaped_markdown_shows_exactly_its_characters(text: str) -> None:
    html = GITHUB.render(str(escape_markdown(text)))
    plain = html.removeprefix("<p>").removesuffix("</p>\n")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    assert plain == text


def test_an_undefined_name_is_a_problem_with_its_line() -> None:
    assert complaint("a\n{{ nothing }}") == "templates/x.html.j2:2 'nothing' is undefined"


def test_a_fault_in_the_template_is_a_problem_with_its_line() -> None:
    assert complaint("a\nb\n{% if %}").startswith("templates/x.html.j2:3 not a template")


def test_a_missing_template_is_a_problem() -> None:
    assert complaint("x", name="y.html.j2") == "templates/y.html.j2 there is no `y.html.j2`"


def test_the_sandbox_holds() -> None:
    for attack in (
        "{{ a.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ a.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ a|attr('__class__') }}",
        "{% set x = a.clear() %}",
    ):
        assert complaint(attack, a=[1])


def test_an_error_while_printing_is_a_problem() -> None:
    assert "ZeroDivisionError" in complaint("{{ 1 / 0 }}")
