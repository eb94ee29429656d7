"""Parts on what is not settled: disputed claims, what to watch, and how the desk judges."""

from dataclasses import replace

from briefgen import wording
from briefgen.citing import Notes
from briefgen.document import DisputeView, DroppedView, SectionView, SideView, WatchView
from briefgen.model.brief import Section
from briefgen.prose import plain
from briefgen.select import Selection


def disputes(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """The disputed claims and what this brief does about each."""
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


def watch(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What to look out for, and which judgements it would move."""
    year = selection.edition.date.year
    views = []
    for item in selection.edition.watch:
        when = wording.edtf(item.date, year=_other_year(item.date.first, year)) if item.date else ""
        signal = notes.line(item.signal, section.id)
        so = notes.line(item.so, section.id)
        moved = tuple(sorted((notes.judgements[name], name) for name in item.moves))
        views.append(WatchView(when or "Undated", signal, so, moved))
    return replace(empty, watch=tuple(views)) if views else None


def reasoning(
    selection: Selection, _section: Section, empty: SectionView, _notes: Notes
) -> SectionView | None:
    """What the judgements take for granted and what would move them, and which are dropped."""
    edition = selection.edition
    last = selection.corpus.edition_before(selection.brief.id, edition)
    texts = {one.id: plain(one.text) for one in last.judgements} if last else {}
    dropped = tuple(DroppedView(texts[one.previous], one.reason) for one in edition.dropped)
    told = any(one.assumptions or one.alternatives or one.indicators for one in edition.judgements)
    return replace(empty, dropped=dropped) if told or dropped else None


def _other_year(value: object, year: int) -> bool:
    return getattr(value, "year", year) != year
