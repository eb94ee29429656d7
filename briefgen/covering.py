"""Covering: the editions of a corpus, composed and held against their evidence.

Only those are composed of which something is not as it was when they were found in order.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from briefgen.compose import compose
from briefgen.document import Document
from briefgen.ground import Watched, stands, watch
from briefgen.logbook import Covered, Logbook
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.select import Selection, select
from briefgen.settled import Kept, Settled
from briefgen.value import Frozen
from briefgen.verify import Verification


class Composed(Frozen):
    """An edition as it is printed, composed of a watched corpus."""

    selection: Selection
    watched: Watched
    document: Document


def composed(selection: Selection, verification: Verification) -> Composed:
    """The document of an edition, whose corpus is watched from now on."""
    watched = watch(selection)
    return Composed(selection, watched, compose(watched.selection, verification))


class Covering:
    """The editions of a corpus, held against their evidence where that is not done already."""

    def __init__(self, corpus: Corpus, verification: Verification, book: Logbook) -> None:
        self._corpus, self._verification, self._book = corpus, verification, book
        self._standing: dict[str, Covered] = {}
        self._fresh: dict[str, Covered] = {}
        self._settled: dict[str, Mapping[str, Kept]] = {}
        self._total: Counter[str] = Counter()
        self.composed: dict[tuple[str, date], Composed] = {}

    def all(self) -> list[Problem]:
        """Everything in the editions that is not shown by its evidence."""
        names = sorted(self._corpus.editions)
        problems = [problem for name, day in names for problem in self._cover(name, day)]
        self._book.keep(Covered, self._fresh, self._standing)
        self._book.settle(self._settled)
        return problems

    def counts(self) -> Mapping[str, int]:
        """How many claims are shown, by kind."""
        return self._total

    def _cover(self, name: str, day: date) -> list[Problem]:
        edition = f"{name} {day}"
        if still := self._book.still(Covered, edition):
            self._total.update(still.counts)
            return []
        known = self._book.one(Covered, edition)
        if known and stands(self._corpus, self._verification, known.ground):
            self._total.update(known.counts)
            self._standing[edition] = known
            return []
        return self._cover_anew(name, day)

    def _cover_anew(self, name: str, day: date) -> list[Problem]:
        from briefgen.cover import cover  # noqa: PLC0415  0.1 s, and what stands is not covered again

        selection, problems = select(self._corpus, name, day)
        if selection is None:
            return problems
        made = composed(selection, self._verification)
        settled = Settled(made.watched, self._verification, self._book.settled(selection.name))
        found, problems = cover(made.watched.selection, made.document, settled)
        self._settled[selection.name] = settled.now
        self.composed[name, day] = made
        self._total.update(found.counts)
        if not problems:
            ground = made.watched.ground(self._verification)
            self._fresh[selection.name] = Covered(ground, found.counts)
        return problems
