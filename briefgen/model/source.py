"""A source: one document, what is known of it and how, and the excerpts taken from it."""

from typing import Literal

from briefgen.model.dating import Dated
from briefgen.record import Day, Language, Line, Record, Sha256, Slug, Text, Url
from briefgen.scales import Marking, Reliability

NOT_STATED = "not stated"

Integrity = Literal["original", "edited", "rewritten", "translated", "machine_spun", "unknown"]
Fidelity = Literal["verbatim", "translated", "back_translated", "indirect", "altered"]
Aspect = Literal[
    "title", "publisher", "author", "date", "original_author", "original_publisher", "language"
]


class TextSays(Record):
    """What the text says of itself, and nothing else; `not stated` is a value."""

    title: Line = NOT_STATED
    """The title as printed."""
    publisher: Line = NOT_STATED
    """Who published this copy."""
    author: Line = NOT_STATED
    """The name shown as author."""
    date: Line = NOT_STATED
    """The date as printed, in the text's own words."""
    original_author: Line = NOT_STATED
    """Who wrote the piece that this copy goes back to."""
    original_publisher: Line = NOT_STATED
    """Who published that piece."""
    language: Line = NOT_STATED
    """The language of this copy, in words."""


class Inferred(Record):
    """Something the desk concludes from the text, with the reason."""

    field: Aspect
    """What is inferred."""
    value: Line
    """What the desk takes it to be; for a date, in words or EDTF."""
    reason: Line
    """The evidence in the text that leads to it."""


class LookedUp(Record):
    """Something found outside the text, with the place where it was found."""

    field: Aspect
    """What was looked up."""
    value: Line
    """What was found."""
    url: Url
    """Where it was found."""
    note: Line | None = None
    """What is uncertain about it."""


class Step(Record):
    """One step of the way from the first telling to this copy."""

    who: Line
    """Who told, wrote or copied."""
    relation: Literal[
        "primary_source", "quoted_from", "derived_from", "revision_of", "attributed_to"
    ]
    """How this step stands to the one before it (W3C PROV-O, 2013)."""


class NonContent(Record):
    """A part of the text that says nothing: it must not be cited."""

    kind: Literal["masthead", "byline", "caption", "credit", "ui", "tags", "scraper"]
    """What sort of part it is."""
    start: int
    """First code point, from 0."""
    end: int
    """The code point after the last."""


class Excerpt(Record):
    """The exact words of a source that carry a fact (W3C Web Annotation selectors, 2017)."""

    id: Slug
    """Unique in its source; cited as `source-id/excerpt-id`."""
    exact: Text
    """The words, copied character by character, on one quoted line."""
    prefix: str = ""
    """Up to 32 characters that stand before them."""
    suffix: str = ""
    """Up to 32 characters that stand after them."""
    start: int | None = None
    """Position of the first code point in the decoded text, from 0."""
    end: int | None = None
    """Position after the last code point."""
    paragraph: int | None = None
    """Which paragraph they stand in, counting the lines that are not blank, from 1."""
    fidelity: Fidelity = "verbatim"
    """How these words relate to what was first said or written."""
    accepted: tuple[Line, ...] = ()
    """Words that an ellipsis leaves out or that stand right beside, and that a person has read."""
    sic: tuple[Line, ...] = ()
    """Words in the excerpt that are wrong in the source and left so."""
    origin_group: Slug | None = None
    """The origin of these words, where it is another than that of the document."""
    gloss: Line | None = None
    """What damaged or translated words mean, in plain words; printed in brackets."""


class Source(Record):
    """One document as the desk holds it: the copy is described and graded, not the original."""

    id: Slug
    """Unique; also the name of this file."""
    file: Line
    """The name of the archived document."""
    sha256: Sha256
    """Digest of the archived bytes."""
    bytes: int | None = None
    """Size of the archived document."""
    characters: int | None = None
    """Its length in code points, decoded as UTF-8."""
    words: int | None = None
    """Its length in words, split at white space."""
    paragraphs: int | None = None
    """Its length in paragraphs: the lines that are not blank."""
    captured: Day | None = None
    """When the desk took its copy."""
    url: Url | None = None
    """Where the copy was taken from, if the desk knows."""
    text_sha256: Sha256 | None = None
    """Digest of the text that was read out of the document, where that is not the document."""
    status: Literal["current", "corrected", "retracted", "superseded"] = "current"
    """What its publisher has done with it since."""
    status_note: Line | None = None
    """When and how that became known."""
    short: Line
    """A name of a few words for tables and side notes."""
    text_says: TextSays = TextSays.model_construct()
    """What the document says of itself."""
    inferred: tuple[Inferred, ...] = ()
    """What the desk concludes, with reasons."""
    looked_up: tuple[LookedUp, ...] = ()
    """What was found outside, with places."""
    date: Dated | None = None
    """When the document was published, and how that is known."""
    language: Language = "en"
    """The language of this copy."""
    translated_from: Language | None = None
    """The language it was translated from."""
    translation: Literal["human", "machine", "unknown"] | None = None
    """Who translated it."""
    integrity: Integrity = "unknown"
    """What happened to the wording on its way here."""
    origin_chain: tuple[Step, ...] = ()
    """From the first telling to this copy, in order."""
    origin_group: Slug | None = None
    """Documents with the same group go back to one origin; none means lineage unknown."""
    origin_basis: Line | None = None
    """How it is established that this origin is independent; without it, it is not."""
    reliability: Reliability = "F"
    """Admiralty letter for this copy."""
    reliability_basis: Line | None = None
    """Why this letter."""
    descriptor: Line | None = None
    """One or two sentences on completeness, precision, context, age and bias (ICD 206)."""
    party: Slug | None = None
    """The party to the matter that the publisher stands close to; none if none."""
    marking: Marking = "TLP:CLEAR"
    """How widely what it says may be shared."""
    non_content: tuple[NonContent, ...] = ()
    """Parts that must not be cited: mastheads, captions, page furniture."""
    excerpts: tuple[Excerpt, ...] = ()
    """The passages that facts rest on."""

    def known(self, aspect: Aspect) -> tuple[str, str] | None:
        """The best knowledge of one aspect: (value, basis), None if nobody knows.

        The basis is `stated`, `inferred` or `looked up`, tried in this order.
        """
        stated: str = getattr(self.text_says, aspect)
        if stated != NOT_STATED:
            return stated, "stated"
        for basis, found in (("inferred", self.inferred), ("looked up", self.looked_up)):
            for item in found:
                if item.field == aspect:
                    return item.value, basis
        return None
