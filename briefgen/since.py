"""Since: which answers of a corpus may be others than in a state of it that is known.

A state is told by the digests of its files. Where two of a file differ, its records and marks then
and now are held against each other; whatever rests on none of those that differ stands as it did.
What is not certain counts as different, so the worst that can come of it is work done again.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Final, NamedTuple

from briefgen.load import known_page
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.model.page import INDEXES, Index, Kind, Name, Page, spelled
from briefgen.select import SELECTED

# Names by what is asked about them: `said facts`, what a record says; `there facts`, whether there
# is one; `marked cited`, which records have a mark; `about topics`, what the facts of a mark and
# their sources say. A question about nothing in particular has an empty name: `names facts`.
Looks = Mapping[str, Collection[str]]
# What a watched corpus is asked, as looks.
ASKED: Final[Mapping[str, str]] = MappingProxyType(
    {"citing": "marked cited", "grades": "grades", "parts": "marked totals", "series": "series"}
)

_HOUSE: Final[Collection[Kind]] = ("desk", "entities")  # what any rule may read of a corpus


class State(NamedTuple):
    """What tells one state of the content from another.

    `pages` are digests of the content files, `texts` of the others, `fonts` of fonts, by path;
    `unchecked` are the sources whose texts were not at hand, where that counts.
    """

    pages: Mapping[str, str]
    texts: Mapping[str, str]
    fonts: Mapping[str, str]
    unchecked: Sequence[str]


def state(corpus: Corpus, checked: Collection[str] | None = None) -> State | None:
    """The state of a corpus; None if a file cannot be told from others, or two share a name.

    `checked` are the sources whose texts were at hand.
    """
    pages = {page.path: page.stamp.hex() for page in corpus.pages}
    if corpus.unreadable or not all(pages.values()) or _has_twins(corpus):
        return None
    texts = {p: _digest(text.encode()) for p, text in corpus.texts.items() if p not in pages}
    fonts = {path: _digest(data) for path, data in corpus.fonts.items()}
    unchecked = [] if checked is None else sorted(set(corpus.sources).difference(checked))
    return State(pages, texts, fonts, unchecked)


class Since:
    """In what a corpus differs from an earlier state of it."""

    def __init__(self, was: State, now: State, corpus: Corpus, known: Memory) -> None:
        self._corpus = corpus
        self._changed: dict[str, set[str]] = {}
        self._is_known = True
        self._files(was, now)
        pages = {page.path: page for page in corpus.pages}
        for path in _differing(was.pages, now.pages):
            before = _page(path, was.pages, known)
            if path in was.pages and before is None:
                self._is_known = False
                return
            self._page(before, pages.get(path))
        self._note("said sources", set(was.unchecked) ^ set(now.unchecked))

    def leaves(self, looks: Looks) -> bool:
        """Whether all that was looked at is as it was."""
        return self._is_known and all(
            self._changed[what].isdisjoint(names)
            for what, names in looks.items()
            if what in self._changed
        )

    def _note(self, what: str, names: Iterable[str]) -> None:
        found = set(names)
        if found:
            self._changed.setdefault(what, set()).update(found)

    def _files(self, was: State, now: State) -> None:
        for before, after in ((was.pages, now.pages), (was.texts, now.texts)):
            self._note("text", _differing(before, after))
            self._note("texts", [""] if before.keys() != after.keys() else ())
        fonts = _differing(was.fonts, now.fonts)
        self._note("fonts", fonts)
        self._note("house", [""] if fonts else ())

    def _page(self, before: Page | None, now: Page | None) -> None:
        """What differs between a page then and now; None is where there is no file."""
        one = before or now
        if one is None:
            return
        kind, was, said = one.kind, _imprints(before), _imprints(now)
        names = [name for name in {**was, **said} if was.get(name) != said.get(name)]
        moved = was.keys() ^ said.keys()
        self._note(f"said {kind}", map(spelled, names))
        self._note(f"there {kind}", map(spelled, moved))
        if list(was) != list(said):
            self._note(f"names {kind}", [""])
        if names or list(was) != list(said):
            self._note(f"all {kind}", [""])
            self._note("house", [""] if kind in _HOUSE else ())
        if kind == "editions":
            self._note("series", (str(name[0]) for name in moved))
        for index in INDEXES:
            self._marks(index, _marks(before, index), _marks(now, index))
        if kind == "facts":
            self._facts(set(map(str, names)), before, now)
        elif kind == "sources":
            self._facts_of(set(map(str, names)))

    def _marks(
        self, index: Index, was: Mapping[str, Sequence[Name]], now: Mapping[str, Sequence[Name]]
    ) -> None:
        marks = [mark for mark in {**was, **now} if was.get(mark) != now.get(mark)]
        self._note(f"marked {index}", marks)
        if marks or list(was) != list(now):
            self._note(f"marks {index}", [""])
        if index == "grades":
            self._note("grades", (mark.rpartition(" ")[0] for mark in marks))

    def _facts(self, names: Set[str], *pages: Page | None) -> None:
        """What these facts of a page are selected by, then and now."""
        self._note("about", [""] if names else ())
        for index in SELECTED:
            for page in pages:
                marks = _marks(page, index).items()
                found = (mark for mark, facts in marks if not names.isdisjoint(map(str, facts)))
                self._note(f"about {index}", found)

    def _facts_of(self, sources: Collection[str]) -> None:
        """What the facts of these sources are selected by; such a fact may be listed later."""
        by_source = self._corpus.found_by("sources")
        names = {fact for source in sources for fact in by_source.get(source, ())}
        self._note("about", [""] if names else ())
        for index in SELECTED if names else ():
            marks = self._corpus.found_by(index).items()
            self._note(f"about {index}", (m for m, facts in marks if not names.isdisjoint(facts)))


def _page(path: str, stamps: Mapping[str, str], known: Memory) -> Page | None:
    """A page as it was; None if it is not remembered."""
    return known_page(path, bytes.fromhex(stamps[path]), known) if path in stamps else None


def _imprints(page: Page | None) -> Mapping[Name, str]:
    """The imprints of the records of a page by their names, in order."""
    return {name: page.imprint(number) for number, name in enumerate(page.names)} if page else {}


def _marks(page: Page | None, index: Index) -> Mapping[str, Sequence[Name]]:
    """The names of the records of a page that have each mark."""
    if page is None:
        return {}
    names = page.names
    return {mark: [names[n] for n in numbers] for mark, numbers in page.marks(index).items()}


def _differing(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [path for path in {**was, **now} if was.get(path) != now.get(path)]


def _has_twins(corpus: Corpus) -> bool:
    """Whether two records share a name, so that which of them counts may change from afar."""
    count: dict[Kind, int] = {}
    for page in corpus.pages:
        count[page.kind] = count.get(page.kind, 0) + len(page.names)
    return any(
        number > (1 if kind == "desk" else len(getattr(corpus, kind)))
        for kind, number in count.items()
    )


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
