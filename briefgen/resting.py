"""Resting: what was found of things in one state of the content, and what each of them rests on.

A thing is a page that no rule has anything against, or an edition that is in order or made. What
was found of it holds as long as nothing that it rests on has changed since that state.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.since import Looks, Since, State


class Rest(NamedTuple):
    """What a thing rests on, and what was found of it, as plain JSON."""

    looks: Looks
    found: Any = None


class Resting:
    """The things of one kind of which is known what was found, in a state of the corpus.

    Without a state, which a corpus with certain faults has not, nothing is known and nothing kept.
    """

    def __init__(self, things: str, corpus: Corpus, known: Memory, now: State | None) -> None:
        self._things, self._known, self._now = things, known, now
        self._then: Mapping[str, Rest] = {}
        self._since: Since | None = None
        self._is_new = True
        if now and (kept := known.large(things)):
            state, found = kept
            was = State(*state)
            self._is_new = was != now
            self._since = Since(was, now, corpus, known)
            self._then = {thing: Rest(*rest) for thing, rest in found.items()}

    def of(self, thing: str) -> Rest | None:
        """What was found of a thing and still holds."""
        rest = self._then.get(thing)
        return rest if rest and self._since and self._since.leaves(rest.looks) else None

    def keep(self, fresh: Mapping[str, Rest]) -> None:
        """Keeps what is fresh, beside all that still holds."""
        if not self._now or not (fresh or self._is_new):
            return
        still = {thing: rest for thing in self._then if (rest := self.of(thing))}
        now: dict[str, Rest] = {**still, **fresh}
        self._known.keep_large(self._things, [self._now, now])
