"""Where everything on a timeline stands: no label touches another one, a stem, a dot or the edge.

Each event has a dot on the line and a stem, which its label stands beside, left or right, in one
of a few lanes above or below the line. Which, is found by exact search: the least height, then the
shortest stems, then labels to the right of their stems.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, combinations, pairwise, product
from typing import Final, get_args

from briefgen.lettering import Letters
from briefgen.model.chart import Side
from briefgen.timeline.axis import WIDTH, Line, Scale, line
from briefgen.timeline.chronology import Chronology, Mark
from briefgen.timeline.search import cheapest
from briefgen.typography import tied
from briefgen.value import Frozen

LANES: Final = 5  # on each side: more would take more than half a page
BAND: Final = 13.0  # the height of the calendar
STRIP: Final = 10.0  # of the window's strip below it, which with it makes the line
RADIUS: Final = 2.8  # of a dot
LEADING: Final = 10.0
ASCENT: Final = 7.7  # from the top of a line of text to what its letters stand on

_BESIDE: Final = 4.0  # between a stem and its own label
_CLEAR: Final = 3.0  # between a stem and any other label
_GAP: Final = 7.0  # between labels in one lane
_LIFT: Final = RADIUS + 3.7  # between the line and the first lane; dots and ticks stand there
_BETWEEN: Final = 4.0  # between lanes
_INK: Final = 1.6  # from the top of a line of text to the top of its capitals
_WIDE: Final = 92.0  # a label is set in one line up to here, and beyond that in two

# What the search weighs against each other: outer lanes, narrow labels, labels left of their stems.
_LANE, _NARROW, _LEFT = 20, 4, 1


class Label(Frozen):
    """Lines of text in a box; the first is a date or the name of a side and is set bold.

    The lines are aligned to the left end of the box or to its right one.
    """

    lines: tuple[str, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    right: bool
    names_side: bool


class Stem(Frozen):
    """A thin upright line from the dot of an event to the far end of its label."""

    x: float
    y0: float
    y1: float


class Dot(Frozen):
    """A mark on the edge of the line, drawn out from `x0` to `x1`: filled if the day is known."""

    x0: float
    x1: float
    y: float
    filled: bool


class Placement(Frozen):
    """Everything on a timeline that is WIDTH wide, in points from the top left corner."""

    height: float
    top: float
    """Where the line starts, with the calendar."""
    bottom: float
    """Where it ends, with the strip of the window if it has one."""
    line: Line
    labels: tuple[Label, ...]
    stems: tuple[Stem, ...]
    dots: tuple[Dot, ...]


def _height(room: Sequence[int]) -> float:
    """What a side with these lanes costs: its height, and a little for the narrowest labels."""
    return sum(LEADING * lines + _BETWEEN + _NARROWEST * (lines == _LINES[-1]) for lines in room)


# The lines that each lane may have: a date and up to three lines of label. Tried in this order.
_LINES: Final = (2, 3, 4)
_NARROWEST: Final = 5.0
_ROOMS: Final = sorted(
    (room for lanes in range(1, LANES + 1) for room in product(_LINES, repeat=lanes)),
    key=lambda room: (_height(room), room),
)


class _Option(Frozen):
    """One way to set a label: in a lane, from `x0` to `x1`, beside a stem or without one."""

    lane: int
    lines: tuple[str, ...]
    x0: float
    x1: float
    right: bool
    stem: float | None
    cost: int


@lru_cache(maxsize=64)
def placed(told: Chronology, letters: Letters) -> Placement | None:
    """Where everything stands; None if the labels do not fit beside each other.

    The same for the same events, in whatever order they were written.
    """
    above, below = (_side(told, letters, side) for side in get_args(Side))
    if above is None or below is None:
        return None
    scale = Scale(told.start, told.end)
    top = _depths(above)[-1]
    bottom = top + BAND + (STRIP if told.window else 0)
    labels = [_label(one, _depths(above), top, -1) for one in above]
    labels += [_label(one, _depths(below), bottom, 1) for one in below]
    stems = [
        Stem(option.stem, *((label.y0 + _INK, top) if label.y1 <= top else (bottom, label.y1)))
        for option, label in zip([*above, *below], labels, strict=True)
        if option.stem is not None
    ]
    return Placement(
        height=bottom + _depths(below)[-1],
        top=top,
        bottom=bottom,
        line=line(told, letters),
        labels=tuple(labels),
        stems=tuple(stems),
        dots=tuple(dict.fromkeys(_dot(scale, one, top, bottom) for one in told.marks)),
    )


def in_order(told: Chronology, letters: Letters) -> Sequence[Mark]:
    """The events as the figure shows them, from left to right; by date if they do not fit.

    Of those on one stem the ones above the line come first.
    """
    found: list[tuple[float, bool, float, float, Mark]] = []
    for below in (False, True):
        side = _side(told, letters, "below" if below else "above") or ()
        marks = [mark for mark in told.marks if mark.below is below]
        # The name of a side comes after its events, and the lanes count away from the line.
        for mark, option in zip(marks, side, strict=False):
            lane = option.lane if below else -option.lane
            found.append((option.stem or 0.0, below, option.x0, lane, mark))
    return [row[-1] for row in sorted(found)] if len(found) == len(told.marks) else told.marks


def crowded(told: Chronology, letters: Letters) -> tuple[Side, ...]:
    """The sides on which the labels do not fit beside each other."""
    return tuple(side for side in get_args(Side) if _side(told, letters, side) is None)


@lru_cache(maxsize=128)
def _side(told: Chronology, letters: Letters, side: Side) -> Sequence[_Option] | None:
    """How the labels of one side are set, in as little height as they need; None if in no way."""
    scale = Scale(told.start, told.end)
    name = told.below if side == "below" else told.above
    every = [
        list(_ways(scale.middle(one.first, one.last), one, letters))
        for one in told.marks
        if one.below is (side == "below")
    ]
    if name:
        every.append(list(_corners(name, letters)))
    # Where not even the most room is enough, there is no need to try all that is less.
    if cheapest([[0] * len(own) for own in every], partial(_fit, every)) is None:
        return None
    for room in _ROOMS:
        ways = [[way for way in own if _holds(room, way)] for own in every]
        chosen = cheapest([[way.cost for way in own] for own in ways], partial(_fit, ways))
        if chosen is not None:
            return [own[way] for own, way in zip(ways, chosen, strict=True)]
    return None


def _holds(room: Sequence[int], way: _Option) -> bool:
    return way.lane < len(room) and len(way.lines) <= room[way.lane]


def _fit(ways: Sequence[Sequence[_Option]], item: int, way: int, other: int, its: int) -> bool:
    return _apart(ways[item][way], ways[other][its])


def _ways(stem: float, mark: Mark, letters: Letters) -> Iterator[_Option]:
    """All ways to set the label of an event, inside the edges."""
    for narrow, text in enumerate(_wrapped(mark.label, letters)):
        lines = (tied(mark.when), *text)
        width = max(letters.width(lines[0], bold=True), _widest(text, letters))
        for left, x0 in enumerate((stem + _BESIDE, stem - _BESIDE - width)):
            if x0 < 0 or x0 + width > WIDTH:
                continue
            for lane in range(LANES):
                cost = lane * _LANE + narrow * _NARROW + left * _LEFT
                yield _Option(lane, lines, x0, x0 + width, bool(left), stem, cost)


def _corners(name: str, letters: Letters) -> Iterator[_Option]:
    """The ways to set the name of a side: at the left end of a lane, where the rail is."""
    width = letters.width(name, bold=True)
    for lane in range(LANES):
        yield _Option(lane, (name,), 0.0, width, False, None, lane * _LANE)


def _apart(one: _Option, other: _Option) -> bool:
    """True if neither label touches the other one or its stem."""
    if one.lane == other.lane and one.x0 < other.x1 + _GAP and other.x0 < one.x1 + _GAP:
        return False
    return not (_pierced(one, other) or _pierced(other, one))


def _pierced(label: _Option, other: _Option) -> bool:
    """True if the stem of another label runs through this one, on its way to an outer lane."""
    return (
        other.stem is not None
        and other.lane >= label.lane
        and label.x0 - _CLEAR < other.stem < label.x1 + _CLEAR
    )


@lru_cache(maxsize=256)
def _wrapped(text: str, letters: Letters) -> Sequence[tuple[str, ...]]:
    """A label in one line if that is short, else in two; and in one more, if that is narrower."""
    words = tied(text).split(" ")
    found = [
        min(_splits(words, count), key=partial(_widest, letters=letters))
        for count in range(1, min(len(words), 3) + 1)
    ]
    widths = [_widest(lines, letters) for lines in found]
    wanted = 1 if widths[0] > _WIDE and len(found) > 1 else 0
    narrower = wanted + 1 < len(found) and widths[wanted + 1] < widths[wanted]
    return found[wanted : wanted + 2] if narrower else [found[wanted]]


def _splits(words: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """All ways to set words in so many lines."""
    for breaks in combinations(range(1, len(words)), count - 1):
        yield tuple(" ".join(words[a:b]) for a, b in pairwise((0, *breaks, len(words))))


def _widest(lines: Sequence[str], letters: Letters) -> float:
    return max(letters.width(one) for one in lines)


def _depths(side: Sequence[_Option]) -> list[float]:
    """How far from the line each lane starts, and last where the side ends."""
    lanes = range(max((one.lane for one in side), default=-1) + 1)
    lines = [max((len(one.lines) for one in side if one.lane == lane), default=0) for lane in lanes]
    return list(accumulate((LEADING * one + _BETWEEN for one in lines), initial=_LIFT))


def _label(option: _Option, depths: Sequence[float], edge: float, outward: int) -> Label:
    near = edge + outward * depths[option.lane]
    far = near + outward * LEADING * len(option.lines)
    y0, y1 = sorted((near, far))
    return Label(option.lines, option.x0, y0, option.x1, y1, option.right, option.stem is None)


def _dot(scale: Scale, mark: Mark, top: float, bottom: float) -> Dot:
    """A round dot in the middle of the days that an event can mean, or a long one over them."""
    y = bottom if mark.below else top
    if mark.spans:
        ends = [scale.middle(day, day) for day in (mark.first, mark.last)]
        return Dot(ends[0], ends[1], y, mark.exact)
    x = scale.middle(mark.first, mark.last)
    return Dot(x, x, y, mark.exact)
