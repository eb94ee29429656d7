"""What charts of values share: the grid, the scale, and how a value is marked."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from briefgen.charts._svg import WIDTH, pill, polyline
from briefgen.plotting import Plot, Value

# The grid of the page: names in the rail, values beside it.
RAIL: Final = 40.5 / 25.4 * 72
MAIN: Final = 44.5 / 25.4 * 72
RIGHT: Final = WIDTH

RADIUS: Final = 2.8

_HALO: Final = 0.8
_RING: Final = 1.2
_ARROW: Final = 7.0
_HEAD: Final = 2.2

Place = Callable[[Decimal], float]


def domain(plot: Plot) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value of a scale; it starts at zero unless the plot says not."""
    low = min(one.low for one in plot.values)
    high = max(one.high for one in plot.values)
    if plot.from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    else:
        low -= high - low or high / 10
    return low, high if high > low else low + 1


def place(ends: tuple[Decimal, Decimal], start: float, end: float) -> Place:
    """Where a value is between two points of the page; `end` may be above or left of `start`."""
    low, high = ends
    return lambda value: start + (end - start) * float((value - low) / (high - low))


def dot(x: float, y: float, value: Value) -> Iterator[str]:
    """A value that is one number: filled if it is exact, open if it is about that or a bound."""
    yield pill(x, x, y, RADIUS + _HALO, "paper")
    yield pill(x, x, y, RADIUS, "accent")
    if value.bound != "exact":
        yield pill(x, x, y, RADIUS - _RING, "paper")


def arrow(x: float, y: float, toward: tuple[int, int]) -> Iterator[str]:
    """What shows on which side of a bound the value is: an arrow from it, by one step in x or y."""
    dx, dy = toward
    x0, y0 = x + dx * RADIUS, y + dy * RADIUS
    x1, y1 = x + dx * (RADIUS + _ARROW), y + dy * (RADIUS + _ARROW)
    back = (x1 - dx * _HEAD, y1 - dy * _HEAD)
    yield polyline([(x0, y0), (x1, y1)], "accent", 1)
    yield polyline(
        [
            (back[0] + dy * _HEAD, back[1] + dx * _HEAD),
            (x1, y1),
            (back[0] - dy * _HEAD, back[1] - dx * _HEAD),
        ],
        "accent",
        1,
    )
