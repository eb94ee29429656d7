"""Hard content does not break a brief: very much of it, very little, and every script."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdf
import pytest

from briefgen import scripts
from briefgen.build import Order, Outcome, build
from briefgen.examine import examine
from briefgen.model.brief import Format
from briefgen.problem import Exit, Problem, exit_code
from tests.sample import DESK, EDITION, ENTITIES, FACTS, source
from tests.shipped import laid_out
from tests.tagged import Tagged
from tests.test_build import lay_out

STEM = "output/harbour/2031-03-09/harbour-2031-03-09"

# Forty characters each.
NAMES = {
    "norden": "Confederated Harbour Republics of Norden",
    "sudmark": "Grand Ferry Principality of Old Sudmarks",
    "ada-quist": "Ada Wilhelmina Quist van der Hafenstrand",
}
TONGUES = {
    "ar": "وصل الوفد إلى الميناء يوم الاثنين 3 مارس 2031 وعقد اجتماعا لمدة ساعتين، ثم غادر دون أن "
    "يعلن أي اتفاق على إعادة فتح خط العبارات بين البلدين",
    "zh": "两国代表于2031年3月3日在埃尔姆港举行会晤，会谈持续了两个小时",
    "ja": "両国の使節は2031年3月3日にエルム港で会談し、フェリー航路は閉鎖されたままだ",
    "uk": "Посланці зустрілися в порту 3 березня 2031 року; її завершили спільною заявою ґрунтовно",
}


def built(root: Path, formats: Sequence[Format] = ("pdf", "html", "json")) -> Outcome:
    outcome = build(root, Order(formats=formats))
    assert outcome.problems == []
    return outcome


def read(root: Path) -> list[str]:
    """The text of each page, on one line."""
    pages = pypdf.PdfReader(root / f"{STEM}.pdf").pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def faults(root: Path) -> list[Problem]:
    """What the layout lint finds, without what only a little sample can have: empty ends.

    Puts the PDF where a build would.
    """
    found, problems = examine(root)
    assert found
    assert problems == []
    printed = laid_out(found, "harbour", None, "a4")
    (root / STEM).parent.mkdir(parents=True, exist_ok=True)
    (root / f"{STEM}.pdf").write_bytes(printed.pdf)
    return [one for one in printed.problems if one.code != "fill"]


# ---- Very much ----


def many(count: int) -> dict[str, str]:
    """A source of so many sentences, each an excerpt of its own, and a fact for each of them."""
    told = [f"Ferry {n} of the old line left berth {n + 300} before noon" for n in range(count)]
    ids = [f"ferry-{n}" for n in range(count)]
    facts = "".join(
        f"  - {{id: {name}, statement: {words}., cites: [log/{name}], credibility: 2}}\n"
        for name, words in zip(ids, told, strict=True)
    )
    text = "Log\n\n" + "".join(f"{words}.\n\n" for words in told)
    log = source("log", text, dict(zip(ids, told, strict=True)), reliability="B", date="2031-03-04")
    return {"facts": FACTS + facts, "log": log}


@pytest.mark.slow
def test_two_hundred_notes_are_printed_once_each_with_the_pages_that_use_them(
    tmp_path: Path,
) -> None:
    texts = many(195)
    root = lay_out(tmp_path, facts=texts["facts"])
    (root / "content/sources/log.yaml").write_text(texts["log"])
    built(root, ["html", "json"])
    found = faults(root)
    data = json.loads((root / f"{STEM}.json").read_text(encoding="utf-8"))
    exact = {one["id"]: one["exact"] for one in data["excerpts"]}
    assert len(data["notes"]) == 200
    items = [
        item.text
        for item in Tagged((root / f"{STEM}.pdf").read_bytes()).document.all("LI")
        if "¶" in item.text
    ]
    assert len(items) == 200
    for number, (note, item) in enumerate(zip(data["notes"], items, strict=True), 1):
        words = exact[note["excerpt"]].replace('"', "‘", 1).replace('"', "’")
        assert note["number"] == number
        assert re.fullmatch(
            rf"{number}\.\s*S\d\s*¶\d+\s*↑\d+(\s\d+)*\s*“{re.escape(words)}”",
            re.sub(r"\s+", " ", item).strip(),
        ), item
    page = (root / f"{STEM}.html").read_text(encoding="utf-8")
    assert len(re.findall(r'<span class="ex"', page)) == 200
    assert not [one for one in found if one.code in ("overflow", "split")]


THINGS = (
    "tolls berths piers ropes crews fares lamps buoys gates docks cranes masts sails nets".split()
)


def matrix() -> str:
    """The edition with a row for each of these things, far down on a page."""
    rows = "".join(
        f"""\
    - issue: Ferry {thing}
      cells:
        norden: {{stance: against, text: "Closed while the toll stands[@ferry-closed]"}}
        sudmark: {{stance: for, text: "Crowns for the shared pier[@pier-pledge]"}}
