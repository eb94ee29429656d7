"""Derivations are worked out again, and say what they should give."""

import re
from datetime import date
from pathlib import Path

import pytest

from briefgen.coverage import (
    Derivation,
    Evidence,
    Shown,
    check,
    derive,
    find_claims,
    parse,
    uncovered,
)
from briefgen.model.fact import Figure

SOURCE = (
    "within 50 days from 14 July 2031; 100,000 instead of 10,000; $1.3 billion, with more than "
    "$500 million and $200 million; 40 minutes, 2 hours, 3 weeks, 2 months, 2 days; 12 of 400; on "
    "31 January 2031 and 28 February; in 2025, by 2 September 2031; about 20 boats; 25, 2, 3 cranes"
)
OWN: dict[str, int | date] = {"sides": 3, "cutoff": date(2031, 7, 27)}
EVIDENCE = Evidence(shown=(Shown(SOURCE, "en"),), own=OWN)


def faults(text: str, evidence: Evidence = EVIDENCE) -> list[str]:
    return [one.message for one in derive([text], "en", evidence)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "2 September 2031 = 14 July 2031 + 50 days",
        "2 September = 14 July + 50 days",
        "Tuesday, 2 September 2031 = 14 July 2031 + 50 days",
        "4 August 2031 = 14 July 2031 + 3 weeks",
        "25 May 2031 = 14 July 2031 - 50 days",
        "14 September 2031 = 14 July 2031 + 2 months",
        "37 days = 2 September 2031 - cutoff",
        "37 days = 2031-09-02 - 2031-07-27",
        "10 = 100,000 / 10,000",
        "ten times = 100,000 / 10,000",
        "110,000 = 100,000 + 10,000",
        "$1.5bn = $1.3 billion + $200 million",
        "$1.1bn = $1.3 billion − $200 million",
        "more than $700m = more than $500 million + $200 million",
        "160 minutes = 40 minutes + 2 hours",
        "3 = sides",
        "75 = sides × 25",
        "3 per cent = 12 / 400",
        "27 = 25 + 12 / 3 - 2",
        "about 33 = 100,000 / 3 / 1,000",
        "about 130 = 400 / 3",
        "6 years = 2031 - 2025",
        "about 45 = about 20 + 25",
    ],
)
def test_what_follows(text: str) -> None:
    more = Shown("1,000 in 2031", "en")
    assert faults(text, Evidence(shown=(*EVIDENCE.shown, more), own=OWN)) == []


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("3 September 2031 = 14 July 2031 + 50 days", "2 September 2031"),
        ("3 September = 14 July + 50 days", "2 September"),
        ("Monday, 2 September 2031 = 14 July 2031 + 50 days", "2 September 2031"),
        ("38 days = 2 September 2031 - cutoff", "37 days"),
        ("11 = 100,000 / 10,000", "10"),
        ("$1.6bn = $1.3 billion + $200 million", "USD 1,500,000,000"),
        ("€1.5bn = $1.3 billion + $200 million", "USD 1,500,000,000"),
        ("$700m = more than $500 million + $200 million", "more than USD 700,000,000"),
        ("4 per cent = 12 / 400", "0.03"),
        ("40 hours = 40 minutes + 2 hours", "160 minutes"),
        ("133 = 400 / 3", "133.333"),
        ("about 132 = 400 / 3", "133.333"),
        ("2 = sides", "3"),
    ],
)
def test_a_wrong_result_says_what_it_should_be(text: str, gives: str) -> None:
    assert faults(text) == [f"`{text}` does not follow: it gives {gives}"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2 September 2031 = 14 July 2031 + 40 minutes", "a date moves by whole days, weeks"),
        ("1 March = 28 February + 2 days", "28 February needs its year, for the 29th of February"),
        ("31 March 2031 = 31 January 2031 + 2 months + 14 July 2031", "a date can only follow"),
        ("31 = 31 January 2031 * 2", "a date cannot be multiplied or divided"),
        ("42 = 40 minutes + 2", "40 minutes and 2 cannot be added up"),
        ("1 = 2 / sides / none", ""),
        ("5 = 40 minutes * 2 hours", "two measures cannot be multiplied"),
        ("5 = 40 minutes / 2 days", "40 minutes and 2 days have no ratio"),
        ("-10 days = 14 July 2031 - 2 September", "give the year of both dates, or of none"),
        ("10 days = 14 July - 2 September", "14 July is before 2 September"),
        ("$300m = more than $500 million - $200 million", "`more than` leaves the result open"),
        ("30 February 2031 = 31 January 2031 + 1 month", "there is no 31 February 2031"),
    ],
)
def test_what_cannot_be_worked_out(text: str, why: str) -> None:
    found = faults(text, Evidence(shown=(*EVIDENCE.shown, Shown("1 month", "en")), own=OWN))
    if why:
        assert len(found) == 1
        assert found[0].startswith(f"`{text}` cannot be worked out: {why}")
    else:
        assert found == ["`none` is not one number or one date"]


@pytest.mark.parametrize(
    "text", ["40 minutes", "1 = 2 = 3", "two three = 5", "x = 4", "5–6 = 3 + 2", "= 4", "5 = "]
)
def test_what_is_no_derivation(text: str) -> None:
    assert len(faults(text)) == 1


def test_the_examples_of_the_documentation_are_derivations() -> None:
    text = (Path(__file__).parents[2] / "docs" / "coverage.md").read_text("utf-8")
    examples = re.findall(r"^      - (.+)$", text, re.MULTILINE)
    own = {"cutoff": date(2025, 7, 27)}
    assert len(examples) > 3
    for example in examples:
        read = parse(example, "en", own)
        assert isinstance(read, Derivation)
        evidence = Evidence(shown=(Shown(f"{example}; 14 July 2025", "en"),), own=own)
        assert check(read, evidence) == []


def test_every_operand_is_shown_or_known() -> None:
    assert faults("3 September 2031 = 14 July 2031 + 51 days") == [
        "no excerpt that is cited here shows the number `51 days`; nearest: `50 days`"
    ]
    assert faults("38 days = 2031-09-02 - 2031-07-26") == [
        "no excerpt that is cited here shows the date `2031-07-26`; nearest: `14 July 2031`"
    ]


def test_a_part_is_not_added_to_its_total() -> None:
    given = {"scale": "million", "unit": "fund", "currency": "USD", "raw": "$"}
    total = Figure.model_validate({**given, "value": "1300"})
    part = Figure.model_validate({**given, "value": "200", "part_of": "fund"})
    evidence = Evidence(shown=EVIDENCE.shown, figures=(("fund", total), ("dredging", part)))
    text = "$1.5bn = $1.3 billion + $200 million"
    assert faults(text, evidence) == [f"`{text}` adds `dredging` to its own total, `fund`"]
    assert faults("$1.1bn = $1.3 billion - $200 million", evidence) == []


def test_a_result_shows_a_claim() -> None:
    texts = ["2 September = 14 July 2031 + 50 days", "10 = 100,000 / 10,000", "9 = 3"]
    evidence, found = derive(texts, "en", EVIDENCE)
    assert [one.text for one in found] == ["9 = 3"]
    printed = find_claims("By 2 September 2031 ten times as many, or 10.", "en")
    assert uncovered(printed, evidence) == []
    assert [one.claim.text for one in uncovered(printed, EVIDENCE)] == ["ten times", "10"]
    assert uncovered(find_claims("9 boats", "en"), evidence) != []
