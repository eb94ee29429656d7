"""What sources dispute is printed as disputed.

Where an edition cites a fact that an open conflict touches, or a section lists one, the edition
names the conflict in `disputes`.
Briefs without a section of disputes are free of this.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    disputes: [round-number]
    bottom_line: The meeting was the third.[@third-meeting]

Fails, because whether it was the third is an open conflict:

    # content/editions/weekly/2025-07-27.yaml
    disputes: []
    bottom_line: The meeting was the third.[@third-meeting]
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefgen import passages
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.problem import Problem
from briefgen.select import listed_facts, select

CODE = "disputed"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each open conflict that an edition touches and does not list."""
    touching = _open_conflicts(corpus)
    for brief, edition, printed in passages.editions(corpus):
        if brief and any(section.part == "disputes" for section in brief.sections):
            yield from _edition(corpus, touching, brief, edition, printed)


def _open_conflicts(corpus: Corpus) -> Mapping[str, list[str]]:
    """The open conflicts by the facts that they touch."""
    touching: defaultdict[str, list[str]] = defaultdict(list)
    for conflict in corpus.conflicts.values():
        if conflict.status == "open":
            sides = (side.fact for side in conflict.positions if side.fact)
            for fact in dict.fromkeys((*sides, *conflict.facts)):
                touching[fact].append(conflict.id)
    return touching


def _edition(
    corpus: Corpus,
    touching: Mapping[str, list[str]],
    brief: Brief,
    edition: Edition,
    printed: Sequence[passages.Passage],
) -> Iterator[Problem]:
    listed = set(edition.disputes)
    for name, where in passages.uses(edition, printed):
        for conflict in touching.get(name, ()):
            if conflict in listed:
                continue
            listed.add(conflict)  # told once, where it is first touched
            pos = passages.place_of_use(corpus, name, where)
            message = f"`{name}` is disputed in `{conflict}`, which the edition does not list"
            hint = f"add `{conflict}` to `disputes`, or mark the conflict as resolved"
            length = len(name) + isinstance(where, passages.Passage)
            yield Problem(pos, CODE, message, hint, length=length)
    selection, _ = select(corpus, brief.id, edition.date)
    for fact in chain.from_iterable(listed_facts(selection).values()) if selection else ():
        for conflict in touching.get(fact.id, ()):
            if conflict not in listed:
                listed.add(conflict)
                message = f"`{fact.id}` is listed and disputed in `{conflict}`, which is not"
                hint = f"add `{conflict}` to `disputes`, or mark the conflict as resolved"
                yield Problem(edition.at("disputes"), CODE, message, hint)
