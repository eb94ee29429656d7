"""Printed: what a composed document prints, and what can be counted in it."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from briefgen import coverage, passages
from briefgen.document import Document
from briefgen.passages import Passage
from briefgen.rich import Rich
from briefgen.select import Selection, corrections, facts_behind
from briefgen.value import Frozen, astuple


def printed_in(selection: Selection, document: Document) -> Iterator[Passage]:
    """The passages that this document prints: the edition's, its disputes', and listed facts'."""
    corpus, edition = selection.corpus, selection.edition
    yield from passages.of_edition(edition)
    for of, correction in corrections(selection):
        if of is not edition:
            yield from passages.of_correction(of, correction)
    for name in edition.disputes:
        yield from passages.of_conflict(corpus.conflicts[name])
    listed = {
        item.id.removeprefix("f-")
        for section in document.sections
        if section.part == "facts"
        for item in section.items
    }
    for name in sorted(listed):
        yield passages.of_fact(corpus.facts[name])


def texts(value: object) -> Iterator[str]:
    """The words of every `Rich` in a document."""
    if isinstance(value, Rich):
        yield value.text
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Frozen):
        for item in astuple(value):
            yield from texts(item)


def own_counts(selection: Selection, document: Document) -> tuple[coverage.Quantity, ...]:
    """What can be counted in the document: sources, notes, judgements, rows of its sections."""
    counts = {len(document.sources), len(document.notes), len(document.judgements)}
    counts |= {len(selection.edition.disputes), len(facts_behind(selection))}
    counts |= set(Counter(one.change for one in document.judgements).values())
    for section in document.sections:
        counts |= {len(section.items), len(section.watch), len(section.disputes)}
        counts |= {len(section.corrections)}
        counts |= {len(section.timeline.events)} if section.timeline else set()
        counts |= {len(view.values) for view in section.charts}
        if section.matrix:
            rows = section.matrix.rows
            counts |= {len(rows), sum(row.opposed for row in rows)}
        if section.pledges:
            values = section.pledges.rows
            counts |= {len(values), sum(bool(row.value) for row in values)}
    integrities = Counter(selection.corpus.sources[one.id].integrity for one in document.sources)
    counts |= set(integrities.values())
    return tuple(coverage.Quantity(Fraction(n), Fraction(n)) for n in sorted(counts))
