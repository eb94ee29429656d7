"""Every citation leads somewhere: facts and conflicts to excerpts, prose to facts or conflicts.

A reader who follows a note must arrive at the words it promises. Prose may also cite a judgement
of its own edition.

Passes:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met.
        cites: [gazette/met]

Fails, because the source has no excerpt of that name:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met.
        cites: [gazette/mett]
"""

from collections.abc import Iterator, Sequence

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage
from briefgen.problem import Pos, Problem
from briefgen.record import closest

CODE = "dead-citation"

_HINT = "correct the id, or write what it should lead to"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each citation of something that is not there."""
    for fact in corpus.facts.values():
        for number, reference in enumerate(fact.cites):
            if reference not in corpus.excerpts:
                yield from _dead(corpus, fact.at("cites", number), reference)
    for conflict in corpus.conflicts.values():
        for side in conflict.positions:
            for number, reference in enumerate(side.cites):
                if reference not in corpus.excerpts:
                    yield from _dead(corpus, side.at("cites", number), reference)
    for _, edition, printed in passages.editions(corpus):
        yield from _prose(corpus, edition, printed)


def _dead(corpus: Corpus, pos: Pos, reference: str) -> Iterator[Problem]:
    source, _, _ = reference.partition("/")
    if source in corpus.unreadable:
        return
    if source not in corpus.sources:
        message, hint = f"there is no source `{source}`", closest(source, corpus.sources)
    else:
        own = [f"{source}/{excerpt.id}" for excerpt in corpus.sources[source].excerpts]
        message, hint = f"there is no excerpt `{reference}`", closest(reference, own)
    yield Problem(pos, CODE, message, hint or _HINT, length=len(reference))


def _prose(corpus: Corpus, edition: Edition, printed: Sequence[Passage]) -> Iterator[Problem]:
    judgements = {judgement.id for judgement in edition.judgements}
    known = (corpus.facts, corpus.conflicts, judgements, corpus.unreadable)
    for passage in printed:
        for name in dict.fromkeys(passage.facts):
            if not any(name in ids for ids in known):
                pos = passages.place_of_use(corpus, name, passage)
                message = f"there is no fact, conflict or judgement `{name}`"
                hint = closest(name, [*corpus.facts, *corpus.conflicts, *judgements])
                yield Problem(pos, CODE, message, hint or _HINT, length=len(name) + 1)
