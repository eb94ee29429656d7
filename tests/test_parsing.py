"""Pages read as XML: the same elements that an HTML parser finds, or none."""

from itertools import zip_longest
from xml.etree.ElementTree import Element

import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st

from briefgen.engine.parsing import elements

HEAD = '<!doctype html>\n<html lang="en"><head><title>A</title><meta charset="utf-8"></head>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'
PLAIN = (
    "<p>One<br>two &lt;three&gt; <a href='#x'>four</a> <img alt='' src='a'/></p>",
    "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><p>B</p></td></tr></tbody></table>",
    "<ol><li>A<ul><li>B</li></ul></li></ol><section><h2>C</h2><h3>D</h3></section>",
    f"<div>{SVG}</div><div><p>äé漢</p></div>",
)
# What HTML takes for something else than it looks like, or only HTML takes at all.
OTHER = (
    "<p>one<div>two</div></p>",
    "<p><span><ul><li>A</li></ul></span></p>",
    "<table><tr><td>A</td></tr></table>",
    "<table><tbody><tr>A<td>B</td></tr></tbody></table>",
    "<table><tbody><p>A</p></tbody></table>",
    "<ul><li>A<li>B</li></li></ul>",
    "<a href='#x'>A <b><a href='#y'>B</a></b></a>",
    "<h2>A<h3>B</h3></h2>",
    "<div/>A",
    "<DIV>A</DIV>",
    "<div CLASS='a'>A</div>",
    "<p>A<p>B",
    "<p hidden>A</p>",
    "<p>&nbsp;</p>",
    "<p><!-- A --></p>",
    "<pre>\nA</pre>",
    "<style>a > b { color: red }</style>",
    "<img alt='a /> b'>",
    "<p>A</b></p>",
    "<head></head>",
)


def page(body: str) -> str:
    return f"{HEAD}<body>{body}</body></html>"


def same(one: Element | None, other: Element | None) -> bool:
    """True if they are the same but for blanks between the head and the body."""
    if one is None or other is None:
        return one is other
    names = [{k: v for k, v in e.attrib.items() if "xmlns" not in k} for e in (one, other)]
    return (
        (one.tag, one.text or "", one.tail or "") == (other.tag, other.text or "", other.tail or "")
        and names[0] == names[1]
        and all(same(*pair) for pair in zip_longest(one, other))
    )


def by_html(text: str) -> Element:
    root = weasyprint.HTML(string=text).etree_element
    assert isinstance(root, Element)
    return root


@pytest.mark.parametrize("body", PLAIN)
def test_a_page_in_good_order_is_read_as_html_reads_it(body: str) -> None:
    assert elements(page(body)) is not None
    assert same(elements(page(body)), by_html(page(body)))


@pytest.mark.parametrize("body", OTHER)
def test_any_other_page_is_left_to_a_parser_of_html(body: str) -> None:
    assert elements(page(body)) is None


@pytest.mark.parametrize(
    "text", ["<p>A</p>", "<html><body>A</body></html>", page("").removeprefix("<!doctype html>")]
)
def test_so_is_a_page_without_its_frame(text: str) -> None:
    assert elements(text) is None


TAGS = "a b p div h2 ul ol li table thead tbody tr td th section span main dl dt dd".split()
TREES = st.recursive(
    st.sampled_from(["", "A", " ", "<br>", "<img alt=''>", SVG]),
    lambda inner: st.builds(
        lambda tag, kids: f"<{tag}>{''.join(kids)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(TREES)
def test_whatever_is_read_is_what_html_makes_of_it(body: str) -> None:
    read = elements(page(body))
    assert read is None or same(read, by_html(page(body)))
