"""Covering: the editions of a corpus, composed and held against their evidence.

Only those are composed of which something is not as it was when they were found in order.
"""

from collections import Counter
from datetime import date

from briefgen import memory
from briefgen.compose import compose
from briefgen.document import Document
from briefgen.ground import Watched, stands, watch
from briefgen.logbook import Covered, Logbook
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.select import Selection, select
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
        self._known: dict[str, Covered] = {}
        self._fresh: dict[str, Covered] = {}
        self.composed: dict[tuple[str, date], Composed] = {}
        self._faulty: Counter[str] = Counter()
        self._before: Counter[str] = Counter()

    def all(self) -> list[Problem]:
        """Everything in the editions that is not shown by its evidence."""
        state = self._state()
        if state and (counts := self._book.all_covered(state)) is not None:
            self._before.update(counts)
            return []
        names = sorted(self._corpus.editions)
        problems = [problem for name, day in names for problem in self._cover(name, day)]
        self._book.cover(self._fresh, self._known)
        if state and not problems:
            self._book.cover_all(state, self.counts())
        return problems

    def counts(self) -> Counter[str]:
        """How many claims are shown, by kind."""
        total = self._before + self._faulty
        for known in (*self._known.values(), *self._fresh.values()):
            total.update(known.counts)
        return total

    def _state(self) -> bytes:
        """A key over all content, byte by byte, and what of it was checked; empty if none is."""
        stamps = [page.stamp for page in self._corpus.pages]
        checked = sorted(self._verification.checked)
        return memory.key(*stamps, *checked) if all(stamps) else b""

    def _cover(self, name: str, day: date) -> list[Problem]:
        from briefgen.cover import cover  # noqa: PLC0415  0.1 s, and what stands is not covered again

        edition = f"{name} {day}"
        known = self._book.covered(edition)
        if known and stands(self._corpus, self._verification, known.ground):
            self._known[edition] = known
            return []
        selection, problems = select(self._corpus, name, day)
        if selection is None:
            return problems
        made = composed(selection, self._verification)
        found, problems = cover(made.watched.selection, made.document)
        self.composed[name, day] = made
        if problems:
            self._faulty.update(found.counts)
        else:
            ground = made.watched.ground(self._verification)
            self._fresh[edition] = Covered(ground, found.counts)
        return problems
