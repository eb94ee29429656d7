"""Marks: the ellipses and brackets of a quotation, and the runs of words between them."""

import re

from briefgen.folding import Folded
from briefgen.quotes.bounds import is_unspaced
from briefgen.value import Frozen

_MARK = re.compile(r"\[([^\[\]]*)\]('s(?!\w))?|\((?:…+|\.{3})\)|…+|\.{3,}")
_SIC = ("sic", "sic!")
_CLOSING = ",.\u060c\u3002\uff0c\u3001"


class Run(Frozen):
    """Words that must stand in the text as they are: offsets in the folded quotation."""

    start: int
    end: int


class Join(Frozen):
    """What stands between two runs, or before the first, or after the last.

    `brackets` are the contents of its brackets; `tight_left` means that the first of them is part
    of the word before, `tight_right` that the last is part of the word after.
    """

    start: int
    end: int
    ellipsis: bool
    brackets: tuple[str, ...]
    tight_left: bool = False
    tight_right: bool = False

    @property
    def loose(self) -> tuple[str, ...]:
        """The contents of the brackets that are no part of a word."""
        return self.brackets[self.tight_left : len(self.brackets) - self.tight_right]


class Shape(Frozen):
    """The runs of a quotation, and for each what stands before it; the last is what follows."""

    runs: tuple[Run, ...]
    joins: tuple[Join | None, ...]

    @property
    def marks(self) -> int:
        """How many ellipses and brackets there are."""
        joins = [join for join in self.joins if join]
        return sum(join.ellipsis + len(join.brackets) for join in joins)


def shapes(quote: Folded) -> list[Shape]:
    """The ways to read a quotation, the most literal first.

    Its brackets and dots may be the source's own, and a comma or a full stop at its end may be
    that of the sentence it stands in, before a mark that closes a quotation within it as well.
    """
    text = quote.text
    found = [_shape(text, [])]
    if any(mark in text for mark in ("[", "…", "...")):
        marked = list(_MARK.finditer(text))
        found.append(_shape(text, marked))
    return [shape for one in found if one.runs for shape in (one, *_without_closing(text, one))]


def _without_closing(text: str, shape: Shape) -> list[Shape]:
    last = shape.runs[-1]
    words = text[last.start : last.end].rstrip("'\"")
    end = last.start + len(words.rstrip(_CLOSING))
    if shape.joins[-1] or end == last.start + len(words):
        return []
    return [Shape((*shape.runs[:-1], Run(last.start, end)), shape.joins)]


def _shape(text: str, marked: list[re.Match[str]]) -> Shape:
    runs: list[Run] = []
    joins: list[Join | None] = []
    pending: Join | None = None
    seen = 0
    for mark in [*marked, None]:
        end = mark.start() if mark else len(text)
        part = text[seen:end]
        first, last = end - len(part.lstrip()), seen + len(part.rstrip())
        if any(char.isalnum() for char in text[first:last]):
            runs.append(Run(first, last))
            joins.append(pending)
            pending = None
        if mark:
            pending = _merged(pending, _join(text, mark))
            seen = mark.end()
    return Shape(tuple(runs), (*joins, pending))


def _join(text: str, mark: re.Match[str]) -> Join:
    content = (mark[1] or "").strip()
    if not content.strip("….") and content != ".":
        return Join(mark.start(), mark.end(), True, ())
    if content.lower() in _SIC:
        return Join(mark.start(), mark.end(), False, ())
    left = _one_word(text[: mark.start()][-1:], content[0])
    # The apostrophe of Ukrainian and others: [Z]'...
    right = _one_word(content[-1], text[mark.end() : mark.end() + 2].lstrip("'")[:1])
    content += mark[2] or ""
    return Join(mark.start(), mark.end(), False, (content,), left, right and not mark[2])


def _one_word(before: str, after: str) -> bool:
    """True if a bracket between them is part of a word."""
    return all(char.isalnum() and not is_unspaced(char) for char in (before, after))


def _merged(one: Join | None, two: Join) -> Join:
    if one is None:
        return two
    brackets = (*one.brackets, *two.brackets)
    ellipsis = one.ellipsis or two.ellipsis
    return Join(one.start, two.end, ellipsis, brackets, one.tight_left, two.tight_right)
