"""Nearest: where a text comes closest to a quotation that it does not hold, in words."""

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen import characters
from briefgen.folding import Folded, fold
from briefgen.quotes.bounds import WORD, is_unspaced

# Below this, what is nearest has nothing to do with it; it only keeps a message short.
_RELATED = 65.0
_MARGIN = 24
_KEPT = 3


def nearest(exact: str, text: Folded) -> str:
    """`nearest: paragraph 4, differs here: … sank the [navy → army] in …`; empty if none is near.

    Before an arrow stand the words of the quotation, after it those of the text. This only words
    a message; whether a quotation passes is for `find` to say.
    """
    # Late, because only a message needs it.
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415

    quote = fold(exact, wrapped=True).text
    score, place, passage = 0.0, 0, ""
    for number, paragraph in enumerate(text.text.split("\n"), start=1):
        found = partial_ratio_alignment(quote, paragraph, score_cutoff=max(score, _RELATED))
        if found is not None and found.score > score:
            score, place = found.score, number
            passage = paragraph[max(0, found.dest_start - _MARGIN) : found.dest_end + _MARGIN]
    if not passage:
        return ""
    piece = re.compile(rf"{WORD}|[^\w\s]")
    difference = _joined([*_difference(piece.findall(quote), piece.findall(passage))])
    return f"nearest: paragraph {place}, differs here: {characters.replaced(difference)}"


def _difference(quote: Sequence[str], passage: Sequence[str]) -> Iterator[str]:
    """The quotation with what the text has instead, and a few words around each difference."""
    codes = difflib.SequenceMatcher(None, quote, passage, autojunk=False).get_opcodes()
    # What the text has before and after the quotation is no difference.
    codes = codes[codes[0][0] == "insert" : len(codes) - (codes[-1][0] == "insert")]
    for number, (code, first, last, start, end) in enumerate(codes):
        if code == "equal":
            yield from _shortened(quote[first:last], number == 0, number == len(codes) - 1)
            continue
        ours, theirs = quote[first:last], list(passage[start:end])
        if number in (0, len(codes) - 1):
            theirs = theirs[-len(ours) :] if number == 0 else theirs[: len(ours)]
        put, there = _joined(ours) or "nothing", _joined(theirs) or "nothing"
        yield f"[{put} → {there}{_look_alike(put, there)}]"


def _shortened(words: Sequence[str], first: bool, last: bool) -> Iterator[str]:
    """The words next to a difference; an ellipsis for those further away."""
    if len(words) <= _KEPT * (2 - (first or last)):
        yield from words
        return
    if not first:
        yield from words[:_KEPT]
    yield "…"
    if not last:
        yield from words[-_KEPT:]


def _joined(pieces: Sequence[str]) -> str:
    """The pieces as they would be printed: no space before a mark or between unspaced letters."""
    parts = list(pieces[:1])
    for before, piece in pairwise(pieces):
        marks = piece[0] in ",.;:!?)%" or before[-1] in "$€£("
        close = marks or (is_unspaced(before[-1]) and is_unspaced(piece))
        parts.append(piece if close else f" {piece}")
    return "".join(parts)


def _look_alike(ours: str, theirs: str) -> str:
    """Names the first letter in which equally long words differ by their script."""
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            strange = other if one.isascii() else one
            differs = len(ours) == len(theirs) and one.isascii() != other.isascii()
            return f", {characters.label(strange)}" if differs else ""
    return ""
