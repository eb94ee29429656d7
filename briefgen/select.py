"""Select: which edition is built, and which facts may stand in each of its sections."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from briefgen import locales, passages
from briefgen.edtf import Edtf
from briefgen.locales import Furniture
from briefgen.model.brief import Brief, Selector
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Correction, Edition
from briefgen.model.fact import Fact
from briefgen.model.page import Index
from briefgen.problem import Exit, Pos, Problem
from briefgen.record import closest
from briefgen.value import Frozen

Coverage = Literal["in_period", "before", "after", "undated"]

# What facts are selected by, the narrowest first.
SELECTED: Final[Sequence[Index]] = ("topics", "sources", "actors", "kinds")


class Selection(Frozen):
    """One edition of one brief with the facts that the selector of each list lets in, by date.

    Neither is built before somebody asks: most editions are only told by their names.
    """

    corpus: Corpus
    of: str
    day: date
    facts: Mapping[str, Sequence[Fact]]

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.corpus.briefs[self.of]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.corpus.editions[self.of, self.day]

    @property
    def name(self) -> str:
        """Which edition this is: `weekly 2025-07-27`."""
        return f"{self.of} {self.day}"

    @property
    def language(self) -> str:
        """The language that the edition is written in."""
        return self.corpus.language_of(self.brief)

    @property
    def words(self) -> Furniture:
        """Its furniture."""
        return locales.of(self.language)


def select(corpus: Corpus, name: str, day: date | None) -> tuple[Selection | None, list[Problem]]:
    """The edition of brief `name` dated `day`, the newest if no day is given."""
    if name not in corpus.briefs:
        hint = closest(name, list(corpus.briefs)) or f"briefs: {', '.join(corpus.briefs) or 'none'}"
        problem = Problem(Pos("content/briefs"), "no-brief", f"there is no brief `{name}`", hint)
        return None, [] if name in corpus.unreadable else [_usage(problem)]
    editions = corpus.days_of(name)
    if not editions or (day and day not in editions):
        folder = f"content/editions/{name}"
        wanted = f"of {day}" if day else "at all"
        hint = f"editions: {', '.join(map(str, editions)) or 'none'}"
        problem = Problem(Pos(folder), "no-edition", f"`{name}` has no edition {wanted}", hint)
        return None, [_usage(problem)]
    day = day or editions[-1]
    return Selection(corpus, name, day, _Lists(corpus, name, day)), []


def printed_facts(selection: Selection) -> frozenset[str]:
    """The ids of the facts that the edition prints: cited, pledged, drawn, a side of a dispute."""
    edition, conflicts = selection.edition, selection.corpus.conflicts
    cited = {name for passage in passages.of_edition(edition) for name in passage.facts}
    disputes = (conflicts[name] for name in edition.disputes if name in conflicts)
    sides = {side.fact for conflict in disputes for side in conflict.positions}
    pledged = {pledge.fact for pledge in edition.pledges}
    drawn = {name for name, _ in passages.drawn(edition)}
    return frozenset(cited | {name for name in sides if name} | pledged | drawn)


def listed_facts(selection: Selection) -> Mapping[str, Sequence[Fact]]:
    """What the lists of facts hold, by section: no fact twice, and nothing printed elsewhere.

    A section that asks for every fact has those too that are printed outside of such lists.
    """
    printed = printed_facts(selection)
    lists: dict[str, Sequence[Fact]] = {}
    taken: set[str] = set()
    for section in selection.brief.sections:
        if section.part == "facts":
            without = taken if section.every else taken | printed
            found = [fact for fact in selection.facts[section.id] if fact.id not in without]
            lists[section.id] = tuple(found)
            taken |= {fact.id for fact in found}
    return MappingProxyType(lists)


def facts_behind(selection: Selection) -> frozenset[str]:
    """The ids of all facts that an edition rests on: printed in it, listed, or judged from."""
    listed = {fact.id for facts in listed_facts(selection).values() for fact in facts}
    judged = {name for judgement in selection.edition.judgements for name in judgement.rests_on}
    # What a sentence cites may be a conflict or a judgement as well.
    return (printed_facts(selection) | listed | judged) & selection.corpus.facts.keys()


def corrections(selection: Selection) -> Sequence[tuple[Edition, Correction]]:
    """The corrections that an edition prints, each with the edition that it is to.

    They are its own, and those that earlier editions of the brief have had since the one before
    this was issued: who has read the earlier one reads of it in the next.
    """
    edition = selection.edition
    earlier = [
        one for one in selection.corpus.editions_of(selection.brief.id) if one.date < edition.date
    ]
    since = earlier[-1].issued if earlier else date.min
    found = [
        (one, correction)
        for one in earlier
        for correction in one.corrections
        if since < correction.date <= edition.issued
    ]
    return (*((edition, one) for one in edition.corrections), *found)


def coverage(fact: Fact, edition: Edition) -> Coverage:
    """Where a fact lies in time, seen from the edition's period.

    `undated` if it has no date or one that only the desk has placed; a month that overlaps the
    period counts as in the period, and is printed as `day not stated`.
    """
    if fact.date is None or fact.date.basis == "undated":
        return "undated"
    return _lies(fact.date.edtf, edition.period)


def _placed(fact: Fact, edition: Edition) -> Coverage:
    """Where a section may list a fact: an undated one where the desk has placed it."""
    return _lies(fact.date.edtf, edition.period) if fact.date else "undated"


def _lies(value: Edtf, period: Edtf) -> Coverage:
    if period.first is None or period.last is None or value.overlaps(period.first, period.last):
        return "in_period"
    return "before" if (value.last or date.max) < period.first else "after"


def listed(
    corpus: Corpus, brief: Brief, edition: Edition, among: Collection[str]
) -> Iterator[Fact]:
    """Those of the facts called `among` that the lists of an edition hold, in order."""
    printed = printed_facts(Selection(corpus, brief.id, edition.date, {})) if among else frozenset()
    taken: set[str] = set()
    for section in brief.sections if among else ():
        if section.part == "facts":
            without = taken if section.every else taken | printed
            names = [name for name in candidates(corpus, section.selector) if name in among]
            rest = [corpus.facts[name] for name in names if name not in without]
            found = _let_in(corpus, section.selector, rest, edition)
            taken |= {fact.id for fact in found}
            yield from found


class _Lists(Mapping[str, Sequence[Fact]]):
    """What the selector of each list lets in, found when somebody asks."""

    def __init__(self, corpus: Corpus, brief: str, day: date) -> None:
        self._corpus, self._edition = corpus, (brief, day)
        self._found: dict[str, Sequence[Fact]] = {}

    @cached_property
    def _selectors(self) -> Mapping[str, Selector]:
        sections = self._corpus.briefs[self._edition[0]].sections
        return {section.id: section.selector for section in sections if section.part == "facts"}

    def __getitem__(self, section: str) -> Sequence[Fact]:
        if section not in self._found:
            selector = self._selectors[section]
            facts = map(self._corpus.facts.__getitem__, candidates(self._corpus, selector))
            edition = self._corpus.editions[self._edition]
            found = _let_in(self._corpus, selector, facts, edition)
            self._found[section] = tuple(found)
        return self._found[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._selectors)

    def __len__(self) -> int:
        return len(self._selectors)


def candidates(corpus: Corpus, selector: Selector) -> Iterable[str]:
    """The facts among which all are that the selector lets in; none of them is built for it."""
    index, wanted = narrowest(selector)
    if index is None:
        return corpus.facts
    found = corpus.found_by(index)
    return {name for mark in wanted for name in found.get(mark, ())}


def narrowest(selector: Selector) -> tuple[Index | None, Sequence[str]]:
    """The index in which all facts that a selector lets in have one of these marks, if any."""
    for index in SELECTED:
        if wanted := getattr(selector, index):
            return index, wanted
    return None, ()


def _let_in(
    corpus: Corpus, selector: Selector, facts: Iterable[Fact], edition: Edition
) -> Sequence[Fact]:
    """Those of the facts that the selector wants and the cut-off lets know, by date."""
    wanted = (fact for fact in facts if _wanted(selector, fact, edition))
    known = (fact for fact in wanted if _published(corpus, fact) <= edition.cutoff)
    return sorted(known, key=_by_date)


def _wanted(selector: Selector, fact: Fact, edition: Edition) -> bool:
    return (
        (not selector.kinds or fact.kind in selector.kinds)
        and (not selector.topics or not set(selector.topics).isdisjoint(fact.topics))
        and (not selector.sources or not set(selector.sources).isdisjoint(_sources(fact)))
        and (not selector.actors or not set(selector.actors).isdisjoint(_actors(fact)))
        and (selector.period == "any" or selector.period == _placed(fact, edition))
    )


def _sources(fact: Fact) -> Iterator[str]:
    """The sources that a fact rests on; an excerpt is cited as `source-id/excerpt-id`."""
    return (reference.partition("/")[0] for reference in fact.cites)


def _actors(fact: Fact) -> Iterator[str]:
    yield from fact.actors
    if fact.said_by:
        yield fact.said_by


def _published(corpus: Corpus, fact: Fact) -> date:
    """The first day on which every source of the fact can have been published."""
    dates = (source.date.edtf.first for source, _ in corpus.cited_by(fact) if source.date)
    return max((day for day in dates if day), default=date.min)


def _by_date(fact: Fact) -> tuple[date, str]:
    first = fact.date.edtf.first if fact.date else None
    return (first or date.max, fact.id)


def _usage(problem: Problem) -> Problem:
    return Problem(problem.pos, problem.code, problem.message, problem.hint, exit=Exit.USAGE)
