"""What several parts share: how a fact is dated in the rail."""

from collections.abc import Iterator

from briefgen import wording
from briefgen.model.fact import Fact
from briefgen.prose import citations
from briefgen.select import Selection


def rail(selection: Selection, fact: Fact | None) -> tuple[str, str]:
    """When a fact was, for the rail, and what is not known of that."""
    return wording.rail(selection.words, fact.date if fact else None, selection.edition.date.year)


def first_fact(selection: Selection, text: str) -> Fact | None:
    """The fact that dates a text: the first that it cites."""
    named: Iterator[str] = (name for citation in citations(text) for name in citation.ids)
    return next((selection.corpus.facts[n] for n in named if n in selection.corpus.facts), None)
