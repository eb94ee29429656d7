"""The values of a chart as plain data: what each fact's figure states, and how firmly."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from briefgen import wording
from briefgen.locales import ENGLISH, Furniture
from briefgen.model.chart import Chart, Kind, Point, Step
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact, Figure
from briefgen.prose import plain
from briefgen.value import Frozen

Bound = Literal["exact", "about", "at_least", "at_most"]

_ALIKE = Decimal("0.25")  # of the highest value: what a trend has to move by to be seen from zero
_BOUNDS: Mapping[str | None, Bound] = MappingProxyType(
    {
        None: "exact",
        "about": "about",
        "nearly": "about",
        "more than": "at_least",
        "at least": "at_least",
        "up to": "at_most",
    }
)


class Value(Frozen):
    """One value: from `low` to `high` in full digits, which differ only if the source says so.

    `text` is the value as printed, `when` its date in words; `first` and `last` are the days of a
    trend's value, None elsewhere.
    """

    label: str
    series: str
    when: str
    first: date | None
    last: date | None
    low: Decimal
    high: Decimal
    bound: Bound
    text: str
    fact: str

    @property
    def single(self) -> bool:
        """True if this is one number and not a range or a bound, so that a line may join it."""
        return self.low == self.high and self.bound in ("exact", "about")


class Plot(Frozen):
    """A chart: its values in the order of time in a trend, as they are written elsewhere."""

    id: str
    kind: Kind
    title: str
    unit: str
    every: Step | None
    values: tuple[Value, ...]

    @property
    def from_zero(self) -> bool:
        """True if its scale starts at zero.

        Only that of a trend may not, whose values are so much alike that nothing could be seen.
        """
        low, high = min(one.low for one in self.values), max(one.high for one in self.values)
        return self.kind != "trend" or low <= 0 or high - low > _ALIKE * high

    @property
    def broken(self) -> bool:
        """True if it is a trend whose line does not join all its values."""
        pairs = pairwise(self.values)
        return self.kind == "trend" and not all(joined(*pair, self.every) for pair in pairs)


def plotted(corpus: Corpus, chart: Chart, year: int, words: Furniture = ENGLISH) -> Plot:
    """The chart of an edition of that year; values that no fact states are left out.

    What is left out, a rule complains of.
    """
    values = [
        _value(point, fact, figure, year, words)
        for point in chart.points
        if (fact := corpus.facts.get(point.fact)) and (figure := figure_of(fact, point))
    ]
    if chart.kind == "trend":
        dated = [one for one in values if one.first]
        values = sorted(dated, key=lambda one: (str(one.first), str(one.last), one.fact))
    return Plot(chart.id, chart.kind, chart.title, chart.unit, chart.every, tuple(values))


def figure_of(fact: Fact, point: Point) -> Figure | None:
    """The figure that a point names, if the fact has it."""
    return fact.figures[point.figure - 1] if point.figure <= len(fact.figures) else None


def joined(one: Value, other: Value, every: Step | None) -> bool:
    """True if a line may run from one value of a trend to the next: nothing is missing between."""
    if not (one.single and other.single and one.first and other.first):
        return False
    return every is None or _count(other.first, every) - _count(one.first, every) == 1


def _count(day: date, every: Step) -> int:
    """The number of the day, week, month or year in which a day is."""
    counts = {
        "day": day.toordinal(),
        "week": (day.toordinal() - 1) // 7,
        "month": 12 * day.year + day.month,
        "year": day.year,
    }
    return counts[every]


def _value(point: Point, fact: Fact, figure: Figure, year: int, words: Furniture) -> Value:
    known = fact.date.edtf if fact.date and fact.date.basis != "undated" else None
    return Value(
        label=plain(point.label or ""),
        series=plain(point.series or ""),
        when=wording.rail(words, fact.date, year)[0],
        first=known.first if known else None,
        last=known.last if known else None,
        low=wording.amount(figure),
        high=wording.amount(figure, figure.value_max),
        bound=_BOUNDS[figure.qualifier],
        text=wording.money(words, figure),
        fact=fact.id,
    )
