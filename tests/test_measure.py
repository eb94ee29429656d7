"""What is measured is what the typesetter does: the same lines, from the same sizes."""

import re
from collections.abc import Iterator

import pytest
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from briefgen import fonts
from briefgen.compose import compose
from briefgen.document import Document
from briefgen.engine import Layout
from briefgen.formats import look, pdf
from briefgen.job import job_of
from briefgen.load import load
from briefgen.measure import MM, ROOMS, Measure, Place, ceiling
from briefgen.model.theme import Faces, Theme
from briefgen.read import builtin_templates
from briefgen.select import select
from briefgen.verify import UNVERIFIED
from tests.sample import EDITION, project

BOTTOM_LINE = """\
bottom_line: >-
  Envoys of Norden and Sudmark met in Port Elm on **3 March**[@talks-held] for talks on the
  ferry-boat toll.[@talks-held; @pier-pledge] The ferry line **stays closed**[@ferry-closed] until
  23–27 July, or until a half-hearted agreement on **the pier**.[@meet-again; @pier-pledge]
"""
WHY = """\
    why: >-
      Norden keeps the line closed,[@ferry-closed] as it said at the meeting,[@talks-held] and a
      second meeting is agreed,[@meet-again] of which nobody has said where and when it will take
      place.
"""
CAPTION = '"Crowns pledged for the pier on 3 March[@pier-pledge]"'


def edition() -> str:
    text = re.sub(r"bottom_line: >-\n(?:  .*\n)+", BOTTOM_LINE, EDITION)
    text = re.sub(r"    why: .*\n", WHY, text)
    return text.replace('"Crowns pledged for the pier[@pier-pledge]"', CAPTION)


@pytest.fixture(scope="module")
def page() -> Iterator[tuple[Document, Layout]]:
    corpus, problems = load(project(edition=edition()))
    assert problems == []
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    document = compose(chosen, UNVERIFIED)
    with look.opened(builtin_templates()) as shared:
        layout, faults = pdf.set_pages(job_of(chosen, document), shared, "a4")
        assert faults == []
        assert layout
        yield document, layout


def set_lines(layout: Layout, css_class: str) -> list[str]:
    """The lines of the first element of a class, without the numbers of notes."""
    root = layout._document.pages[0]._page_box
    box = next(
        one
        for one in root.descendants()
        if one.element is not None and css_class in (one.element.get("class") or "").split()
    )
    return [
        " ".join(
            "".join(
                part.text
                for part in line.descendants()
                if isinstance(part, TextBox)
                and part.style["font_feature_settings"] == "normal"
                and "from" not in (part.element.get("class") or "")
            ).split()
        )
        for line in box.descendants()
        if isinstance(line, LineBox)
    ]


def numbers(document: Document) -> dict[str, int]:
    return {note.excerpt: note.number for note in document.notes}


@pytest.mark.parametrize(
    ("css_class", "place", "text"),
    [
        ("bluf", "bottom_line", BOTTOM_LINE.partition(">-\n")[2]),
        ("why", "why", WHY.partition(">-\n")[2]),
        ("cap", "caption", CAPTION.strip('"')),
    ],
)
def test_lines_are_those_of_the_typesetter(
    page: tuple[Document, Layout], css_class: str, place: Place, text: str
) -> None:
    document, layout = page
    known = numbers(document)
    corpus, _ = load(project(edition=edition()))

    def called(names: object) -> list[int]:
        assert isinstance(names, tuple)
        return sorted({known[ref] for name in names for ref in corpus.facts[name].cites})

    prose = " ".join(text.split())
    lines = [line.replace("\xa0", " ") for line in Measure().lines(prose, place, called)]
    assert len(lines) >= 2
    assert lines == set_lines(layout, css_class)


def test_sizes_are_those_of_the_stylesheet() -> None:
    css = builtin_templates()["print.css"]
    for rule in (
        ".bluf { font: 400 12.5pt/17pt var(--serif) }",
        ".cap { font: 400 8.5pt/11pt var(--sans) }",
        ".kj h3 { font: 400 11.5pt/14.5pt var(--serif) }",
        ".why { font: 400 9pt/12pt var(--sans);",
        ".find { font: 600 15pt/18pt var(--display) }",
        ".n { font: 600 26pt/28pt var(--display); letter-spacing: -.01em;",
        ".n small { display: inline; font: 600 14pt/1 var(--display);",
        ".series { font: 600 21pt/24.5pt var(--display);",
        ".topic { font: 400 21pt/24.5pt var(--display);",
        "padding: 0 0 6pt 13pt;",
        "padding: 6pt 0 0 44.5mm;",
        ".strip li { float: left; width: 40.4mm;",
    ):
        assert rule in css, rule
    assert [round(ROOMS[one].width / MM, 1) for one in ("finding", "caption")] == [129.5, 40.4]


FAMILIES = ("Brief Serif", "Brief Sans", "Brief Display")


@pytest.mark.parametrize(
    "face",
    [face for face in fonts.FACES if face.family in FAMILIES and not face.italic],
    ids=lambda face: face.name,
)
def test_no_letter_is_wider_than_its_ceiling(face: fonts.Face) -> None:
    letters = [chr(code) for code in (*range(32, 127), *range(0xA0, 0x180))] + list("‘’“”–—…¶€")
    wider = {one: fonts.advance(one, face, 1) for one in letters}
    assert {one: width for one, width in wider.items() if width > ceiling(one)} == {}


def test_what_surely_fits_needs_no_measuring() -> None:
    measure = Measure()
    text = "Both memoranda met criticism"
    assert measure.surely_fits(text, "finding", 1)
    assert measure.lines(text, "finding", lambda _: ()) == [text]
    assert not measure.surely_fits("W" * 24, "finding", 1)
    assert not measure.surely_fits("a " + "m" * 50, "finding", 2)


def test_one_word_too_wide_has_a_line_of_its_own() -> None:
    long = "m" * 60
    assert Measure().lines(f"a {long} b", "caption", lambda _: ()) == ["a", long, "b"]


def test_a_figure_takes_its_unit_along() -> None:
    measure = Measure()
    assert measure.figure("40", "min") > measure.figure("40", "") > 0
    assert measure.figure("1", " m") > measure.figure("1", "m")
    assert measure.masthead("Weekly Brief", "Talks") > measure.masthead("Weekly", "Talks") + 20


def test_a_theme_is_measured_in_its_own_faces() -> None:
    sans = Measure(Theme(id="north", faces=Faces(text="Brief Sans")))
    text = "The envoys of the two towns met again and agreed on nothing but the next meeting there."
    assert not sans.surely_fits("Short", "bottom_line", 1)
    assert len(sans.lines(text, "bottom_line", lambda _: ())[0]) > len(
        Measure().lines(text, "bottom_line", lambda _: ())[0]
    )


def test_a_face_that_is_not_there_is_measured_as_the_programs_own() -> None:
    lost = Measure(Theme(id="north", faces=Faces(text="Old Hand")))
    assert lost.face("text") == fonts.face_of("Brief Serif")
