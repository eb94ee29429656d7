"""Quoting: what stands in quotation marks, and where a mark has no partner."""

import re
from collections.abc import Iterator

# Single marks count from two words on: one word in them may be a name or an irony of ours, and
# the closing mark is also the apostrophe.
_QUOTED = re.compile(
    r"[“\"‘](?:(?<=“)[^“”]*”|(?<=\")[^\"]*\"|(?<=‘)(?<!\w‘)(?:[^‘’]|’(?=\w))*’(?!\w))"
)
_OPENING = re.compile(r"[“\"‘]")
_DOUBLE = re.compile(r"[“”\"]")


def quotations(visible: str) -> Iterator[tuple[int, int]]:
    """The words in quotation marks, without the marks, as offsets of first and after-last."""
    for found in _QUOTED.finditer(visible):
        if found[0][0] != "‘" or " " in found[0].strip("‘’ "):
            yield found.start() + 1, found.end() - 1


def unpaired(outside: str) -> int | None:
    """Where a double quotation mark stands that has no partner in a text `unquoted`, or None."""
    found = _DOUBLE.search(outside)
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
