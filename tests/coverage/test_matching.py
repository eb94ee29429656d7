"""What shows a claim, and how a gap is put into words."""

from typing import Any

import pytest

from briefgen.coverage import Evidence, Names, Shown, find_claims, uncovered
from briefgen.model.dating import Dating
from briefgen.model.entity import Entity
from briefgen.model.fact import Figure

NAMES = Names(
    Entity.model_validate(entity)
    for entity in (
        {"id": "norden", "name": "Norden", "kind": "state", "also": ["Nordic"]},
        {"id": "sudmark", "name": "Sudmark", "kind": "state", "aliases": ["Southmark"]},
        {"id": "port-elm", "name": "Port Elm", "kind": "place", "party": "norden"},
        {"id": "herald", "name": "The Herald", "kind": "publisher", "party": "norden"},
        {"id": "navy", "name": "Nordic Navy", "kind": "body"},
        {
            "id": "quist",
            "name": "Ada Quist",
            "kind": "person",
            "short": "Quist",
            "offices": [{"title": "Harbour Minister of Sudmark"}],
        },
    )
)


def gaps(printed: str, *sources: str, **more: Any) -> list[tuple[str, str, str]]:
    shown = tuple(Shown(text, "en") for text in sources)
    found = uncovered(find_claims(printed, "en", NAMES), Evidence(shown=shown, **more), NAMES)
    return [(one.claim.text, one.reason, one.nearest) for one in found]


def dating(edtf: str, basis: str, evidence: str | None = "the byline") -> Dating:
    return Dating.model_validate({"edtf": edtf, "basis": basis, "evidence": evidence})


def figure(**fields: Any) -> tuple[str, Figure]:
    return "fund", Figure.model_validate({"unit": "fund", **fields})


@pytest.mark.parametrize(
    ("printed", "source", "gap"),
    [
        ("for 50 minutes", "for 40 minutes", ("50 minutes", "absent", "40 minutes")),
        ("for 40 hours", "for 40 minutes", ("40 hours", "absent", "40 minutes")),
        ("40 boats", "for 40 minutes", ("40", "unit", "40 minutes")),
        ("€5m", "$5m", ("€5m", "currency", "$5m")),
        ("5 per cent", "5 points", ("5 per cent", "absent", "5")),
        ("the third round", "three rounds", ("third", "absent", "three")),
        ("$500m", "more than $500m", ("$500m", "qualifier-dropped", "more than $500m")),
        ("more than 40", "40 boats", ("more than 40", "qualifier-changed", "40")),
        ("12 days", "10–12 days", ("12 days", "qualifier-dropped", "10–12 days")),
        ("10–12 days", "10 days or 12 days", ("10–12 days", "absent", "10 days")),
        ("F-16", "F-35", ("F-16", "absent", "")),
        ("5:4", "5 and 4", ("5:4", "absent", "")),
        ("14 July", "July 15", ("14 July", "absent", "July 15")),
        ("early March", "in March", ("early March", "absent", "March")),
        ("24 July", "about 24 July", ("24 July", "qualifier-dropped", "about 24 July")),
        ("14 July 2031", "July 14", ("14 July 2031", "year", "July 14")),
        ("Tuesday 14 July 2031", "14/7/2031", ("Tuesday 14 July 2031", "absent", "14/7/2031")),
        ("Norden", "a city in Sudmark", ("Norden", "absent", "")),
    ],
)  # fmt: skip
def test_a_gap(printed: str, source: str, gap: tuple[str, str, str]) -> None:
    assert gaps(f"It was {printed}.", f"They say {source}, no more") == [gap]


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("about 40 boats", "40 boats"),
        ("at least 40 boats", "more than 40 boats"),
        ("up to 12 days", "10–12 days"),
        ("24 hours, 3 weeks", "1,440 minutes, 21 days"),
        ("half of it", "50 per cent of it"),
        ("Monday, 14 July 2031", "July 14, 2031"),
        ("early March", "March 3"),
        ("by the end of 2030", "until December 31, 2030"),
        ("the Nordic side", "Norden’s side"),
        ("Norden", "the Nordic Navy"),
        ("Norden", "the city of Port Elm"),
        ("Sudmark", "as Quist said"),
        ("2,000 boats", "2000 boats"),
        ("one source, and one boat", "a boat"),
        ("the two sides", "Norden and its neighbour"),
    ],
)
def test_no_gap(printed: str, source: str) -> None:
    assert gaps(f"It was {printed}.", f"They say {source}, no more") == []


def test_a_publisher_does_not_show_the_state_it_stands_close_to() -> None:
    assert gaps("In Norden.", "The Herald says so") == [("Norden", "absent", "")]


def test_another_thing_counted_alike_shows_nothing() -> None:
    source = "two cranes for Norden, and three working groups"
    assert gaps("Norden gets three cranes.", source) == [("three", "counted", "two crane")]
    assert gaps("Norden gets one crane.", source) == [("one", "counted", "two crane")]
    assert gaps("Norden gets two cranes, in three groups.", source) == []
    assert gaps("A second round in Norden.", "the third round in Norden") == [
        ("second", "counted", "third round")
    ]


def test_a_number_that_is_printed_twice_is_shown_twice() -> None:
    source = "100,000 buoys instead of 10,000; June 4, and June 5 for the council"
    assert gaps("100,000 buoys, against 10,000, on 4 June.", source) == []
    assert gaps("10,000 buoys, against 10,000.", source) == [
        ("10,000", "repeated", "100,000"),
        ("10,000", "repeated", "100,000"),
    ]
    assert gaps("On 5 June, with the council of 5 June.", source) == [
        ("5 June", "repeated", "June 4"),
        ("5 June", "repeated", "June 4"),
    ]
    assert gaps("On 5 June, and with the council of 5 June.", "June 5") == []


