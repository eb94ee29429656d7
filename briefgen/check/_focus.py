"""Focus: one page of a corpus as the rules see it, and a record of all that they read beside it.

A rule goes through the records of a corpus with `values()` and `items()`, and complains of these;
whatever else it needs it looks up by name or mark. So it can be shown a corpus in which only the
records of one page are gone through and every other look is noted down. If it finds nothing, it
finds nothing again for as long as the page and all that was looked at say the same.

`ground` watches the corpus of an edition in another way: an edition goes through all that it asks
for, and the answer to each question is kept, so that a plan can name the one that changed. Here a
page goes through its own, and only what was looked at is kept. What both have kept, `since` reads.
"""

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar

from briefgen.model.corpus import Corpus
from briefgen.model.desk import Desk
from briefgen.model.page import Excerpts, Index, Kind, Name, Page, Shelf, spelled
from briefgen.model.source import Excerpt, Source
from briefgen.record import Record
from briefgen.since import ASKED, Looks
from briefgen.value import Mutable, asdict, field

K = TypeVar("K", bound=Name)
R = TypeVar("R", bound=Record)
V = TypeVar("V")


class Seen(Mutable):
    """What was looked at, as `since` has it; `everything` if it was too much to say."""

    _looks: dict[str, dict[str, None]] = field(default_factory=dict)
    everything: bool = False

    def add(self, what: str, name: str = "") -> None:
        """Notes down one look."""
        self._looks.setdefault(what, {})[name] = None

    def found(self) -> Looks:
        """All looks but those that others imply: what a record says tells that there is one."""
        found: dict[str, list[str]] = {}
        for what, names in self._looks.items():
            how, _, kind = what.partition(" ")
            implied = self._looks.get(f"said {kind}", {}) if how == "there" else {}
            found[what] = [name for name in names if name not in implied]
        return found


class _Shelf(Shelf[K, R]):
    """A shelf whose records can be looked up all, and gone through only as far as they are own."""

    __slots__ = ("_all", "_gone_through", "_kind", "_own", "_seen")

    def __init__(self, kind: Kind, shelf: Shelf[K, R], own: Sequence[K], seen: Seen) -> None:
        self._kind = kind
        self._all = shelf
        self._own = dict.fromkeys(own)
        self._gone_through: dict[K, R] | None = None
        self._seen = seen

    def _look(self, how: str, name: object) -> None:
        if not self._all:
            self._seen.add(f"names {self._kind}")
        elif name not in self._own and isinstance(name, str | tuple):
            self._seen.add(f"{how} {self._kind}", spelled(name))

    def __getitem__(self, name: K) -> R:
        self._look("said", name)
        return self._all[name]

    def __contains__(self, name: object) -> bool:
        self._look("there", name)
        return name in self._all

    def __iter__(self) -> Iterator[K]:
        self._seen.add(f"names {self._kind}")
        return iter(self._all)

    def __len__(self) -> int:
        self._seen.add(f"names {self._kind}")
        return len(self._all)

    def _mine(self) -> dict[K, R]:
        if self._gone_through is None:
            self._gone_through = {name: self._all[name] for name in self._own}
        return self._gone_through

    def values(self) -> ValuesView[R]:
        """The records of the page."""
        return self._mine().values()

    def items(self) -> ItemsView[K, R]:
        """The records of the page with their names."""
        return self._mine().items()

    def imprint(self, name: K) -> str:
        """As of the whole."""
        self._look("said", name)
        return self._all.imprint(name)


class _Excerpts(Excerpts):
    """Excerpts that can be looked up and not gone through; each is known with all of its source."""

    __slots__ = ("_all", "_sources")

    def __init__(self, excerpts: Excerpts, sources: _Shelf[str, Source]) -> None:
        self._all = excerpts
        self._sources = sources

    def _look(self, reference: object) -> None:
        self._sources.imprint(str(reference).partition("/")[0])

    def __getitem__(self, reference: str) -> tuple[Source, Excerpt]:
        self._look(reference)
        return self._all[reference]

    def __contains__(self, reference: object) -> bool:
        self._look(reference)
        return reference in self._all

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def imprint(self, reference: str) -> str:
        """As of the whole."""
        self._look(reference)
        return self._all.imprint(reference)


class _Looked(Mapping[str, V], Generic[V]):
    """A mapping by text, of which each look is noted down."""

    __slots__ = ("_all", "_every", "_one", "_seen")

    def __init__(self, everything: Mapping[str, V], seen: Seen, one: str, every: str) -> None:
        self._all = everything
        self._seen = seen
        self._one = one
        self._every = every

    def __getitem__(self, name: str) -> V:
        self._seen.add(self._one, name)
        return self._all[name]

    def __contains__(self, name: object) -> bool:
        self._seen.add(self._one, str(name))
        return name in self._all

    def __iter__(self) -> Iterator[str]:
        self._seen.add(self._every)
        return iter(self._all)

    def __len__(self) -> int:
        self._seen.add(self._every)
        return len(self._all)


class Focus(Corpus, eq=False, kw_only=True):
    """A corpus as far as the rules see it while they look at one page."""

    real: Corpus
    own: Page
    seen: Seen

    def found_by(self, index: Index) -> Mapping[str, Sequence[str]]:
        """As of the whole."""
        return _Looked(self.real.found_by(index), self.seen, f"marked {index}", f"marks {index}")

    @property
    def entire(self) -> Corpus:
        """All of it, after which nothing is known of what was looked at."""
        self.seen.everything = True
        return self.real

    @property
    def house(self) -> Corpus:
        """All of it; every page rests on the house."""
        return self.real

    @property
    def desks(self) -> Sequence[Desk]:
        """The desk, if the page is the desk's."""
        return (self.real.desk,) if self.own.kind == "desk" else ()


def focus(corpus: Corpus, page: Page) -> Focus:
    """A corpus with the focus on one of its pages."""
    seen = Seen()
    seen.add("text", page.path)
    seen.add("house")
    parts: dict[str, Any] = asdict(corpus)
    for kind, shelf in parts.items():
        if isinstance(shelf, Shelf):
            numbered = enumerate(page.names) if page.kind == kind else ()
            own = [name for number, name in numbered if shelf.holds(name, page, number)]
            parts[kind] = _Shelf(kind, shelf, own, seen)  # type: ignore[arg-type]
    parts["excerpts"] = _Excerpts(corpus.excerpts, parts["sources"])
    parts["texts"] = _Looked(corpus.texts, seen, "text", "texts")
    parts["watch"] = lambda what, about: seen.add(ASKED[what], about)
    return Focus(**parts | {"whole": corpus}, real=corpus, own=page, seen=seen)
