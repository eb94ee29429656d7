"""A date written in words is one that the calendar has.

The day exists, and a weekday named with it is that day's. `raw`, the source's own words for a
date, agrees with the date itself: the day and the month if they are stated, the weekday, the year.
Words in quotation marks are the source's and are left alone.

Passes:

    # content/facts/more.yaml
    facts:
      - id: talks-held
        statement: The delegations met on Wednesday 23 July 2025.
        cites: [gazette/met]

Fails, because that day was a Wednesday:

    # content/facts/more.yaml
    facts:
      - id: talks-held
        statement: The delegations met on Tuesday 23 July 2025.
        cites: [gazette/met]
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.dating import Dating
from briefgen.model.fact import Fact
from briefgen.model.source import Source
from briefgen.passages import Passage
from briefgen.problem import Problem
from briefgen.prose import sentences

CODE = "written-date"

_MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name}
_DAY_NAME = "|".join(calendar.day_name)
_MONTH_NAME = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_DAY_NAME}),?\s+(?:the\s+)?)?"
    rf"(?:\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH_NAME})"
    rf"|\b(?P<month2>{_MONTH_NAME})\s+(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]))\b"
    rf"(?:,?\s+(?P<year>[0-9]{{4}})\b)?(?:\s+\((?P<after>{_DAY_NAME})\))?"
)
_MONTH = re.compile(_MONTH_NAME)
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
    for fact in corpus.facts.values():
        known = fact.date.edtf if fact.date else None
        years = _years(known.first, known.last) if known else ()
        yield from _passage(corpus, passages.of_fact(fact), years)
    for conflict in corpus.conflicts.values():
        for passage in passages.of_conflict(conflict):
            yield from _passage(corpus, passage, ())


@dataclass(frozen=True, slots=True)
class _Written:
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
        name = calendar.month_name[self.month]
        length = calendar.monthrange(year, self.month)[1] if 0 < year < 10_000 else 31
        if not 1 <= self.day <= length or not 0 < year < 10_000:
            return f"there is no {self.day} {name} {year}"
        actual = calendar.day_name[date(year, self.month, self.day).weekday()]
        if self.weekday and self.weekday != actual:
            return f"{self.day} {name} {year} is a {actual}, not a {self.weekday}"
        return ""


def _written(text: str) -> Iterator[_Written]:
    for found in _DATE.finditer(text):
        yield _Written(
            text=found[0],
            weekday=found["weekday"] or found["after"] or "",
            day=int(found["day"] or found["day2"]),
            month=_MONTHS[found["month"] or found["month2"]],
            year=int(found["year"]) if found["year"] else None,
            start=found.start(),
        )


def _passage(corpus: Corpus, passage: Passage, years: Sequence[int]) -> Iterator[Problem]:
    if not _MONTH.search(passage.text):
        return
    for sentence in sentences(passage.text):
        for written in _written(sentence.unquoted):
            if fault := written.fault(years):
                pos = passages.place(corpus, passage, sentence.origin(written.start))
                hint = "correct the day, its name or the year"
                yield Problem(pos, CODE, fault, hint, length=len(written.text))


def _raw(record: Source | Fact, dating: Dating, raw: str) -> Iterator[Problem]:
    pos = record.at("date", "raw")
    if fault := _raw_fault(dating, raw):
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
        actual = calendar.day_name[first.weekday()]
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
