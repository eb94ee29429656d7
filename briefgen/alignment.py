"""Alignment: where in a text as written each character stands of the text that is read from it.

YAML folds lines and undoes escapes, Markdown drops marks and citations. A rule finds a word in
what is left; a reader wants to see it in the file.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, count
from operator import add


def starts(
    pieces: Iterable[tuple[int, str]], read: str, end: int, *, marks: bool = False
) -> Sequence[int]:
    """For each character of `read`, and for its end, the offset of the piece that it comes from.

    `pieces` are the offsets and the meaning of what is written, in order. White space stands for
    any other white space, or for none; with `marks`, any piece may stand for nothing. Whatever is
    not found is taken to stand at `end`.
    """
    found = array("L")
    for offset, meaning in pieces:
        seen = len(found)
        if seen == len(read):
            break
        if meaning.isspace():
            while read[len(found) : len(found) + 1].isspace():
                found.append(offset)
        elif read.startswith(meaning, seen):
            found.extend([offset] * len(meaning))
        elif not marks:
            break
    found.extend([end] * (len(read) + 1 - len(found)))
    return found


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a character, both from 1."""
    lines = line_starts(text)
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


@lru_cache(maxsize=64)
def line_starts(text: str) -> Sequence[int]:
    """The offset of each line's first character; a text of many problems is counted only once."""
    lengths = map(len, text.split("\n")[:-1])
    return array("L", map(add, accumulate(lengths, initial=0), count()))
