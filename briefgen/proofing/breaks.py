"""Faults of where pages break: lines left alone, what is cut in two, and pages half empty."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefgen.engine.pages import Block, Page, Part
from briefgen.proofing.finding import Finding

_EMPTIEST: Final = 0.85  # of the depth of a page
_LAST: Final = 0.2  # of the last page, which may end where it likes, but not with a few lines
_HEADING: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "header", "thead", "caption"})
_REPEATED: Final = frozenset({"thead", "tfoot"})  # at the edge of each page that a table reaches
_UNBROKEN: Final = frozenset({"tr", "figure", "svg", "img"})


def lonely_lines(pages: Sequence[Page]) -> Iterator[Finding]:
    """Single lines of a paragraph at the foot of a page (orphans) or at its top (widows)."""
    for page, after in pairwise(pages):
        there = {block.id: block for block in _paragraphs(after)}
        for block in _paragraphs(page):
            rest = there.get(block.id)
            if rest is None:
                continue
            hint = "keep two lines together: `orphans` and `widows` in the stylesheet"
            if len(block.lines) == 1:
                message = f"`{block.lines[0].text}` stands alone at the foot of the page"
                yield Finding(page.number, "orphan", message, hint, block)
            if len(rest.lines) == 1:
                message = f"`{rest.lines[0].text}` stands alone at the top of the page"
                yield Finding(after.number, "widow", message, hint, rest)


def stranded_headings(pages: Sequence[Page]) -> Iterator[Finding]:
    """Headings with their text on the next page."""
    for page in pages[:-1]:
        texts = [block for block in page.blocks if not block.furniture]
        if texts and texts[-1].names & _HEADING:
            message = f"the heading `{texts[-1].words}` is the last on the page"
            hint = "keep it with what follows: `break-after: avoid`"
            yield Finding(page.number, "stranded-heading", message, hint, texts[-1])


def splits(pages: Sequence[Page]) -> Iterator[Finding]:
    """Rows, items and figures that are cut by the end of a page."""
    for page, after in pairwise(pages):
        there = {part.id: part for part in after.parts}
        for part in page.parts:
            if part.id in there and _belongs_together(part):
                top = next((block for block in after.blocks if not block.furniture), None)
                words = f", before `{top.lines[0].text}`" if top else ""
                message = f"a {_name(part)} is cut by the end of the page{words}"
                hint = "let the page break before it, or make it shorter than a page"
                yield Finding(page.number, "split", message, hint, top)


def fills(pages: Sequence[Page], front: int) -> Iterator[Finding]:
    """Pages that are not full; the front left aside, and the last if it is worth its paper.

    An only page is as full as it is.
    """
    for page in pages[front:] if len(pages) > 1 else ():
        last = page is pages[-1]
        if page.fill < (_LAST if last else _EMPTIEST):
            empty = (1 - page.fill) * (page.bottom - page.top)
            message = f"only {page.fill:.1%} of the page is used, {empty:.0f} pt are empty"
            hint = f"at least {_EMPTIEST:.0%} look full: let what follows break, or move it"
            if last:
                hint = "shorten what is before it by these lines, and it goes"
            yield Finding(page.number, "fill", message, hint)


def _paragraphs(page: Page) -> Iterator[Block]:
    for block in page.blocks:
        if not block.furniture and not block.names & _REPEATED:
            yield block


def _belongs_together(part: Part) -> bool:
    return (part.whole or part.tag in _UNBROKEN) and not part.names & _REPEATED


def _name(part: Part) -> str:
    return {"tr": "row", "li": "list item", "article": "item"}.get(part.tag, part.tag)
