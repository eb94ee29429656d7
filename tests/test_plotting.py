from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from briefgen.load import load
from briefgen.plotting import Plot, Value, joined, plotted
from tests.drawn import TREND, drawing


def plots(charts: str = TREND) -> list[Plot]:
    corpus, problems = load(drawing(charts))
    assert problems == []
    [edition] = corpus.editions_of("harbour")
    return [plotted(corpus, chart, edition.date.year) for chart in edition.charts]


def value(day: date, low: int, high: int | None = None) -> Value:
    known = Decimal(low if high is None else high)
    return Value("", "", "", day, day, Decimal(low), known, "exact", str(low), "f")


def test_values_are_those_of_the_figures_of_the_facts_in_order_of_time() -> None:
    trend, _ = plots()
    assert [
        (one.when, one.text, int(one.low), int(one.high), str(one.bound)) for one in trend.values
    ] == [
        ("September 2030", "1,200", 1200, 1200, "exact"),
        ("October 2030", "about 900", 900, 900, "about"),
        ("December 2030", "700–850", 700, 850, "exact"),
        ("January", "more than 400", 400, 400, "at_least"),
        ("February", "300", 300, 300, "exact"),
    ]


def test_dots_stay_in_the_order_of_the_file() -> None:
    _, dots = plots()
    assert [one.label for one in dots.values] == [
        "September 2030",
        "October",
        "December",
        "January",
    ]


def test_a_line_runs_only_between_single_values_with_none_missing() -> None:
    trend, _ = plots()
    assert [joined(*pair, trend.every) for pair in pairwise(trend.values)] == [True] + [False] * 3
    assert trend.broken


@pytest.mark.parametrize(
    ("every", "other", "next_one"),
    [
        ("day", date(2031, 1, 1), True),
        ("day", date(2031, 1, 2), False),
        ("week", date(2031, 1, 5), True),  # a Sunday; 31 December 2030 is a Tuesday
        ("week", date(2031, 1, 12), False),
        ("month", date(2031, 1, 31), True),
        ("month", date(2031, 2, 1), False),
        ("year", date(2031, 12, 31), True),
        ("year", date(2032, 1, 1), False),
        (None, date(2040, 1, 1), True),
    ],
)
def test_a_step_is_one_of_the_calendar(every: str, other: date, next_one: bool) -> None:
    last = date(2030, 12, 31) if every != "week" else date(2030, 12, 29)
    assert joined(value(last, 1), value(other, 2), every) is next_one  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lows", "from_zero"), [((100, 74), True), ((100, 76), False), ((5, 5), False), ((-1, 9), True)]
)
def test_a_trend_starts_at_zero_unless_it_would_be_flat(
    lows: tuple[int, int], from_zero: bool
) -> None:
    values = tuple(value(date(2031, 1, at + 1), low) for at, low in enumerate(lows))
    assert Plot("p", "trend", "T", "U", None, values).from_zero is from_zero
    assert Plot("p", "dots", "T", "U", None, values).from_zero
