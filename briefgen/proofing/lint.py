"""Lint: what is wrong with the pages of an edition, judged from what stands where on them.

Each lint is a function and one line in a table. What they know of a page is plain data that the
engine has read from its boxes; which of it is good or bad is decided here, and only here.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefgen.engine.pages import Page
from briefgen.problem import Pos, Problem
from briefgen.proofing import breaks, lines
from briefgen.proofing.finding import Finding
from briefgen.proofing.places import Places
from briefgen.select import Selection

# What each page is asked for by itself, and what all of them are asked for together.
OF_PAGES: Final[Sequence[Callable[[Page], Iterator[Finding]]]] = (
    lines.early_breaks,
    lines.runts,
    lines.overflows,
    lines.collisions,
    lines.superiors,
    lines.measures,
    lines.long_lines,
    lines.sizes,
)
OF_ALL: Final[Sequence[Callable[[Sequence[Page]], Iterator[Finding]]]] = (
    breaks.lonely_lines,
    breaks.stranded_headings,
    breaks.splits,
)


def lint(pages: Sequence[Page], front: int = 0) -> list[Finding]:
    """All faults of some pages, page by page; `front` of them may be as empty as they are."""
    found = [finding for page in pages for look in OF_PAGES for finding in look(page)]
    found += [finding for look in OF_ALL for finding in look(pages)]
    return sorted([*found, *breaks.fills(pages, front)], key=lambda finding: finding.page)


def proofread(pages: Sequence[Page], front: int, selection: Selection, name: str) -> list[Problem]:
    """The faults of an edition's pages as warnings, at the place in the content if there is one.

    `name` is what the pages are called where the words are not the content's.
    """
    places = Places(selection)
    return [_problem(finding, places, name) for finding in lint(pages, front)]


def _problem(finding: Finding, places: Places, name: str) -> Problem:
    found = places.find(finding.block, finding.line) if finding.block else None
    pos, length = found or (Pos(name), 1)
    message = f"page {finding.page}: {finding.message}"
    return Problem(pos, finding.code, message, finding.hint, "warning", length)
