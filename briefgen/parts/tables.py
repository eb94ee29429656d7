"""Parts that are tables: positions and pledges."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from briefgen import wording
from briefgen.citing import Notes
from briefgen.document import CellView, MatrixView, PledgesView, PledgeView, RowView, SectionView
from briefgen.model.brief import Section
from briefgen.model.edition import Cell, Issue
from briefgen.model.fact import Figure
from briefgen.parts._shared import rail
from briefgen.select import Selection
from briefgen.value import replace


def positions(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """Who wants what."""
    table = selection.edition.positions
    if table is None or not table.issues:
        return None
    names = tuple(_name(selection, party) for party in table.parties)
    rows = tuple(_row(selection, issue, section, notes) for issue in table.issues)
    return replace(empty, matrix=MatrixView(names, rows))


def _row(selection: Selection, issue: Issue, section: Section, notes: Notes) -> RowView:
    table = selection.edition.positions
    found = [issue.cells.get(party) for party in table.parties] if table else []
    cells = tuple(_cell(selection, cell, section, notes) if cell else None for cell in found)
    return RowView(issue.issue, cells, _opposed(found))


def _cell(selection: Selection, cell: Cell, section: Section, notes: Notes) -> CellView:
    text = notes.line(cell.text, section.id)
    return CellView(cell.stance, selection.words.say(wording.STANCES[cell.stance]), text)


def _opposed(cells: Sequence[Cell | None]) -> bool:
    """True if the first two parties take opposite sides: one for, one against."""
    return {cell.stance for cell in cells[:2] if cell} == {"for", "against"}


def pledges(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """Who has promised what, with bars to one scale."""
    rows = selection.edition.pledges
    if not rows:
        return None
    words = selection.words
    figures = {row.fact: _money(selection, row.fact) for row in rows}
    stated = [figure for figure in figures.values() if figure]
    # Bars compare only what is in one currency: the one that most rows are in.
    currency, _ = (
        Counter(figure.currency for figure in stated).most_common(1)[0] if stated else ("", 0)
    )
    drawn = {fact: one for fact, one in figures.items() if one and one.currency == currency}
    top = max(map(wording.amount, drawn.values()), default=Decimal(0))
    parts = {fact: _part_of(selection, fact, figure) for fact, figure in drawn.items()}
    # Worded before they are given places: a citation in the words may be the fact's own place.
    worded = [notes.line(row.what, section.id) for row in rows]
    views = tuple(
        PledgeView(
            id=notes.place(row.fact) or f"{section.id}-{number}",
            who=row.who,
            what=what,
            kind=row.kind or _status(selection, row.fact),
            when=_when(selection, row.fact),
            value=wording.money(words, figure) if (figure := figures[row.fact]) else "",
            share=_share(drawn.get(row.fact), top),
            part=_share(parts.get(row.fact), top),
            part_value=wording.money(words, part) if (part := parts.get(row.fact)) else "",
        )
        for number, (row, what) in enumerate(zip(rows, worded, strict=True), 1)
    )
    label = ", ".join(dict.fromkeys(part.of for part in parts.values() if part and part.of))
    return replace(empty, pledges=PledgesView(views, currency or "", label))


def _status(selection: Selection, fact: str) -> str:
    status = selection.corpus.facts[fact].status
    return selection.words.say(wording.STATUSES[status]) if status else ""


def _when(selection: Selection, fact: str) -> str:
    found = selection.corpus.facts[fact]
    when, note = rail(selection, found)
    placed = found.date is None or found.date.basis == "undated"
    return f"{when}, {note}" if placed else when


def _share(figure: Figure | None, top: Decimal) -> float | None:
    return round(float(wording.amount(figure) / top), 4) if figure and top else None


def _money(selection: Selection, fact: str) -> Figure | None:
    """The first figure of a fact that is a sum of money."""
    figures = selection.corpus.facts[fact].figures
    return next((figure for figure in figures if figure.currency), None)


def _part_of(selection: Selection, whole: str, figure: Figure) -> Figure | None:
    """The figure, of any fact, that is stated to be a part of this one."""
    corpus = selection.corpus
    for fact in corpus.parts_of(whole):
        for other in corpus.facts[fact].figures:
            if other.part_of == whole and other.currency == figure.currency:
                return other
    return None


def _name(selection: Selection, entity: str) -> str:
    found = selection.corpus.entities[entity]
    return found.short or found.name
