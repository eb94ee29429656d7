import hashlib
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

import briefgen
from briefgen.engine import Engine, Guess, opened
from briefgen.engine.archival import Attachment
from briefgen.fonts import advance, face_files, face_of, font_face_css
from briefgen.problem import Exit, Pos, Problem

ROOT = str(Path(briefgen.__path__[0]).parent)
FACES = [
    face_of("Brief Serif"),
    face_of("Brief Serif", 600),
    face_of("Brief Display", 600),
    face_of("Brief Sans"),
]
FONTS_CSS = font_face_css(lambda face: f"asset:{face.name}", FACES)
PRINT_CSS = """\
@page { size: A4; margin: 20mm; @bottom-left { content: counter(page) " / " counter(pages) } }
html { font: 400 10pt/14pt "Brief Serif"; bookmark-level: none }
h1 { font: 600 29pt/31.5pt "Brief Display"; bookmark-level: none }
h2 { font-weight: 600; bookmark-level: 1 }
body, p { margin: 0 }
.cite { font-family: "Brief Sans"; font-feature-settings: "sups" }
.small-caps { font-variant-caps: small-caps }
.new-page { break-before: page }
"""
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
ASSETS = {**face_files(FACES), "dot.svg": DOT}

BRIEF = """\
<h1>A headline that says what was found</h1>
<p>Talks ended on 23 July.<a class="cite" id="r1" href="#n1">12</a> Переговори тривають.</p>
<p class="small-caps">Nato 12</p>
<p><img src="asset:dot.svg" alt="A dot"> <a href="https://example.org/x">The law</a></p>
<h2 class="new-page" id="notes">Notes</h2>
<p id="n1">1. The words of the source. <a href="#r1">↑1</a></p>
"""


def page(body: str) -> str:
    return (
        '<!doctype html><html lang="en-GB"><head><title>Weekly Brief 30/2025</title>'
        '<meta name="author" content="The desk"><meta name="description" content="One topic">'
        '<meta name="keywords" content="talks, ceasefire">'
        '<meta name="generator" content="briefgen">'
        '<meta name="dcterms.created" content="2025-07-27">'
        '<meta name="dcterms.modified" content="2025-07-28"></head>'
        f"<body>{body}</body></html>"
    )


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with opened({"fonts.css": FONTS_CSS, "print.css": PRINT_CSS}, ASSETS) as (engine, problems):
        assert engine is not None, problems
        yield engine


def made(engine: Engine, body: str) -> tuple[bytes | None, list[Problem]]:
    layout, problems = engine.layout(page(body), name="weekly")
    return layout.write("test") if layout else (None, problems)


def pdf_of(engine: Engine, body: str, descriptions: Mapping[str, str] | None = None) -> bytes:
    layout, problems = engine.layout(page(body), name="weekly")
    assert layout is not None, problems
    pdf, problems = layout.write("weekly-2025-07-27", descriptions or {})
    assert pdf is not None, problems
    return pdf


@pytest.fixture(scope="module")
def brief(engine: Engine) -> bytes:
    return pdf_of(engine, BRIEF, {"n1": "Note 12: source S3, paragraph 2"})


@pytest.fixture(scope="module")
def read(brief: bytes) -> Any:
    return reader_of(brief)


def reader_of(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf))  # whose types stop at "some object"


def objects(pdf: bytes) -> list[Any]:
    """Every object of a PDF, unpacked."""
    reader = reader_of(pdf)
    return [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]


# What is in a good PDF


def test_a_layout_says_on_which_page_each_anchor_is_and_how_full_the_pages_are(
    engine: Engine,
) -> None:
    layout, problems = engine.layout(page(BRIEF))
    assert problems == []
    assert layout is not None
    assert layout.pages == 2
    assert layout.anchors == {"r1": 1, "notes": 2, "n1": 2}
    first, second = (one.fill for one in layout.read())
    assert 0.05 < second < first < 0.2  # of 257 mm


