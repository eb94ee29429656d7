"""Origins: how many independent tellings stand behind a claim; documents are not origins.

A copy, a translation or a relay has the origin of what it copies. Two documents corroborate each
other only if both have a known origin and these are different; a document whose lineage nobody
knows counts as none (tradecraft of circular reporting; ICD 206 asks for the same).
"""

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt, Source
from briefgen.value import Frozen
from briefgen.wording import counted

# A run of this many equal words is no accident: news agencies' near-duplicates share far longer
# ones, and independent reports of one quotation rarely more than ten in a row.
SHARED_WORDS = 12
# Every run that long holds a whole block, wherever it begins.
_BLOCK = 8
_STEP = SHARED_WORDS - _BLOCK + 1
_WORD = re.compile(r"[^\W_]+")
_TEXT = 1 << 32  # more than any text has words


class Origins(Frozen):
    """How many documents say something, and how many established origins they go back to."""

    documents: int
    origins: int

    def __str__(self) -> str:
        known = counted(self.origins, "established origin")
        return f"{counted(self.documents, 'document')}, {known}"


class Shared(Frozen):
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


def shared_passages(
    texts: Mapping[str, str], separate: Callable[[str, str], bool] = lambda _, __: True
) -> list[Shared]:
    """The longest passage of SHARED_WORDS words or more of each two texts, longest first.

    Only of those that are to be `separate`. Case, punctuation and spacing do not count. Of each
    text words and blocks are kept as numbers; linear in the length of all texts, as long as few
    have much in common.
    """
    names = list(texts)
    number_of: dict[str, int] = {}
    words: list[array[int]] = []
    blocks: dict[int, int] = {}  # hash of a block -> its place: text and word in one number
    more: dict[int, list[int]] = {}  # the places after the first
    best: dict[tuple[str, str], tuple[int, int, int]] = {}
    for number, name in enumerate(names):
        found = _WORD.findall(texts[name].casefold())
        own = array("I", [number_of.setdefault(word, len(number_of)) for word in found])
        words.append(own)
        # Hashes of runs, made in C; what seems to be shared is looked at word by word.
        hashes = list(map(hash, zip(*(own[skip:] for skip in range(_BLOCK)), strict=False)))
        known = blocks.keys() & set(hashes)
        beyond: dict[tuple[int, int], int] = {}  # where the last run ends, by text and shift
        for at, one in enumerate(hashes) if known else ():
            for place in (blocks[one], *more.get(one, ())) if one in known else ():
                text, there = divmod(place, _TEXT)
                shift = (text, there - at)
                if at < beyond.get(shift, 0) or not separate(names[text], name):
                    continue
                run = _run(words[text], there, own, at)
                beyond[shift] = run[2] + run[0]
                if run[0] >= SHARED_WORDS:
                    pair = names[text], name
                    best[pair] = max(best.get(pair, run), run)
        for at in range(0, len(hashes), _STEP):
            place = number * _TEXT + at
            if blocks.setdefault(hashes[at], place) != place:
                more.setdefault(hashes[at], []).append(place)
    shared = [_shared(pair, texts, run) for pair, run in best.items()]
    return sorted(shared, key=lambda one: (-one.words, one.first, one.second))


def established(source: Source, excerpt: Excerpt) -> str | None:
    """The origin of some words, if it is known and the desk can say why it is independent."""
    group = excerpt.origin_group or source.origin_group
    return group if source.origin_basis else None


def _run(one: Sequence[int], there: int, other: Sequence[int], at: int) -> tuple[int, int, int]:
    """The run of equal words around two places: its length, and where it starts in each."""
    before = 0
    while before < min(there, at) and one[there - before - 1] == other[at - before - 1]:
        before += 1
    after = 0
    while (
        there + after < len(one)
        and at + after < len(other)
        and one[there + after] == other[at + after]
    ):
        after += 1
    return before + after, there - before, at - before


def _shared(pair: tuple[str, str], texts: Mapping[str, str], run: tuple[int, int, int]) -> Shared:
    length, there, at = run
    first, second = ([found.span() for found in _WORD.finditer(texts[name])] for name in pair)
    start, end = first[there][0], first[there + length - 1][1]
    return Shared(*pair, length, start, second[at][0], texts[pair[0]][start:end])
