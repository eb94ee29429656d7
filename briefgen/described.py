"""What a figure shows, in words: read aloud to whoever does not see it.

Nothing that is drawn is left out, and what is not known is said as it is in print.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from briefgen.locales import ENGLISH, Furniture, msg
from briefgen.model.chart import Kind
from briefgen.plotting import Plot, Value
from briefgen.timeline.chronology import Chronology, Mark

_CHARTS: Mapping[Kind, str] = MappingProxyType(
    {
        "trend": msg("Line chart: {title}. {unit}. {values}."),
        "dots": msg("Dot plot: {title}. {unit}. {values}."),
        "bars": msg("Bar chart: {title}. {unit}. {values}."),
    }
)


def timeline(told: Chronology) -> str:
    """Every event of a timeline with its date, side by side; its window; and the cut-off."""
    return " ".join(_of_timeline(told, told.words))


def chart(plot: Plot, words: Furniture = ENGLISH) -> str:
    """Every value of a chart with its name or its date."""
    values = "; ".join(map(_value, plot.values))
    return words.say(_CHARTS[plot.kind], title=plot.title, unit=plot.unit, values=values)


def _of_timeline(told: Chronology, words: Furniture) -> Iterator[str]:
    yield words.say("Timeline, {dates}.", dates=words.days(told.start, told.end))
    for below, name in ((False, told.above), (True, told.below)):
        events = "; ".join(_event(mark, words) for mark in told.marks if mark.below is below)
        if events:
            side = words.say("Below the line") if below else words.say("Above the line")
            yield f"{side}{f', {name}' if name else ''}: {events}."
    if told.window:
        band = f"{told.window.label}, {told.window.when}"
        yield words.say("Dark band: {band}.", band=band)
    if told.cutoff:
        yield words.say("Heavy tick: cut-off, {date}.", date=words.day(told.cutoff))


def _event(mark: Mark, words: Furniture) -> str:
    unknown = "" if mark.exact else f" ({words.say('day not stated')})"
    return f"{mark.when}{unknown}, {mark.label}"


def _value(value: Value) -> str:
    name = ", ".join(part for part in (value.label or value.when, value.series) if part)
    return f"{name}: {value.text}"
