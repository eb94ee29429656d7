"""What a figure shows, in words: read aloud to whoever does not see it.

Nothing that is drawn is left out, and what is not known is said as it is in print.
"""

from collections.abc import Iterator

from briefgen import wording
from briefgen.plotting import Plot, Value
from briefgen.timeline.chronology import Chronology, Mark


def timeline(told: Chronology) -> str:
    """Every event of a timeline with its date, side by side; its window; and the cut-off."""
    return " ".join(_of_timeline(told))


def chart(plot: Plot) -> str:
    """Every value of a chart with its name or its date."""
    kinds = {"trend": "Line chart", "dots": "Dot plot", "bars": "Bar chart"}
    values = "; ".join(map(_value, plot.values))
    return f"{kinds[plot.kind]}: {plot.title}. {plot.unit}. {values}."


def _of_timeline(told: Chronology) -> Iterator[str]:
    yield f"Timeline, {wording.days(told.start, told.end)}."
    for below, name in ((False, told.above), (True, told.below)):
        events = [_event(mark) for mark in told.marks if mark.below is below]
        if events:
            side = "Below the line" if below else "Above the line"
            yield f"{side}{f', {name}' if name else ''}: {'; '.join(events)}."
    if told.window:
        yield f"Dark band: {told.window.label}, {told.window.when}."
    if told.cutoff:
        yield f"Heavy tick: cut-off, {wording.day(told.cutoff)}."


def _event(mark: Mark) -> str:
    unknown = "" if mark.exact else " (day not stated)"
    return f"{mark.when}{unknown}, {mark.label}"


def _value(value: Value) -> str:
    name = ", ".join(part for part in (value.label or value.when, value.series) if part)
    return f"{name}: {value.text}"
