"""The corpus: everything that the content folder says, joined and looked up by id."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar, cast

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict
from briefgen.model.desk import Desk
from briefgen.model.edition import Edition
from briefgen.model.entity import Entity
from briefgen.model.fact import Fact
from briefgen.model.page import Excerpts, Index, Kind, Name, Page, Shelf
from briefgen.model.review import Review
from briefgen.model.source import Excerpt, Source
from briefgen.model.theme import STANDARD, Theme
from briefgen.value import Frozen

T = TypeVar("T")

# Told of each question that is put to a watched corpus: what is asked, and about what.
Watch = Callable[[str, str], None]


class Corpus(Frozen, eq=False):
    """All records by id, in the order of their files; the text of the files; and fonts by path.

    A corpus equals only itself, so that what is found in it can be remembered.

    `unreadable` holds the ids of records that are there but have problems of their own, so that
    whoever refers to them is not blamed as well. A corpus that is watched tells `watch` what it is
    asked, and answers for the `whole` one.
    """

    desk: Desk
    sources: Shelf[str, Source]
    facts: Shelf[str, Fact]
    conflicts: Shelf[str, Conflict]
    entities: Shelf[str, Entity]
    briefs: Shelf[str, Brief]
    editions: Shelf[tuple[str, date], Edition]
    reviews: Shelf[str, Review]
    excerpts: Excerpts
    unreadable: frozenset[str]
    texts: Mapping[str, str]
    themes: Shelf[str, Theme]
    fonts: Mapping[str, bytes]
    pages: Sequence[Page]
    whole: "Corpus | None" = None
    watch: Watch | None = None

    def digest(self, kind: Kind, name: Name = "") -> str:
        """32 hex digits over all that one record says; empty if there is none of that name.

        They stay the same when the record moves, in its file or to another. A source's are over
        its excerpts as well. The desk needs no name; an edition has its brief and its date.
        """
        if kind == "desk":
            return self.desk.imprint()
        found: str = getattr(self, kind).imprint(name)
        return found

    def found_by(self, index: Index) -> Mapping[str, Sequence[str]]:
        """The names of the records that have each mark of an index, in the order of the corpus.

        Records of two kinds may share an index: facts and conflicts are found by what they cite.
        """
        return _found_by(self, index)

    @property
    def entire(self) -> "Corpus":
        """All of it, for words on what a fault bears on; a rule may be shown less (`check`)."""
        return self

    @property
    def house(self) -> "Corpus":
        """All of it, for a rule that reads no more of it than the desk and its entities."""
        return self

    @property
    def desks(self) -> Sequence[Desk]:
        """The desk, for rules on what it says of itself."""
        return (self.desk,)

    def theme_of(self, brief: Brief) -> Theme:
        """The theme that a brief is dressed in: its own, else the desk's, else the program's."""
        return self.themes.get(brief.theme or self.desk.theme or "", STANDARD)

    def language_of(self, brief: Brief | None) -> str:
        """The language that a brief is written in: its own, else the desk's."""
        return (brief and brief.language) or self.desk.language

    def languages(self) -> list[str]:
        """The languages that the desk and its briefs are written in, without their regions."""
        own = self.found_by("languages")
        return list(dict.fromkeys(tag.partition("-")[0] for tag in (self.desk.language, *own)))

    def editions_of(self, brief: str) -> list[Edition]:
        """The editions of one brief, oldest first."""
        return [self.editions[brief, day] for day in self.days_of(brief)]

    def days_of(self, brief: str) -> Sequence[date]:
        """The days of the editions of one brief, oldest first."""
        return self._asked("series", brief, _series).get(brief, ())

    def edition_before(self, brief: str, edition: Edition) -> Edition | None:
        """The edition of the same brief that came before this one, if there is one."""
        earlier = [day for day in self.days_of(brief) if day < edition.date]
        return self.editions[brief, earlier[-1]] if earlier else None

    def facts_citing(self, excerpt: str) -> list[str]:
        """The ids of the facts that rest on an excerpt."""
        found = self._asked("citing", excerpt, _found_by, "cited").get(excerpt, ())
        whole = self.whole or self
        return [name for name in found if name in whole.facts]

    def credibilities(self, source: str) -> list[int]:
        """The different credibilities of the facts that rest on a source, the best first."""
        found = self._asked("grades", source, _found_by, "grades")
        return [grade for grade in range(1, 7) if f"{source} {grade}" in found]

    def parts_of(self, fact: str) -> Sequence[str]:
        """The ids of the facts that state a part of a figure of this one."""
        return self._asked("parts", fact, _found_by, "totals").get(fact, ())

    def _asked(self, what: str, about: str, find: Callable[..., T], *how: object) -> T:
        if self.watch:
            self.watch(what, about)
        return find(self.whole or self, *how)

    def cited_by(self, fact: Fact) -> Iterator[tuple[Source, Excerpt]]:
        """The excerpts that a fact rests on, as far as they exist."""
        for reference in fact.cites:
            if reference in self.excerpts:
                yield self.excerpts[reference]


@lru_cache(maxsize=16)
def _found_by(corpus: Corpus, index: Index) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    twins = _twins(corpus)
    for page in corpus.pages:
        if marks := page.marks(index):
            # Editions, whose names are no text, have no marks.
            names, others = cast("Sequence[str]", page.names), twins.get(page.path, ())
            for mark, numbers in marks.items():
                own = [names[number] for number in numbers if number not in others]
                if mark in found:
                    found[mark] += own
                elif own:
                    found[mark] = own
    return MappingProxyType(found)


@lru_cache(maxsize=2)
def _twins(corpus: Corpus) -> Mapping[str, Collection[int]]:
    """By page, which records have a name that is another's already, so that nothing finds them."""
    found: dict[str, list[int]] = {}
    for page in corpus.pages:
        shelf = None if page.kind == "desk" else getattr(corpus, page.kind)
        for number, name in enumerate(page.names):
            if shelf is not None and not shelf.holds(name, page, number):
                found.setdefault(page.path, []).append(number)
    return MappingProxyType(found)


@lru_cache(maxsize=2)
def _series(corpus: Corpus) -> Mapping[str, Sequence[date]]:
    """The days of the editions of each brief, in order."""
    found: dict[str, list[date]] = {}
    for brief, day in sorted(corpus.editions):
        found.setdefault(brief, []).append(day)
    return MappingProxyType(found)
