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

from collections.abc import Iterator, Sequence

from briefgen import passages
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.problem import Problem
from briefgen.select import listed

CODE = "disputed"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each open conflict that an edition touches and does not list."""
    for brief, edition, printed in passages.editions(corpus):
        if brief and any(section.part == "disputes" for section in brief.sections):
            yield from _edition(corpus, brief, edition, printed)


def _open_conflicts(corpus: Corpus, fact: str) -> Sequence[str]:
    """The open conflicts that touch a fact."""
    touching = corpus.found_by("touched").get(fact, ())
    return [name for name in touching if corpus.conflicts[name].status == "open"]


def _edition(
    corpus: Corpus,
    brief: Brief,
    edition: Edition,
    printed: Sequence[passages.Passage],
) -> Iterator[Problem]:
    known = set(edition.disputes)
    for name, where in passages.uses(edition, printed):
        for conflict in _open_conflicts(corpus, name):
            if conflict in known:
                continue
            known.add(conflict)  # told once, where it is first touched
            pos = passages.place_of_use(corpus, name, where)
            message = f"`{name}` is disputed in `{conflict}`, which the edition does not list"
            hint = f"add `{conflict}` to `disputes`, or mark the conflict as resolved"
            length = len(name) + isinstance(where, passages.Passage)
            yield Problem(pos, CODE, message, hint, length=length)
    for fact in listed(corpus, brief, edition, set(corpus.found_by("touched"))):
        for conflict in _open_conflicts(corpus, fact.id):
            if conflict not in known:
                known.add(conflict)
                message = f"`{fact.id}` is listed and disputed in `{conflict}`, which is not"
                hint = f"add `{conflict}` to `disputes`, or mark the conflict as resolved"
                yield Problem(edition.at("disputes"), CODE, message, hint)
