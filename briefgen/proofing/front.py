"""Whether a brief fits where it has to: its first page on every paper, all of it on its pages.

An edition that one office prints on A4 and another on US Letter has to have its whole front on
page 1 in both, so each build looks at all papers, whichever it prints on.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final

from briefgen.engine import Layout
from briefgen.engine.pages import Block, Page
from briefgen.fault import Fault, unplaced
from briefgen.model.brief import Paper
from briefgen.problem import Pos, Problem
from briefgen.proofing.finding import kind_of, setting

_NAMES: Final[Mapping[Paper, str]] = MappingProxyType({"a4": "A4", "letter": "US Letter"})
_LINE: Final = 13.0  # points: what a line of running text takes
_NAMED: Final = 3  # of the paragraphs that could be shortened


def check_front(layouts: Mapping[Paper, Layout], name: str) -> list[Fault]:
    """A fault if the front is too deep for one page of any of the papers.

    The front is what stands before the first break that the stylesheet asks for; of a layout
    without one, the whole. Measured only where it does not fit.
    """
    over: dict[Paper, float] = {}
    fronts: list[Page] = []
    for paper, layout in layouts.items():
        if (layout.front or layout.pages) > 1:
            front, problems = layout.front_page()
            if front is None:
                return unplaced(problems)
            fronts.append(front)
            over[paper] = max(1.0, front.depth - _room(layout))
    return [_page_one(over, fronts[0], name)] if fronts else []


def check_length(layouts: Mapping[Paper, Layout], most: int | None, name: str) -> list[Fault]:
    """A fault for each paper on which the brief takes more pages than it may."""
    found: list[Fault] = []
    for paper, layout in layouts.items():
        if most is not None and layout.pages > most:
            over = sum(page.reach - page.top for page in layout.read()[most:])
            message = f"{layout.pages} pages of {_NAMES[paper]}, where the brief may have {most}: "
            message += f"{over:.0f} pt too deep, about {_lines(over)}"
            hint = "shorten the edition, or allow more with `max_pages`"
            problem = Problem(Pos(name), "too-many-pages", message, hint)
            found.append(Fault(problem, field=("brief", "max_pages")))
    return found


def _page_one(over: Mapping[Paper, float], front: Page, name: str) -> Fault:
    """By how much it is too deep for which papers, at the paragraph that is shortened most easily.

    That is one that would be a line less for a few words less.
    """
    measured = " and ".join(
        f"{points:.0f} pt too deep for {_NAMES[paper]}, about {_lines(points)}"
        for paper, points in over.items()
    )
    ends = _short_ends(front)[: min(_NAMED, ceil(max(over.values()) / _LINE))]
    hint = "it has to fit on every paper: shorten it"
    if ends:
        hint += f"; the shortest last lines are {', '.join(_quoted(block) for block in ends)}"
    problem = Problem(Pos(name), "page-one", f"page 1 is {measured}", hint)
    lines = [setting(block, len(block.lines) - 1) for block in ends]
    return Fault(problem, lines, ("edition", "headline"))


def _quoted(block: Block) -> str:
    return f"`{block.lines[-1].text}`"


def _room(layout: Layout) -> float:
    (first,) = layout.read(1)
    return first.bottom - first.top


def _short_ends(page: Page) -> Sequence[Block]:
    """The paragraphs that would be a line shorter for the fewest words less."""
    long = [
        block
        for block in page.blocks
        if len(block.lines) > 1
        and not block.furniture
        and kind_of(block.names) != "caption"
        and block.tag != "h1"
    ]
    return sorted(long, key=lambda block: len(block.lines[-1].text))


def _lines(points: float) -> str:
    count = ceil(points / _LINE)
    return f"{count} line{'' if count == 1 else 's'}"
