"""What an edition draws: a timeline, and charts of the figures that facts state.

Neither holds a date or a number of its own. What is plotted is what a fact says, so that a picture
cannot say more than the text.
"""

from typing import Annotated, Literal

from briefgen.record import Day, Field, Line, Record, Slug

Kind = Literal["trend", "dots", "bars"]
Step = Literal["day", "week", "month", "year"]
Side = Literal["above", "below"]


class Event(Record):
    """A mark on a timeline: dated by the first fact that its label cites."""

    label: Line
    """What happened, in at most 40 characters, with its citation."""
    side: Side
    """On which side of the line it stands."""


class Window(Record):
    """A stretch of time that is drawn dark, from the day of one fact to that of another."""

    label: Line
    """What it is, in at most 24 characters: 50-day limit."""
    opens: Slug
    """The fact on whose day it starts."""
    closes: Slug
    """The fact on whose day it ends."""


class Timeline(Record):
    """What happened when, on a line with two sides."""

    start: Day | None = None
    """The first day drawn; left out, the first of the month in which the earliest event is."""
    end: Day | None = None
    """The last day drawn; left out, the last of the month in which the latest event is."""
    above: Line | None = None
    """What the events above the line have in common, in at most 16 characters: Talks."""
    below: Line | None = None
    """What those below it have in common."""
    window: Window | None = None
    """A stretch of time that matters."""
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    """At most 12 events, in any order."""


class Point(Record):
    """One value of a chart: a figure that a fact states."""

    fact: Slug
    """The fact that states it."""
    figure: Annotated[int, Field(ge=1)] = 1
    """Which of the fact's figures it is, counted from 1."""
    label: Line | None = None
    """What it is called; needed for dots and bars, left out in a trend, which has the date."""
    series: Line | None = None
    """In bars, which of the bars beside each other it is."""


class Chart(Record):
    """A few figures of one unit, compared."""

    id: Slug
    """Unique in the edition."""
    kind: Kind
    """trend: one value over time; dots: values side by side; bars: values in groups."""
    title: Line
    """What it shows: a finding, in at most 62 characters."""
    unit: Line
    """What the numbers are, in at most 28 characters: US$ million."""
    every: Step | None = None
    """How often a trend has a value; where one is missing the line is broken."""
    points: Annotated[tuple[Point, ...], Field(min_length=2)]
    """The values, at most 24 in a trend and 12 elsewhere."""