def test_the_fill_of_a_full_page_and_of_an_empty_one(engine: Engine) -> None:
    lines = "<p>Line<br>" + "Line<br>" * 51 + "</p>"  # 52 lines of 14 pt in 257 mm = 728.5 pt
    layout, _ = engine.layout(page(f'{lines}<div class="new-page"></div>'))
    assert layout is not None
    assert [one.fill for one in layout.read()] == [0.999, 0]


def test_the_text_can_be_read_back(read: Any) -> None:
    first, second = (page.extract_text() for page in read.pages)
    assert "A headline that says what was found" in first
    assert "Talks ended on 23 July.12 Переговори тривають." in first
    assert "1. The words of the source. ↑1" in second
    assert "1 / 2" in first


def test_only_the_documents_own_fonts_are_embedded_under_telling_names(brief: bytes) -> None:
    fonts = {str(thing["/BaseFont"]) for thing in objects(brief) if "/BaseFont" in thing}
    assert {re.sub(r"^/[A-Z]{6}\+", "", name) for name in fonts} == {
        "Brief-Serif",
        "Brief-Serif-Semi-Bold",
        "Brief-Display-Semi-Bold",
        "Brief-Sans",
    }
    described = [thing for thing in objects(brief) if thing.get("/Type") == "/FontDescriptor"]
    assert len(described) == 4
    assert all("/FontFile2" in thing for thing in described)


def test_the_file_knows_what_it_is(read: Any) -> None:
    info = read.metadata
    assert (info.title, info.author, info.subject) == (
        "Weekly Brief 30/2025",
        "The desk",
        "One topic",
    )
    assert (info["/Keywords"], info.creator) == ("talks, ceasefire", "briefgen")
    assert (info["/CreationDate"], info["/ModDate"]) == ("D:20250727", "D:20250728")
    assert read.trailer["/ID"][0].original_bytes == b"weekly-2025-07-27"
    assert read.root_object["/Lang"] == "en-GB"
    assert read.root_object["/MarkInfo"]["/Marked"]
    described = read.root_object["/Metadata"].get_data()
    for claim in (b'pdfaid:part="3"', b'pdfaid:conformance="A"', b"<pdfuaid:part>1</pdfuaid:part>"):
        assert described.count(claim) == 1
    assert [item["/Title"] for item in read.outline if not isinstance(item, list)] == ["Notes"]


def test_links_say_where_they_lead_and_are_printed(read: Any) -> None:
    links = [
        annotation.get_object() for page in read.pages for annotation in page.get("/Annots", [])
    ]
    assert [(link.get("/Dest"), link["/Contents"]) for link in links] == [
        ("n1", "Note 12: source S3, paragraph 2"),
        (None, "https://example.org/x"),
        ("r1", "r1"),
    ]
    assert {link["/F"] for link in links} == {4}


