"""Folding: the differences between two copies of the same words that mean nothing.

`fold` removes them, and knows for each place of the folded text where it stands in the original.
What is folded is published in docs/quotation.md; nothing else is, and letters keep their case.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from briefgen.value import Frozen

# White_Space (Unicode 16.0, PropList.txt), without the space, the line feed and what ends a line.
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
# What ends a line (Unicode 16.0, section 5.8).
_LINE_ENDS = "\r\x0b\x0c\u0085\u2028\u2029"
# Quotation_Mark and apostrophes, as far as one can stand for another in a quotation. U+02BC is the
# Ukrainian apostrophe; U+05F3 and U+05F4 are typed as ' and " in Hebrew.
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u05f3"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u05f4"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_EM_DASH = "\N{EM DASH}"
_LONG_DASHES = f"{_EM_DASH}\N{HORIZONTAL BAR}"
# Nobody sees these in a source: soft hyphen, zero-width space, direction marks, word joiner, BOM.
# A quotation that holds one is refused before it is folded.
_DROPPED = "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff"

FOLDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "white space": (_SPACES, " "),
        "line ends": (_LINE_ENDS, "\n"),
        "single quotation marks": (_SINGLE, "'"),
        "double quotation marks": (_DOUBLE, '"'),
        "hyphens and short dashes": (_HYPHENS, "-"),
        "long dashes": (_LONG_DASHES, " - "),
        "invisible": (_DROPPED, ""),
    }
)
"""What is folded, besides NFC and runs of white space: the characters and what they become."""

_REPLACED = (
    *((char, to) for chars, to in FOLDED.values() if len(to) == 1 for char in chars),
    (_LONG_DASHES[1], _EM_DASH),
)
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_INVISIBLE = re.compile(f"[{_DROPPED}]")
_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_SOFT_AT_LINE_END = re.compile(r"\u00ad(?=\s*\n)")
# Where a long dash needs no space of its own.
_OPEN = ("", " ", "\n", *_LONG_DASHES)

# What is replaced, from its first character to the one after its last, and by what.
_Change = tuple[int, int, str]
_Plan = Callable[[str], Iterator[_Change]]


class Edits(Frozen):
    """What one pass replaced; a replacement has the same index in all four arrays.

    `first` and `last` are offsets before the pass, `start` and `end` after it.
    """

    first: "array[int]"
    last: "array[int]"
    start: "array[int]"
    end: "array[int]"

    def start_before(self, at: int) -> int:
        """Where the character that starts at `at` started; after what was dropped there."""
        index = bisect_right(self.start, at) - 1
        if index < 0:
            return at
        if at < self.end[index]:
            return self.first[index]
        return self.last[index] + at - self.end[index]

    def end_before(self, at: int) -> int:
        """Where the character that ends at `at` ended; before what was dropped there."""
        index = bisect_left(self.start, at) - 1
        if index < 0:
            return at
        if at < self.end[index]:
            return self.last[index]
        return self.last[index] + at - self.end[index]


class Folded(Frozen):
    """A folded text: paragraphs, with one line feed between two and one space between words."""

    text: str
    even: str
    """The text, equally long, with `'` for every quotation mark."""
    source: str
    """The text as it was."""
    joints: tuple[int, ...] = ()
    """Offsets in `text` where a hyphen and the end of a line were dropped."""
    passes: tuple[Edits, ...] = ()
    """What was replaced, pass by pass."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `source`, first and after-last, of what stands at these in `text`."""
        for edits in reversed(self.passes):
            start, end = edits.start_before(start), edits.end_before(end)
        return start, max(start, end)

    def original(self, start: int, end: int) -> str:
        """What stands at these offsets in `text`, as `source` writes it."""
        first, last = self.span(start, end)
        return self.source[first:last]

    def paragraph(self, at: int) -> int:
        """The paragraph that holds the character at `at` of `text`, from 1."""
        return self.text.count("\n", 0, at) + 1


def fold(source: str, *, wrapped: bool = False) -> Folded:
    """The folded text, in linear time; folding it again changes nothing.

    A paragraph is a line that is not blank, or, if `wrapped` (text taken from a PDF), the lines
    between two blank ones: then a word may be broken at a line's end, with a hyphen.
    """
    if _PLAIN.fullmatch(source):
        return Folded(source, source.replace('"', "'"), source)
    passes: list[Edits] = []
    text = source
    if wrapped:
        text = _SOFT_AT_LINE_END.sub("-", text.replace("\r\n", " \n"))
    text = _apply(text, _composed(text), passes)
    for char, becomes in _REPLACED:
        text = text.replace(char, becomes)
    text = _apply(text, _outer(text), passes)
    for mark, plan in _IN_LINES:
        if mark in text:
            text = _apply(text, plan(text), passes)
    joints: tuple[int, ...] = ()
    if "\n" in text and wrapped:
        text = _apply(text, _each(r"\n +", "\n")(text), passes)
        text = _apply(text, _unwrapped(text), passes)
        joints = tuple(_joints(passes[-1]))
    elif "\n" in text:
        text = _apply(text, _each(r"\n[ \n]+", "\n")(text), passes)
    return Folded(text, text.replace('"', "'"), source, joints, tuple(passes))


