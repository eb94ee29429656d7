"""Every id in a field leads to a record: entities, facts, conflicts, sections and judgements.

Passes:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met.
        cites: [gazette/met]
        actors: [northport]
        said_by: publisher

Fails, because no entity has that id:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met.
        cites: [gazette/met]
        actors: [north-port]
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.desk import Desk
from briefgen.model.edition import FRONT_PASSAGES, Edition, Positions
from briefgen.model.entity import Entity
from briefgen.model.fact import PUBLISHER, UNATTRIBUTED, Fact
from briefgen.model.source import Source
from briefgen.problem import Problem
from briefgen.record import Record, closest

CODE = "dead-reference"

# What a field refers to: the record and the field, the id, the kind of thing, the ids there are.
_Reference = tuple[Record, tuple[str | int, ...], str, str, Collection[str]]


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each id that is nobody's."""
    references = chain(
        _of_parties(corpus),
        _of_looks(corpus),
        chain.from_iterable(_of_brief(corpus, brief) for brief in corpus.briefs.values()),
        chain.from_iterable(_of_fact(corpus, fact) for fact in corpus.facts.values()),
        chain.from_iterable(_of_conflict(corpus, one) for one in corpus.conflicts.values()),
        chain.from_iterable(
            _of_edition(corpus, brief, one) for (brief, _), one in corpus.editions.items()
        ),
    )
    for record, path, name, kind, known in references:
        if name not in known and name not in corpus.unreadable:
            hint = closest(name, known) or "correct the id, or write what it should lead to"
            # The last step is the id itself where ids are the keys of a mapping.
            pos = record.at(*path, key=path[1:] == (name,))
            yield Problem(pos, CODE, f"there is no {kind} `{name}`", hint, length=len(name))


def _each(
    record: Record, field: str, names: Sequence[str], kind: str, known: Collection[str]
) -> Iterator[_Reference]:
    for number, name in enumerate(names):
        yield record, (field, number), name, kind, known


def _of_parties(corpus: Corpus) -> Iterator[_Reference]:
    sided: list[Source | Entity] = [*corpus.sources.values(), *corpus.entities.values()]
    for record in sided:
        if record.party:
            yield record, ("party",), record.party, "entity", corpus.entities


def _of_looks(corpus: Corpus) -> Iterator[_Reference]:
    dressed: list[Desk | Brief] = [*corpus.desks, *corpus.briefs.values()]
    for record in dressed:
        if record.theme:
            yield record, ("theme",), record.theme, "theme", corpus.themes


def _of_fact(corpus: Corpus, fact: Fact) -> Iterator[_Reference]:
    yield from _each(fact, "actors", fact.actors, "entity", corpus.entities)
    if fact.said_by and fact.said_by not in (PUBLISHER, UNATTRIBUTED):
        yield fact, ("said_by",), fact.said_by, "entity", corpus.entities
    for figure in fact.figures:
        if figure.part_of:
            yield figure, ("part_of",), figure.part_of, "fact", corpus.facts
    for link in fact.links:
        yield link, ("fact",), link.fact, "fact", corpus.facts


def _of_conflict(corpus: Corpus, conflict: Conflict) -> Iterator[_Reference]:
    for side in conflict.positions:
        if side.fact:
            yield side, ("fact",), side.fact, "fact", corpus.facts
    yield from _each(conflict, "facts", conflict.facts, "fact", corpus.facts)


def _of_brief(corpus: Corpus, brief: Brief) -> Iterator[_Reference]:
    topics = corpus.found_by("topics")
    for section in brief.sections:
        selector = section.selector
        yield from _each(selector, "sources", selector.sources, "source", corpus.sources)
        yield from _each(selector, "actors", selector.actors, "entity", corpus.entities)
        yield from _each(selector, "topics", selector.topics, "fact on the topic", topics)


def _of_edition(corpus: Corpus, brief_id: str, edition: Edition) -> Iterator[_Reference]:
    brief = corpus.briefs.get(brief_id)
    if brief:
        sections = ["judgements", *(section.id for section in brief.sections)]
        for name in edition.findings:
            yield edition, ("findings", name), name, "section", sections
        for correction in edition.corrections:
            known = {*FRONT_PASSAGES, *sections}
            yield correction, ("passage",), correction.passage, "section", known
    before = corpus.edition_before(brief_id, edition)
    earlier = [one.id for one in before.judgements] if before else []
    kind = "judgement of the edition before called"
    for judgement in edition.judgements:
        yield from _each(judgement, "rests_on", judgement.rests_on, "fact", corpus.facts)
        if judgement.previous:
            yield judgement, ("previous",), judgement.previous, kind, earlier
    for dropped in edition.dropped:
        yield dropped, ("previous",), dropped.previous, kind, earlier
    if edition.positions:
        yield from _of_positions(corpus, edition.positions)
    for pledge in edition.pledges:
        yield pledge, ("fact",), pledge.fact, "fact", corpus.facts
    if edition.timeline and (window := edition.timeline.window):
        yield window, ("opens",), window.opens, "fact", corpus.facts
        yield window, ("closes",), window.closes, "fact", corpus.facts
    for point in (point for chart in edition.charts for point in chart.points):
        yield point, ("fact",), point.fact, "fact", corpus.facts
    yield from _each(edition, "disputes", edition.disputes, "conflict", corpus.conflicts)
    own = [judgement.id for judgement in edition.judgements]
    for watch in edition.watch:
        yield from _each(watch, "moves", watch.moves, "judgement", own)


def _of_positions(corpus: Corpus, table: Positions) -> Iterator[_Reference]:
    yield from _each(table, "parties", table.parties, "entity", corpus.entities)
    for issue in table.issues:
        for party in issue.cells:
            yield issue, ("cells", party), party, "column for", table.parties
