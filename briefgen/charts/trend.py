"""A trend: values over time, joined by a line where none is missing between them.

Each value stands at its dot, where there is room for it; the first, the last, the highest and the
lowest before all others. A range is an upright bar, a bound an open dot with an arrow.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from briefgen.charts._plot import MAIN, RADIUS, RIGHT, arrow, domain, dot, place
from briefgen.charts._svg import figure, polyline, rect, text
from briefgen.graphics import ChartView
from briefgen.lettering import Letters
from briefgen.plotting import Plot, Value, joined
from briefgen.timeline.search import cheapest
from briefgen.value import Frozen

_TOP: Final = 22.0  # for words and an arrow over the highest value
_DEEP: Final = 84.0
_FOOT: Final = 14.0
_BOTTOM: Final = _TOP + _DEEP
_HAIR: Final = 0.5
_ARROW: Final = 10.0
_OFF: Final = 3.0  # between a dot and its words
_CAPS: Final = 5.6  # the height of a figure
_GAP: Final = 4.0
_HIDDEN, _KEPT = 50, 1000  # what it costs to leave words out

_Point = tuple[float, float]


class _Box(Frozen):
    """Words in a box, and what it costs to set them there; None without words."""

    words: str
    x0: float
    y0: float
    x1: float
    y1: float
    cost: int = 0

    def meets(self, other: "_Box", gap: float) -> bool:
        """True if the boxes are nearer than `gap`."""
        return (
            self.x0 < other.x1 + gap
            and other.x0 < self.x1 + gap
            and self.y0 < other.y1 + gap / 2
            and other.y0 < self.y1 + gap / 2
        )


def draw(view: ChartView, letters: Letters) -> Markup:
    """The trend."""
    plot = view.plot
    ends = domain(plot)
    dots = _dots(plot, letters)
    y_of = place(ends, _BOTTOM, _TOP)
    lines = [
        (dots[at], dots[at + 1])
        for at, (one, other) in enumerate(pairwise(plot.values))
        if joined(one, other, plot.every)
    ]
    shapes = [polyline(one, "mid", 1.5) for one in lines]
    if plot.from_zero:
        zero = y_of(plot.values[0].low * 0)
        shapes.append(rect(MAIN, zero - _HAIR / 2, RIGHT - MAIN, _HAIR, "ink"))
        shapes.append(text(MAIN - 4, zero + _CAPS / 2, "0", "grey", anchor="end"))
    for value, (x, y) in zip(plot.values, dots, strict=True):
        shapes += _mark(value, x, y, y_of(value.high))
        shapes.append(rect(x - _HAIR / 2, _BOTTOM, _HAIR, 3, "ink"))
    beside = [list(_beside(plot, at, dots, lines, letters)) for at in range(len(dots))]
    words = _chosen(beside, _GAP)
    shapes += [text(box.x0, box.y1, box.words, "ink", bold=True) for box in words]
    dates = _chosen([list(_under(plot, at, dots, letters)) for at in range(len(dots))], 2 * _GAP)
    shapes += [text(box.x0, box.y1, box.words, "grey") for box in dates]
    return figure(_BOTTOM + _FOOT, view.alt, letters.family, *shapes)


def _dots(plot: Plot, letters: Letters) -> list[_Point]:
    """Where the values are: at the middle of their days, and at the lower end of a range."""
    days = [
        (one.first.toordinal() + one.last.toordinal()) / 2
        for one in plot.values
        if one.first and one.last
    ]
    side = max(letters.width(one.text, bold=True) for one in plot.values) / 2 + RADIUS
    left, right = MAIN + side, RIGHT - side
    long = max(days[-1] - days[0], 1)
    y_of = place(domain(plot), _BOTTOM, _TOP)
    return [
        (left + (right - left) * (day - days[0]) / long, y_of(one.low))
        for day, one in zip(days, plot.values, strict=True)
    ]


def _mark(value: Value, x: float, y: float, top: float) -> Iterator[str]:
    if value.high > value.low:
        yield rect(x - 1.5, top, 3, y - top, "accent")
        return
    yield from dot(x, y, value)
    if value.bound == "at_least":
        yield from arrow(x, y, (0, -1))
    elif value.bound == "at_most":
        yield from arrow(x, y, (0, 1))


def _beside(
    plot: Plot,
    at: int,
    dots: Sequence[_Point],
    lines: Sequence[tuple[_Point, _Point]],
    letters: Letters,
) -> Iterator[_Box | None]:
    """The places for the words of a value that touch neither a dot nor a line; or none at all."""
    value, (x, y) = plot.values[at], dots[at]
    wide, off = letters.width(value.text, bold=True), RADIUS + _OFF
    up = off + (_ARROW if value.bound == "at_least" else 0)
    down = off + (_ARROW if value.bound == "at_most" else 0)
    high = place(domain(plot), _BOTTOM, _TOP)(value.high)
    spots = [
        _Box(value.text, x - wide / 2, high - up - _CAPS, x + wide / 2, high - up, 0),
        _Box(value.text, x - wide / 2, y + down, x + wide / 2, y + down + _CAPS, 1),
        _Box(value.text, x + off, y - _CAPS / 2, x + off + wide, y + _CAPS / 2, 2),
        _Box(value.text, x - off - wide, y - _CAPS / 2, x - off, y + _CAPS / 2, 3),
    ]
    for box in spots:
        inside = box.x0 >= MAIN and box.x1 <= RIGHT and box.y0 >= 0 and box.y1 <= _BOTTOM - 1
        if inside and not any(_crosses(one, box) for one in lines) and not _covers(box, dots, at):
            yield box
    yield None


def _under(plot: Plot, at: int, dots: Sequence[_Point], letters: Letters) -> Iterator[_Box | None]:
    """The place for the date of a value, under the line and inside the page; or none at all."""
    words, x = plot.values[at].when, dots[at][0]
    wide = letters.width(words)
    x0 = min(max(x - wide / 2, MAIN), RIGHT - wide)
    yield _Box(words, x0, _BOTTOM + 6, x0 + wide, _BOTTOM + 6 + _CAPS)
    yield None


def _chosen(spots: Sequence[Sequence[_Box | None]], gap: float) -> list[_Box]:
    """The places of words that do not meet: of as many as there is room for, the ends first."""
    last = len(spots) - 1

    def fit(item: int, spot: int, other: int, its: int) -> bool:
        one, two = spots[item][spot], spots[other][its]
        return one is None or two is None or not one.meets(two, gap)

    costs = [
        [(_KEPT if at in (0, last) else _HIDDEN) if box is None else box.cost for box in own]
        for at, own in enumerate(spots)
    ]
    chosen = cheapest(costs, fit) or ()
    found = [own[spot] for own, spot in zip(spots, chosen, strict=False)]
    return [box for box in found if box is not None]


def _covers(box: _Box, dots: Sequence[_Point], own: int) -> bool:
    """True if words would stand on the dot of another value."""
    return any(
        box.x0 - RADIUS - 1 < x < box.x1 + RADIUS + 1
        and box.y0 - RADIUS - 1 < y < box.y1 + RADIUS + 1
        for at, (x, y) in enumerate(dots)
        if at != own
    )


def _crosses(line: tuple[_Point, _Point], box: _Box) -> bool:
    """True if a line runs through a box: it is cut off at each side, and something is left."""
    (ax, ay), (bx, by) = line
    low, high = 0.0, 1.0
    for start, step, first, last in (
        (ax, bx - ax, box.x0 - 1, box.x1 + 1),
        (ay, by - ay, box.y0 - 1, box.y1 + 1),
    ):
        if not step:
            if not first < start < last:
                return False
            continue
        near, far = sorted(((first - start) / step, (last - start) / step))
        low, high = max(low, near), min(high, far)
    return low < high