def boxes(pdf: bytes, text: str, *, loose: bool = False) -> list[tuple[float, ...]]:
    """The boxes (left, bottom, right, top) of the letters of a text on the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        chars = document[0].get_textpage()
        start = chars.get_text_range().index(text)
        return [chars.get_charbox(start + index, loose=loose) for index in range(len(text))]


def test_citations_are_true_superiors_and_small_caps_are_real(engine: Engine) -> None:
    pdf = pdf_of(engine, BRIEF)
    (_, foot, _, head), plain = boxes(pdf, "12 Переговори")[0], boxes(pdf, "23 July")[0]
    assert foot > plain[1] + 2.5  # raised by a quarter of an em and more
    assert head - foot < 0.75 * (plain[3] - plain[1])
    capital, *small = boxes(pdf, "Nato")
    heights = [top - bottom for _, bottom, _, top in small]
    assert all(0.6 < height / (capital[3] - capital[1]) < 0.85 for height in heights)


def test_pages_are_drawn(brief: bytes) -> None:
    with pypdfium2.PdfDocument(brief) as document:
        darkest, _ = document[0].render(scale=0.5).to_pil().convert("L").getextrema()
    assert darkest < 80


def test_measured_text_is_as_wide_as_it_is_set(engine: Engine) -> None:
    headline, face = "Avoid “Kyiv’s” 52 talks, fifty Total", face_of("Brief Display", 600)
    body = "On 23 July the officials (all 1,234) flew in – AVATAR"
    pdf = pdf_of(
        engine,
        f'<h1><a href="https://a.b/">{headline}</a></h1>'
        f'<h1 style="letter-spacing: -0.008em"><a href="https://a.b/">{headline}</a></h1>'
        f'<p><a href="https://a.b/">{body}</a></p>'
        f'<p class="cite"><a href="https://a.b/">{body}</a></p>',
    )
    links = [link.get_object()["/Rect"] for link in reader_of(pdf).pages[0]["/Annots"]]
    assert [float(right - left) for left, _, right, _ in links] == pytest.approx(
        [
            advance(headline, face, 29),
            advance(headline, face, 29, tracking=-0.008),
            advance(body, face_of("Brief Serif"), 10),
            advance(body, face_of("Brief Sans"), 10, features={"sups": True}),
        ],
        abs=0.02,
    )


def test_a_word_of_sans_does_not_disturb_the_leading(engine: Engine) -> None:
    lines = '<p>Serif <a class="cite" href="#x">12</a></p>' * 30
    layout, _ = engine.layout(page(f'<p id="x"></p>{lines}'))
    assert layout is not None
    assert layout.read()[0].fill == pytest.approx(30 * 14 / (257 * 72 / 25.4), abs=0.001)


# What a document cannot reach

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title>'
DENIED = {
    "image file": ('<img alt="" src="file:///etc/passwd">', "file:///etc/passwd"),
    "image http": ('<img alt="" src="http://127.0.0.1:9/a.png">', "http://127.0.0.1:9/a.png"),
    "image ftp": ('<img alt="" src="ftp://127.0.0.1:9/a.png">', "ftp://127.0.0.1:9/a.png"),
    "image data": ('<img alt="" src="data:image/svg+xml,<svg/>">', "data:image/svg+xml"),
    "image relative": ('<img alt="" src="../a.png">', "../a.png"),
    "image absolute": ('<img alt="" src="/etc/passwd">', "/etc/passwd"),
    "image other host": ('<img alt="" src="//127.0.0.1:9/a.png">', "//127.0.0.1:9/a.png"),
    "missing asset": ('<img alt="" src="asset:absent.png">', "asset:absent.png"),
    "asset by a path": ('<img alt="" src="asset:../dot.svg">', "asset:../dot.svg"),
    "object": ('<object data="file:///etc/passwd"></object>', "file:///etc/passwd"),
    "embed": ('<embed src="file:///etc/passwd">', "file:///etc/passwd"),
    "stylesheet": ('<link rel="stylesheet" href="file:///etc/a.css">', "file:///etc/a.css"),
    "import": ("<style>@import url(file:///etc/a.css);</style>", "file:///etc/a.css"),
    "background": ('<p style="background: url(file:///etc/a.png)">x', "file:///etc/a.png"),
    "list style": ('<ul style="list-style-image: url(file:///etc/a.png)"><li>x', "/etc/a.png"),
    "border image": (
        '<p style="border: 1px solid; border-image-source: url(file:///etc/a.png)">x',
        "file:///etc/a.png",
    ),
    "content": ("<style>p::before { content: url(file:///a.png) }</style><p>x", "file:///a.png"),
    "page background": (
        "<style>@page { background: url(file:///etc/a.png) }</style>x",
        "file:///etc/a.png",
    ),
    "colour profile": (
        "<style>@color-profile --x { src: url(file:///etc/a.icc) }</style>",
        "file:///etc/a.icc",
    ),
    "font file": (
        '<style>@font-face { font-family: "X"; src: url(file:///etc/a.ttf) }</style>',
        "file:///etc/a.ttf",
    ),
    "font of the system": (
        '<style>@font-face { font-family: "X"; src: local("DejaVu Sans") }</style>',
        "Font-face 'X' cannot be loaded",
    ),
    "image in an svg": (
        f'{SVG}<image width="9" height="9" href="file:///etc/passwd"/></svg>',
        "file:///etc/passwd",
    ),
    "image in an svg asset": ('<img alt="" src="asset:outward.svg">', "file:///etc/passwd"),
    "import in an svg": (
        f"{SVG}<style>@import url(file:///etc/a.css);</style></svg>",
        "Failed to load inline SVG",
    ),
    "attachment": ('<link rel="attachment" href="file:///etc/passwd">', "attachment"),
    "attached link": ('<a rel="attachment" href="file:///etc/passwd">x</a>', "file:///etc/passwd"),
    "attached asset": ('<a rel="attachment" href="asset:dot.svg">x</a>', "asset:dot.svg"),
    "base": ('<base href="file:///etc/"><img alt="" src="hostname">', "file:///etc/hostname"),
    "script link": ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)"),
    "file link": ('<a href="file:///etc/passwd">x</a>', "file:///etc/passwd"),
    "broken link": ('<a href="http://[">x</a>', "http://["),
    "relative link": ('<a href="other.html">x</a>', "other.html"),
}
OUTWARD = DOT.replace(b"<circle", b'<image width="9" height="9" href="file:///etc/passwd"/><circle')


@pytest.mark.parametrize(("body", "named"), DENIED.values(), ids=DENIED)
def test_a_document_that_reaches_out_is_refused(engine: Engine, body: str, named: str) -> None:
    layout, problems = engine.layout(page(body), {"outward.svg": OUTWARD}, name="weekly")
    if layout:
        pdf, problems = layout.write("test")
        assert pdf is None
    assert problems
    assert {(problem.pos, problem.code, problem.level) for problem in problems} == {
        (Pos("weekly"), "render", "error")
    }
    assert any(named in problem.message for problem in problems)


WATCHED = """
import json, sys, tempfile
from briefgen.engine import opened
seen, bodies = [], json.load(sys.stdin)
with opened({"print.css": "p { margin: 0 }"}) as (engine, _):
    engine.layout("<html lang=en><p>")[0].write("x")
    def watch(event, args):
        if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "urllib.")):
            seen.append((event, str(args[0])))
    sys.addaudithook(watch)
    for body in bodies:
        layout, _ = engine.layout(body)
        layout and layout.write("x")
    print(json.dumps([entry for entry in seen if tempfile.gettempdir() not in entry[1]]))