def _apply(text: str, changes: Iterable[_Change], passes: list[Edits]) -> str:
    """The text after one pass, which is added to the passes if it changed anything."""
    edits = Edits(array("L"), array("L"), array("L"), array("L"))
    parts, seen, length = list[str](), 0, 0
    for first, last, becomes in changes:
        parts += (text[seen:first], becomes)
        start = length + first - seen
        seen, length = last, start + len(becomes)
        edits.first.append(first)
        edits.last.append(last)
        edits.start.append(start)
        edits.end.append(length)
    if not parts:
        return text
    passes.append(edits)
    return "".join((*parts, text[seen:]))


def _composed(text: str) -> Iterator[_Change]:
    """What NFC changes and what nobody sees, cluster by cluster."""
    if unicodedata.is_normalized("NFC", text) and not any(char in text for char in _DROPPED):
        return
    for run in _NOT_ASCII.finditer(text):
        if unicodedata.is_normalized("NFC", run[0]) and not _INVISIBLE.search(run[0]):
            continue
        first = run.start()
        for cluster in _clusters(run[0]):
            becomes = _nfc(cluster)
            if cluster != becomes:
                kept = len(becomes) if cluster.startswith(becomes) else 0
                yield first + kept, first + len(cluster), becomes[kept:]
            first += len(cluster)


def _clusters(run: str) -> list[str]:
    """The run cut before each character that begins a letter; whole if NFC works across a cut."""
    cuts = [at for at, char in enumerate(run) if at == 0 or not _continues(char)]
    clusters = [run[at:end] for at, end in zip(cuts, [*cuts[1:], len(run)], strict=True)]
    return clusters if "".join(map(_nfc, clusters)) == _nfc(run) else [run]


def _continues(char: str) -> bool:
    # Vowels and finals of Hangul compose although they are letters (Unicode 16.0, section 3.12).
    is_mark = unicodedata.category(char)[0] == "M"
    return is_mark or char in _DROPPED or "\u1160" <= char <= "\u11ff"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _outer(text: str) -> Iterator[_Change]:
    """White space at the very start and end."""
    first = len(text) - len(text.lstrip(" \n"))
    last = len(text.rstrip(" \n"))
    if first:
        yield 0, first, ""
    if first < last < len(text):
        yield last, len(text), ""


def _spread(text: str) -> Iterator[_Change]:
    """A long dash with a space on each side, but close between two digits."""
    for at, end in _spans(_EM_DASH, text):
        before, after = text[at - 1 : at], text[end : end + 1]
        if before.isdecimal() and after.isdecimal():
            yield at, end, "-"
        else:
            left = "" if before in _OPEN else " "
            right = "" if after in _OPEN else " "
            yield at, end, f"{left}-{right}"


def _unwrapped(text: str) -> Iterator[_Change]:
    """A space for the end of a line, one line feed for blank lines, nothing within a word."""
    for first, last in _spans(r"\n+", text):
        if last - first > 1:
            yield first, last, "\n"
        elif text[first - 1] == "-" and text[max(0, first - 2)].isalnum() and text[last].isalnum():
            yield (first - 1, last, "") if text[last].islower() else (first, last, "")
        else:
            yield first, last, " "


def _joints(edits: Edits) -> Iterator[int]:
    """Where a hyphen was dropped with the end of its line."""
    places = zip(edits.first, edits.last, edits.start, edits.end, strict=True)
    return (start for first, last, start, end in places if start == end and last - first == 2)


def _spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(pattern, text))


def _each(pattern: str, becomes: str) -> _Plan:
    """A plan that replaces what the pattern finds; fast if it begins with a letter of its own."""
    return lambda text: ((first, last, becomes) for first, last in _spans(pattern, text))


# Passes within a line, each with what a text must have to need it.
_IN_LINES: tuple[tuple[str, _Plan], ...] = (
    (_EM_DASH, _spread),
    ("  ", _each(r"  +", " ")),
    (" \n", _each(r" \n", "\n")),
)
