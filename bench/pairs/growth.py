"""How time and memory grow with the number of facts, sources, notes and pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pypdfium2 import PdfDocument

from bench.cost import Cost, alternate
from bench.ground import Ground
from bench.pairs.engine import bare, record
from bench.row import Bar, Row
from bench.tree.size import Size

_NOTE = re.compile(r"^\[\^\d+\]: ", re.MULTILINE)
_STEPS = (4, 2, 1)  # a part of the largest: a quarter, a half, all


def by_facts(ground: Ground) -> list[Row]:
    """`check` of a tenth of the facts, and of all; in as many sources and one brief."""
    few = Size(facts=ground.scale.facts // 10, sources=40)
    many = replace(few, facts=ground.scale.facts)
    return [_tenfold(ground, "facts", few, many)]


def by_sources(ground: Ground) -> list[Row]:
    """`check` of the same facts in a tenth of the sources, and in all."""
    few = Size(facts=ground.scale.facts // 5, sources=ground.scale.sources // 10)
    many = replace(few, sources=ground.scale.sources)
    return [_tenfold(ground, "sources", few, many)]


def _tenfold(ground: Ground, what: str, few: Size, many: Size) -> Row:
    sides = {
        name: ground.ours(ground.tree(size), "check", before=ground.forget)
        for name, size in (("few", few), ("many", many))
    }
    cost = alternate(sides, ground.runs)
    note = f"{cost['many'].cpu:.2f} s / {cost['few'].cpu:.2f} s, {cost['many'].memory:.0f} MB"
    name = f"`check`, ten times the {what}"
    return Row(name, cost["many"].cpu / cost["few"].cpu, bar=Bar(11), note=note)


@dataclass(frozen=True, slots=True)
class Length:
    """A brief's length in pages, and what it cost."""

    pages: int
    cost: Cost


def by_notes(ground: Ground) -> list[Row]:
    """Briefs of a quarter, a half and all of the notes: the time of a page, and next to bare."""
    sizes = [_long(ground.scale.notes // step) for step in _STEPS]
    roots = [ground.tree(size) for size in sizes]
    force = ("--force", "--format", "pdf")
    recorded = record(ground, roots[-1], "coast-000")
    sides = {str(at): ground.ours(root, "build", *force) for at, root in enumerate(roots)}
    sides["bare"] = bare(ground, recorded)
    cost = alternate(sides, max(1, ground.runs // 3), warm=False)
    lengths = [Length(_pages(root), cost[str(at)]) for at, root in enumerate(roots)]
    last = lengths[-1]
    notes = len(_NOTE.findall((recorded / "brief.md").read_text("utf-8")))
    size = f"{last.pages} pages, {notes:,} notes"
    shown = ", ".join(f"{one.pages} p {one.cost.cpu:.1f} s" for one in lengths)
    off, bare_cpu = from_line(lengths), cost["bare"].cpu
    return [
        Row(f"{size}: farthest from a straight line", off, bar=Bar(0.15), note=shown),
        Row(
            f"{size}: build / bare WeasyPrint",
            last.cost.cpu / bare_cpu,
            note=f"{last.cost.cpu:.1f} s / {bare_cpu:.1f} s",
        ),
        Row(f"{size}: memory of the build", last.cost.memory, "MB"),
        Row(f"{size}: memory of bare WeasyPrint", cost["bare"].memory, "MB"),
    ]


def from_line(lengths: Sequence[Length]) -> float:
    """How far, as a part, the middle lies from the line through the shortest and the longest."""
    first, *between, last = lengths
    slope = (last.cost.cpu - first.cost.cpu) / max(1, last.pages - first.pages)
    expected = [first.cost.cpu + slope * (one.pages - first.pages) for one in between]
    return max(abs(one.cost.cpu / line - 1) for one, line in zip(between, expected, strict=True))


def _long(notes: int) -> Size:
    """A brief of about so many notes, ten to a page, from a source for each four of them."""
    sources = max(40, notes // 4)
    return Size(facts=2 * notes + 60, sources=sources, developments=notes // 6, listed=notes // 3)


def _pages(root: Path) -> int:
    """How many pages the brief of a tree has."""
    newest = root / "output" / "coast-000" / "latest"
    with PdfDocument(next(newest.glob("*.pdf"))) as pdf:
        return len(pdf)
