"""A timeline: events on a line of days, with their labels above and below.

Filled dots are dated to the day, open ones are not, long ones span several days; the window is
dark, the cut-off a heavy tick. Told apart by shape and by tone, so that it survives a fax.
"""

from collections.abc import Iterator

from markupsafe import Markup

from briefgen.charts._svg import figure, pill, rect, text
from briefgen.graphics import TimelineView
from briefgen.lettering import Letters
from briefgen.timeline.axis import WIDTH, Line
from briefgen.timeline.placing import ASCENT, BAND, LEADING, RADIUS, STRIP, Dot, Label, placed

_LOWER = 2.7  # of the names on the line: half the height of its capitals below their middle
_STEM = 0.75
_RING = 1.2
_SEAM = 0.6
_TICK = 2.0
_HALO = 0.8  # of paper around what stands on something dark


def draw(view: TimelineView, letters: Letters) -> Markup:
    """The timeline; ValueError if its labels do not fit, which a rule has said before."""
    found = placed(view.told, letters)
    if found is None:
        raise ValueError("the labels of the timeline do not fit")
    shapes = [
        *_line(found.line, found.top, found.bottom),
        *(rect(one.x - _STEM / 2, one.y0, _STEM, one.y1 - one.y0, "ink") for one in found.stems),
        *(shape for dot in found.dots for shape in _dot(dot)),
        *(line for label in found.labels for line in _label(label)),
    ]
    return figure(found.height, view.alt, letters.family, *shapes)


def _line(line: Line, top: float, bottom: float) -> Iterator[str]:
    yield rect(0, top, WIDTH, bottom - top, "tint")
    if line.window:
        width = line.window.x1 - line.window.x0
        yield rect(line.window.x0, bottom - STRIP, width, STRIP, "accent")
    for seam in line.seams:
        yield rect(seam - _SEAM / 2, top, _SEAM, BAND, "paper")
    for cell in line.cells:
        if cell.at is not None:
            yield text(cell.at, top + BAND / 2 + _LOWER, cell.name, "ink")
    if line.window and line.window.at is not None:
        y = bottom - STRIP / 2 + _LOWER
        yield text(line.window.at, y, line.window.name, "paper", bold=True)
    if line.cutoff is not None:
        x, y = line.cutoff - _TICK / 2, top - RADIUS
        yield rect(x - _HALO, top, _TICK + 2 * _HALO, bottom - top, "paper")
        yield rect(x, y, _TICK, bottom - top + 2 * RADIUS, "ink")


def _dot(dot: Dot) -> Iterator[str]:
    yield pill(dot.x0, dot.x1, dot.y, RADIUS + _HALO, "paper")
    yield pill(dot.x0, dot.x1, dot.y, RADIUS, "ink")
    if not dot.filled:
        yield pill(dot.x0, dot.x1, dot.y, RADIUS - _RING, "paper")


def _label(label: Label) -> Iterator[str]:
    x, anchor = (label.x1, "end") if label.right else (label.x0, "start")
    for number, words in enumerate(label.lines):
        colour = "accent" if label.names_side else "ink"
        y = label.y0 + number * LEADING + ASCENT
        yield text(x, y, words, colour, bold=number == 0, anchor=anchor)