def test_a_figure_reads_the_number_of_its_raw_words() -> None:
    source = "a fund of which 75 billion is spent in 40 days"
    euros = figure(value="75", scale="billion", currency="EUR", raw="75 billion")
    assert gaps("€75bn is spent.", source) == [("€75bn", "currency", "75 billion")]
    assert gaps("€75bn is spent.", source, figures=(euros,)) == []
    assert gaps("$75bn is spent.", source, figures=(euros,)) != []
    wrong = figure(value="57", scale="billion", currency="EUR", raw="75 billion")
    assert gaps("€57bn is spent.", source, figures=(wrong,)) != []
    elsewhere = figure(value="75", scale="billion", currency="EUR", raw="some 75 billion")
    assert gaps("€75bn is spent.", source, figures=(elsewhere,)) != []
    hours = figure(value="40", unit="hour", raw="40 days")
    assert gaps("It took 40 hours.", source, figures=(hours,)) != []


def test_a_figure_keeps_the_qualifier_of_the_source() -> None:
    fund = figure(value="500", scale="million", currency="USD", raw="$500 million")
    found = gaps("$500m is spent.", "more than $500 million is spent", figures=(fund,))
    assert found == [("$500m", "qualifier-dropped", "more than $500 million")]


class TestTheDateOfACitedFact:
    def test_gives_the_year_of_a_day_that_an_excerpt_shows(self) -> None:
        dates = (dating("2031-07-14", "year_inferred"),)
        assert gaps("On 14 July 2031.", "July 14", dates=dates) == []
        assert gaps("On 14 July 2030.", "July 14", dates=dates) == [
            ("14 July 2030", "year", "July 14")
        ]
        assert gaps("On Monday, 14 July.", "July 14", dates=dates) == []
        assert gaps("On Tuesday, 14 July.", "July 14", dates=dates) != []

    def test_needs_its_reason(self) -> None:
        dates = (dating("2031-07-14", "year_inferred", None),)
        assert gaps("On 14 July 2031.", "July 14", dates=dates) != []

    def test_stands_for_itself_if_it_was_resolved_or_computed(self) -> None:
        for basis in ("relative_resolved", "computed"):
            dates = (dating("2031-07-14", basis),)
            assert gaps("On 14 July, in July 2031.", "that Monday", dates=dates) == []
            assert gaps("On 15 July.", "the day after", dates=dates) != []

    def test_has_to_be_shown_if_it_is_said_to_be_stated(self) -> None:
        dates = (dating("2031-07-14", "stated"),)
        assert gaps("On 14 July.", "on that day", dates=dates) == [
            ("14 July", "unshown", "2031-07-14")
        ]

    def test_shows_nothing_where_the_desk_placed_it(self) -> None:
        dates = (dating("2031-07", "undated"),)
        assert gaps("In July.", "of late", dates=dates) == [("July", "placed", "2031-07")]

    def test_shows_the_ends_of_an_interval_only_together(self) -> None:
        dates = (dating("2031-07-21/2031-07-27", "computed"),)
        assert gaps("On 21–27 July, in July 2031.", "that week", dates=dates) == []
        assert gaps("On 21 July.", "that week", dates=dates) == [
            ("21 July", "unshown", "2031-07-21/2031-07-27")
        ]

    def test_about_a_day_shows_the_month_but_not_the_day(self) -> None:
        dates = (dating("2031-07-24~", "computed"),)
        assert gaps("About 24 July, in July.", "of late", dates=dates) == []
        assert gaps("On 24 July.", "of late", dates=dates) == [
            ("24 July", "qualifier-dropped", "about")
        ]
        assert gaps("In July.", "of late", dates=(dating("2031-07-30~", "computed"),)) != []


def test_the_date_of_a_source_stands_for_a_label_only() -> None:
    published = (dating("2031-06-04/2031-06-05", "computed"),)
    assert gaps("June: they ask (June).", "they ask", published=published) == []
    assert gaps("In June they ask.", "they ask", published=published) != []
    placed = (dating("2031-06", "undated"),)
    assert gaps("June: they ask.", "they ask", published=placed) != []


def test_a_date_without_its_year_is_of_the_year_it_is_read_in() -> None:
    assert gaps("In July they met.", "in July 2029", year=2031) == [
        ("July", "other-year", "July 2029")
    ]
    assert gaps("In July 2029 they met.", "in July 2029", year=2031) == []
    assert gaps("In July they met.", "in July 2029") == []


def test_quotations_are_handed_on() -> None:
    claims = find_claims("“No boats”, she said, “no tolls”.", "en")
    found = uncovered(claims, Evidence(), quoted=lambda words: words == "No boats")
    assert [one.message for one in found] == [
        "no excerpt that is cited here holds the words `no tolls`"
    ]
    assert uncovered(claims, Evidence()) == []


def test_messages_say_what_is_there_instead() -> None:
    claims = find_claims("It took 50 minutes and $500m.", "en")
    shown = (Shown("forty minutes and more than $500m", "en"),)
    assert [one.message for one in uncovered(claims, Evidence(shown=shown))] == [
        "no excerpt that is cited here shows the number `50 minutes`; nearest: `forty minutes`",
        "`$500m` is less exact in the excerpt: `more than $500m`",
    ]


def test_a_text_shows_all_that_it_says() -> None:
    text = (
        "On 14 July, 21–27 July and about 3 March 2031, more than $500m, 10–12 days, F-16, 5:4, "
        "one crane, a third, hundreds of boats and Quist’s 2nd round in Norden, at 5pm."
    )
    assert gaps(text, text) == []
