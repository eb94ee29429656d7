"""Ground: what an edition rests on, written down while it is made and not guessed.

A watched corpus notes each record that is taken from it, each question that it is asked, and what
it answered, by digest. As long as the corpus gives the same answers, the edition is the same.
(`check` watches in a way of its own, and says why.)
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Generic, TypeVar, cast, get_args

from briefgen.model.brief import Selector
from briefgen.model.corpus import Corpus
from briefgen.model.page import Kind, Name, spelled
from briefgen.select import Selection, candidates, narrowest
from briefgen.since import ASKED, Looks
from briefgen.value import Frozen, replace
from briefgen.verify import Verification

K = TypeVar("K", bound=Name)
V = TypeVar("V")
T = TypeVar("T")

# Digests by what was asked: `facts talks-held`; `entities *`, all of a kind; `citing gazette/met`.
Ground = Mapping[str, str]

ALL: Final = "*"
_KINDS: Final[Sequence[Kind]] = [kind for kind in get_args(Kind) if kind != "desk"]


class Watched(Frozen):
    """A selection to be composed, and what was asked of its corpus so far."""

    selection: Selection
    asked: dict[str, None]

    @property
    def whole(self) -> Corpus:
        """The corpus that is watched."""
        return self.selection.corpus.whole or self.selection.corpus

    def ground(self, verification: Verification) -> Ground:
        """All that was asked, with the digests of the answers."""
        return {what: digest(self.whole, verification, what) for what in sorted(self.asked)}

    def during(self, work: Callable[[], T]) -> tuple[T, Sequence[str]]:
        """What some work comes to, and what is asked meanwhile."""
        before = dict(self.asked)
        self.asked.clear()
        made = work()
        found = sorted(self.asked)
        self.asked.update(before)
        return made, found


def watch(selection: Selection) -> Watched:
    """The same selection, watched from now on."""
    corpus = selection.corpus
    # What was taken from the corpus by selecting; and names are looked for in every sentence.
    asked = dict.fromkeys(
        (
            "desk",
            f"entities {ALL}",
            f"briefs {selection.of}",
            f"editions {selection.name}",
            *(f"listed {selection.of} {section}" for section in selection.facts),
        )
    )

    def note(what: str, about: str) -> None:
        asked[f"{what} {about}"] = None

    kinds = {kind: _Noting(kind, getattr(corpus, kind), asked) for kind in _KINDS}
    fonts = _Noting("fonts", corpus.fonts, asked)
    watched = replace(corpus, **kinds, fonts=fonts, whole=corpus, watch=note)  # type: ignore[arg-type]
    return Watched(replace(selection, corpus=watched), asked)


def stands(corpus: Corpus, verification: Verification, ground: Ground) -> bool:
    """Whether a corpus still gives all the answers that an edition rests on."""
    return all(digest(corpus, verification, what) == was for what, was in ground.items())


def changed(corpus: Corpus, verification: Verification, ground: Ground) -> Iterator[str]:
    """What an edition rests on and is answered otherwise now."""
    for what, was in ground.items():
        if digest(corpus, verification, what) != was:
            yield what


def digest_of(corpus: Corpus, verification: Verification, asked: Iterable[str]) -> str:
    """A digest over the answers to all that was asked."""
    return _digest(*(digest(corpus, verification, what) for what in asked))


def digest(corpus: Corpus, verification: Verification, what: str) -> str:
    """The digest of the answer to what was asked; empty if there is nothing of that name."""
    kind, _, name = what.partition(" ")
    match kind:
        case "desk":
            return corpus.digest("desk")
        case "listed":
            return _listed(corpus, *name.split(" "))
        case "citing":
            return _digest(*corpus.facts_citing(name))
        case "grades":
            return _digest(*map(str, corpus.credibilities(name)))
        case "parts":
            return _digest(*corpus.parts_of(name))
        case "series":
            return _digest(*map(str, corpus.days_of(name)))
        case "fonts":
            return hashlib.sha256(corpus.fonts.get(name, b"")).hexdigest()
        case "sources":
            checked = "checked" if name in verification.checked else "unchecked"
            return f"{corpus.digest('sources', name)} {checked}"
        case "excerpts":
            # Whoever takes an excerpt is given its source with it.
            return digest(corpus, verification, f"sources {name.partition('/')[0]}")
        case _:
            known = cast("Kind", kind)
            return _all(corpus, known) if name == ALL else corpus.digest(known, named(known, name))


def looks(corpus: Corpus, ground: Iterable[str]) -> Looks:
    """What was asked, as what may differ since a known state: no more exact, and no less wide."""
    found: dict[str, list[str]] = {}
    for what in ground:
        for look, name in _looks(corpus, what):
            found.setdefault(look, []).append(name)
    return found


def _looks(corpus: Corpus, what: str) -> Iterator[tuple[str, str]]:
    kind, _, name = what.partition(" ")
    if kind == "listed":
        brief, _, section = name.partition(" ")
        yield "said briefs", brief
        yield from _selected(corpus, brief, section)
    elif kind == "fonts" or kind in ASKED:
        yield ASKED.get(kind, kind), name
    elif name == ALL:
        yield f"all {'sources' if kind == 'excerpts' else kind}", ""
    elif kind == "excerpts":
        yield "said sources", name.partition("/")[0]
    else:
        yield f"said {kind}", name


def _selected(corpus: Corpus, brief: str, section: str) -> Iterator[tuple[str, str]]:
    """What the facts have of which a list may hold some."""
    for selector in _selectors(corpus, brief, section):
        index, marks = narrowest(selector)
        if index:
            yield from ((f"about {index}", mark) for mark in marks)
        else:
            yield "about", ""


def _selectors(corpus: Corpus, brief: str, section: str) -> Sequence[Selector]:
    """The selector of a section of a brief, if there are both."""
    found = corpus.briefs.get(brief)
    return [one.selector for one in found.sections if one.id == section][-1:] if found else ()


def _listed(corpus: Corpus, brief: str, section: str) -> str:
    """A digest of all that decides what a list of a brief holds and says.

    That is taken of more than it holds, so that nothing is built to know it: of all facts that its
    selector may let in, and of their sources, whose dates decide whether they are known already.
    """
    selectors = _selectors(corpus, brief, section)
    if not selectors:
        return ""
    names = sorted(candidates(corpus, selectors[0]))
    sources = _sources(corpus)
    behind = sorted({source for name in names for source in sources.get(name, ())})
    parts = [f"{name} {corpus.digest('facts', name)}" for name in names]
    return _digest(*parts, *(corpus.digest("sources", source) for source in behind))


@lru_cache(maxsize=2)
def _sources(corpus: Corpus) -> Mapping[str, Sequence[str]]:
    """The sources of each fact."""
    found: dict[str, list[str]] = {}
    for source, facts in corpus.found_by("sources").items():
        for fact in facts:
            found.setdefault(fact, []).append(source)
    return found


@lru_cache(maxsize=32)
def _all(corpus: Corpus, kind: Kind) -> str:
    names = cast("Mapping[Name, object]", getattr(corpus, kind))
    return _digest(*(f"{spelled(one)} {corpus.digest(kind, one)}" for one in names))


def named(kind: str, key: str) -> Name:
    """The name of a record from what was asked: of an edition its brief and its day."""
    if kind != "editions":
        return key
    brief, _, day = key.partition(" ")
    return brief, date.fromisoformat(day)


class _Noting(Mapping[K, V], Generic[K, V]):
    """A mapping that notes what is taken from it, also in vain, and whether all of it is."""

    __slots__ = ("_asked", "_kind", "_known")

    def __init__(self, kind: str, known: Mapping[K, V], asked: dict[str, None]) -> None:
        self._kind, self._known, self._asked = kind, known, asked

    def __getitem__(self, name: K) -> V:
        self._asked[f"{self._kind} {spelled(name)}"] = None
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        self._asked[f"{self._kind} {spelled(cast('K', name))}"] = None
        return name in self._known

    def __iter__(self) -> Iterator[K]:
        self._asked[f"{self._kind} {ALL}"] = None
        return iter(self._known)

    def __len__(self) -> int:
        self._asked[f"{self._kind} {ALL}"] = None
        return len(self._known)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
