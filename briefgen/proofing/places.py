"""The place in the content that a printed line comes from."""

from collections.abc import Iterator
from typing import Final

from briefgen import passages
from briefgen.engine.pages import Block
from briefgen.fault import Setting
from briefgen.problem import Pos
from briefgen.proofing.finding import setting
from briefgen.prose import CITATION
from briefgen.select import Selection
from briefgen.value import Frozen

_TELLING: Final = 20  # letters


class _Folded(Frozen):
    """The letters and digits of a text, and where each of them stands in it."""

    letters: str
    starts: tuple[int, ...]


class Places:
    """Finds printed words in the content of one edition."""

    def __init__(self, selection: Selection) -> None:
        self._corpus = selection.corpus
        self._texts = [(_folded(text), text, pos) for text, pos in printed(selection)]

    def find(self, block: Block, line: int) -> tuple[Pos, int] | None:
        """Where a line of a block stands, and how long it is there; None for words of ours."""
        return self.seek(setting(block, line))

    def seek(self, line: Setting) -> tuple[Pos, int] | None:
        """The same for the words of a line."""
        before, own = _folded(line.before).letters, _folded(line.own).letters
        whole = _folded(line.whole).letters
        for same in (True, False):
            for folded, text, pos in self._texts:
                if not own or (start := _start_of(whole, folded.letters, same)) is None:
                    continue
                first = start + len(before)
                if 0 <= first < len(folded.letters):
                    last = min(first + len(own), len(folded.letters)) - 1
                    offset = folded.starts[first]
                    place = passages.place_in_field(self._corpus, pos, text, offset)
                    return place, folded.starts[last] - offset + 1
        return None


def _start_of(block: str, text: str, same: bool) -> int | None:
    """Where in a text the words of a block begin: below 0 if the block begins before the text.

    With `same` it must be the whole text; else one may be part of the other, if it is so long
    that it is not found by chance.
    """
    if same:
        return 0 if block == text else None
    if len(block) >= _TELLING and (start := text.find(block)) >= 0:
        return start
    if len(text) >= _TELLING and (start := block.find(text)) >= 0:
        return -start
    return None


def printed(selection: Selection) -> Iterator[tuple[str, Pos]]:
    """Every text of the content that the edition may print, with its place."""
    corpus, edition = selection.corpus, selection.edition
    found = [*passages.of_edition(edition)]
    for name in edition.disputes:
        found += passages.of_conflict(corpus.conflicts[name])
    for source in corpus.sources.values():
        found += passages.of_source(source)
    found += [passage for _, passage in passages.facts(corpus)]
    yield from ((passage.text, passage.pos) for passage in found)
    yield from ((one.exact, one.at("exact")) for _, one in corpus.excerpts.values())


def _folded(text: str) -> _Folded:
    """What of a text survives any typography: no marks, spaces or citations, all letters small."""
    letters: list[str] = []
    starts: list[int] = []
    cited = [found.span() for found in CITATION.finditer(text)]
    for start, char in enumerate(text):
        if char.isalnum() and not any(first <= start < last for first, last in cited):
            small = char.casefold()
            letters.append(small)
            starts += [start] * len(small)
    return _Folded("".join(letters), tuple(starts))
