"""Origins: how many independent tellings stand behind a claim; documents are not origins.

A copy, a translation or a relay has the origin of what it copies. Two documents corroborate each
other only if both have a known origin and these are different; a document whose lineage nobody
knows counts as none (tradecraft of circular reporting; ICD 206 asks for the same).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt, Source
from briefgen.wording import counted

# A run of this many equal words is no accident: news agencies' near-duplicates share far longer
# ones, and independent reports of one quotation rarely more than ten in a row.
SHARED_WORDS = 12
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Origins:
    """How many documents say something, and how many established origins they go back to."""

    documents: int
    origins: int

    def __str__(self) -> str:
        known = counted(self.origins, "established origin")
        return f"{counted(self.documents, 'document')}, {known}"


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two sources have in common, and where it starts in each (code points)."""

    first: str
    second: str
    words: int
    start_in_first: int
    start_in_second: int
    text: str


def of_excerpts(corpus: Corpus, references: Iterable[str]) -> Origins:
    """The origins behind some excerpts."""
    sources = {}
    groups = set()
    for reference in references:
        if reference not in corpus.excerpts:
            continue
        source, excerpt = corpus.excerpts[reference]
        sources[source.id] = source
        group = established(source, excerpt)
        if group:
            groups.add(group)
    return Origins(len(sources), len(groups))


def of_facts(corpus: Corpus, facts: Iterable[str]) -> Origins:
    """The origins behind some facts together."""
    known = [corpus.facts[name] for name in facts if name in corpus.facts]
    return of_excerpts(corpus, [reference for fact in known for reference in fact.cites])


def shared_passages(texts: Mapping[str, str]) -> list[Shared]:
    """The longest passages of SHARED_WORDS words or more that two texts have, longest first.

    Where more than two have one, each is paired with the next. Case, punctuation and spacing do
    not count. Linear in the length of all texts, as long as few have anything in common.
    """
    words = {name: [w.casefold() for w in _WORD.findall(text)] for name, text in texts.items()}
    holders: dict[int, str] = {}
    pairs: set[tuple[str, str]] = set()
    for name, own in words.items():
        # Runs are compared by their hashes, so that the work is done in C; what two texts seem
        # to share is looked at word by word below.
        hashes = set(map(hash, zip(*(own[skip:] for skip in range(SHARED_WORDS)), strict=False)))
        for one in hashes & holders.keys():
            pairs.add((holders[one], name))
        holders.update(dict.fromkeys(hashes, name))
    found = (_longest(first, second, words, texts) for first, second in pairs)
    return sorted(
        (one for one in found if one), key=lambda one: (-one.words, one.first, one.second)
    )


def established(source: Source, excerpt: Excerpt) -> str | None:
    """The origin of some words, if it is known and the desk can say why it is independent."""
    group = excerpt.origin_group or source.origin_group
    return group if source.origin_basis else None


def independent(first: Source, second: Source) -> bool:
    """True if both have a known origin, and not the same."""
    return bool(
        first.origin_group and second.origin_group and first.origin_group != second.origin_group
    )


def _longest(
    first: str, second: str, words: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> Shared | None:
    one, other = words[first], words[second]
    starts: dict[tuple[str, ...], int] = {}
    for at in range(len(one) - SHARED_WORDS + 1):
        starts.setdefault(tuple(one[at : at + SHARED_WORDS]), at)
    best = (0, 0, 0)
    at = 0
    while at + SHARED_WORDS <= len(other):
        there = starts.get(tuple(other[at : at + SHARED_WORDS]))
        if there is None:
            at += 1
            continue
        length = _run(one, there, other, at)
        best = max(best, (length, there, at))
        at += length
    length, there, at = best
    return _shared(first, second, texts, there, at, length) if length else None


def _run(one: Sequence[str], there: int, other: Sequence[str], at: int) -> int:
    """How many words from two places on are the same."""
    pairs = zip(one[there:], other[at:], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shared(
    first: str, second: str, texts: Mapping[str, str], there: int, at: int, length: int
) -> Shared:
    places = [match.span() for match in _WORD.finditer(texts[first])]
    start, end = places[there][0], places[there + length - 1][1]
    other = next(islice(_WORD.finditer(texts[second]), at, None)).start()
    return Shared(first, second, length, start, other, texts[first][start:end])
