"""Verify: every excerpt against the archived text of its source, as far as the text is at hand.

Three findings are kept apart. The document is another one than the content names ("the page
changed"); the document is the same, but is read differently now ("our reader changed"); both are
as they were, and the words do not stand there ("the quote is wrong"). A text that is not at hand
leaves its excerpts unchecked, which is neither pass nor fail.
"""

import json
from collections.abc import Container, Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefgen import memory, origins
from briefgen.archive import Archive, Held, State, Wanted
from briefgen.archive.extractors import WRAPPED
from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt, Source
from briefgen.problem import Exit, Pos, Problem
from briefgen.value import Frozen

if TYPE_CHECKING:
    from briefgen.folding import Folded
    from briefgen.quotes import Fault, Found

_FAULTS: dict[State, tuple[str, str, str]] = {
    "changed": (
        "source-changed",
        "the archived `{where}` is another document: its SHA-256 is {detail}",
        "archive the right file, or capture the new one as a source of its own",
    ),
    "damaged": (
        "archive-damaged",
        "the archive's copy is damaged: `{where}`: {detail}",
        "restore it from a backup of the archive; `briefgen fsck` names all such files",
    ),
    "reader_changed": (
        "reader-changed",
        "the document is the same, but `{reader}` reads another text out of it",
        "compare the two texts, then record the new text_sha256 and positions",
    ),
    "unreadable": (
        "unreadable",
        "no text can be read out of the archived `{where}`: {detail}",
        "archive the text as a .txt file of its own",
    ),
}


class Verification(Frozen):
    """What was checked: the archive, and the sources whose texts were at hand and sound.

    `proofs` are the fingerprints of what was found to be without a fault.
    """

    archive: Archive
    checked: frozenset[str]
    proofs: frozenset[bytes] = frozenset()

    def counts(self, corpus: Corpus) -> tuple[int, int]:
        """How many excerpts were checked, and how many were not."""
        done = sum(name.partition("/")[0] in self.checked for name in corpus.excerpts)
        return done, len(corpus.excerpts) - done


# For whoever composes without an archive: nothing was checked.
UNVERIFIED: Final = Verification(Archive("", MappingProxyType({})), frozenset())


def wanted(corpus: Corpus) -> Iterator[Wanted]:
    """The documents that a corpus needs from its archive."""
    for document, sources in corpus.found_by("documents").items():
        for source in sources:
            yield Wanted(source, *json.loads(document))


def verify(
    corpus: Corpus,
    archive: Archive,
    *,
    required: bool = False,
    known: Container[bytes] = frozenset(),
) -> tuple[Verification, list[Problem]]:
    """What of the corpus stands in the archive; with `required`, a missing text is an error.

    What has a proof among `known` was verified before and is not verified again.
    """
    problems: list[Problem] = []
    checked: set[str] = set()
    proofs: set[bytes] = set()
    proof_of = {name: _proof(corpus, name, archive.of(name)) for name in corpus.sources}
    unproven = [name for name, proof in proof_of.items() if proof not in known]
    opened = dict(zip(unproven, archive.opened(unproven), strict=True))
    for name, proof in proof_of.items():
        held = opened.get(name) or archive.of(name)
        if held.state == "sound":
            checked.add(name)
            found = [] if proof in known else list(_excerpts(corpus.sources[name], held))
            problems += found
            proofs |= set() if found else {proof}
        elif held.state != "missing":
            problems.append(_broken(corpus.sources[name], held))
        elif required:
            source = corpus.sources[name]
            message = f"the text of `{source.id}` is not in the archive {archive.folder}"
            hint = f"put `{source.file}` there, or build without --require-archive"
            where = source.at("file")
            problems.append(Problem(where, "missing-text", message, hint, exit=Exit.INTEGRITY))
    proof = _proof_of_origins(corpus, checked)
    found = [] if proof in known else list(_shared(corpus, archive, checked))
    problems += found
    proofs |= set() if found else {proof}
    return Verification(archive, frozenset(checked), frozenset(proofs)), problems


