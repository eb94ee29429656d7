"""Faults of single lines and paragraphs: how they end, how long they are, how large."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean
from typing import Final

from briefgen.engine.pages import Block, Page
from briefgen.proofing.finding import Finding, Kind, kind_of
from briefgen.scripts import is_dense
from briefgen.typography import SHORTEST

# Points that a line must have had to spare before its end counts as early, and that a text may
# stand over its edge: widths are added up from many roundings.
_SLACK: Final = 1.0
_NARROW: Final = 112.0  # points; on less, such as the cell of a table, short lines are its nature
# Characters to a line: Butterick, Practical Typography, "Line length". So many on the mean of a
# paragraph of running text; no line of any text has more than the last of these.
_SHORTEST, _LONGEST, _LONGEST_LINE = 45, 90, 95
_LEADING: Final = (1.195, 1.455)  # of the size: ibid., "Line spacing", 120 to 145 per cent
_MEASURE_HINT: Final = "set it larger or smaller, or on another width"
# Points: what the house holds to be readable in print.
_FLOORS: Final[dict[Kind, float]] = {
    "text": 9.0,
    "heading": 9.0,
    "caption": 8.0,
    "reference": 7.5,
    "furniture": 8.0,
}


def early_breaks(page: Page) -> Iterator[Finding]:
    """Lines that end although the next word would have fitted."""
    for block in _texts(page):
        for at, (line, after) in enumerate(pairwise(block.lines)):
            if not line.forced and line.pieces and line.free >= after.head + _SLACK:
                first = after.text.split(" ")[0]
                yield Finding(
                    page.number,
                    "early-break",
                    f"the line ends after `{_end(line.text)}` with {line.free:.0f} pt to spare, "
                    f"but `{first}` needs {after.head:.0f} pt",
                    "the typesetter breaks so beside an inline element: "
                    "put a span around each run, with the space inside the second",
                    block,
                    at,
                )


def runts(page: Page) -> Iterator[Finding]:
    """Paragraphs whose last line is a bit of a word."""
    for block in _texts(page):
        last = block.lines[-1].words
        lone = 0 < len(last) < SHORTEST and not is_dense(last)
        if len(block.lines) > 1 and lone and block.width > _NARROW:
            yield Finding(
                page.number,
                "runt",
                f"the last line is only `{last}`",
                f"fewer than {SHORTEST} characters are no line: tie them to the word before "
                "with a no-break space, or reword",
                block,
                len(block.lines) - 1,
            )


def overflows(page: Page) -> Iterator[Finding]:
    """Lines that run over the edge of their place or of the page."""
    for block in page.blocks:
        for at, line in enumerate(block.lines):
            if not line.text:
                continue
            beyond = max(-line.free, 0 if block.furniture else line.right - page.right)
            below = 0 if block.furniture else line.bottom - page.bottom
            if beyond > _SLACK:
                message = f"`{_end(line.text)}` runs {beyond:.1f} pt over the right edge"
            elif below > _SLACK:
                message = f"`{_end(line.text)}` stands {below:.1f} pt below the page's text"
            else:
                continue
            hint = "shorten it, or give it more room"
            yield Finding(page.number, "overflow", message, hint, block, at)


def collisions(page: Page) -> Iterator[Finding]:
    """Lines that are printed over others."""
    lines = [
        (block, at, line)
        for block in page.blocks
        if not block.furniture
        for at, line in enumerate(block.lines)
        if line.text
    ]
    for number, (block, at, line) in enumerate(lines):
        for other, _, under in lines[:number]:
            if other.id == block.id or other.id in block.hosts:
                continue
            down = min(line.bottom, under.bottom) - max(line.top, under.top)
            along = min(line.right, under.right) - max(line.left, under.left)
            if down > _SLACK and along > _SLACK:
                yield Finding(
                    page.number,
                    "overflow",
                    f"`{_end(line.text)}` runs into `{_end(under.text)}`",
                    "shorten one of them, or give them more room",
                    block,
                    at,
                )


def superiors(page: Page) -> Iterator[Finding]:
    """Lines that begin with the call of a note."""
    for block in _texts(page):
        for at, line in enumerate(block.lines):
            if line.pieces and line.pieces[0].superior:
                yield Finding(
                    page.number,
                    "superior",
                    f"a line begins with the call of a note, `{line.pieces[0].text.strip()}`",
                    "set the call right after the word that it belongs to",
                    block,
                    at,
                )


def long_lines(page: Page) -> Iterator[Finding]:
    """Lines of any text, be it a note, a caption or a card, that hold too many characters.

    Arabic is left out: its letters join, and are half as wide as those that the rule was made for.
    """
    for block in _texts(page):
        if any(unicodedata.bidirectional(char) == "AL" for char in block.words):
            continue
        count, at = max((len(line.words), at) for at, line in enumerate(block.lines))
        if count > _LONGEST_LINE:
            message = f"{count} characters in the line that ends in `{_end(block.lines[at].words)}`"
            message += f", where at most {_LONGEST_LINE} read well"
            yield Finding(page.number, "measure", message, _MEASURE_HINT, block, at)


def measures(page: Page) -> Iterator[Finding]:
    """Running text whose lines hold too few or too many characters, or stand too close or far."""
    for block in _texts(page):
        kind = kind_of(block.names)
        wide = block.width > (page.right - page.left) / 2
        if kind not in ("text", "reference") or not wide or len(block.lines) < 3:
            continue
        count = fmean(len(line.text) for line in block.lines[:-1])
        if kind == "text" and not _SHORTEST <= round(count) <= _LONGEST:
            range_ = f"{_SHORTEST} to {_LONGEST}"
            message = f"{count:.0f} characters a line, where {range_} read well"
            yield Finding(page.number, "measure", message, _MEASURE_HINT, block)
        leading = block.lines[1].top - block.lines[0].top
        size = max(piece.size for line in block.lines for piece in line.pieces)
        if not _LEADING[0] <= leading / size <= _LEADING[1]:
            message = f"{leading:.1f} pt from line to line at {size:.1f} pt"
            hint = "120 to 145 per cent of the size read well"
            yield Finding(page.number, "leading", message, hint, block)


def sizes(page: Page) -> Iterator[Finding]:
    """Letters that are too small for what they are."""
    for block in page.blocks:
        for at, line in enumerate(block.lines):
            for piece in line.pieces:
                kind = "furniture" if block.furniture else kind_of(piece.names)
                if piece.text.strip() and piece.size < _FLOORS[kind] - 0.01:
                    message = f"`{piece.text.strip()}` is set in {piece.size:.2f} pt"
                    hint = f"{kind} has at least {_FLOORS[kind]:g} pt"
                    yield Finding(page.number, "small-type", message, hint, block, at)


def _texts(page: Page) -> Iterator[Block]:
    return (block for block in page.blocks if not block.furniture)


def _end(text: str) -> str:
    """The last words of a line, enough to find it."""
    if len(text) <= 30:
        return text
    _, _, whole = text[-28:].partition(" ")
    return f"… {whole or text[-28:]}"
