"""The line of a timeline: days to scale, the calendar on it, its window and the cut-off."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from briefgen.lettering import Letters
from briefgen.locales import Furniture
from briefgen.timeline.chronology import Chronology
from briefgen.typography import MEASURE
from briefgen.value import Frozen

WIDTH: Final = round(MEASURE, 2)  # the line is as wide as the text

_PAD: Final = 4.0  # between a word on the line and the end of what it names
_HALO: Final = 2.2  # what the tick of the cut-off keeps clear on either side

_Ends = tuple[float, float]


class Part(Frozen):
    """A stretch of the line, `name`d from `at` on, or nowhere if there is no room for it."""

    x0: float
    x1: float
    name: str
    at: float | None


class Line(Frozen):
    """The line in points: the calendar with its seams, the window, and the tick of the cut-off.

    The window has a strip of its own along the calendar, so that neither hides the other's names.
    """

    cells: tuple[Part, ...]
    seams: tuple[float, ...]
    window: Part | None
    cutoff: float | None


class Scale(Frozen):
    """Where days are: each is as wide as any other."""

    start: date
    end: date

    def edge(self, day: date) -> float:
        """Where a day starts."""
        return WIDTH * (day - self.start).days / ((self.end - self.start).days + 1)

    def span(self, first: date, last: date) -> _Ends:
        """Where the first day starts and the last one ends."""
        return self.edge(first), self.edge(last + timedelta(days=1))

    def middle(self, first: date, last: date) -> float:
        """The middle of some days."""
        return sum(self.span(first, last)) / 2


def line(told: Chronology, letters: Letters) -> Line:
    """The line of a timeline, with the calendar in the smallest unit whose names have room."""
    scale = Scale(told.start, told.end)
    cutoff = scale.middle(told.cutoff, told.cutoff) if told.cutoff else None
    tick = [(cutoff - _HALO, cutoff + _HALO)] if cutoff is not None else []
    window = None
    if told.window:
        x0, x1 = scale.span(told.window.first, told.window.last)
        roomiest = max(_free(x0, x1, tick), key=lambda ends: ends[1] - ends[0])
        name = told.window.label
        window = Part(x0, x1, name, _at(letters.width(name, bold=True), [roomiest]))
    cells = tuple(
        Part(x0, x1, name, _at(letters.width(name), _free(x0, x1, tick)))
        for x0, x1, name in _calendar(scale, letters, told.words)
    )
    return Line(cells, tuple(cell.x0 for cell in cells[1:]), window, cutoff)


def _calendar(
    scale: Scale, letters: Letters, words: Furniture
) -> Sequence[tuple[float, float, str]]:
    """The stretches of the line and their names; those at the ends may be cut short."""
    found: list[tuple[float, float, str]] = []
    for unit in (_days, _weeks, _months, _years):
        starts = list(unit(words, scale.start, scale.end))
        edges = [*(scale.edge(max(day, scale.start)) for day, _ in starts), WIDTH]
        found = [(*ends, name) for ends, (_, name) in zip(pairwise(edges), starts, strict=True)]
        if all(x1 - x0 >= letters.width(name) + 2 * _PAD for x0, x1, name in found[1:-1] or found):
            break
    return found


def _days(words: Furniture, start: date, end: date) -> Iterator[tuple[date, str]]:
    for count in range((end - start).days + 1):
        day = start + timedelta(days=count)
        yield day, words.day(day, year=False)


def _weeks(words: Furniture, start: date, end: date) -> Iterator[tuple[date, str]]:
    monday = start - timedelta(days=start.weekday())
    while monday <= end:
        yield monday, words.day(max(monday, start), year=False)
        monday += timedelta(days=7)


def _months(words: Furniture, start: date, end: date) -> Iterator[tuple[date, str]]:
    month = start.replace(day=1)
    while month <= end:
        # Across years the first month and each January say which one it is.
        dated = start.year != end.year and (month.month == 1 or month <= start)
        yield month, words.short_month(month, year=dated)
        month = (month + timedelta(days=31)).replace(day=1)


def _years(_words: Furniture, start: date, end: date) -> Iterator[tuple[date, str]]:
    for year in range(start.year, end.year + 1):
        yield date(year, 1, 1), str(year)


def _free(x0: float, x1: float, taken: Sequence[_Ends]) -> list[_Ends]:
    """What is left between two points of the line, from left to right; empty gaps as well."""
    gaps = []
    at = x0
    for a, b in sorted(taken):
        if b > at and a < x1:
            gaps.append((at, max(at, a)))
            at = min(b, x1)
    return [*gaps, (at, x1)]


def _at(width: float, free: Sequence[_Ends]) -> float | None:
    """Where a name starts: in the first gap that holds it."""
    return next((x0 + _PAD for x0, x1 in free if x1 - x0 >= width + 2 * _PAD), None)
