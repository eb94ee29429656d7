"""A date written in words is one that the calendar has.

The day exists, and a weekday named with it is that day's. `raw`, the source's own words for a
date, agrees with the date itself: the day and the month if they are stated, the weekday, the year.
Words in quotation marks are the source's and are left alone.

Passes:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met on Wednesday 23 July 2025.
        cites: [gazette/met]

Fails, because that day was a Wednesday:

    # content/facts/more.yaml
    facts:
      - id: delegations-met
        statement: The delegations met on Tuesday 23 July 2025.
        cites: [gazette/met]
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.dating import Dating
from briefgen.model.fact import Fact
from briefgen.model.source import Source
from briefgen.passages import Passage
from briefgen.problem import Problem
from briefgen.value import Frozen

CODE = "written-date"

# Not those of the calendar module, which speaks the language of the machine.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_DAY_NAME = "|".join(_DAYS)
_MONTH = re.compile("|".join(rf"{name}(?<!\w{name})\b" for name in _MONTHS))
# A date is looked for around the name of its month: `Wednesday, the 23rd of July 2025`, or
# `Wednesday, July 23, 2025`, each also with the weekday behind it in brackets.
_DAY_BEFORE = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?\Z")
_DAY_AFTER = re.compile(r"\s+([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")
_WEEKDAY_BEFORE = re.compile(rf"\b({_DAY_NAME}),?\s+(?:the\s+)?\Z")
_REST = re.compile(rf"(?:,?\s+([0-9]{{4}})\b)?(?:\s+\(({_DAY_NAME})\))?")
_LAST_DAY = 31
_REACH = 16  # characters in which a day or its name stands before what follows
_WEEKDAY = re.compile(rf"\b(?:{_DAY_NAME})\b")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# A weekday in such company is that of another day.
_OTHER_DAY = re.compile(
    r"\b(?:after|before|eve|following|from|previous|since|until)\b", re.IGNORECASE
)


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each day that is not in the calendar, or not the one it is said to be."""
    dated: list[Source | Fact] = [*corpus.sources.values(), *corpus.facts.values()]
    for record in dated:
        if record.date and record.date.raw:
            yield from _raw(record, record.date, record.date.raw)
    for _, edition, printed in passages.editions(corpus):
        years = _years(edition.period.first, edition.period.last)
        for passage in printed:
            yield from _passage(corpus, passage, years)
    for fact, statement in passages.facts(corpus):
        known = fact.date.edtf if fact.date else None
        years = _years(known.first, known.last) if known else ()
        yield from _passage(corpus, statement, years)
    for conflict in corpus.conflicts.values():
        for passage in passages.of_conflict(conflict):
            yield from _passage(corpus, passage, ())


class _Written(Frozen):
    text: str
    weekday: str
    day: int
    month: int
    year: int | None
    start: int

    def fault(self, years: Sequence[int]) -> str:
        """What is wrong with it in every year that it can mean, or nothing."""
        faults = [self._fault_in(year) for year in ((self.year,) if self.year else years)]
        return faults[0] if faults and all(faults) else ""

    def _fault_in(self, year: int) -> str:
        name = _MONTH_NAMES[self.month - 1]
        try:
            actual = _DAYS[date(year, self.month, self.day).weekday()]
        except ValueError:
            return f"there is no {self.day} {name} {year}"
        if self.weekday and self.weekday != actual:
            return f"{self.day} {name} {year} is a {actual}, not a {self.weekday}"
        return ""


def _written(text: str) -> Iterator[_Written]:
    if not any(name in text for name in _MONTH_NAMES):
        return
    for month in _MONTH.finditer(text):
        start, end = month.span()
        day = _DAY_BEFORE.search(text, max(0, start - _REACH), start)
        if day:
            start = day.start()
        elif day := _DAY_AFTER.match(text, end):
            end = day.end()
        rest = _REST.match(text, end)
        if day and rest:
            named = _WEEKDAY_BEFORE.search(text, max(0, start - _REACH), start)
            start = named.start() if named else start
            weekday = named[1] if named else rest[2] or ""
            year = int(rest[1]) if rest[1] else None
            found = _Written(
                text[start : rest.end()], weekday, int(day[1]), _MONTHS[month[0]], year, start
            )
            # "In July 50 ships came" is no date.
            if weekday or year or (found.day <= _LAST_DAY and start < month.start()):
                yield found


def _passage(corpus: Corpus, passage: Passage, years: Sequence[int]) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for written in _written(sentence.unquoted):
            if fault := written.fault(years):
                pos = passages.place(corpus, passage, sentence.origin(written.start))
                hint = "correct the day, its name or the year"
                yield Problem(pos, CODE, fault, hint, length=len(written.text))


def _raw(record: Source | Fact, dating: Dating, raw: str) -> Iterator[Problem]:
    if fault := _raw_fault(dating, raw):
        pos = record.at("date", "raw")
        hint = "`raw` is what the source says, `edtf` what it means; correct one of them"
        yield Problem(pos, CODE, fault, hint, length=len(raw))


def _raw_fault(dating: Dating, raw: str) -> str:
    first, last = dating.edtf.first, dating.edtf.last
    years = _years(first, last)
    stated = dating.basis in ("stated", "year_inferred")
    for written in _written(raw):
        if fault := written.fault(years):
            return fault
        if stated and years and not any(_lies(written, year, first, last) for year in years):
            return f"`raw` says {written.text}, `edtf` {dating.edtf}"
    named = _WEEKDAY.findall(raw)
    if dating.edtf.is_day and first and len(named) == 1 and not _OTHER_DAY.search(raw):
        actual = _DAYS[first.weekday()]
        if named[0] != actual and dating.basis != "undated":
            return f"`raw` says {named[0]}, but {dating.edtf} is a {actual}"
    written_years = _YEAR.findall(raw)
    if stated and len(written_years) == 1 and years and int(written_years[0]) not in years:
        return f"`raw` says {written_years[0]}, `edtf` {dating.edtf}"
    return ""


def _lies(written: _Written, year: int, first: date | None, last: date | None) -> bool:
    if (written.year or year) != year or written.fault((year,)):
        return False
    day = date(year, written.month, written.day)
    return (first or date.min) <= day <= (last or date.max)


def _years(first: date | None, last: date | None) -> Sequence[int]:
    """The years that an interval touches, if it is known and no longer than a few."""
    known = [end.year for end in (first, last) if end]
    return range(known[0], known[-1] + 1) if known and known[-1] - known[0] < 3 else ()
