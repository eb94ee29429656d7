"""Parts that are items with a date in the rail: developments, background and facts."""

from collections.abc import Sequence

from briefgen.citing import Notes
from briefgen.document import ItemView, SectionView
from briefgen.model.brief import Section
from briefgen.model.edition import Development
from briefgen.parts._shared import first_fact, rail
from briefgen.select import Selection, listed_facts
from briefgen.value import replace


def developments(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What happened in the period, by weight."""
    return _items(selection, selection.edition.developments, section, empty, notes)


def background(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """Older or undated material, set as developments are."""
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
        fact = first_fact(selection, item.body)
        when, note = rail(selection, fact)
        head = notes.line(item.head, section.id)
        body = notes.block(item.body, section.id)
        items.append(ItemView(f"{section.id}-{number}", when, note, head, body))
    return replace(empty, items=tuple(items)) if items else None


def facts(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """The facts that the section selects and that are not printed before, by date."""
    items = []
    for fact in listed_facts(selection)[section.id]:
        when, note = rail(selection, fact)
        body = notes.line(fact.statement, section.id, cites=fact.cites)
        items.append(ItemView(f"f-{fact.id}", when, note, None, body))
    return replace(empty, items=tuple(items)) if items else None
