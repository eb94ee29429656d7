"""Parts: how each kind of section is composed from the edition and the facts.

A part is one function and one line in the table at the foot of this file. It returns the section
with its one field filled; a section with nothing in it is left out of the brief.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from briefgen import passages, wording
from briefgen.citing import Notes
from briefgen.document import (
    CellView,
    DisputeView,
    ItemView,
    MatrixView,
    PledgesView,
    PledgeView,
    RowView,
    SectionView,
    SideView,
    WatchView,
)
from briefgen.model.brief import Part, Section
from briefgen.model.edition import Cell, Development, Issue
from briefgen.model.fact import Fact, Figure
from briefgen.prose import citations
from briefgen.select import Selection

Compose = Callable[[Selection, Section, SectionView, Notes], SectionView | None]


def compose_section(selection: Selection, section: Section, notes: Notes) -> SectionView | None:
    """The section as it is printed, or None if there is nothing to print."""
    finding = selection.edition.findings.get(section.id, "")
    empty = SectionView(section.id, section.title, section.part, finding)
    return PARTS[section.part](selection, section, empty, notes)


def _developments(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    return _items(selection, selection.edition.developments, section, empty, notes)


def _background(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    return _items(selection, selection.edition.background, section, empty, notes)


def _items(
    selection: Selection,
    written: Sequence[Development],
    section: Section,
    empty: SectionView,
    notes: Notes,
) -> SectionView | None:
    items = []
    for number, item in enumerate(written, 1):
        fact = _first_fact(selection, item.body)
        when, note = _rail(selection, fact)
        head = notes.line(item.head, section.id)
        body = notes.block(item.body, section.id)
        items.append(ItemView(f"{section.id}-{number}", when, note, head, body))
    return replace(empty, items=tuple(items)) if items else None


def _facts(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    printed = printed_facts(selection)
    items = []
    for fact in selection.facts[section.id]:
        if fact.id not in printed:
            when, note = _rail(selection, fact)
            body = notes.line(fact.statement, section.id, cites=fact.cites)
            items.append(ItemView(f"f-{fact.id}", when, note, None, body))
    return replace(empty, items=tuple(items)) if items else None


def printed_facts(selection: Selection) -> frozenset[str]:
    """The ids of the facts that the edition prints: cited, pledged, or a side of a dispute."""
    edition, conflicts = selection.edition, selection.corpus.conflicts
    cited = {name for passage in passages.of_edition(edition) for name in passage.facts}
    sides = {side.fact for name in edition.disputes for side in conflicts[name].positions}
    return frozenset(cited | {name for name in sides if name} | {p.fact for p in edition.pledges})


def _positions(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    table = selection.edition.positions
    if table is None or not table.issues:
        return None
    names = tuple(_name(selection, party) for party in table.parties)
    rows = tuple(_row(issue, table.parties, section, notes) for issue in table.issues)
    return replace(empty, matrix=MatrixView(names, rows))


def _row(issue: Issue, parties: Sequence[str], section: Section, notes: Notes) -> RowView:
    found = [issue.cells.get(party) for party in parties]
    cells = tuple(_cell(cell, section, notes) if cell else None for cell in found)
    return RowView(issue.issue, cells, _opposed(found))


def _cell(cell: Cell, section: Section, notes: Notes) -> CellView:
    text = notes.line(cell.text, section.id)
    return CellView(cell.stance, wording.STANCES[cell.stance], text)


def _opposed(cells: Sequence[Cell | None]) -> bool:
    """True if the first two parties take opposite sides: one for, one against."""
    return {cell.stance for cell in cells[:2] if cell} == {"for", "against"}


def _pledges(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    rows = selection.edition.pledges
    if not rows:
        return None
    figures = {row.fact: _money(selection, row.fact) for row in rows}
    stated = [figure for figure in figures.values() if figure]
    # Bars compare only what is in one currency: the one that most rows are in.
    currency, _ = (
        Counter(figure.currency for figure in stated).most_common(1)[0] if stated else ("", 0)
    )
    drawn = {fact: one for fact, one in figures.items() if one and one.currency == currency}
    top = max(map(wording.amount, drawn.values()), default=Decimal(0))
    parts = {fact: _part_of(selection, fact, figure) for fact, figure in drawn.items()}
    views = tuple(
        PledgeView(
            who=row.who,
            what=notes.line(row.what, section.id),
            kind=row.kind or _status(selection, row.fact),
            when=_when(selection, row.fact),
            value=wording.money(figure) if (figure := figures[row.fact]) else "",
            share=_share(drawn.get(row.fact), top),
            part=_share(parts.get(row.fact), top),
        )
        for row in rows
    )
    label = ", ".join(dict.fromkeys(part.of for part in parts.values() if part and part.of))
    return replace(empty, pledges=PledgesView(views, currency or "", label))


def _status(selection: Selection, fact: str) -> str:
    status = selection.corpus.facts[fact].status
    return wording.STATUSES[status] if status else ""


def _when(selection: Selection, fact: str) -> str:
    when, note = _rail(selection, selection.corpus.facts[fact])
    return f"{when}, {note}" if note == "date not stated" else when


def _share(figure: Figure | None, top: Decimal) -> float | None:
    return round(float(wording.amount(figure) / top), 4) if figure and top else None


def _money(selection: Selection, fact: str) -> Figure | None:
    """The first figure of a fact that is a sum of money."""
    figures = selection.corpus.facts[fact].figures
    return next((figure for figure in figures if figure.currency), None)


def _part_of(selection: Selection, whole: str, figure: Figure) -> Figure | None:
    """The figure, of any fact, that is stated to be a part of this one."""
    for fact in selection.corpus.facts.values():
        for other in fact.figures:
            if other.part_of == whole and other.currency == figure.currency:
                return other
    return None


def _disputes(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    views = []
    for name in selection.edition.disputes:
        conflict = selection.corpus.conflicts[name]
        sides = []
        for side in conflict.positions:
            text = notes.line(side.says, section.id, cites=side.cites)
            source = selection.corpus.excerpts[side.cites[0]][0].id
            sides.append(SideView(notes.key(source), text))
        tag = wording.CONFLICT_TAGS[conflict.kind]
        views.append(DisputeView(conflict.id, tag, conflict.title, tuple(sides), conflict.wording))
    return replace(empty, disputes=tuple(views)) if views else None


def _watch(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    year = selection.edition.date.year
    views = []
    for item in selection.edition.watch:
        when = wording.edtf(item.date, year=_other_year(item.date.first, year)) if item.date else ""
        signal = notes.line(item.signal, section.id)
        so = notes.line(item.so, section.id)
        moved = tuple(sorted((notes.judgements[name], name) for name in item.moves))
        views.append(WatchView(when or "Undated", signal, so, moved))
    return replace(empty, watch=tuple(views)) if views else None


def _reference(
    _selection: Selection, _section: Section, empty: SectionView, _notes: Notes
) -> SectionView:
    """Sources, notes and about are filled by the document as a whole, when all is numbered."""
    return empty


def _rail(selection: Selection, fact: Fact | None) -> tuple[str, str]:
    return wording.rail(fact.date if fact else None, selection.edition.date.year)


def _first_fact(selection: Selection, text: str) -> Fact | None:
    named: Iterator[str] = (name for citation in citations(text) for name in citation.ids)
    return next((selection.corpus.facts[n] for n in named if n in selection.corpus.facts), None)


def _name(selection: Selection, entity: str) -> str:
    found = selection.corpus.entities[entity]
    return found.short or found.name


def _other_year(value: object, year: int) -> bool:
    return getattr(value, "year", year) != year


PARTS: Mapping[Part, Compose] = MappingProxyType(
    {
        "developments": _developments,
        "background": _background,
        "positions": _positions,
        "pledges": _pledges,
        "disputes": _disputes,
        "watch": _watch,
        "facts": _facts,
        "sources": _reference,
        "notes": _reference,
        "about": _reference,
    }
)
