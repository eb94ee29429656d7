"""Pages: the records of the content by their files, each built when somebody asks for it.

A corpus may have ten thousand records of which a build needs fifty. What a page knows of a record
without building it is its name, whether it says something else than before, and the marks that it
is found by.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, Protocol, TypeVar, cast

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict
from briefgen.model.dating import Dating
from briefgen.model.fact import Fact, Figure
from briefgen.model.source import Excerpt, Source
from briefgen.record import Record

# The kinds of records, as the corpus holds them.
Kind = Literal[
    "desk",
    "sources",
    "excerpts",
    "facts",
    "conflicts",
    "entities",
    "briefs",
    "editions",
    "reviews",
    "themes",
]
Name = str | tuple[str, date]
# What records are found by: the excerpts that they cite; for sources their documents; for facts
# their topics, kinds, sources and actors, each source with the credibility of the fact, the things
# that they give a value of, the totals that they are a part of; for conflicts the facts that they
# touch; for briefs their languages and sections.
Index = Literal[
    "cited",
    "topics",
    "kinds",
    "sources",
    "actors",
    "grades",
    "documents",
    "things",
    "totals",
    "touched",
    "languages",
    "sections",
]

K = TypeVar("K")
R = TypeVar("R", bound=Record)


class Page(Protocol):
    """The records of one content file; they are counted from 0, in the order of the file."""

    @property
    def path(self) -> str:
        """The file."""
        ...

    @property
    def stamp(self) -> bytes:
        """A digest of the file, byte by byte; empty if it cannot be told from others."""
        ...

    @property
    def kind(self) -> Kind:
        """What its records are."""
        ...

    @property
    def names(self) -> Sequence[Name]:
        """The names of its records."""
        ...

    def record(self, number: int) -> Record:
        """One of its records."""
        ...

    def imprint(self, number: int) -> str:
        """The imprint of one of its records."""
        ...

    def excerpts(self, number: int) -> Sequence[tuple[str, str]]:
        """The id and the imprint of each excerpt of one of its sources."""
        ...

    def marks(self, index: Index) -> Mapping[str, Sequence[int]]:
        """Which of its records are found by each of their marks."""
        ...


class Shelf(Mapping[K, R]):
    """Records of one kind by name, in the order of their files."""

    __slots__ = ("_where",)

    def __init__(self, where: Mapping[K, tuple[Page, int]]) -> None:
        self._where = where

    def __getitem__(self, name: K) -> R:
        page, number = self._where[name]
        return cast(R, page.record(number))

    def __contains__(self, name: object) -> bool:
        return name in self._where

    def __iter__(self) -> Iterator[K]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)

    def holds(self, name: K, page: Page, number: int) -> bool:
        """Whether this is where the record of that name stands."""
        return self._where.get(name) == (page, number)

    def imprint(self, name: K) -> str:
        """The imprint of one record, which is not built for it; empty if there is none."""
        if name not in self._where:
            return ""
        page, number = self._where[name]
        return page.imprint(number)


class Excerpts(Mapping[str, tuple[Source, Excerpt]]):
    """Excerpts with their sources, by `source-id/excerpt-id`."""

    __slots__ = ("_where",)

    def __init__(self, where: Mapping[str, tuple[Page, int, int]]) -> None:
        self._where = where

    def __getitem__(self, reference: str) -> tuple[Source, Excerpt]:
        page, number, place = self._where[reference]
        source = cast(Source, page.record(number))
        return source, source.excerpts[place]

    def __contains__(self, reference: object) -> bool:
        return reference in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)

    def imprint(self, reference: str) -> str:
        """The imprint of an excerpt, without its source; empty if there is none."""
        if reference not in self._where:
            return ""
        page, number, place = self._where[reference]
        return page.excerpts(number)[place][1]


def spelled(name: Name) -> str:
    """A name as text: of an edition `weekly 2025-07-27`."""
    return name if isinstance(name, str) else f"{name[0]} {name[1]}"


def marks(index: Index, record: Record) -> Iterable[str]:
    """The marks of a record in one index; some may come twice."""
    find = _MARKS[index].get(type(record))
    return find(record) if find else ()


def _cited(conflict: Conflict) -> Iterable[str]:
    return (reference for side in conflict.positions for reference in side.cites)


def _touched(conflict: Conflict) -> Iterable[str]:
    return (*(side.fact for side in conflict.positions if side.fact), *conflict.facts)


def _sources(fact: Fact) -> Iterable[str]:
    return [reference.partition("/")[0] for reference in fact.cites]


def _actors(fact: Fact) -> Iterable[str]:
    return (*fact.actors, fact.said_by) if fact.said_by else fact.actors


def _grades(fact: Fact) -> Iterable[str]:
    return [f"{name} {fact.credibility}" for name in _sources(fact)] if fact.credibility else ()


def _totals(fact: Fact) -> Iterable[str]:
    return [figure.part_of for figure in fact.figures if figure.part_of]


def _document(source: Source) -> Iterable[str]:
    return (json.dumps([source.sha256, source.file, source.text_sha256]),)


def _sections(brief: Brief) -> Iterable[str]:
    return (name for section in brief.sections for name in (section.id, section.part))


def things(fact: Fact) -> Sequence[str]:
    """What a fact gives a value of: its attribute, and what its figures are the numbers of."""
    found = [f"attribute {fact.attribute}"] if fact.attribute else []
    if fact.date:
        found += [_counted(one, fact, fact.date) for one in fact.figures if one.of]
    return tuple(dict.fromkeys(found))


def _counted(figure: Figure, fact: Fact, date: Dating) -> str:
    what = (figure.of or "").casefold()
    return json.dumps([what, figure.unit, date.edtf.text, *fact.topics])


_MARKS: Mapping[Index, Mapping[type[Record], Callable[[Any], Iterable[str]]]] = MappingProxyType(
    {
        "cited": {Fact: lambda fact: fact.cites, Conflict: _cited},
        "topics": {Fact: lambda fact: fact.topics},
        "kinds": {Fact: lambda fact: (fact.kind,)},
        "sources": {Fact: _sources},
        "actors": {Fact: _actors},
        "grades": {Fact: _grades},
        "documents": {Source: _document},
        "things": {Fact: things},
        "totals": {Fact: _totals},
        "touched": {Conflict: _touched},
        "languages": {Brief: lambda brief: (brief.language,) if brief.language else ()},
        "sections": {Brief: _sections},
    }
)
INDEXES: Sequence[Index] = tuple(_MARKS)
