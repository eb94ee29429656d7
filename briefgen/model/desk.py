"""The desk: who issues the briefs, and the rules of the house."""

from typing import Annotated

from briefgen.record import Field, Language, Line, Record, Slug
from briefgen.scales import Marking, ScaleName


class Spelling(Record):
    """How the house writes a word."""

    use: Line
    """The house spelling."""
    instead_of: tuple[Line, ...]
    """Spellings that are not printed, except inside quotation marks."""


class Limits(Record):
    """How much of others' texts may be kept, and how long a table may be."""

    excerpt_characters: Annotated[int, Field(ge=1, le=1000)] = 300
    """The longest excerpt, in characters."""
    source_percent: Annotated[int, Field(ge=1, le=100)] = 35
    """The largest part of any source that its excerpts together may hold, in per cent."""
    issues: Annotated[int, Field(ge=1, le=40)] = 8
    """The most rows of the table of positions."""


class Required(Record):
    """Fields that a desk may leave out or ask for, by the kind of record."""

    source: tuple[Line, ...] = ()
    """Fields that every source must give: reliability, descriptor, captured …"""
    excerpt: tuple[Line, ...] = ()
    """Fields that every excerpt must give: start, end, paragraph …"""
    fact: tuple[Line, ...] = ()
    """Fields that every fact must give: date, kind, credibility …"""
    judgement: tuple[Line, ...] = ()
    """Fields that every judgement must give: rests_on, indicators …"""
    reviews: bool = False
    """Every fact must have been accepted with `briefgen review`."""


class Desk(Record):
    """content/desk.yaml."""

    name: Line
    """The desk's name, printed as author."""
    language: Language = "en-GB"
    """The language that the briefs are written in."""
    marking: Marking = "TLP:CLEAR"
    """The marking of what does not say otherwise."""
    theme: Slug | None = None
    """The theme of briefs that name none; left out, the program's own look."""
    likelihood_scale: ScaleName = "icd203"
    """The one scale of likelihood terms that judgements use."""
    spellings: tuple[Spelling, ...] = ()
    """House spellings of words that are not names."""
    loaded_words: tuple[Line, ...] = ()
    """Words that the desk prints only inside quotation marks: they take a side."""
    archive: Line = "content/archive"
    """Where full source texts are kept, inside the project's folder and outside git."""
    require: Required = Required.model_construct()
    """What the desk asks of its records, beyond what a record cannot be without."""
    limits: Limits = Limits.model_construct()
    """How much of a source may be kept, and how long a table may be."""
