"""Occurrences: where the words of a quotation stand in a text, letter by letter."""

import re
from collections.abc import Iterator

from briefgen.folding import Folded
from briefgen.quotes.bounds import is_unspaced
from briefgen.quotes.marks import Run


def occurrences(
    text: Folded, quote: Folded, run: Run, first: int = 0, last: int | None = None
) -> Iterator[tuple[int, int]]:
    """The offsets of a run in the folded text between two others, at words' ends or not."""
    wanted = quote.even[run.start : run.end]
    last = len(text.even) if last is None else last
    at = text.even.find(wanted, first, last)
    while at >= 0:
        if _marks_agree(text.text, quote.text[run.start : run.end], at):
            yield at, at + len(wanted)
        at = text.even.find(wanted, at + 1, last)
    if text.joints and "-" in wanted:
        yield from _across_lines(text, wanted, first, last)


def _across_lines(text: Folded, wanted: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where a hyphen of the run stood at the end of a line, so that the folded text has none."""
    pattern = "(-?)".join(re.escape(part) for part in wanted.split("-"))
    for found in re.compile(pattern).finditer(text.even, first, last):
        groups = range(1, wanted.count("-") + 1)
        dropped = [found.start(group) for group in groups if not found[group]]
        if dropped and all(at in text.joints for at in dropped):
            yield found.span()


def _marks_agree(text: str, wanted: str, at: int) -> bool:
    """True unless ' and " differ where they are more than a shape: in a word, after a digit."""
    if text.startswith(wanted, at):
        return True
    for index, mark in enumerate(wanted, start=at):
        before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
        inside = before.isalpha() and after.isalpha() and not is_unspaced(before)
        if text[index] != mark and (before.isdecimal() or inside):
            return False
    return True
