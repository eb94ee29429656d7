"""Sentences: prose cut where a reader would stop, each with its words and its citations."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen import alignment
from briefgen.prose import CITATION, Citation, citations, plain
from briefgen.quoting import unquoted
from briefgen.value import Frozen


class Sentence(Frozen):
    """One sentence: its visible words, and what is cited in it or right after it.

    `written` is the sentence as it stands in the prose, from the character `start` on;
    `unquoted` are the visible words with blanks for what stands in quotation marks.
    """

    text: str
    citations: tuple[Citation, ...]
    start: int = 0
    written: str = ""
    unquoted: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids cited, in order."""
        return tuple(name for citation in self.citations for name in citation.ids)

    def origin(self, offset: int) -> int:
        """Where in the prose the visible character `offset` of this sentence is written."""
        return self.start + _visible_starts(self.written, self.text)[offset]


# Words that end with a point inside a sentence; so does any single letter.
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Gen Lt Col Sen Rep Gov No St vs e.g i.e U.S U.K ca".split()
)
_LONGEST = max(map(len, _ABBREVIATIONS)) + 2
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?= {0,3}(?:[-+*]|\d{1,9}[.)])\s)")
_END = re.compile(r"[.!?…][.!?…]*[\"'”’»)]*(?:\s*\[@[^\[\]]*\])*(?=\s|$)(?!\s+[a-zß-öø-ÿ])")


def sentences(text: str) -> Sequence[Sentence]:
    """The sentences of `text`; citations that follow the full stop belong to the sentence before.

    A sentence does not end inside double quotation marks, nor before a small letter.
    """
    found: list[Sentence] = []
    start = 0
    for block in _BLOCK.finditer(text) if "\n" in text else ():
        found += _of_block(text, start, block.start())
        start = block.end()
    found += _of_block(text, start, len(text))
    return tuple([one for one in found if one.text or one.citations])


def origin_of(text: str, offset: int) -> int:
    """Where in the prose its visible character `offset` is written; 0 if there is none."""
    for sentence in sentences(text):
        if offset < len(sentence.text):
            return sentence.origin(offset)
        offset -= len(sentence.text) + 1
    return 0


def _of_block(text: str, first: int, last: int) -> Iterator[Sentence]:
    start = counted = first
    curly = straight = 0
    for end in _END.finditer(text, first, last):
        curly += text.count("“", counted, end.end()) - text.count("”", counted, end.end())
        straight += text.count('"', counted, end.end())
        counted = end.end()
        if curly > 0 or straight % 2 or (end[0][0] == "." and _abbreviated(text, start, end)):
            continue
        yield _sentence(text, start, end.end())
        start, curly, straight = end.end(), 0, 0
    if start < last:
        yield _sentence(text, start, last)


def _abbreviated(text: str, start: int, end: re.Match[str]) -> bool:
    words = text[max(start, end.start() - _LONGEST) : end.start()].split()
    last = words[-1].lstrip("(“\"'‘") if words else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "I")


def _sentence(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    written = piece.strip()
    at = start + len(piece) - len(piece.lstrip())
    words = plain(written)
    if words == written:
        written = words  # one text in memory instead of two
    return Sentence(words, tuple(citations(written)), at, written, unquoted(words))


# A citation, an entity, white space, or one character.
_PIECE = re.compile(rf"{CITATION.pattern}|&(?:#\w{{1,8}}|\w{{1,32}});|\s+|.", re.DOTALL)


@lru_cache(maxsize=1 << 10)
def _visible_starts(written: str, visible: str) -> Sequence[int]:
    pieces = (
        (piece.start(), html.unescape(piece[0]))
        for piece in _PIECE.finditer(written)
        if not piece[1]
    )
    return alignment.starts(pieces, visible, len(written), marks=True)
