"""Where the characters of a value are written, by the style of its scalar."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefgen import alignment
from briefgen.problem import Pos


def inside(text: str, scalar: Pos, value: str, offset: int) -> Pos:
    """The place in the file's `text` of character `offset` of the `value` written at `scalar`."""
    lines = alignment.line_starts(text)
    if not 0 < scalar.line <= len(lines):
        return scalar
    where = _scalar_starts(text, lines[scalar.line - 1] + scalar.column - 1, value)[offset]
    return Pos(scalar.file, *alignment.line_and_column(text, where))


# What a character of a value can be written as, by the style that the first character shows
# (YAML 1.2, section 7.3 and chapter 8): escapes, folded lines, or itself.
_SINGLE = re.compile(r"''|\s+|.", re.DOTALL)
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n\s*|.)|\s+|.", re.DOTALL
)
_OTHER = re.compile(r"\s+|.", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "\n": "", "_": "\xa0"}


@lru_cache(maxsize=64)
def _scalar_starts(text: str, start: int, value: str) -> Sequence[int]:
    style = text[start : start + 1]
    block = style in ("|", ">")
    first = text.find("\n", start) + 1 if block else start + (style in ("'", '"'))
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(style, _OTHER)
    found = pattern.finditer(text, first)
    pieces = ((piece.start(), _meaning(piece[0], style)) for piece in found)
    return alignment.starts(pieces, value, start)


def _meaning(piece: str, style: str) -> str:
    if style == "'" and piece == "''":
        return "'"
    if style != '"' or piece[0] != "\\":
        return piece
    if piece[1] in "xuU" and len(piece) > 2:
        return chr(int(f"0x{piece[2:]}", 0))
    return _ESCAPES.get(piece[1], piece[1])
