"""Characters that cannot be printed, because no face of the page has them."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefgen import scripts
from briefgen.characters import label
from briefgen.fault import Fault
from briefgen.fonts import Face
from briefgen.problem import Pos, Problem

_NAMED: Final = 3  # of the characters that one text holds


def check_letters(text: str, faces: Sequence[Face], name: str) -> list[Fault]:
    """A fault if a page says characters that no face has.

    `text` is all that the page says; `name` is what the page is called where a character is not
    the content's.
    """
    left = "".join(sorted(scripts.lacking(text, faces)))
    return [Fault(lacking(left, Pos(name)), letters=left)] if left else []


def lacking(found: Iterable[str], pos: Pos) -> Problem:
    """The problem that the text at this place has these characters."""
    chars = list(found)
    names = ", ".join(f"`{char}` ({label(char)})" for char in chars[:_NAMED])
    more = f" and {len(chars) - _NAMED} more" if len(chars) > _NAMED else ""
    return Problem(pos, "no-glyph", f"no face of the page has {names}{more}", scripts.hint())
