"""A dot plot: values of one unit under each other, on one scale that starts at zero.

Names stand in the rail, values beside their dots. A range is a long dot, a bound an open one with
an arrow to the side on which the value is.
"""

from collections.abc import Iterator

from markupsafe import Markup

from briefgen.charts._plot import MAIN, RADIUS, RIGHT, Place, arrow, domain, dot, place
from briefgen.charts._svg import figure, pill, rect, text
from briefgen.graphics import ChartView
from briefgen.lettering import Letters
from briefgen.plotting import Value

_ROW = 15.0
_BASE = 2.7  # from the middle of a line of text to what its letters stand on
_FOOT = 12.0  # for the figure 0
_BESIDE = 6.0
_HAIR = 0.5
_ARROW = 10.0


def draw(view: ChartView, letters: Letters) -> Markup:
    """The dot plot."""
    values = view.plot.values
    rows = [((row + 0.5) * _ROW, one) for row, one in enumerate(values)]
    room = max(letters.width(one.text, bold=True) for one in values) + 2 * _BESIDE + _ARROW
    x_of = place(domain(view.plot), MAIN, RIGHT - room)
    bottom = len(values) * _ROW
    zero = x_of(values[0].low * 0)
    return figure(
        bottom + _FOOT,
        view.alt,
        letters.family,
        *(shape for y, one in rows for shape in _row(y, one, x_of)),
        rect(zero - _HAIR / 2, 0, _HAIR, bottom, "ink"),
        text(zero, bottom + 9, "0", "grey", anchor="middle"),
        *(
            shape
            for row, one in enumerate(values)
            for shape in _mark((row + 0.5) * _ROW, one, x_of)
        ),
    )


def _row(y: float, value: Value, x_of: Place) -> Iterator[str]:
    """The name of a value, and the line that leads to it."""
    zero = x_of(value.low * 0)
    x0, x1 = sorted((zero, x_of(value.low)))
    yield text(0, y + _BASE, value.label, "ink")
    yield rect(x0, y - _HAIR / 2, x1 - x0, _HAIR, "mid")


def _mark(y: float, value: Value, x_of: Place) -> Iterator[str]:
    """The dot of a value and its words."""
    x0, x1 = x_of(value.low), x_of(value.high)
    end = x1 + RADIUS
    if x1 > x0:
        yield pill(x0, x1, y, RADIUS, "accent")
    else:
        yield from dot(x0, y, value)
    if value.bound == "at_least":
        yield from arrow(x1, y, (1, 0))
        end += _ARROW - RADIUS
    elif value.bound == "at_most":
        yield from arrow(x0, y, (-1, 0))
    yield text(end + _BESIDE - RADIUS, y + _BASE, value.text, "ink", bold=True)
