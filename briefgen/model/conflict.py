"""A conflict: what sources say differently, and how the desk handles it."""

from typing import Literal

from briefgen.record import Day, ExcerptRef, Line, Record, Slug

ConflictKind = Literal[
    "contradiction",
    "tension",
    "omission",
    "superseded",
    "apparent",
    "framing",
    "within_source",
    "single_source",
    "naming",
    "dating",
    "error",
]


class Position(Record):
    """One side of a conflict: which source says what."""

    says: Line
    """What this source says, in our words; quotation marks only around its own."""
    cites: tuple[ExcerptRef, ...]
    """The excerpts that show it."""
    fact: Slug | None = None
    """The fact that takes this side, if one does."""


class Conflict(Record):
    """A disagreement, kept as content instead of being averaged away."""

    id: Slug
    """Unique."""
    kind: ConflictKind
    """What sort of disagreement it is."""
    title: Line
    """What is disputed, as a heading."""
    positions: tuple[Position, ...]
    """Who says what."""
    wording: Line
    """What the brief does about it: one printed sentence."""
    resolution: Line | None = None
    """The reasoning, for editors; not printed."""
    status: Literal["open", "resolved"] = "open"
    """Resolved conflicts need not be printed."""
    facts: tuple[Slug, ...] = ()
    """Further facts it touches, besides those of its positions."""
    decided_by: Line | None = None
    """Who decided on the wording."""
    decided_on: Day | None = None
    """When."""


class ConflictFile(Record):
    """A file in content/conflicts/."""

    conflicts: tuple[Conflict, ...]
    """The conflicts of one subject."""