def _proof(corpus: Corpus, name: str, held: Held) -> bytes:
    """A fingerprint of all that decides whether a source's excerpts stand in its text."""
    return memory.key("excerpts", corpus.digest("sources", name), held.reader)


def _proof_of_origins(corpus: Corpus, checked: Iterable[str]) -> bytes:
    """A fingerprint of all that decides whether origins share a passage."""
    return memory.key("origins", *(corpus.digest("sources", name) for name in sorted(checked)))


def _broken(source: Source, held: Held) -> Problem:
    code, message, hint = _FAULTS[held.state]
    text = message.format(where=held.where, detail=held.detail, reader=held.reader)
    return Problem(
        source.at("sha256"), code, text, hint, length=len(source.sha256), exit=Exit.INTEGRITY
    )


def _excerpts(source: Source, held: Held) -> Iterator[Problem]:
    # 0.05 s, and what is known is not verified again.
    from briefgen import folding, quotes  # noqa: PLC0415
    from briefgen.languages import words_of  # noqa: PLC0415

    wrapped = held.reader.partition(" ")[0] in WRAPPED
    folded = folding.fold(held.text or "", wrapped=wrapped)
    words = words_of(source.language)
    for index, excerpt in enumerate(source.excerpts):
        where = source.at("excerpts", index, "exact")
        found = quotes.find(
            excerpt.exact,
            folded,
            words=words,
            prefix=excerpt.prefix,
            suffix=excerpt.suffix,
            start=excerpt.start,
            end=excerpt.end,
            paragraph=excerpt.paragraph,
            accepted=frozenset(words.lower() for words in excerpt.accepted),
        )
        if isinstance(found, quotes.Fault):
            yield _wrong(excerpt, found, where, folded)
        elif excerpt.start is not None and found.moved:
            yield _moved(source, index, found)


def _wrong(excerpt: Excerpt, fault: "Fault", where: Pos, text: "Folded") -> Problem:
    from briefgen.quotes import nearest  # noqa: PLC0415  as above

    hint = "copy the words again from the archived text"
    if fault.words:
        words = ", ".join(f"`{word}`" for word in fault.words)
        hint = f"quote them too, or accept what is left out with `accepted: [{words}]`"
    elif fault.kind in ("not-found", "other-paragraph", "out-of-order"):
        hint = nearest(excerpt.exact, text) or hint
    at = Pos(where.file, where.line, where.column + 1 + fault.place)
    return Problem(at, f"quote-{fault.kind}", fault.message, hint, length=max(1, fault.length))


def _moved(source: Source, index: int, found: "Found") -> Problem:
    excerpt = source.excerpts[index]
    message = (
        f"`{source.id}/{excerpt.id}` stands at {found.start}–{found.end} in paragraph "
        f"{found.paragraph}, not at {excerpt.start}–{excerpt.end}"
    )
    hint = f"write start: {found.start}, end: {found.end}, paragraph: {found.paragraph}"
    where = source.at("excerpts", index, "start")
    return Problem(where, "quote-moved", message, hint, level="warning")


def _shared(corpus: Corpus, archive: Archive, checked: set[str]) -> Iterator[Problem]:
    """Passages that sources of different origins have in common: they are one origin after all."""
    # What has no known origin is independent of nothing.
    grouped = {name: corpus.sources[name].origin_group for name in sorted(checked)}
    names = [name for name, group in grouped.items() if group]
    if len(set(map(grouped.__getitem__, names))) < 2:
        return
    texts = {name: held.text or "" for name, held in zip(names, archive.opened(names), strict=True)}
    for one in origins.shared_passages(texts, lambda one, other: grouped[one] != grouped[other]):
        shown = one.text if len(one.text) <= 80 else f"{one.text[:80]}…"
        message = (
            f"`{one.second}` and `{one.first}` share a passage of {one.words} words, but are "
            f"given different origins: “{' '.join(shown.split())}”"
        )
        hint = "give both the same origin_group, or mark the passage as quoted from a third"
        where = corpus.sources[one.second].at("origin_group")
        yield Problem(where, "shared-origin", message, hint)
