"""An edition is not shared more widely than any source that it cites allows.

Its marking is its own, else that of its brief, else the desk's (FIRST, Traffic Light Protocol 2.0).

Passes:

    # content/sources/gazette.yaml
    marking: TLP:CLEAR

Fails, because the edition of 27 July 2025 is TLP:GREEN and cites the Gazette:

    # content/sources/gazette.yaml
    marking: TLP:AMBER
"""

from collections.abc import Iterator

from briefgen import passages
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.source import Source
from briefgen.problem import Pos, Problem
from briefgen.scales import Marking, rank

CODE = "marking"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each edition that is marked below one of its sources."""
    for brief, edition, _ in passages.editions(corpus):
        marking, pos = _marking(corpus, brief, edition)
        sources = _sources(corpus, edition)
        if marking and sources:
            strictest = max(sources, key=lambda source: (rank(source.marking), source.id))
            if rank(strictest.marking) > rank(marking):
                message = f"{marking} is below the {strictest.marking} of `{strictest.id}`"
                hint = f"mark the edition {strictest.marking}, or do without the source"
                yield Problem(pos, CODE, message, hint, length=len(marking))


def _marking(corpus: Corpus, brief: Brief | None, edition: Edition) -> tuple[Marking | None, Pos]:
    """The marking of an edition and the place to set it right; None if that is not readable."""
    if edition.marking:
        return edition.marking, edition.at("marking")
    if brief and brief.marking:
        return brief.marking, edition.at("date")
    readable = brief and corpus.desk.written("name")
    return corpus.desk.marking if readable else None, edition.at("date")


def _sources(corpus: Corpus, edition: Edition) -> list[Source]:
    return [
        corpus.excerpts[reference][0]
        for name in passages.cited_in(edition)
        for reference in passages.resolve(corpus, name)
        if reference in corpus.excerpts
    ]
