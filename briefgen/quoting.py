"""Quoting: what stands in quotation marks, and whether a source really says it."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Single marks count from two words on: one word in them may be a name or an irony of ours, and
# the closing mark is also the apostrophe.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)")
_OPENING = re.compile(r"[“\"‘]")
_DOUBLE = re.compile(r"[“”\"]")
_SHAPES = str.maketrans("‘’“”„", '\'\'"""')


def quotations(visible: str) -> Iterator[tuple[int, int]]:
    """The words in quotation marks, without the marks, as offsets of first and after-last."""
    for found in _QUOTED.finditer(visible):
        if found[0][0] != "‘" or " " in found[0].strip("‘’ "):
            yield found.start() + 1, found.end() - 1


def unpaired(visible: str) -> int | None:
    """Where a double quotation mark stands that has no partner, or None."""
    found = _DOUBLE.search(unquoted(visible))
    return found.start() if found else None


def unquoted(visible: str) -> str:
    """The text, equally long, with blanks for what stands in quotation marks and for the marks."""
    if not _OPENING.search(visible):
        return visible
    parts, at = [], 0
    for first, last in quotations(visible):
        parts += [visible[at : first - 1], " " * (last - first + 2)]
        at = last + 1
    return "".join([*parts, visible[at:]])


def stands_in(words: str, exact: str) -> bool:
    """True if the words stand in an excerpt letter by letter, as whole words.

    Only white space and the shape of quotation marks may differ.
    """
    wanted, text = _folded(words), _folded(exact)
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        if not _cuts(text, at) and not _cuts(text, at + len(wanted)):
            return True
        at = text.find(wanted, at + 1)
    return False


def _cuts(text: str, at: int) -> bool:
    """True if a word goes on across this place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return " ".join(text.translate(_SHAPES).split())