"""
        for thing in THINGS
    )
    start, end = EDITION.index("  parties:"), EDITION.index("pledges:")
    told = EDITION[EDITION.index("  - head:") : EDITION.index("positions:\n")]
    before = EDITION[:start].replace(told, told * 13)
    return f"{before}  parties: [norden, sudmark]\n  issues:\n{rows}{EDITION[end:]}"


def test_a_matrix_of_fourteen_rows_repeats_its_head_and_keeps_rows_and_cells(
    tmp_path: Path,
) -> None:
    desk = DESK + "limits: {issues: 14}\n"
    root = lay_out(tmp_path, desk=desk, edition=matrix(), entities=named())
    assert faults(root) == []
    rows = [
        re.sub(r"\s+", " ", row.text)
        for table in Tagged((root / f"{STEM}.pdf").read_bytes()).document.all("Table")
        for row in table.all("TR")
        if "shared pier" in row.text and "Ferry" in row.text
    ]
    assert [re.findall(r"Ferry (\w+)", row) for row in rows] == [[thing] for thing in THINGS]
    assert all("Closed while the toll stands" in row for row in rows)
    on = [page for page in read(root) if re.search(rf"Ferry ({'|'.join(THINGS)})", page)]
    assert len(on) > 1
    for page in on:
        head = page[: re.search(rf"Ferry ({'|'.join(THINGS)})", page).start()]  # type: ignore[union-attr]
        assert NAMES["norden"] in head
        assert NAMES["sudmark"] in head


def named() -> str:
    """The entities under their long names."""
    entities = ENTITIES.replace("    short: Quist\n", "")
    for short, long in zip(("Norden", "Sudmark", "Ada Quist"), NAMES.values(), strict=True):
        entities = entities.replace(f"name: {short}\n", f"name: {long}\n    also: [{short}]\n")
    return entities


def test_names_of_forty_letters_stay_in_their_places(tmp_path: Path) -> None:
    assert {len(name) for name in NAMES.values()} == {40}
    title = "Of Ferries, Tolls and the Harbours of Elm"[:40]
    edition = EDITION.replace("who: Sudmark", f"who: {NAMES['sudmark']}")
    root = lay_out(tmp_path, entities=named(), edition=edition)
    path = root / "content/sources/gazette.yaml"
    says = f"text_says: {{title: '{title}', publisher: {NAMES['norden']}}}\n"
    path.write_text(path.read_text().replace("excerpts:\n", f"{says}excerpts:\n"))
    assert faults(root) == []
    text = " ".join(read(root))
    for name in (NAMES["norden"], NAMES["sudmark"], title):
        assert name in text


def test_a_headline_of_three_lines_is_refused_with_the_limit(tmp_path: Path) -> None:
    headline = "Envoys of Norden and Sudmark meet in Port Elm " * 2
    edition = EDITION.replace("Envoys meet, and the ferry line stays closed", headline.strip())
    outcome = build(lay_out(tmp_path, edition=edition), Order())
    [problem] = [one for one in outcome.problems if one.code == "too-wide"]
    assert problem.pos.file == "content/editions/harbour/2031-03-09.yaml"
    assert problem.pos.line == 4
    lines = edition.splitlines()
    assert lines[3][: problem.pos.column - 1].startswith("headline: Envoys of Norden")
    assert problem.message == "1 line too many"
    assert problem.hint == "there are 2 lines for it, measured in its face"
    assert exit_code(outcome.problems) == Exit.PROBLEMS
    assert outcome.written == []


# ---- Every script ----


def in_tongues(root: Path, texts: Mapping[str, str] = TONGUES) -> Path:
    cites = ", ".join(f"s-{tag}/one" for tag in texts)
    lay_out(root, facts=FACTS.replace("gazette/met, herald/met", f"gazette/met, {cites}"))
    fields = {"reliability": "C", "date": "2031-03-05"}
    for tag, words in texts.items():
        of_it = source(f"s-{tag}", f"{words}.\n", {"one": words}, language=tag, **fields)
        (root / f"content/sources/s-{tag}.yaml").write_text(of_it, encoding="utf-8")
    # One that the first excerpt of the Herald is not left without a use for.
    herald = root / "content/sources/herald.yaml"
    facts = root / "content/facts/talks.yaml"
    facts.write_text(facts.read_text().replace("cites: [herald/again]", AGAIN))
    assert herald.exists()
    return root


AGAIN = "cites: [herald/met, herald/again]"


@pytest.fixture(scope="module")
def tongues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = in_tongues(tmp_path_factory.mktemp("tongues"))
    built(root)
    return root


@pytest.mark.parametrize("tag", TONGUES)
def test_an_excerpt_in_any_script_is_read_back_letter_by_letter(tongues: Path, tag: str) -> None:
    heard = Tagged((tongues / f"{STEM}.pdf").read_bytes()).document
    [note] = [one for one in heard.all("LI") if TONGUES[tag][:12] in one.text]
    assert f"“{TONGUES[tag]}" in re.sub(r"\s+", " ", note.text)
    [spoken, *_] = [one for one in note.all() if one.entries.get("/Lang")]
    assert spoken.entries["/Lang"] == tag


@pytest.mark.parametrize("tag", ["zh", "ja", "uk"])
def test_what_runs_from_left_to_right_is_painted_as_it_is_spelt(tongues: Path, tag: str) -> None:
    assert TONGUES[tag].replace(" ", "") in "".join(read(tongues)).replace(" ", "")


def test_arabic_is_painted_shaped_and_from_the_right(tongues: Path) -> None:
    """One glyph a letter, in the order in which a page is drawn, which pypdf turns round."""
    text = "".join(read(tongues))
    for word in ("الميناء", "مارس", "وعقد", "اجتماعا", "العبارات"):
        assert word in text
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pypdf.PdfReader(tongues / f"{STEM}.pdf").pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert {"Brief-Arabic", "Brief-Han"} <= fonts


@pytest.mark.parametrize("tag", ["ar", "zh", "uk"])
def test_the_web_page_says_language_and_lets_the_text_say_its_direction(
    tongues: Path, tag: str
) -> None:
    page = (tongues / f"{STEM}.html").read_text(encoding="utf-8")
    assert f'id="e-s-{tag}/one" lang="{tag}" dir="auto">“{TONGUES[tag]}”' in page
    assert f'<blockquote lang="{tag}" dir="auto">' in page
    assert 'font-family: "Brief Arabic"' in page
    assert '--serif: "Brief Serif", "Brief Arabic", "Brief Han"' in page


def test_pages_of_other_scripts_have_no_faults(tongues: Path) -> None:
    assert faults(tongues) == []


def test_a_page_without_other_scripts_has_none_of_their_faces(tmp_path: Path) -> None:
    root = in_tongues(tmp_path, {"uk": TONGUES["uk"]})
    built(root)
    page = (root / f"{STEM}.html").read_text(encoding="utf-8")
    assert "Brief Arabic" not in page
    assert b"Brief-Han" not in (root / f"{STEM}.pdf").read_bytes()


def test_characters_that_no_face_has_stop_the_print_at_their_place(tmp_path: Path) -> None:
    root = in_tongues(tmp_path, {"am": "ሰላም ለሁሉም"})
    outcome = build(root, Order(formats=["pdf"]))
    [problem] = outcome.problems
    assert (problem.code, problem.level) == ("no-glyph", "error")
    assert problem.message == (
        "no face of the page has `ሰ` (U+1230 ETHIOPIC SYLLABLE SA), "
        "`ላ` (U+120B ETHIOPIC SYLLABLE LAA), `ም` (U+121D ETHIOPIC SYLLABLE ME) and 3 more"
    )
    assert str(problem.pos) == "content/sources/s-am.yaml:10:13"
    assert "a family of your own" in problem.hint
    assert outcome.written == []


def test_without_the_extra_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "_offered", tuple)
    root = in_tongues(tmp_path, {"zh": TONGUES["zh"]})
    [problem] = build(root, Order(formats=["pdf"])).problems
    assert problem.message.startswith("no face of the page has `两` (U+4E24 ")
    assert "pip install 'briefgen[scripts]'" in problem.hint
    # The page on screen has the letters of the reader's system.
    assert build(root, Order(formats=["html"])).problems == []


# ---- Very little ----


def test_a_brief_of_one_fact_is_one_clean_page(tmp_path: Path) -> None:
    guide = Path(__file__).parent.parent / "docs" / "first-brief.md"
    named = r"^`(content/[^`]+)`.*?```yaml\n(.*?)```"
    told = re.findall(named, guide.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for name, text in told:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    built(tmp_path, ["html", "json"])
    assert faults(tmp_path) == []
    assert len(pypdf.PdfReader(tmp_path / f"{STEM}.pdf").pages) == 1


def test_a_section_with_nothing_in_it_is_left_out(tmp_path: Path) -> None:
    edition = EDITION[: EDITION.index("watch:")]
    root = lay_out(tmp_path, edition=edition)
    built(root)
    reader = pypdf.PdfReader(root / f"{STEM}.pdf")
    titles = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    assert "Positions" in titles
    assert "What to watch" not in titles
    assert "What to watch" not in " ".join(read(root))
    assert "What to watch" not in (root / f"{STEM}.html").read_text(encoding="utf-8")
