"""Every id in a field leads to a record: entities, facts, conflicts, sections and judgements.

Passes:

    # content/facts/more.yaml
    facts:
      - id: talks-held
        statement: The delegations met on 23 July 2025.
        cites: [gazette/met]
        actors: [northport]
        said_by: publisher

Fails, because no entity has that id:

    # content/facts/more.yaml
    facts:
      - id: talks-held
        statement: The delegations met on 23 July 2025.
        cites: [gazette/met]
        actors: [north-port]
"""

from collections.abc import Collection, Iterator
from itertools import chain

from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition, Positions
from briefgen.model.entity import Entity
from briefgen.model.fact import PUBLISHER, UNATTRIBUTED, Fact
from briefgen.model.source import Source
from briefgen.problem import Pos, Problem
from briefgen.record import closest

CODE = "dead-reference"

# What a field refers to: where the id stands, the id, the kind of thing, and the ids there are.
_Reference = tuple[Pos, str, str, Collection[str]]


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each id that is nobody's."""
    references = chain(
        _of_parties(corpus),
        chain.from_iterable(_of_fact(corpus, fact) for fact in corpus.facts.values()),
        chain.from_iterable(_of_conflict(corpus, one) for one in corpus.conflicts.values()),
        chain.from_iterable(_of_edition(corpus, *item) for item in corpus.editions.items()),
    )
    for pos, name, kind, known in references:
        if name not in known and name not in corpus.unreadable:
            hint = closest(name, list(known))
            yield Problem(pos, CODE, f"there is no {kind} `{name}`", hint, length=len(name))


def _of_parties(corpus: Corpus) -> Iterator[_Reference]:
    sided: list[Source | Entity] = [*corpus.sources.values(), *corpus.entities.values()]
    for record in sided:
        if record.party:
            yield record.at("party"), record.party, "entity", corpus.entities


def _of_fact(corpus: Corpus, fact: Fact) -> Iterator[_Reference]:
    for number, actor in enumerate(fact.actors):
        yield fact.at("actors", number), actor, "entity", corpus.entities
    if fact.said_by and fact.said_by not in (PUBLISHER, UNATTRIBUTED):
        yield fact.at("said_by"), fact.said_by, "entity", corpus.entities
    for figure in fact.figures:
        if figure.part_of:
            yield figure.at("part_of"), figure.part_of, "fact", corpus.facts
    for link in fact.links:
        yield link.at("fact"), link.fact, "fact", corpus.facts


def _of_conflict(corpus: Corpus, conflict: Conflict) -> Iterator[_Reference]:
    for side in conflict.positions:
        if side.fact:
            yield side.at("fact"), side.fact, "fact", corpus.facts
    for number, fact in enumerate(conflict.facts):
        yield conflict.at("facts", number), fact, "fact", corpus.facts


def _of_edition(corpus: Corpus, key: tuple[str, object], edition: Edition) -> Iterator[_Reference]:
    brief = corpus.briefs.get(key[0])
    if brief:
        sections = ["judgements", *(section.id for section in brief.sections)]
        for name in edition.findings:
            yield edition.at("findings", name, key=True), name, "section", sections
    for judgement in edition.judgements:
        for number, fact in enumerate(judgement.rests_on):
            yield judgement.at("rests_on", number), fact, "fact", corpus.facts
        if judgement.previous:
            earlier = [one for one in corpus.editions_of(key[0]) if one.date < edition.date]
            followed = [other.id for one in earlier[-1:] for other in one.judgements]
            kind = "judgement of the edition before called"
            yield judgement.at("previous"), judgement.previous, kind, followed
    if edition.positions:
        yield from _of_positions(corpus, edition.positions)
    for pledge in edition.pledges:
        yield pledge.at("fact"), pledge.fact, "fact", corpus.facts
    for number, conflict in enumerate(edition.disputes):
        yield edition.at("disputes", number), conflict, "conflict", corpus.conflicts
    own = [judgement.id for judgement in edition.judgements]
    for watch in edition.watch:
        for number, name in enumerate(watch.moves):
            yield watch.at("moves", number), name, "judgement", own


def _of_positions(corpus: Corpus, table: Positions) -> Iterator[_Reference]:
    for number, party in enumerate(table.parties):
        yield table.at("parties", number), party, "entity", corpus.entities
    for issue in table.issues:
        for party in issue.cells:
            yield issue.at("cells", party, key=True), party, "column for", table.parties