"""


def test_nothing_outside_is_even_opened() -> None:
    bodies = json.dumps([page(body) for body, _ in DENIED.values()])
    run = subprocess.run(
        [sys.executable, "-c", WATCHED], input=bodies, capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == []


def test_everything_that_is_denied_is_named_once(engine: Engine) -> None:
    _, problems = made(engine, '<img alt="" src="a.png"><img alt="" src="b.png">' * 2)
    assert [problem.message for problem in problems] == [
        "nothing is fetched but assets, and this is none: a.png",
        "nothing is fetched but assets, and this is none: b.png",
    ]


def test_an_asset_of_one_document_is_none_of_the_next(engine: Engine) -> None:
    body = page('<img alt="A dot" src="asset:mine.svg">')
    layout, problems = engine.layout(body, {"mine.svg": DOT})
    assert (layout is not None, problems) == (True, [])
    layout, problems = engine.layout(body)
    assert (layout, len(problems)) == (None, 1)


# What is wrong with a document, a stylesheet or the machine


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<p style="text-wrap: balance">x', "text-wrap"),
        ('<img src="asset:dot.svg">', "no required alt description"),
        ('<a href="#nowhere">x</a>', "No anchor #nowhere"),
        ('<p id="x">a<p id="x">b', "Anchor defined twice: 'x'"),
        ("<p>漢", "U+6F22"),
        ("<svg><g></svg>" + "<em>a " * 500, "nested too deeply"),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="x"><g/></svg>',
            "stopped with ValueError",
        ),
        (f'<img alt="" src="asset:{"x" * 5000}">', "xxx"),
    ],
)
def test_a_document_with_a_fault_is_refused_with_a_short_word(
    engine: Engine, body: str, message: str
) -> None:
    pdf, problems = made(engine, body)
    assert pdf is None
    assert any(message in problem.message for problem in problems)
    assert all(len(problem.message) <= 300 for problem in problems)


def test_a_document_needs_a_language(engine: Engine) -> None:
    layout, _ = engine.layout("<title>t</title><p>x")
    assert layout is not None
    pdf, problems = layout.write("x")
    assert (pdf, len(problems)) == (None, 1)
    assert "lang" in problems[0].message


def test_every_fault_of_every_stylesheet_is_found_at_its_place() -> None:
    sheets = {
        "a.css": "p { margin: 0 }\np { text-wrap: balance;\n    colour: red; }\n",
        "b.css": "@import url(file:///c.css);\n@font-face { font-family: X; src: url(asset:x) }",
    }
    with opened(sheets) as (engine, problems):
        assert engine is None
    assert [(str(problem.pos), problem.message) for problem in problems] == [
        ("a.css:2:5", "Ignored `text-wrap: balance`, unknown property."),
        ("a.css:3:5", "Ignored `colour: red`, unknown property."),
        ("b.css", "Font-face 'X' cannot be loaded"),
        ("b.css", "nothing is fetched but assets, and this is none: file:///c.css"),
        ("b.css", "nothing is fetched but assets, and this is none: asset:x"),
    ]


MISSING = """
import cffi, json, sys
whole = cffi.FFI.dlopen
def partial(self, name, flags=0):
    if sys.argv[1] in name:
        raise OSError(f"cannot load library '{name}': no such file")
    return whole(self, name, flags)
