"""Settled: the passages of an edition of which all claims are known to be shown, and by what.

An edition is covered anew if any of it has changed; most of its passages rest on none of that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from briefgen.ground import Watched, digest_of
from briefgen.tree import imprint
from briefgen.value import to_json
from briefgen.verify import Verification

_FACTS: Final = "facts "


class Kept(NamedTuple):
    """How many claims of each kind a passage has, what was asked for it, and what that answered."""

    counts: Mapping[str, int]
    asked: Sequence[str]
    answers: str


class Settled:
    """The passages of one watched edition, by keys over all that does not come from its corpus.

    `now` are those that were asked for and hold, in the form of plain JSON.
    """

    def __init__(
        self, watched: Watched, verification: Verification, was: Mapping[str, Any]
    ) -> None:
        self._watched, self._verification, self._was = watched, verification, was
        self._said: dict[str, str] = {}
        self.now: dict[str, Kept] = {}

    def counts(self, key: str) -> Mapping[str, int] | None:
        """The claims of a passage that is settled, whose questions count as asked."""
        if key not in self._was:
            return None
        kept = Kept(*self._was[key])
        if self._answers(kept.asked) != kept.answers:
            return None
        self._watched.asked.update(dict.fromkeys(kept.asked))
        self.now[key] = kept
        return kept.counts

    def settle(self, key: str, work: Callable[[], Mapping[str, int] | None]) -> None:
        """Does the work on a passage, which gives its claims if all of them are shown."""
        counts, asked = self._watched.during(work)
        if counts is not None:
            self.now[key] = Kept(counts, asked, self._answers(asked))

    def _answers(self, asked: Sequence[str]) -> str:
        # What a fact states is printed where it is listed, and is evidence for nothing.
        facts = [what for what in asked if what.startswith(_FACTS)]
        rest = [what for what in asked if not what.startswith(_FACTS)]
        stated = [self._beside_statement(what.removeprefix(_FACTS)) for what in facts]
        answers = [*stated, digest_of(self._watched.whole, self._verification, rest)]
        return imprint(to_json(answers))

    def _beside_statement(self, name: str) -> str:
        """A digest of a fact without its statement; of nothing if there is none of that name."""
        if name not in self._said:
            fact = self._watched.whole.facts.get(name)
            beside = dict(fact.tree() or {}) if fact else {}
            beside.pop("statement", None)
            self._said[name] = imprint(to_json(beside))
        return self._said[name]
