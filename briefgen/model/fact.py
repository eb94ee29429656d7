"""A fact: one sentence in the desk's own words, resting on excerpts."""

from typing import Literal

from briefgen.model.dating import Dated
from briefgen.record import Currency, ExcerptRef, Line, Number, Record, Slug, Text

Kind = Literal["event", "statement", "position", "figure", "pledge", "assessment", "forecast"]
Status = Literal[
    "intended",
    "announced",
    "approved",
    "agreed_preliminary",
    "agreed",
    "pledged",
    "allocated",
    "delivered",
    "reported",
]
Relation = Literal["corroborates", "repeats", "contradicts", "supersedes", "refines", "depends_on"]

PUBLISHER = "publisher"
UNATTRIBUTED = "unattributed"


class Figure(Record):
    """A number as the source gives it; never converted, never added up."""

    value: Number
    """The number, in full digits or in units of `scale`."""
    value_max: Number | None = None
    """The upper end, if the source gives a range."""
    scale: Literal["thousand", "million", "billion"] | None = None
    """What the number counts in."""
    unit: Line
    """What is counted: minute, battery, per cent, USD …"""
    currency: Currency | None = None
    """ISO 4217 code, for money."""
    qualifier: Literal["about", "more than", "nearly", "at least", "up to"] | None = None
    """How exact the source says it is."""
    raw: Line
    """The source's own words for it."""
    of: Line | None = None
    """What it is the number of."""
    part_of: Slug | None = None
    """The fact whose figure contains this one, so that the two are never added."""
    per: Line | None = None
    """For a rate: per what."""


class Link(Record):
    """How a fact bears on another one."""

    fact: Slug
    """The other fact."""
    relation: Relation
    """`repeats` means the same origin and is not corroboration."""


class Fact(Record):
    """One sentence that the desk can show the words for."""

    id: Slug
    """Unique, stable, never used again for something else."""
    statement: Text
    """One sentence in our own neutral words."""
    cites: tuple[ExcerptRef, ...]
    """The excerpts that carry it, as `source-id/excerpt-id`; the strongest first."""
    kind: Kind = "event"
    """What sort of fact it is."""
    date: Dated | None = None
    """When it happened or was said; left out, it is printed as not stated."""
    actors: tuple[Slug, ...] = ()
    """The entities it is about."""
    said_by: Slug | None = None
    """Who says so: an entity, `publisher` (the outlet's own voice) or `unattributed`."""
    relay: tuple[Line, ...] = ()
    """The way the words took to us, first speaker first."""
    modality: Literal["stated", "warned", "would", "may_consider"] | None = None
    """How firmly it is put."""
    status: Status | None = None
    """How far a pledge or plan has come."""
    figures: tuple[Figure, ...] = ()
    """The numbers in it."""
    topics: tuple[Slug, ...] = ()
    """What it is about; sections select by this."""
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    """Admiralty figure: is it true that this was so or was said."""
    content_credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    """Admiralty figure for what was said, where that differs from its having been said."""
    credibility_basis: Line | None = None
    """Why these figures."""
    attribute: Slug | None = None
    """What it gives the value of, if other facts may give another: `deadline-of-the-threat`."""
    derivations: tuple[Line, ...] = ()
    """How a number or date in it follows: `2 September 2025 = 14 July 2025 + 50 days`."""
    links: tuple[Link, ...] = ()
    """How it bears on other facts."""
    note: Line | None = None
    """What an editor should know; not printed."""


class FactFile(Record):
    """A file in content/facts/."""

    facts: tuple[Fact, ...]
    """The facts of one subject."""