cffi.FFI.dlopen = partial
from briefgen.engine import opened
with opened({}) as (engine, problems):
    assert engine is None
    print(json.dumps([[p.message, p.hint, p.code, p.exit] for p in problems]))
"""


@pytest.mark.parametrize(
    ("library", "tool", "hint"),
    [
        ("pango-1.0", "apt-get", "apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        ("fontconfig", "brew", "brew install pango"),
        ("harfbuzz-subset", "none", "install Pango, and HarfBuzz with its subset library"),
    ],
)
def test_a_missing_library_is_one_problem_that_says_how_to_install_it(
    library: str, tool: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / tool).touch(mode=0o755)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", MISSING, library],
        env={"PATH": str(tmp_path), "PYTHONPATH": ROOT},
        capture_output=True,
        text=True,
        check=True,
    )
    [[message, found, code, exit_code]] = json.loads(run.stdout)
    assert library in message
    assert found.startswith(hint)
    assert (code, exit_code) == ("environment", Exit.ENVIRONMENT)
    assert run.stderr == ""


# Pages that print page numbers


def numbered(pages: Mapping[str, int], slot: str = "width: 60pt") -> str:
    """Citations on three pages, one of them twice, then a note that says where they are."""
    links, last = [], 0
    for name in ("a", "b", "c", "d"):
        if pages[name] != last:
            links.append(f'<a href="#{name}">{pages[name]}</a>')
            last = pages[name]
    style = f"display: inline-block; white-space: nowrap; text-align: right; {slot}"
    note = f'<p id="n1">Note <span style="{style}">↑{" ".join(links)}</span> on.</p>'
    first = '<p id="a">a</p><p id="b" class="new-page">b</p><p id="c">c</p>'
    return page(f'{first}<p id="d" class="new-page">d</p><p class="new-page">x</p>{note}')


SLOT = 'style="display: inline-block; width: 60pt"'
PLACES = {"a": 1, "b": 2, "c": 2, "d": 3, "n1": 4}


def settled(
    engine: Engine, html_of: Callable[[Mapping[str, int]], str], only: int | None = None
) -> tuple[bytes, int]:
    """The file of a document that settles, and how often it was laid out."""
    count = 0

    def counted(pages: Mapping[str, int]) -> str:
        nonlocal count
        count += 1
        return html_of(pages)

    layout, problems = engine.settle(counted, first=html_of(Guess(only)))
    assert layout, problems
    pdf, problems = layout.write("x")
    assert pdf, problems
    return pdf, count


def laid_out_again(engine: Engine, html: str) -> bytes:
    layout, problems = engine.layout(html)
    assert layout, problems
    pdf, problems = layout.write("x")
    assert pdf, problems
    return pdf


@pytest.mark.parametrize(
    "slot", ["width: 60pt", "width: 60pt; text-align: left", "width: 60pt; text-align: center"]
)
def test_pages_in_slots_are_put_in_as_a_second_layout_would(engine: Engine, slot: str) -> None:
    pdf, rounds = settled(engine, lambda pages: numbered(pages, slot))
    assert rounds == 1
    assert "↑1 2 3" in reader_of(pdf).pages[3].extract_text()
    assert pdf == laid_out_again(engine, numbered(PLACES, slot))


@pytest.mark.parametrize(
    "slot",
    ["width: auto", "width: 4pt", "width: 60pt; text-align: justify", "display: inline"],
)
def test_what_moves_when_pages_are_put_in_is_laid_out_again(engine: Engine, slot: str) -> None:
    pdf, rounds = settled(engine, lambda pages: numbered(pages, slot))
    assert rounds == 2
    assert pdf == laid_out_again(engine, numbered(PLACES, slot))


@pytest.mark.parametrize(
    "note",
    [
        "<p>Page {a}</p>",
        '<p class="x{a}">Page</p>',
        "<p {slot}>Page <b>{a}</b></p>",
        '<p {slot}><a href="#{a}">Page</a></p>',
        "<p>{a}<span {slot}></span></p>",
    ],
)
def test_so_is_whatever_else_knows_its_page(engine: Engine, note: str) -> None:
    def html_of(pages: Mapping[str, int]) -> str:
        return page(
            f'<p id="1">1</p><p id="10">10</p><p id="a">a</p>{note.format(a=pages["a"], slot=SLOT)}'
        )

    pdf, rounds = settled(engine, html_of)
    assert rounds == 2
    assert pdf == laid_out_again(engine, html_of({"a": 1}))


def test_a_document_that_prints_no_page_numbers_is_laid_out_once(engine: Engine) -> None:
    assert settled(engine, lambda _: page(BRIEF))[1] == 1


def test_a_guess_that_is_right_is_laid_out_once(engine: Engine) -> None:
    def html_of(pages: Mapping[str, int]) -> str:
        return page(f'<p id="a">This is page {pages["a"]}')

    assert settled(engine, html_of, only=1)[1] == 1
    assert settled(engine, html_of, only=7)[1] == 2


def test_page_numbers_that_never_settle_are_a_problem(engine: Engine) -> None:
    def html_of(pages: Mapping[str, int]) -> str:
        turned = 'class="new-page"' if pages["x"] != 2 else ""
        return page(f'<p>first<p {turned} id="x">x')

    layout, problems = engine.settle(html_of, first=html_of(Guess()), name="weekly")
    assert layout is None
    assert [(problem.pos, problem.message) for problem in problems] == [
        (Pos("weekly"), "the page numbers that the document prints still change after 4 layouts")
    ]


def test_a_document_that_fails_does_not_settle(engine: Engine) -> None:
    broken = page('<img alt="" src="a.png">')
    layout, problems = engine.settle(lambda _: broken, first=broken)
    assert (layout, len(problems)) == (None, 1)


# The same bytes, and nothing left behind

SAME = """
import hashlib, json, sys
from datetime import date
from briefgen.engine import opened
from briefgen.engine.archival import Attachment
given = json.load(sys.stdin)
from briefgen.fonts import FACES, face_files
assets = face_files(face for face in FACES if face.name in given["css"])
with opened({"print.css": given["css"]}, assets) as (engine, _):
    attached = Attachment("a.json", b"{}", "application/json", "All", "Data", date(2025, 7, 27))
    pdf, _ = engine.layout(given["html"])[0].write("weekly", {"n1": "Note 1"}, [attached])
    print(hashlib.sha256(pdf).hexdigest())
