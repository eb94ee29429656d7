"""Every citation leads somewhere: facts and conflicts to excerpts, prose to facts or conflicts.

Passes:

    facts:
      - id: talks-held
        statement: The delegations met on 23 July 2025.
        cites: [gazette/met-on-23-july]

Fails, because no source has an excerpt of that name:

        cites: [gazette/met-in-july]
"""

from collections.abc import Iterator

from briefgen import passages
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact
from briefgen.problem import Pos, Problem
from briefgen.prose import citations
from briefgen.record import closest

CODE = "dead-citation"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each citation of something that is not there."""
    for fact in corpus.facts.values():
        yield from _excerpts(corpus, fact, fact.cites)
    for conflict in corpus.conflicts.values():
        yield from _positions(corpus, conflict)
    for edition in corpus.editions.values():
        yield from _prose(corpus, edition)


def _excerpts(corpus: Corpus, fact: Fact, cites: tuple[str, ...]) -> Iterator[Problem]:
    for index, reference in enumerate(cites):
        yield from _excerpt(corpus, fact.at("cites", index), reference)


def _positions(corpus: Corpus, conflict: Conflict) -> Iterator[Problem]:
    for side in conflict.positions:
        for index, reference in enumerate(side.cites):
            yield from _excerpt(corpus, side.at("cites", index), reference)


def _excerpt(corpus: Corpus, pos: Pos, reference: str) -> Iterator[Problem]:
    source, _, _ = reference.partition("/")
    if reference in corpus.excerpts or source in corpus.unreadable:
        return
    if source not in corpus.sources:
        hint = closest(source, list(corpus.sources))
        yield Problem(pos, CODE, f"there is no source `{source}`", hint, length=len(reference))
        return
    hint = closest(reference, [name for name in corpus.excerpts if name.startswith(f"{source}/")])
    message = f"there is no excerpt `{reference}`"
    yield Problem(pos, CODE, message, hint, length=len(reference))


def _prose(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    judgements = {judgement.id for judgement in edition.judgements}
    known = {*corpus.facts, *corpus.conflicts, *judgements, *corpus.unreadable}
    for passage in passages.of_edition(edition):
        for citation in citations(passage.text):
            for name in citation.ids:
                if name not in known:
                    pos = corpus.place_in(passage.pos, f"@{name}")
                    message = f"there is no fact, conflict or judgement `{name}`"
                    hint = closest(name, sorted(known))
                    yield Problem(pos, CODE, message, hint, length=len(name) + 1)
