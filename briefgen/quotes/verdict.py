"""What is said of a quotation: found, and how, or at fault, and where."""

from typing import Literal

from briefgen.value import Frozen

Kind = Literal[
    "ambiguous",
    "bracket-changes",
    "bracket-negates",
    "clipped",
    "crosses-paragraph",
    "cuts-word",
    "ellipsis-crosses-paragraph",
    "ellipsis-hides",
    "ellipsis-too-wide",
    "invisible-character",
    "not-found",
    "other-paragraph",
    "out-of-order",
    "too-many-marks",
    "too-short",
]
"""The faults of a quotation; stable, and explained in docs/quotation.md."""

Objection = tuple[Kind, str]
"""A fault before its place is known: its kind and the message."""


class Rules(Frozen):
    """The measures of the house. A character of a script without spaces counts as a word."""

    words: int = 2
    """How many words of the text a quotation has at least."""
    letters: int = 6
    """How many letters and digits it has at least; a character without spaces counts twice."""
    omitted: int = 25
    """How many words one ellipsis may stand for."""
    replaced: int = 3
    """How many words one bracket may replace."""
    marks: int = 6
    """How many ellipses and brackets a quotation may have."""


class Found(Frozen):
    """Where the words stand. All offsets are code points of the text as archived."""

    start: int
    end: int
    paragraph: int
    """Which paragraph, from 1."""
    segments: tuple[tuple[int, int], ...]
    """The pieces between ellipses and brackets, first and after-last."""
    omitted: tuple[str, ...] = ()
    """What each ellipsis leaves out, for a person to read."""
    moved: bool = False
    """Whether they stand elsewhere than `start` and `end` said."""
    context: bool = True
    """Whether `prefix` and `suffix`, as far as given, stand around them."""


class Fault(Frozen):
    """Why a quotation does not pass."""

    kind: Kind
    message: str
    """One sentence without a full stop."""
    place: int = 0
    """Where in the quotation, in code points from 0."""
    length: int = 1
    """How many code points are meant."""
    words: tuple[str, ...] = ()
    """The words that a person has to accept, if the fault is one that can be accepted."""
