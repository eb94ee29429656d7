"""What a reader who cannot see the page is told, read back from finished PDFs."""

from collections.abc import Iterator, Mapping

import pypdfium2
import pytest

from briefgen.engine import Engine, opened
from briefgen.fonts import face_files, face_of, font_face_css
from tests.tagged import Element, Tagged

FACES = [face_of("Brief Serif"), face_of("Brief Serif", 600), face_of("Brief Sans")]
CSS = """\
@page { size: 100mm 60mm; margin: 15mm;
  @top-left { content: "Running head" } @bottom-right { content: counter(page) } }
html { font: 400 10pt/14pt "Brief Serif"; bookmark-level: none }
body, p, h1, h2, ul, ol, li, table { margin: 0; padding: 0; bookmark-level: none }
p { orphans: 1; widows: 1 }
.new-page { break-before: page }
.plain { list-style: none }
.box { display: inline-block; width: 20mm }
.dots::after { content: leader(dotted) "7" }
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 96 48">'
    '<title>A rising line</title><path d="M0 48 L96 0" stroke="#000"/></svg>'
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    faces = font_face_css(lambda face: f"asset:{face.name}", FACES)
    with opened({"faces.css": faces, "print.css": CSS}, face_files(FACES)) as (engine, problems):
        assert engine is not None, problems
        yield engine


def pdf_of(engine: Engine, body: str, descriptions: Mapping[str, str] | None = None) -> bytes:
    html = f'<!doctype html><html lang="en-GB"><title>A brief</title><body>{body}</body></html>'
    layout, problems = engine.layout(html)
    assert layout is not None, problems
    pdf, problems = layout.write("test", descriptions or {})
    assert pdf is not None, problems
    return pdf


def heard(engine: Engine, body: str) -> Element:
    """The tag tree of a document, in which nothing is lost and nothing is empty."""
    tagged = Tagged(pdf_of(engine, body))
    assert tagged.unheard == []
    for element in tagged.document.all():
        assert element.kids or element.kind in ("TD", "TH", "Document"), element
    return tagged.document


def test_running_heads_are_artifacts_of_the_page_and_not_read_out(engine: Engine) -> None:
    tagged = Tagged(pdf_of(engine, '<p>One</p><p class="new-page">Two</p>'))
    assert tagged.artifacts == [
        [
            ("Artifact Pagination Header", "Running head"),
            ("Artifact Pagination Footer", str(number)),
        ]
        for number in (1, 2)
    ]
    assert tagged.document.shape() == ("Document", ("P", "One"), ("P", "Two"))


def test_wrappers_without_a_meaning_leave_no_trace(engine: Engine) -> None:
    tree = heard(engine, "<header><p><b>No.</b> 30</p></header><main><div></div><i>x</i></main>")
    assert tree.shape() == ("Document", ("P", "No.", "30"), ("Part", ("Span", "x")))


TABLE = """<table><thead><tr><th scope="col">Issue<th scope="col">Norden</tr></thead>
<tbody><tr><th scope="row">Ferry<td>Closed</tr><tr><th scope="row">Pier<td></tr></tbody></table>"""


def test_headers_say_whether_they_head_a_row_or_a_column(engine: Engine) -> None:
    tree = heard(engine, TABLE)
    heads = tree.all("TH")
    assert [(head.text.strip(), head.attributes["/Scope"]) for head in heads] == [
        ("Issue", "/Column"),
        ("Norden", "/Column"),
        ("Ferry", "/Row"),
        ("Pier", "/Row"),
    ]
    names = {head.entries["/ID"]: head.text.strip() for head in heads}
    cells = [[names[name] for name in cell.attributes["/Headers"]] for cell in tree.all("TD")]
    assert cells == [["Ferry", "Norden"], ["Pier", "Norden"]]


@pytest.mark.parametrize(
    ("html", "numbering", "labels"),
    [
        ("<ul><li>a<li>b</ul>", "/Disc", 2),
        ("<ol><li>a<li>b</ol>", "/Decimal", 2),
        ('<ol style="list-style: lower-alpha"><li>a<li>b</ol>', "/LowerAlpha", 2),
        ('<ul class="plain"><li>40 min<li>50</ul>', "/None", 0),
        ('<ol class="plain"><li><b>1.</b> a<li><b>2.</b> b</ol>', "/Decimal", 2),
    ],
)
def test_a_list_says_how_it_is_numbered(
    engine: Engine, html: str, numbering: str, labels: int
) -> None:
    (found,) = heard(engine, html).all("L")
    assert found.attributes == {"/O": "/List", "/ListNumbering": numbering}
    assert len(found.all("Lbl")) == labels
    assert all([kid.kind for kid in item.kids][-1] == "LBody" for item in found.all("LI"))


def test_calls_are_references_and_what_they_call_are_notes(engine: Engine) -> None:
    body = """<p>Talks failed.<a href="#n1" role="doc-noteref">1</a> <a href="#s">See</a></p>
    <p id="s">Also</p>
    <ol class="plain"><li id="n1"><b>1.</b> The words.<li id="n2"><b>2.</b> No</ol>"""
    tree = heard(engine, body)
    assert [one.shape() for one in tree.all("Reference")] == [("Reference", ("Link", "1"))]
    (note,) = tree.all("Note")
    assert (note.entries["/ID"], note.text.strip()) == ("n1", "The words.")
    assert [item.kids[0].text.strip() for item in tree.all("LI")] == ["1.", "2."]


def test_items_set_in_line_are_items_still(engine: Engine) -> None:
    items = "".join(
        f'<li id="n{number}" style="display: inline"><b>{number}.</b> some words of a source</li> '
        for number in range(1, 5)
    )
    call = '<p><a href="#n3" role="doc-noteref">3</a></p>'
    tree = heard(engine, f'{call}<ol class="plain">{items}</ol>')
    (found,) = tree.all("L")
    assert found.attributes["/ListNumbering"] == "/Decimal"
    assert all([kid.kind for kid in item.kids] == ["Lbl", "LBody"] for item in found.kids)
    assert [note.entries["/ID"] for note in found.all("Note")] == ["n3"]
    assert [" ".join(item.text.split()) for item in found.all("LI")] == [
        f"{number}. some words of a source" for number in range(1, 5)
    ]


def test_the_contents_are_read_without_their_dots(engine: Engine) -> None:
    body = '<nav><ul class="plain"><li><a class="dots" href="#x">Talks</a></ul></nav><p id="x">x'
    tagged = Tagged(pdf_of(engine, body))
    assert tagged.document.shape() == (
        "Document",
        ("TOC", ("TOCI", ("Reference", ("Link", "Talks", "7")))),
        ("P", "x"),
    )
    assert any(set(text) == {"."} for _, text in tagged.artifacts[0])


def test_a_link_is_one_link_whatever_is_in_it(engine: Engine) -> None:
    body = (
        '<p><a href="https://a.example/">One <b>bold <i>link</i></a> <a href="#x">2</a><p id="x">x'
    )
    pdf = pdf_of(engine, body, {"x": "The last line"})
    links = Tagged(pdf).document.all("Link")
    assert [(link.text, len(link.links)) for link in links] == [("One bold link ", 1), ("2 ", 1)]
    assert [link.links[0]["/Contents"] for link in links] == ["https://a.example/", "The last line"]
    assert len(Tagged(pdf).reader.pages[0]["/Annots"]) == 2


def test_another_language_is_named(engine: Engine) -> None:
    body = (
        '<p>He said “<span lang="uk">переговори</span>”. <a lang="fr" href="#x">Oui</a><p id="x">x'
    )
    named = [(one.entries["/Lang"], one.text.strip()) for one in heard(engine, body).all()
             if "/Lang" in one.entries]  # fmt: skip
    assert named == [("uk", "переговори"), ("fr", "Oui")]


def test_a_page_break_breaks_only_the_page(engine: Engine) -> None:
    items = "".join(f"<li><b>{number}.</b> item" for number in range(1, 16))
    body = f'<main><section><h2>Notes</h2><ol class="plain">{items}</ol></section><p>End</main>'
    pdf = pdf_of(engine, body)
    tagged = Tagged(pdf)
    assert len(tagged.reader.pages) > 2
    (part,) = tagged.document.kids
    assert [kid.kind for kid in part.kids] == ["Sect", "P"]
    assert [kid.kind for kid in part.kids[0].kids] == ["H2", "L"]
    labels = [label.text.strip() for label in tagged.document.all("Lbl")]
    assert labels == [f"{number}." for number in range(1, 16)]


def test_a_paragraph_or_an_item_on_two_pages_is_one(engine: Engine) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    lists = f'<ol class="plain new-page"><li><b>1.</b> {words}</ol><ul><li>{words}</ul>'
    tree = heard(engine, f"<p>{words}</p>{lists}")
    (paragraph,) = tree.all("P")
    assert paragraph.text.split() == words.split()
    assert [body.text.split() for body in tree.all("LBody")] == [words.split()] * 2


def test_a_table_on_two_pages_has_its_headers_on_both(engine: Engine) -> None:
    rows = "".join(f'<tr><th scope="row">{n}<td>cell' for n in range(12))
    tables = heard(engine, f"<table><thead><tr><th>No.<th>What</thead>{rows}</table>").all("Table")
    assert len(tables) > 1
    assert all(len(table.all("THead")) == 1 for table in tables)


def test_words_are_parted_where_lines_end(engine: Engine) -> None:
    words = """A long line of words that has to be broken somewhere on this rather narrow page,
    2024–2025, and again and again before it comes to its end"""
    body = f"""<p>{words}</p><p><span class="box">Rail</span>Text <b>bold</b> <i>italic</i></p>"""
    first, second = heard(engine, body).all("P")
    assert first.text.split() == words.split()
    assert second.text.split() == ["Rail", "Text", "bold", "italic"]


def test_a_broken_word_stays_one_word(engine: Engine) -> None:
    words = "the well-known and often told story of a long-running self-governing co-operative"
    (found,) = heard(engine, f"<p>{words}</p>").all("P")
    assert "- " not in found.text
    assert found.text.strip() == words


def test_spaces_are_read_as_spaces(engine: Engine) -> None:
    pdf = pdf_of(engine, "<p>2\u00a0September is the day of all the talks, and it is near.</p>")
    (page,) = Tagged(pdf).reader.pages
    with pypdfium2.PdfDocument(pdf) as document:
        seen = document[0].get_textpage().get_text_range()
    for text in (page.extract_text(), seen):
        assert "\u00a0" not in text
        assert "2 September is the day" in text


def test_a_picture_has_its_words_and_its_place(engine: Engine) -> None:
    (figure,) = heard(engine, f"<p>Text</p>{PICTURE}").all("Figure")
    assert figure.entries["/Alt"] == "A rising line"
    left, bottom, right, top = (float(side) for side in figure.attributes["/BBox"])
    margin = 15 / 25.4 * 72
    height = 60 / 25.4 * 72
    assert (left, right - left, top - bottom) == pytest.approx((margin, 72, 36), abs=0.1)
    assert top == pytest.approx(height - margin - 14, abs=2)
