"""What is found in a sentence, and what only looks like a number, a date or a name."""

from fractions import Fraction

import pytest

from briefgen.coverage import Claim, Moment, Names, find_claims
from briefgen.model.entity import Entity


def value(claim: Claim) -> str:
    """A claim in short: its kind if that is not `number`, and what it says."""
    found = claim.value
    if isinstance(found, Moment):
        parts = (found.year, found.month, found.day)
        said = "-".join(str(part) for part in parts if part)
        extra = [f"d{found.weekday}"] if found.weekday is not None else []
        extra += [word for word in (found.part, found.season) if word]
        extra += ["about"] if found.about else []
        extra += [f"to {found.until.year or ''}{found.until.day or ''}"] if found.until else []
        return " ".join(["date", *([said] if said else []), *extra])
    if isinstance(found, tuple):
        one = found[0]
        ends = [one.low] if one.low == one.high else [one.low, one.high]
        number = "..".join(_figures(end) for end in ends)
        words = (one.qualifier, number, one.currency, one.unit, "vague" if one.vague else "")
        return " ".join(word for word in words if word) + ("?" if claim.soft else "")
    if isinstance(found, frozenset):
        return f"name {'/'.join(sorted(found))}"
    return f"{claim.kind} {found}"


def _figures(number: Fraction) -> str:
    return f"{float(number):.12g}"


def claims(text: str) -> str:
    return "; ".join(value(one) for one in find_claims(text, "en-GB", NAMES))


NAMES = Names(
    Entity.model_validate(entity)
    for entity in (
        {"id": "norden", "name": "Norden", "kind": "state", "also": ["Nordic"], "aliases": ["ND"]},
        {"id": "us", "name": "United States", "kind": "state", "also": ["US"]},
        {"id": "seven", "name": "Group of Seven", "kind": "group", "short": "G7"},
        {"id": "times", "name": "Sunday Post", "kind": "publisher"},
        {"id": "quist", "name": "Ada Quist", "kind": "person", "short": "Quist"},
        {"id": "senate", "name": "US Senate", "kind": "body", "short": "Senate"},
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for forty minutes or 40 min", "40 minute; 40 minute"),
        ("a front of 1,000km", "1000000 metre"),
        ("$1.3bn, $1.3 billion and 1.3 billion dollars", "1300000000 USD; " * 2 + "1300000000 USD"),
        ("C$5m, 5m Canadian dollars, EUR145bn", "5000000 CAD; 5000000 CAD; 145000000000 EUR"),
        ("more than $500 million", "more than 500000000 USD"),
        ("500 or so, 30 days or more, 500+", "about 500; at least 30 day; more than 500"),
        ("100 per cent, 100%, a quarter of it", "1 share; 1 share; 0.25 share"),
        ("two-thirds, 3/4 and half of it", "0.666666666667 share; 0.75 share; 0.5 share"),
        ("half an hour, half a million, 2½ hours", "30 minute; 500000; 150 minute"),
        ("two and a half million; one and a half years", "2500000; 18 month"),
        ("a 30- or 60-day truce", "30 day; 60 day"),
        ("between 5 and 10 per cent, 5–10%", "0.05..0.1 share; 0.05..0.1 share"),
        ("from 5 to 10 days", "5 day; 10 day"),
        ("$10–12bn, two or three million", "10000000000..12000000000 USD; 2000000; 3000000"),
        ("ten times as many as 10,000; twice; tenfold", "10 times; 10000; 2 times; 10 times"),
        ("the third, the 3rd, the twenty-first", "3 ordinal; 3 ordinal; 21 ordinal"),
        ("hundreds of thousands, several hundred, two dozen", "100000 vague; 100 vague; 24"),
        ("at 03:22, 5pm, 5.30 p.m.", "202 clock; 1020 clock; 1050 clock"),
        ("−5 degrees, minus five degrees", "-5 degree; -5 degree"),
        ("a plank of 5 m", "5000000"),
    ],
)  # fmt: skip
def test_numbers(text: str, found: str) -> None:
    assert claims(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 23 July 2031 and July 14", "date 2031-7-23; date 7-14"),
        ("21–27 July; July 21 to 27, 2031", "date 7-21 to 27; date 2031-7-21 to 203127"),
        ("4 or 5 June 2031", "date 2031-6-4; date 2031-6-5"),
        ("early March, mid-2031, the end of July", "date 3 early; date 2031 mid; date 7 late"),
        ("Wednesday, 4 June; on Wednesday", "date 6-4 d2; date d2"),
        ("about 24 July", "date 7-24 about"),
        ("in 2031, the 1990s, 2030–31", "date 2031; date 1990; date 2030 to 2031"),
        ("2031-09-02, 14.07.2031, 27/07/2031", "date 2031-9-2; date 2031-7-14; date 2031-7-27"),
        ("03/04/2031", "date 03/04/2031"),
        ("spring 2031", "date 2031 spring"),
        ("It may. In May. March on. Since March. May 3.", "date 5; date 3; date 5-3"),
        ("2,031 boats of 2031 tonnes for $2031", "2031; 2031000000 gram; 2031 USD"),
    ],
)
def test_dates(text: str, found: str) -> None:
    assert claims(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One source adds it; no one came; one of them", ""),
        ("one crane, one hour, one million, one-day", "1?; 60 minute; 1000000; 1 day?"),
        ("a second meeting, the second meeting", "2 ordinal?; 2 ordinal"),
        ("the two sides, two sides", "2?; 2"),
        ("first-hand, at first, 24/7, third parties", ""),
        ("for an hour; twice an hour", "60 minute?; 2 times"),
    ],
)
def test_turns_of_speech_are_soft_or_nothing(text: str, found: str) -> None:
    assert claims(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("F-16, S-300, 9M729", "name f16; name s300; name 9m729"),
        ("Article 5, Phase III, Treaty II", "name article5; name phase iii; name treaty ii"),
        ("the Group of Seven on Sunday Post paper", "name seven; name times"),
        ("Norden’s envoy, a Nordic one, ND", "name norden; name norden; name norden"),
        ("Ada Quist and Quist of the US Senate", "name quist; name quist; name senate"),
        ("US$5 of 5 US dollars in the US", "5 USD; 5 USD; name us"),
        ("Nordens, norden and USA", ""),
        ("5:4 and 1991s", "number 5:4; number 1991s"),
    ],
)
def test_names_and_what_cannot_be_read(text: str, found: str) -> None:
    assert claims(text) == found


def test_a_quotation_is_one_claim_whatever_stands_in_it() -> None:
    (quoted, number) = find_claims("She saw “40 boats in July”, not 50.", "en")
    assert (quoted.kind, quoted.text) == ("quotation", "40 boats in July")
    assert number.text == "50"


def test_a_month_that_stands_apart_is_a_label() -> None:
    soft = [one.soft for one in find_claims("June: asked again (July), since May", "en")]
    assert soft == [True, True, False]


def test_in_a_language_without_a_grammar_figures_have_to_stand_as_they_are() -> None:
    found = find_claims("Am 23. Juli 40 Boote in Norden", "de", NAMES)
    assert [(one.kind, one.text) for one in found] == [
        ("number", "23"),
        ("number", "40"),
        ("name", "Norden"),
    ]
