"""Parts: how each kind of section is composed from the edition and the facts.

A part is one function in a file of its kind and one line in the table here. It returns the section
with its one field filled; a section with nothing in it is left out of the brief.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefgen.citing import Notes
from briefgen.document import SectionView
from briefgen.model.brief import Part, Section
from briefgen.parts.claims import corrected, disputes, reasoning, watch
from briefgen.parts.figures import charts, timeline
from briefgen.parts.items import background, developments, facts
from briefgen.parts.tables import pledges, positions
from briefgen.select import Selection

Compose = Callable[[Selection, Section, SectionView, Notes], SectionView | None]


def compose_section(selection: Selection, section: Section, notes: Notes) -> SectionView | None:
    """The section as it is printed, or None if there is nothing to print."""
    finding = selection.edition.findings.get(section.id, "")
    title = selection.corpus.theme_of(selection.brief).name_of(section)
    empty = SectionView(section.id, title, section.part, finding, section.compact)
    return PARTS[section.part](selection, section, empty, notes)


def _reference(
    _selection: Selection, _section: Section, empty: SectionView, _notes: Notes
) -> SectionView:
    """Sources, notes and about are filled by the document as a whole, when all is numbered."""
    return empty


PARTS: Mapping[Part, Compose] = MappingProxyType(
    {
        "developments": developments,
        "background": background,
        "timeline": timeline,
        "positions": positions,
        "pledges": pledges,
        "charts": charts,
        "disputes": disputes,
        "watch": watch,
        "reasoning": reasoning,
        "corrections": corrected,
        "facts": facts,
        "sources": _reference,
        "notes": _reference,
        "about": _reference,
    }
)
