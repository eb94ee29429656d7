"""A theme makes a brief look like another house's, and says nothing that it was not given."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from briefgen import faces, fonts
from briefgen.build import Order, build
from briefgen.compose import compose
from briefgen.formats import look, md, pdf, sheet
from briefgen.formats.look import Look
from briefgen.job import Job, job_of
from briefgen.load import load
from briefgen.model.theme import STANDARD, Theme
from briefgen.read import builtin_templates, read
from briefgen.select import Selection, select
from briefgen.verify import UNVERIFIED
from tests.sample import DESK, project
from tests.test_build import lay_out

GUIDE = (Path(__file__).parent.parent / "docs" / "themes.md").read_text(encoding="utf-8")
THEME, LOGO = re.findall(r"```(?:yaml|svg)\n(.*?)```", GUIDE, re.DOTALL)
FILES = {"content/themes/meridian.yaml": THEME, "templates/meridian.svg": LOGO}
ACCENT = "#8c1d18"


def dressed() -> Selection:
    """The harbour brief in the theme of the guide."""
    texts = {**project(desk=f"{DESK}theme: meridian\n"), **FILES}
    corpus, problems = load(texts)
    assert problems == []
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    return chosen


@pytest.fixture(scope="module")
def selection() -> Selection:
    return dressed()


@pytest.fixture(scope="module")
def job(selection: Selection) -> Job:
    return job_of(selection, compose(selection, UNVERIFIED))


@pytest.fixture(scope="module")
def house(job: Job) -> Iterator[Look]:
    with look.opened({**builtin_templates(), "meridian.svg": LOGO}) as shared:
        yield shared.dressed(job)


def fonts_of(data: bytes) -> set[str]:
    """The names of the fonts in a PDF."""
    objects = pypdf.PdfReader(io.BytesIO(data)).pages
    resources: list[Any] = [page["/Resources"] for page in objects]
    return {
        str(one.get_object()["/BaseFont"]) for each in resources for one in each["/Font"].values()
    }


def test_the_theme_of_the_guide_has_no_more_than_fifteen_lines() -> None:
    assert len(THEME.splitlines()) <= 15


def test_the_pdf_is_another_houses(job: Job, house: Look) -> None:
    (file,), problems = pdf.make(job, house)
    assert problems == []
    assert file.name == "harbour-2031-03-09-letter.pdf"
    reader = pypdf.PdfReader(io.BytesIO(file.data))
    first = reader.pages[0].extract_text()
    for name in ("In short", "Our view", "In this issue", "What happened", "In dispute"):
        assert name in first
    for name in ("Bottom line", "Key judgements", "Inside", "Key developments", "Disputed claims"):
        assert name not in first
    families = fonts_of(file.data)
    assert families
    assert all("Brief-Sans" in name for name in families)
    paint = reader.pages[0].get_contents()
    assert paint is not None
    red, green, blue = (int(ACCENT[at : at + 2], 16) / 255 for at in (1, 3, 5))
    colours = set(re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg", paint.get_data()))
    near = [c for c in colours if abs(float(c[0]) - red) + abs(float(c[1]) - green) < 0.01]
    assert near
    assert abs(float(near[0][2]) - blue) < 0.01
    assert not [c for c in colours if abs(float(c[2]) - 0x5E / 255) < 0.002], "the old accent"


def test_the_markdown_has_the_names_too(job: Job, house: Look) -> None:
    (file,), _ = md.make(job, house)
    assert "## In short" in file.data.decode()
    assert "## What happened" in file.data.decode()


def test_the_standard_changes_nothing() -> None:
    assert sheet.for_paper(STANDARD) == sheet.for_screen(STANDARD) == ""


def test_a_theme_says_only_what_it_changes() -> None:
    assert sheet.for_paper(Theme(id="x", masthead="plain")) == (
        ":root { --mast: .5pt solid var(--ink) }\n"
    )
    text = sheet.for_screen(Theme(id="x", ink="#1c1210"))
    assert re.findall(r"--(\w+):", text) == ["ink", "grey"]
    assert "light-dark(#1c1210, #e4e7e6)" in text


def test_a_letter_that_a_family_lacks_is_taken_from_ours() -> None:
    own = Theme.model_validate({"id": "x", "faces": {"headlines": "Old Hand", "text": "Old Hand"}})
    assert sheet.for_paper(own) == (
        ':root { --display: "Old Hand", "Brief Display"; --serif: "Old Hand", "Brief Serif";'
        ' --caption: "Old Hand", "Brief Caption" }\n'
        "html { font-variant-numeric: lining-nums }\n"
    )


def test_the_programs_own_faces_are_not_asked_for_lining_figures() -> None:
    own = Theme.model_validate({"id": "x", "faces": {"text": "Brief Sans"}})
    assert "lining" not in sheet.for_paper(own)
    words = "0123456789"
    for face in fonts.FACES:
        lining = fonts.advance(words, face, 10, features={"lnum": True})
        assert fonts.advance(words, face, 10) == lining


def test_a_family_of_the_desks_own_is_read_checked_and_set(tmp_path: Path) -> None:
    theme = "id: hand\nfaces: {headlines: Old Hand}\n"
    root = lay_out(tmp_path, desk=f"{DESK}theme: hand\n")
    for path, data in {
        "content/themes/hand.yaml": theme.encode(),
        "templates/fonts/old-hand-400.ttf": fonts.face_bytes(fonts.face_of("Brief Sans")),
        "templates/fonts/old-hand-600.ttf": b"no font",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    outcome = build(root, Order(formats=["md"]))
    assert [(str(p.pos), p.message) for p in outcome.problems] == [
        (
            "templates/fonts/old-hand-600.ttf",
            "it cannot be read as a font: it is not a TrueType file",
        )
    ]
    bold = fonts.face_bytes(fonts.face_of("Brief Sans", 600))
    (root / "templates/fonts/old-hand-600.ttf").write_bytes(bold)
    found, problems = read(root)
    assert problems == []
    corpus, _ = load(found.texts, found.fonts)
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    with look.opened(builtin_templates()) as shared:
        own = shared.dressed(job_of(chosen, compose(chosen, UNVERIFIED)))
        engine, problems = own.engine("a4")
        assert engine, problems
        page = "<h1>Envoys meet</h1>"
        layout, problems = engine.layout(f'<html lang="en"><title>x</title>{page}')
        assert layout, problems
        made, problems = layout.write("hand")
    assert made, problems
    assert [name.partition("+")[2] for name in fonts_of(made)] == ["Old-Hand-Semi-Bold"]
    assert faces.face_for(own.theme, corpus.fonts, "headlines", 600, italic=False) in own.faces()


# ---- Values put in where they are used ----


def test_the_values_of_the_root_stand_where_they_are_used() -> None:
    solved = sheet.solved(
        {
            "print.css": ":root { --ink: #000; --edge: 1pt solid var(--ink) } "
            "p { border: var(--edge); color: var( --ink ) }",
            "theme.css": ":root { --ink: #123 }",
        }
    )
    assert solved["print.css"].endswith("p { border: 1pt solid #123; color: #123 }")
    assert solved["theme.css"] == ":root { --ink: #123 }"


@pytest.mark.parametrize(
    "style",
    [
        "/* :root { --ink: #000 } */ p { color: var(--ink) }",
        ":root { --ink: #000 } section { --ink: #fff } p { color: var(--ink) }",
        ":root { --ink: #000 } p { color: var(--ink, #fff) }",
        ":root { --ink: var(--ink) } p { color: var(--ink) }",
        "p { color: var(--paper) }",
    ],
)
def test_any_other_value_is_left_to_the_typesetter(style: str) -> None:
    assert sheet.solved({"print.css": style}) == {"print.css": style}


def test_the_shipped_sheets_ask_the_typesetter_for_nothing_twice() -> None:
    texts = builtin_templates()
    styles = {name: texts[name] for name in (look.PRINT_STYLE, *look.PAPER_STYLES.values())}
    rules = re.sub(r":root \{.*?\}", "", sheet.solved(styles)[look.PRINT_STYLE], flags=re.DOTALL)
    assert "var(" in texts[look.PRINT_STYLE]
    assert "var(" not in rules