"""


def test_other_processes_make_the_same_bytes(tmp_path: Path) -> None:
    html = page(BRIEF.replace('<img src="asset:dot.svg" alt="A dot">', ""))
    given = {"css": FONTS_CSS + PRINT_CSS, "html": html}
    with opened({"print.css": given["css"]}, ASSETS) as (engine, _):
        assert engine is not None
        layout, _ = engine.layout(html)
        assert layout is not None
        day = date(2025, 7, 27)
        attached = Attachment("a.json", b"{}", "application/json", "All", "Data", day)
        pdf, _ = layout.write("weekly", {"n1": "Note 1"}, [attached])
        assert pdf is not None
    worlds = (
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "HOME": str(tmp_path), "LANG": "C"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "HOME": "/nowhere", "LC_ALL": "C.UTF-8"},
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SAME],
            env={**world, "PYTHONPATH": ROOT, "SOURCE_DATE_EPOCH": "1000000000"},
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for world, cwd in zip(worlds, (str(tmp_path), "/"), strict=True)
    ]
    digests = {run.communicate(json.dumps(given))[0].strip() for run in runs}
    assert digests == {hashlib.sha256(pdf).hexdigest()}


def test_what_an_engine_made_before_does_not_show(engine: Engine, brief: bytes) -> None:
    pdf_of(engine, "<h1>Another</h1><p>document 0123456789")
    assert made(engine, '<img alt="" src="a.png">')[0] is None
    assert pdf_of(engine, BRIEF, {"n1": "Note 12: source S3, paragraph 2"}) == brief


def test_the_file_tells_nothing_of_the_machine(brief: bytes) -> None:
    text = " ".join(
        f"{thing} {thing.get_data().decode('latin-1') if hasattr(thing, 'get_data') else ''}"
        for thing in objects(brief)
        if not (isinstance(thing, dict) and "/Length1" in thing)  # font files: long, and not ours
    )
    assert "Weekly Brief" in text
    for told in (str(Path.home()), str(Path.cwd()), tempfile.gettempdir(), "file:", "asset:"):
        assert told not in text


def test_the_process_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/before")
    folder = tempfile.gettempdir()
    with opened({"print.css": FONTS_CSS}, ASSETS) as (engine, _):
        own = Path(tempfile.gettempdir())
        assert str(own) != folder
        assert os.environ["FONTCONFIG_FILE"] == str(own / "fonts.conf")
        assert engine is not None
        assert [path.name for path in own.iterdir() if path.is_dir()]  # the fonts, for Pango
    assert not own.exists()
    assert (os.environ["FONTCONFIG_FILE"], tempfile.gettempdir()) == ("/before", folder)


def test_weasyprints_log_stays_inside(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.level, logger.propagate, list(logger.handlers))
    with caplog.at_level(logging.DEBUG):
        assert made(engine, '<p style="colour: red">x')[0] is None
    assert caplog.records == []
    assert (logger.level, logger.propagate, list(logger.handlers)) == before
