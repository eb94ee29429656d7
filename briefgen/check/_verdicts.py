"""Verdicts: of which pages it is known that no rule has anything against them, and how long.

Kept is all that the rules looked at beside the page, and a digest of what that was; the key is over
the page, the desk and its entities, and the program.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, cast

from briefgen import memory
from briefgen.check._focus import How, Seen, spelled
from briefgen.model.corpus import Corpus
from briefgen.model.page import Index, Kind, Name, Page

_MARKS = "\n"  # between names, which have none
State = Callable[[str], str]


class Verdicts:
    """What things are like in one corpus, as far as somebody asks."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._states: dict[tuple[str, str], State] = {}
        names = sorted(corpus.entities)
        entities = [corpus.digest("entities", name) for name in names]
        fonts = [hashlib.blake2b(data).digest() for _, data in sorted(corpus.fonts.items())]
        self._house = memory.key(corpus.digest("desk"), *entities, *sorted(corpus.fonts), *fonts)

    def key(self, page: Page) -> bytes:
        """The key of the verdict on a page."""
        return memory.key("clean", self._house, page.path, page.stamp)

    def kept(self, seen: Seen) -> bytes:
        """A verdict that holds while all that was `seen` is as it is."""
        looks = [[how, where, sorted(names)] for (how, where), names in seen.least().items()]
        said = {"looks": looks, "like": self._like(looks)}
        return json.dumps(said, separators=(",", ":")).encode()

    def holds(self, kept: bytes) -> bool:
        """Whether a verdict still holds."""
        said = json.loads(kept)
        like: str = said["like"]
        return like == self._like(said["looks"])

    def _like(self, looks: Iterable[Sequence[Any]]) -> str:
        total = hashlib.blake2b(digest_size=16)
        for how, where, names in looks:
            state = self._state(how, where)
            total.update("\n".join(map(state, names)).encode("utf-8", "surrogatepass"))
            total.update(b"\0")
        return total.hexdigest()

    def _state(self, how: str, where: str) -> State:
        """What says in a few letters what one thing is like, by its name."""
        found = self._states.get((how, where))
        if found is None:
            found = self._states[how, where] = _state(self._corpus, cast(How, how), where)
        return found


def _state(corpus: Corpus, how: How, where: str) -> State:
    match how:
        case "said" | "there" | "names":
            return _of_records(corpus, how, cast(Kind, where))
        case "marked" | "marks":
            index = corpus.found_by(cast(Index, where))
            if how == "marked":
                return lambda mark: _MARKS.join(index.get(mark, ()))
            return cache(lambda _: _digest(map(_line, index.items())))
        case "text":
            return cache(
                lambda path: _digest([corpus.texts.get(path, "\0")] if path else corpus.texts)
            )


def _of_records(corpus: Corpus, how: How, kind: Kind) -> State:
    shelf = getattr(corpus, kind)
    if how == "names":
        return cache(lambda _: _digest(map(spelled, shelf)))
    imprint: Callable[[Name], str] = shelf.imprint
    said: State = imprint
    if kind == "editions":
        imprints = {spelled(name): imprint(name) for name in shelf}
        said = lambda name: imprints.get(name, "")  # noqa: E731
    return said if how == "said" else lambda name: "there" if said(name) else ""


def _line(item: tuple[str, Sequence[str]]) -> str:
    mark, names = item
    return _MARKS.join((mark, *names, ""))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
