import pytest

from briefgen.logo import faults_of

NAMED = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'
GOOD = f"""\
<svg {NAMED} xmlns:xlink="http://www.w3.org/1999/xlink"><title>North</title>
  <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g fill="url(#g)" transform="scale(2)"><path d="M0 0h9v9z"/><use xlink:href="#g"/></g>
</svg>
"""


def test_shapes_are_allowed() -> None:
    assert faults_of(GOOD) == []


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "<script> cannot stand"),
        ("<text>North</text>", "<text> cannot stand"),
        ('<image href="x.png"/>', "<image> cannot stand"),
        ("<style>@import 'x'</style>", "<style> cannot stand"),
        ("<foreignObject/>", "<foreignObject> cannot stand"),
        ("<animate/>", "<animate> cannot stand"),
        ('<a href="#x"/>', "<a> cannot stand"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "<p> is not of SVG"),
        ('<use href="other.svg#a"/>', "`href` leads out"),
        ('<use xlink:href="https://example.org/#a"/>', "`href` leads out"),
        ('<rect fill="url(https://example.org/#a)"/>', "`fill` leads out"),
        ("<rect fill=\"URL( 'x.svg#a' )\"/>", "`fill` leads out"),
        ('<rect style="fill:u\\72l(x)"/>', "`style` leads out"),
        ('<rect onclick="alert(1)"/>', "`onclick` runs a program"),
        ("<?xml-stylesheet href='x.css'?>", "a logo has no processing instruction"),
    ],
)
def test_what_could_fetch_or_run_or_needs_a_font_is_refused(inside: str, fault: str) -> None:
    svg = f'<svg {NAMED} xmlns:xlink="http://www.w3.org/1999/xlink">\n {inside}</svg>'
    line, column, message = faults_of(svg)[0]
    assert (line, column) == (2, 2)
    assert message.startswith(fault)


def test_entities_are_refused_before_they_unfold() -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 99}"><!ENTITY b "{"&a;" * 99}">]>\n<svg {NAMED}/>'
    assert faults_of(bomb) == [(1, 1, "a logo has no document type")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "not XML: no element found"),
        ("<svg", "not XML: unclosed token"),
        ("<html/>", "the file is not SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "<svg> needs a viewBox"),
    ],
)
def test_what_is_no_picture_is_said(text: str, fault: str) -> None:
    assert fault in faults_of(text)[0][2]
