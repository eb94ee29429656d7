"""A timeline as plain data: its stretch of days, and what is marked on it when, in words."""

import calendar
from collections.abc import Iterator
from datetime import date

from briefgen import locales, wording
from briefgen.locales import Furniture
from briefgen.model.chart import Event, Window
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact
from briefgen.prose import citations, plain
from briefgen.value import Frozen


class Mark(Frozen, order=True):
    """An event: the first and the last day that it can mean, and what is printed of it.

    `exact` is whether the day is known, or both days if it `spans` a stretch of time. `when` is
    its date in words, `cites` the ids that it rests on.
    """

    first: date
    last: date
    below: bool
    label: str
    when: str
    exact: bool
    spans: bool
    cites: tuple[str, ...]


class Stretch(Frozen):
    """A stretch of time with a name; `when` is its two days in words."""

    label: str
    first: date
    last: date
    when: str


class Chronology(Frozen):
    """The days from `start` to `end`, both included, and what is marked there, by date, in words.

    `cutoff` is None if it lies outside; `above` and `below` are the names of the sides.
    """

    start: date
    end: date
    cutoff: date | None
    above: str
    below: str
    window: Stretch | None
    marks: tuple[Mark, ...]
    language: str = "en"

    @property
    def words(self) -> Furniture:
        """The furniture that months and the like are named with."""
        return locales.of(self.language)

    def side(self, mark: Mark) -> str:
        """The name of the side on which an event stands, or nothing."""
        return self.below if mark.below else self.above


def chronology(corpus: Corpus, edition: Edition, language: str = "en") -> Chronology | None:
    """The timeline of an edition in a language; None if it has nothing that can be drawn.

    What cannot be drawn (`undrawable`) is left out: a rule complains of it.
    """
    written = edition.timeline
    if written is None:
        return None
    year, words = edition.date.year, locales.of(language)
    found = filter(None, (_mark(corpus, one, year, words) for one in written.events))
    marks = tuple(sorted(found, key=_by_middle))
    window = _window(corpus, written.window, year, words) if written.window else None
    if not marks:
        return None
    first, last = min(one.first for one in marks), max(one.last for one in marks)
    if window:
        first, last = min(first, window.first), max(last, window.last)
    month = calendar.monthrange(last.year, last.month)[1]
    start = written.start or first.replace(day=1)
    end = written.end or last.replace(day=month)
    return Chronology(
        start=start,
        end=end,
        cutoff=edition.cutoff if start <= edition.cutoff <= end else None,
        above=written.above or "",
        below=written.below or "",
        window=window,
        marks=marks,
        language=language,
    )


def dating_fact(corpus: Corpus, event: Event) -> Fact | None:
    """The fact that dates an event: the first that its label cites."""
    named: Iterator[str] = (name for one in citations(event.label) for name in one.ids)
    return next((corpus.facts[name] for name in named if name in corpus.facts), None)


def undrawable(fact: Fact) -> str:
    """Why a fact has no place on a timeline, in words; empty if it has one."""
    if fact.date is None:
        return "has no date"
    if fact.date.basis == "undated":
        return "has only a date that the desk has placed"
    if fact.date.edtf.first is None or fact.date.edtf.last is None:
        return f"has a date with an open end, {fact.date.edtf}"
    return ""


def _by_middle(mark: Mark) -> tuple[int, Mark]:
    """By time: a month has its place among days by its middle, where it is drawn."""
    return mark.first.toordinal() + mark.last.toordinal(), mark


def _mark(corpus: Corpus, event: Event, year: int, words: Furniture) -> Mark | None:
    fact = dating_fact(corpus, event)
    if fact is None or fact.date is None or undrawable(fact):
        return None
    value = fact.date.edtf
    if value.first is None or value.last is None:
        return None
    return Mark(
        first=value.first,
        last=value.last,
        below=event.side == "below",
        label=plain(event.label),
        when=wording.rail(words, fact.date, year)[0],
        exact=value.precision == "day" and not value.approximate,
        spans=value.interval,
        cites=tuple(dict.fromkeys(name for one in citations(event.label) for name in one.ids)),
    )


def _window(corpus: Corpus, window: Window, year: int, words: Furniture) -> Stretch | None:
    opens, closes = (corpus.facts.get(name) for name in (window.opens, window.closes))
    first = known_day(opens) if opens else None
    last = known_day(closes) if closes else None
    if first is None or last is None or first >= last:
        return None
    same = first.year == last.year == year
    when = words.days(first, last, year=not same)
    return Stretch(plain(window.label), first, last, when)


def known_day(fact: Fact) -> date | None:
    """The day of a fact, if its source dates it to one."""
    if fact.date is None or undrawable(fact) or not fact.date.edtf.is_day:
        return None
    return fact.date.edtf.first
