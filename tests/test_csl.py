import json
import re
from datetime import date
from typing import Any

import pytest

from briefgen.compose import compose
from briefgen.csl import csl
from briefgen.load import load
from briefgen.select import select
from briefgen.verify import UNVERIFIED
from tests.sample import GAZETTE, project, source

# From csl-data.json of CSL 1.0.2: the fields that may occur here, and what they hold.
TYPES = {"document", "webpage"}
TEXTS = {
    "title", "publisher", "original-publisher", "language", "citation-label", "URL", "annote",
    "note",
}  # fmt: skip
NAMES = {"author", "original-author"}
DATES = {"issued", "accessed"}


def items(*lines: str) -> dict[str, Any]:
    """The entries of the sample's edition by id, with the Gazette described by these lines."""
    texts = project()
    plain = source("gazette", GAZETTE, {}).removesuffix("excerpts:\n")
    excerpts = texts["content/sources/gazette.yaml"].partition("excerpts:\n")[2]
    described = plain + "".join(f"{line}\n" for line in lines) + "excerpts:\n" + excerpts
    corpus, problems = load({**texts, "content/sources/gazette.yaml": described})
    assert problems == []
    selection, _ = select(corpus, "harbour", date(2031, 3, 9))
    assert selection is not None
    text = csl(compose(selection, UNVERIFIED), corpus)
    assert text == csl(compose(selection, UNVERIFIED), corpus)
    found = json.loads(text)
    for item in found:
        validate(item)
    by_id = {item["id"]: item for item in found}
    assert len(by_id) == len(found)
    return by_id


def validate(item: dict[str, Any]) -> None:
    assert set(item) <= {"id", "type"} | TEXTS | NAMES | DATES
    assert item["type"] in TYPES
    assert item["title"]
    assert all(isinstance(item[field], str) and item[field] for field in TEXTS & set(item))
    for field in NAMES & set(item):
        assert all(set(name) == {"literal"} and name["literal"] for name in item[field])
    for field in DATES & set(item):
        assert set(item[field]) <= {"date-parts", "circa"}
        assert item[field].get("circa", True) is True
        assert 1 <= len(item[field]["date-parts"]) <= 2
        for parts in item[field]["date-parts"]:
            assert 1 <= len(parts) <= 3
            assert all(type(part) is int for part in parts)
            date(*[*parts, 1, 1][:3])


def test_the_sources_are_those_of_the_edition_in_its_order() -> None:
    found = items("reliability: B")
    assert list(found) == ["gazette", "herald"]
    assert [item["citation-label"] for item in found.values()] == ["S1", "S2"]


STATED = """\
text_says: {title: The toll, publisher: The Gazette, author: Ada Quist, original_author: Bo Lund}
url: https://gazette.example/toll
captured: 2031-03-06
date: 2031-03-04
reliability: B
reliability_basis: It names its reporters.
descriptor: A short report."""


def test_what_the_text_states_are_fields() -> None:
    item = items(STATED)["gazette"]
    digest = re.search(r"[0-9a-f]{64}", item.pop("note"))
    assert digest
    assert item == {
        "id": "gazette",
        "type": "webpage",
        "citation-label": "S1",
        "language": "en",
        "title": "The toll",
        "publisher": "The Gazette",
        "author": [{"literal": "Ada Quist"}],
        "original-author": [{"literal": "Bo Lund"}],
        "issued": {"date-parts": [[2031, 3, 4]]},
        "accessed": {"date-parts": [[2031, 3, 6]]},
        "URL": "https://gazette.example/toll",
        "annote": "A short report.",
    }


INFERRED = """\
text_says: {title: not stated}
inferred:
  - {field: author, value: Ada Quist, reason: the style is hers}
looked_up:
  - {field: publisher, value: Elm Press, url: "https://elm.example/", note: An imprint.}
translated_from: uk
integrity: translated
reliability: D"""


def test_what_the_text_does_not_state_is_only_told_in_the_note_with_its_basis() -> None:
    item = items(INFERRED)["gazette"]
    assert not {"author", "publisher", "issued", "URL"} & set(item)
    assert (item["title"], item["type"]) == ("[The Gazette]", "document")
    note = item["note"].split("\n")
    assert note[:-2] == [
        "Reliability D: not usually reliable.",
        "Translation.",
        "Translated from: uk.",
        "Not stated in the text: title, publisher, author, original author, original publisher.",
        "Inferred author: Ada Quist (the style is hers)",
        "Looked-up publisher: Elm Press (https://elm.example/) An imprint.",
    ]
    assert note[-2] == "Archived file: gazette.txt"
    assert re.fullmatch(r"SHA-256: [0-9a-f]{64}", note[-1])


@pytest.mark.parametrize(
    ("written", "parts", "circa"),
    [
        ("2031-03-04", [[2031, 3, 4]], False),
        ("2031-03", [[2031, 3]], False),
        ("2031", [[2031]], False),
        ("2031-03-04~", [[2031, 3, 4]], True),
        ("2031-02?", [[2031, 2]], True),
        ("2031-03-01/2031-03-04", [[2031, 3, 1], [2031, 3, 4]], False),
        ("2031-03-01/..", [[2031, 3, 1]], True),
        ("../2031-03-04", [[2031, 3, 4]], True),
        ("{edtf: 2031-03-04, basis: computed, evidence: the day after}", [[2031, 3, 4]], True),
        ("{edtf: 2031-03, basis: undated, evidence: it looks back}", [[2031, 3]], True),
    ],
)
def test_dates(written: str, parts: list[list[int]], circa: bool) -> None:
    issued = items(f"date: {written}")["gazette"]["issued"]
    assert issued == {"date-parts": parts, **({"circa": True} if circa else {})}


def test_the_note_says_how_a_date_is_known() -> None:
    note = items("date: {edtf: 2031-03~, basis: undated, evidence: it looks back}")["gazette"]
    assert "Date 2031-03~: undated; placed by the desk (it looks back)" in note["note"]


def test_a_retracted_source_says_so() -> None:
    note = items("status: retracted", "status_note: Withdrawn on 6 March.")["gazette"]["note"]
    assert "Status: retracted. Withdrawn on 6 March." in note
