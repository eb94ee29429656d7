import json
import re
from pathlib import Path

import pypdf
import pytest

from briefgen.build import Order, build
from briefgen.problem import Exit, exit_code
from tests.sample import BRIEF, EDITION, project


def lay_out(root: Path, **changes: str) -> Path:
    for path, text in project(**changes).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_out(tmp_path_factory.mktemp("project"))
    outcome = build(root, Order())
    assert outcome.problems == []
    assert (outcome.editions, len(outcome.written)) == (1, 4)
    return root / "output" / "harbour" / "2031-03-09"


def test_an_edition_is_four_files_under_its_date(built: Path) -> None:
    names = sorted(path.name for path in built.iterdir())
    assert names == [f"harbour-2031-03-09.{suffix}" for suffix in ("html", "json", "md", "pdf")]
    assert (built.parent / "latest").resolve() == built.resolve()


def test_the_pdf_prints_every_note_with_its_exact_words(built: Path) -> None:
    reader = pypdf.PdfReader(built / "harbour-2031-03-09.pdf")
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    data = json.loads((built / "harbour-2031-03-09.json").read_text(encoding="utf-8"))
    assert len(data["excerpts"]) == 5
    for excerpt in data["excerpts"]:
        first_words = " ".join(excerpt["exact"].split()[:6]).replace('"', "‘")
        assert first_words in text
    for page in reader.pages:
        assert page.extract_text().count("TLP:GREEN") >= 2
    assert reader.metadata
    assert reader.metadata.title
    assert "Envoys meet" in reader.metadata.title
    assert reader.metadata.author == "Harbour Desk"


def test_the_page_asks_for_nothing_from_outside(built: Path) -> None:
    page = (built / "harbour-2031-03-09.html").read_text(encoding="utf-8")
    asked = re.findall(r'(?:src|href)="(?!#|data:)([^"]*)"', page)
    assert set(asked) == {
        f"{built.parent.name}-{built.name}.{end}" for end in ("pdf", "json", "md")
    }
    assert set(re.findall(r'url\("?([a-z]+):', page)) <= {"data"}


def test_the_markdown_defines_every_footnote_that_it_calls(built: Path) -> None:
    text = (built / "harbour-2031-03-09.md").read_text(encoding="utf-8")
    called = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert called == set(defined) == {str(n) for n in range(1, 6)}
    assert len(defined) == 5


def test_the_json_holds_the_whole_edition(built: Path) -> None:
    data = json.loads((built / "harbour-2031-03-09.json").read_text(encoding="utf-8"))
    assert data["schema_version"] == 1
    assert data["edition"]["headline"] == "Envoys meet, and the ferry line stays closed"
    assert [one["grade"] for one in data["sources"]] == ["B2–3", "C2"]
    assert {fact["id"] for fact in data["facts"]} == {
        "talks-held", "ferry-closed", "pier-pledge", "dredging-part", "meet-again",
    }  # fmt: skip
    assert data["notes"][0] == {
        "number": 1,
        "excerpt": "gazette/met",
        "source": "S1",
        "used_by": ["bottom-line", "developments", "disputed"],
        "facts": ["talks-held"],
    }
    assert data["conflicts"][0]["id"] == "what-was-agreed"
    assert data["judgements"][0]["likelihood"] == "unlikely"


def test_the_same_content_gives_the_same_bytes_elsewhere(built: Path, tmp_path: Path) -> None:
    other = lay_out(tmp_path / "else where")
    build(other, Order())
    for path in built.iterdir():
        again = other / "output" / "harbour" / "2031-03-09" / path.name
        assert path.read_bytes() == again.read_bytes(), path.name


def test_an_error_anywhere_writes_nothing_and_keeps_the_last_good_set(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    build(root, Order(formats=["md"]))
    before = (root / "output/harbour/latest/harbour-2031-03-09.md").read_bytes()
    lay_out(
        root,
        edition=EDITION.replace("headline: Envoys meet", "headline: Changed").replace(
            "[@talks-held]", "[@no-such-fact]"
        ),
    )
    outcome = build(root, Order(formats=["md"]))
    assert exit_code(outcome.problems) == Exit.PROBLEMS
    assert outcome.written == []
    assert (root / "output/harbour/latest/harbour-2031-03-09.md").read_bytes() == before


def test_an_unknown_brief_is_wrong_usage(tmp_path: Path) -> None:
    outcome = build(lay_out(tmp_path), Order(briefs=["harbur"]))
    assert exit_code(outcome.problems) == Exit.USAGE
    assert outcome.problems[0].hint == "did you mean `harbour`?"


def test_a_brief_of_one_fact_needs_five_small_files(tmp_path: Path) -> None:
    """The walk-through in docs/first-brief.md, as a newcomer types it."""
    guide = Path(__file__).parent.parent / "docs" / "first-brief.md"
    found = re.findall(
        r"^`(content/[^`]+)`.*?```yaml\n(.*?)```",
        guide.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert len(found) == 5
    for name, text in found:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = build(tmp_path, Order())
    assert outcome.problems == []
    assert len(outcome.written) == 4


def test_a_brief_that_outgrows_its_pages_says_by_how_much(tmp_path: Path) -> None:
    root = lay_out(tmp_path, brief=BRIEF + "max_pages: 1\n")
    outcome = build(root, Order(formats=("pdf",)))
    [problem] = outcome.problems
    assert (problem.code, str(problem.pos)) == (
        "too-many-pages",
        "content/briefs/harbour.yaml:16:12",
    )
    assert re.fullmatch(
        r"3 pages of A4, where the brief may have 1: \d{3,4} pt too deep, about \d\d lines",
        problem.message,
    )
    assert outcome.written == []
