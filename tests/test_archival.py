"""A PDF that later readers can use: it conforms, says what it is, and carries what it rests on."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from briefgen.build import Order, build
from tests import verapdf
from tests.sample import GAZETTE, HERALD, project
from tests.tagged import Tagged

ROOT = Path(__file__).parent.parent
NAME = "harbour-2031-03-09"
GLOSS = "the envoys are to meet once more"
lacking = verapdf.missing()
needs_verapdf = pytest.mark.skipif(bool(lacking), reason=lacking)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    herald = project()["content/sources/herald.yaml"]
    herald = herald.replace("reliability: C\n", "reliability: C\nlanguage: uk\n")
    herald = herald.replace("  - id: again\n", f"  - id: again\n    gloss: {GLOSS}\n")
    for path, text in project(herald=herald).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    outcome = build(root, Order(formats=("pdf", "json")))
    assert outcome.problems == []
    return root / "output" / "harbour" / "latest" / f"{NAME}.pdf"


@pytest.fixture(scope="module")
def reader(pdf: Path) -> Any:
    return pypdf.PdfReader(pdf)


@pytest.fixture(scope="module")
def tagged(pdf: Path) -> Tagged:
    return Tagged(pdf.read_bytes())


def conforms(files: Iterable[Path]) -> None:
    files = list(files)
    verdicts = verapdf.verdicts(files)
    assert len(verdicts) == len(verapdf.PROFILES) * len(files)
    assert {key: broken for key, broken in verdicts.items() if broken} == {}


@needs_verapdf
def test_verapdf_finds_it_accessible_and_archival(pdf: Path) -> None:
    conforms([pdf])


@needs_verapdf
@pytest.mark.slow
def test_verapdf_finds_what_is_wrong(pdf: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    del writer.root_object["/Metadata"], writer.root_object["/MarkInfo"]
    broken = tmp_path / "broken.pdf"
    writer.write(broken)
    assert all(verapdf.verdicts([broken]).values())


@needs_verapdf
@pytest.mark.slow
def test_verapdf_passes_every_edition_on_every_paper(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    outcome = build(tmp_path, Order(every=True, formats=("pdf",), papers=("a4", "letter")))
    assert outcome.problems == []
    assert len(outcome.written) >= 8
    conforms(outcome.written)


def test_it_carries_the_edition_and_its_sources(reader: Any) -> None:
    specs = [spec.get_object() for spec in reader.root_object["/AF"]]
    files = [spec["/EF"]["/F"] for spec in specs]
    assert [(spec["/UF"], spec["/AFRelationship"]) for spec in specs] == [
        (f"{NAME}.csl.json", "/Supplement"),
        (f"{NAME}.json", "/Data"),
    ]
    assert [file["/Subtype"] for file in files] == [
        "/application/vnd.citationstyles.csl+json",
        "/application/json",
    ]
    assert all(spec["/Desc"] for spec in specs)
    for file in files:
        data, params = file.get_data(), file["/Params"]
        assert params["/Size"] == len(data)
        assert params["/CheckSum"].original_bytes == hashlib.md5(data).digest()  # noqa: S324
        assert params["/CreationDate"] == params["/ModDate"] == "D:20310309000000Z"
    assert list(reader.attachments) == [spec["/UF"] for spec in specs]


def test_the_edition_inside_is_the_one_beside_it(reader: Any, pdf: Path) -> None:
    (data,) = reader.attachments[f"{NAME}.json"]
    assert data == pdf.with_suffix(".json").read_bytes()


def test_every_printed_note_can_be_checked_with_the_file_alone(reader: Any, tagged: Tagged) -> None:
    """What a reader has in years to come: this file, and the archive of sources."""
    edition = json.loads(reader.attachments[f"{NAME}.json"][0])
    listed = {item["id"] for item in json.loads(reader.attachments[f"{NAME}.csl.json"][0])}
    excerpts = {one["id"]: one for one in edition["excerpts"]}
    digests = {hashlib.sha256(text.encode()).hexdigest(): text for text in (GAZETTE, HERALD)}
    items = [item for item in tagged.document.all("LI") if item.all("Note")]
    printed = {item.all("Lbl")[0].text.strip(): plain(item.all("Note")[0].text) for item in items}
    assert len(printed) == len(edition["notes"]) == 5
    for note in edition["notes"]:
        excerpt = excerpts[note["excerpt"]]
        assert plain(excerpt["exact"]) in printed[f"{note['number']}."]
        assert excerpt["exact"] in digests[excerpt["sha256"]]
        assert excerpt["source"] in listed


def plain(text: str) -> str:
    """Words only: printing turns inner quotation marks."""
    return " ".join(re.sub(r"[“”‘’\"]", " ", text).split())


def test_it_says_what_it_is(reader: Any) -> None:
    info = reader.metadata
    assert info.title == "Harbour Brief 10/2031: Envoys meet, and the ferry line stays closed"
    assert (info.author, info.creator) == ("Harbour Desk", "briefgen")
    assert info.subject.startswith("The ferry dispute, 3–9 March 2031")
    assert info["/Keywords"] == "ferry, toll"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20310309"
    catalog = reader.root_object
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert reader.trailer["/ID"][0].original_bytes == NAME.encode()


def test_each_section_has_a_bookmark(reader: Any, tagged: Tagged) -> None:
    bookmarks = [item["/Title"] for item in reader.outline]
    assert bookmarks == [head.text.strip() for head in tagged.document.all("H2")]
    assert {"Bottom line", "Key developments", "Sources", "Notes"} <= set(bookmarks)


def test_everything_printed_is_either_read_out_or_furniture(tagged: Tagged) -> None:
    assert tagged.unheard == []
    kinds = {kind for page in tagged.artifacts for kind, _ in page}
    furniture = {"Artifact Pagination Header", "Artifact Pagination Footer"}
    assert furniture <= kinds <= {*furniture, "Artifact Layout", "Artifact"}
    words = tagged.document.text
    assert "TLP:GREEN" not in words.split("Harbour Brief", 1)[1][:200]


def test_it_is_read_in_the_order_of_the_page(tagged: Tagged) -> None:
    words = " ".join(tagged.document.text.split())
    order = [
        "Harbour Brief", "Envoys meet, and the ferry line", "Bottom line", "Key judgements",
        "Inside", "Key developments", "3 March", "Envoys meet in Port Elm", "Positions",
        "Pledges", "Disputed claims", "What to watch", "Sources", "Notes 1", "1. S1 ¶",
        "“Envoys of Norden and Sudmark met", "About this brief",
    ]  # fmt: skip
    place = 0
    for passage in order:
        assert passage in words[place:], passage
        place = words.index(passage, place)
    assert [head.kind for head in tagged.document.all("H1", "H2")][:2] == ["H1", "H2"]


def test_words_in_another_language_are_named_and_our_gloss_is_not(tagged: Tagged) -> None:
    named = {
        plain(one.text): one.entries["/Lang"]
        for one in tagged.document.all()
        if "/Lang" in one.entries
    }
    assert named == {
        "The envoys met on 3 March 2031": "uk",
        "An agreement was reached to meet again in April": "uk",
    }
    assert GLOSS in tagged.document.text


def test_links_say_where_they_lead(tagged: Tagged) -> None:
    links = tagged.document.all("Link")
    assert len(links) > 20
    for link in links:
        (annotation,) = link.links
        assert annotation["/F"] == 4
        assert " " in annotation["/Contents"], annotation
    told = {link.links[0]["/Contents"] for link in tagged.document.all("Reference")[0].all("Link")}
    assert told == {"Note 1: source S1, paragraph 2"}
