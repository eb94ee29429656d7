"""An edition: one dated issue of a brief, written by an editor on top of the facts.

Prose is Markdown. `[@fact-id]` or `[@fact-a; @fact-b]` cites the facts that a sentence rests on.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from briefgen.edtf import parse
from briefgen.locales import msg
from briefgen.model.chart import Chart, Timeline
from briefgen.record import Date, Day, Field, Line, Record, Slug, Text
from briefgen.scales import Confidence, Marking

Stance = Literal["for", "against", "conditional"]
Change = Literal["new", "unchanged", "raised", "lowered"]
# What a correction may be to besides a section, and what that is called in print.
FRONT_PASSAGES: Mapping[str, str] = MappingProxyType(
    {
        "headline": msg("Headline"),
        "bottom-line": msg("Bottom line"),
        "figures": msg("Key figures"),
        "judgements": msg("Key judgements"),
    }
)


class KeyFigure(Record):
    """One of the large numbers on the first page."""

    number: Line
    """The number as printed, at most 5 characters: 40, $1.3, 2."""
    unit: Line | None = None
    """What stands beside it in small: min, bn, days."""
    caption: Line
    """What it is the number of, with its citation."""
    derivations: tuple[Line, ...] = ()
    """How it follows from numbers and dates that are cited: `37 days = 2025-09-02 - cutoff`."""


class Judgement(Record):
    """The desk's own assessment: the only place for likelihood terms and confidence."""

    id: Slug
    """Unique in the edition."""
    text: Line
    """One sentence that contains the likelihood term."""
    likelihood: Line | None = None
    """The term, from the desk's scale; only for what can come true or not."""
    confidence: Confidence
    """How good the basis is."""
    confidence_basis: Line
    """Why, in at most 48 characters and without a likelihood word."""
    why: Line
    """The reasons, each with its citation."""
    rests_on: tuple[Slug, ...] = ()
    """The facts that would change it if they fell."""
    assumptions: tuple[Line, ...] = ()
    """What is taken for granted; a fact that it names has its citation, as in what follows."""
    alternatives: tuple[Line, ...] = ()
    """What else could be the case."""
    indicators: tuple[Line, ...] = ()
    """What would show that it is coming true, or not."""
    previous: Slug | None = None
    """The judgement of the last edition that it follows."""
    change: Change | None = None
    """What became of its likelihood since then."""
    change_reason: Line | None = None
    """Why; what has happened since the last edition has its citation."""


class Dropped(Record):
    """A judgement of the last edition that this one does not make again."""

    previous: Slug
    """Its id there."""
    reason: Line
    """Why it is not made again, or what became of it; a fact that it names has its citation."""


class Development(Record):
    """Something that happened: dated by the first fact that its text cites."""

    head: Line
    """A heading of at most 62 characters."""
    body: Text
    """At most 55 words; every sentence cited."""


class Cell(Record):
    """What one party says on one issue."""

    stance: Stance
    """For, against or on conditions."""
    text: Line
    """At most 55 characters, with its citation."""


class Issue(Record):
    """One row of the positions table."""

    issue: Line
    """What the parties differ on."""
    cells: Mapping[Slug, Cell]
    """By party; a party without a cell has stated no position in the sources."""


class Positions(Record):
    """The table of who wants what."""

    parties: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=4)]
    """The columns: entity ids; the first two are compared."""
    issues: tuple[Issue, ...]
    """The rows."""


class Pledge(Record):
    """One row of the table of pledges; date, status and value come from the fact."""

    fact: Slug
    """The fact that it prints."""
    who: Line
    """Who gives or sells."""
    what: Line
    """What, in a few words, with its citation."""
    kind: Line | None = None
    """Pledge, sale, agreement …; left out, the fact's status."""


class Watch(Record):
    """Something to look out for."""

    signal: Line
    """What would happen, with its citation."""
    date: Date | None = None
    """When, if that is known."""
    so: Line
    """What it would mean."""
    moves: tuple[Slug, ...] = ()
    """The judgements that it would move."""


class Correction(Record):
    """A passage that was wrong when the edition was issued, and what it says now."""

    date: Day
    """The day it was corrected."""
    passage: Slug
    """Where it stands: a section's id, or `headline`, `bottom-line`, `figures` or `judgements`."""
    was: Line
    """What the edition said, in at most 30 words."""
    now: Line
    """What it says now, in at most 30 words; with its citation if the edition does not cite it."""
    why: Line
    """What was wrong about it, in at most 30 words."""


class Edition(Record):
    """A file in content/editions/BRIEF/, named by its date."""

    date: Day
    """The date of the edition; also the name of this file."""
    period: Annotated[Date, Field(default_factory=lambda given: parse(str(given["date"])))]
    """The time it covers, as an interval: 2025-07-21/2025-07-27; left out, the date."""
    cutoff: Annotated[Day, Field(default_factory=lambda given: given["date"])]
    """The day up to which sources were read; left out, the date."""
    issued: Annotated[Day, Field(default_factory=lambda given: given["date"])]
    """The day it is issued; left out, the date."""
    next: Day | None = None
    """The day of the next edition."""
    number: Annotated[int, Field(ge=1)] | None = None
    """Its number, where the brief is numbered one by one."""
    version: Annotated[int, Field(ge=1)] = 1
    """1, or higher for a corrected edition, which then says under `corrections` what was wrong."""
    corrections: tuple[Correction, ...] = ()
    """What has been corrected since it was issued, first correction first."""
    marking: Marking | None = None
    """Its marking; left out, the brief's."""
    headline: Line
    """A finding with a verb, at most 75 characters."""
    bottom_line: Text
    """At most 60 words: what, so what, the next date, what is unknown."""
    figures: tuple[KeyFigure, ...] = ()
    """Up to four large numbers."""
    findings: Mapping[Slug, Line] = {}
    """One line for each section that says what it shows, by section id."""
    judgements: tuple[Judgement, ...] = ()
    """The desk's assessments."""
    dropped: tuple[Dropped, ...] = ()
    """The judgements of the last edition that are not made again."""
    developments: tuple[Development, ...] = ()
    """What happened in the period, by weight."""
    background: tuple[Development, ...] = ()
    """Older or undated material that is needed to understand it."""
    timeline: Timeline | None = None
    """What happened when."""
    positions: Positions | None = None
    """Who wants what."""
    pledges: tuple[Pledge, ...] = ()
    """Who has promised what."""
    charts: tuple[Chart, ...] = ()
    """Figures of the facts, drawn."""
    disputes: tuple[Slug, ...] = ()
    """The conflicts to print, by id; open ones that touch a printed fact must be here."""
    watch: tuple[Watch, ...] = ()
    """What to look out for."""
