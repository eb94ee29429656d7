"""The figures of a brief as plain data: what they show, what it rests on, and what they say aloud.

`alt` says in words all that a figure shows, for whoever does not see it.
"""

from collections.abc import Sequence

from briefgen.plotting import Plot, Value
from briefgen.rich import Calls
from briefgen.timeline.chronology import Chronology, Mark
from briefgen.value import Frozen


class TimelineView(Frozen):
    """A timeline; `events` are its marks as the figure shows them, each with its calls of notes.

    `window` are those of the facts that say when its window opens and closes.
    """

    told: Chronology
    events: Sequence[tuple[Mark, Calls]]
    window: Calls | None
    alt: str


class ChartView(Frozen):
    """A chart; `values` are its values in order, each with the calls of its notes."""

    plot: Plot
    values: Sequence[tuple[Value, Calls]]
    alt: str
