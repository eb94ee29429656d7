"""Dates say how they are known and stand in their order.

A date that the source does not state in full needs `evidence`: what it was inferred, resolved or
computed from. An edition covers an interval of known days; its cut-off does not lie before the
end of that, its issue not before the cut-off, and the next edition comes after it. A source is
not captured before it was published.

Passes:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met on 23 July 2025.
        cites: [gazette/met]
        date:
          edtf: 2025-07-23
          basis: relative_resolved
          raw: yesterday
          evidence: the Gazette is dated 24 July 2025

Fails, because nobody can check how the date was found:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met on 23 July 2025.
        cites: [gazette/met]
        date:
          edtf: 2025-07-23
          basis: relative_resolved
          raw: yesterday
"""

from collections.abc import Iterator

from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact
from briefgen.model.source import Source
from briefgen.problem import Problem

CODE = "dates"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each date without its evidence or out of order."""
    dated: list[Source | Fact] = [*corpus.sources.values(), *corpus.facts.values()]
    for record in dated:
        yield from _evidence(record)
    for source in corpus.sources.values():
        published = source.date.edtf.first if source.date else None
        if source.date and published and source.captured and source.captured < published:
            message = f"captured on {source.captured}, before it was published"
            hint = f"its date is {source.date.edtf}; correct one of them"
            yield Problem(source.at("captured"), CODE, message, hint, length=10)
    for edition in corpus.editions.values():
        yield from _period(edition)
        yield from _order(edition)


def _evidence(record: Source | Fact) -> Iterator[Problem]:
    if record.date and record.date.basis != "stated" and not record.date.evidence:
        message = f"a date that is `{record.date.basis}` needs `evidence`"
        hint = "say what in the text, or outside it, leads to this date"
        pos = record.at("date", "basis")
        yield Problem(pos, CODE, message, hint, length=len(record.date.basis))


def _period(edition: Edition) -> Iterator[Problem]:
    period = edition.period
    if not period.first or not period.last or period.precision != "day" or period.approximate:
        message = f"the period `{period}` does not run from one known day to another"
        hint = "write it as 2025-07-21/2025-07-27"
        yield Problem(edition.at("period"), CODE, message, hint, length=len(period.text))


def _order(edition: Edition) -> Iterator[Problem]:
    ends = edition.period.last
    if ends and edition.cutoff < ends:
        message = f"the cut-off is before the end of the period, {ends}"
        hint = "sources are read to the end of the period at least"
        yield Problem(edition.at("cutoff"), CODE, message, hint, length=10)
    if edition.issued < edition.cutoff:
        message = f"issued before the cut-off, {edition.cutoff}"
        hint = "correct the day of issue or the cut-off"
        yield Problem(edition.at("issued"), CODE, message, hint, length=10)
    if edition.next and edition.next <= edition.issued:
        message = f"the next edition is not after this one, issued on {edition.issued}"
        yield Problem(edition.at("next"), CODE, message, "give a later day", length=10)
