"""Impact: what in the desk's work a fact, a source or an excerpt bears on."""

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.prose import citations
from briefgen.value import Frozen
from briefgen.wording import counted


class Impact(Frozen):
    """What is touched: facts, conflicts, judgements as `EDITION judgement ID`, and editions."""

    facts: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.conflicts or self.judgements or self.editions)

    def __str__(self) -> str:
        kinds = {
            "fact": self.facts,
            "conflict": self.conflicts,
            "judgement": self.judgements,
            "edition": self.editions,
        }
        return "; ".join(
            f"{counted(len(names), kind)}: {', '.join(names)}"
            for kind, names in kinds.items()
            if names
        )


def of_source(corpus: Corpus, name: str) -> Impact:
    """Everything that rests on one source."""
    facts = [
        fact.id
        for fact in corpus.facts.values()
        if any(reference.startswith(f"{name}/") for reference in fact.cites)
    ]
    conflicts = [
        conflict.id
        for conflict in corpus.conflicts.values()
        if any(ref.startswith(f"{name}/") for side in conflict.positions for ref in side.cites)
    ]
    return _together(corpus, facts, conflicts)


def of_fact(corpus: Corpus, name: str) -> Impact:
    """What one fact bears on, without itself."""
    conflicts = [
        conflict.id
        for conflict in corpus.conflicts.values()
        if name in conflict.facts or any(side.fact == name for side in conflict.positions)
    ]
    found = _together(corpus, [name], conflicts)
    return Impact((), found.conflicts, found.judgements, found.editions)


def _together(corpus: Corpus, facts: list[str], conflicts: list[str]) -> Impact:
    names = {*facts, *conflicts}
    judgements: list[str] = []
    editions: list[str] = []
    for (brief, day), edition in corpus.editions.items():
        printed = f"{brief} {day}"
        touched = [
            f"{printed} {judgement.id}"
            for judgement in edition.judgements
            if not names.isdisjoint((*judgement.rests_on, *_cited(judgement.why)))
        ]
        judgements += touched
        uses = passages.uses(edition, tuple(passages.of_edition(edition)))
        if touched or any(name in names for name, _ in uses):
            editions.append(printed)
    return Impact(tuple(facts), tuple(conflicts), tuple(judgements), tuple(editions))


def _cited(text: str) -> list[str]:
    return [name for citation in citations(text) for name in citation.ids]
