"""Cards: what is printed of each source: who, when, how good, and what rests on it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefgen import scales, wording
from briefgen.citing import Notes
from briefgen.document import SourceView
from briefgen.locales import Furniture, msg
from briefgen.model.dating import Basis
from briefgen.model.source import Aspect, Source
from briefgen.rich import Note
from briefgen.select import Selection
from briefgen.verify import Verification

_BASES: Mapping[Basis, str] = MappingProxyType(
    {
        "year_inferred": msg("Undated; year inferred: {date}"),
        "relative_resolved": msg("Undated; from relative dates: {date}"),
        "computed": msg("Undated; computed from the text: {date}"),
        "undated": msg("Undated; placed by the desk: {date}"),
    }
)
_WAYS: Mapping[str, str] = MappingProxyType(
    {"inferred": msg("inferred"), "looked up": msg("looked up")}
)
_TELLING = 60  # characters; shorter excerpts are often a bare name


def card(
    selection: Selection,
    name: str,
    notes: Notes,
    printed: Sequence[Note],
    verification: Verification,
) -> SourceView:
    """The card of a source; `printed` are all notes of the edition, by number."""
    words = selection.words
    source = selection.corpus.sources[name]
    own = [note for note in printed if note.source == name]
    key = _key_note(own)
    digits = _credibility(selection, name)
    return SourceView(
        id=source.id,
        key=notes.key(name),
        title=_title(words, source),
        about=_about(words, source),
        published=_published(words, source),
        language=source.language,
        integrity=words.say(wording.INTEGRITY[source.integrity]),
        reliability=source.reliability,
        reliability_words=wording.capital(words.say(scales.RELIABILITY[source.reliability])),
        credibility="–".join(str(digit) for digit in digits),
        credibility_words=_credible(words, digits),
        reliability_basis=source.reliability_basis or "",
        descriptor=source.descriptor or "",
        origins=" → ".join(step.who for step in source.origin_chain),
        key_excerpt=key.exact,
        key_aside=key.aside,
        file=source.file,
        sha256=source.sha256,
        words=source.words,
        characters=source.characters,
        paragraphs=source.paragraphs,
        notes=tuple(note.number for note in own),
        checked=name in verification.checked,
        verified=_verified(words, source, verification),
    )


def _verified(words: Furniture, source: Source, verification: Verification) -> str:
    """Whether the excerpts were found in the archived text by this build."""
    if source.id in verification.checked:
        return words.say("Every excerpt checked against the archived text.")
    if source.captured:
        return words.say(
            "Excerpts unchecked: the archived text was not at hand; last checked {date}.",
            date=words.day(source.captured),
        )
    return words.say("Excerpts unchecked: the archived text was not at hand.")


def _credibility(selection: Selection, source: str) -> list[int]:
    """The lowest and highest credibility of the facts that rest on a source, if they have any."""
    digits = selection.corpus.credibilities(source)
    return sorted({digits[0], digits[-1]}) if digits else []


def _credible(words: Furniture, digits: Sequence[int]) -> str:
    """The words for one digit, or for the ends of a range."""
    ends = [words.say(scales.CREDIBILITY[digit]) for digit in digits]
    if len(ends) < 2:
        return "".join(ends)
    return words.say("{low} to {high}", low=ends[0], high=ends[1])


def _title(words: Furniture, source: Source) -> str:
    known = source.known("title")
    if known and known[1] == "stated":
        return known[0]
    return f"[{words.say('Untitled')}] {source.short}"


def _about(words: Furniture, source: Source) -> str:
    """One line of who, where and when; what the text does not say itself is marked as such."""
    author = _known(words, source, "author")
    known = (_known(words, source, one) for one in ("original_author", "original_publisher"))
    original = " / ".join(part for part in known if part)
    parts = [
        _known(words, source, "publisher") or words.say("Publisher not stated"),
        words.say("By {author}", author=author) if author else words.say("Author not stated"),
        words.say("After {original}", original=original) if original else "",
        _published(words, source),
    ]
    return ". ".join(part for part in parts if part) + "."


def _known(words: Furniture, source: Source, aspect: Aspect) -> str:
    known = source.known(aspect)
    if known is None:
        return ""
    value, basis = known
    return value if basis == "stated" else f"{value} ({words.say(_WAYS[basis])})"


def _published(words: Furniture, source: Source) -> str:
    if source.date is None:
        return words.say("Undated")
    text = wording.edtf(words, source.date.edtf)
    basis = source.date.basis
    return text if basis == "stated" else words.say(_BASES[basis], date=text)


def _key_note(own: Sequence[Note]) -> Note:
    """The excerpt that shows the source best: of those with a clause in them, the most called."""
    telling = [note for note in own if len(note.exact) >= _TELLING] or own
    return max(telling, key=lambda note: len(note.uses))
