"""Dates as the Extended Date/Time Format writes them: the part of it that a desk uses.

Level 0 and 1 of EDTF (Library of Congress, 2019, https://www.loc.gov/standards/datetime/): a year,
month or day, `~` approximate, `?` uncertain, and intervals, also open ones (`2025-07-14/..`).
Seasons, sets and unspecified digits are left out: no brief needs them, and each would need words.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from briefgen.value import Frozen

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")


class Edtf(Frozen):
    """A date or an interval; `first` and `last` are the days it can mean, None where open.

    `precision` is that of the less exact end: "day", "month" or "year".
    """

    text: str
    first: date | None
    last: date | None
    precision: str
    approximate: bool
    interval: bool

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """True if this is one known day."""
        return not self.interval and self.precision == "day" and not self.approximate

    def overlaps(self, first: date, last: date) -> bool:
        """True if any day that this can mean lies from `first` to `last`, both included."""
        return (self.first or date.min) <= last and (self.last or date.max) >= first


@lru_cache(maxsize=1 << 12)
def parse(text: str) -> Edtf:
    """The date that `text` writes; raises ValueError, with the reason in words, if it is none."""
    ends = text.split("/")
    if len(ends) == 1:
        return Edtf(text, *_end(text), interval=False)
    if len(ends) > 2:
        raise ValueError("an interval has two ends")
    if ends == ["..", ".."]:
        raise ValueError("an interval needs one known end")
    known = [None if end == ".." else _end(end) for end in ends]
    first = known[0][0] if known[0] else None
    last = known[1][1] if known[1] else None
    if first and last and first > last:
        raise ValueError("the interval ends before it starts")
    precisions = [end[2] for end in known if end]
    precision = next(name for name in ("year", "month", "day") if name in precisions)
    return Edtf(text, first, last, precision, any(end and end[3] for end in known), interval=True)


def _end(text: str) -> tuple[date, date, str, bool]:
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError("a date is written 2025, 2025-07 or 2025-07-23")
    year, month, day, mark = found.groups()
    months = (int(month), int(month)) if month else (1, 12)
    if not 1 <= months[0] <= 12:
        raise ValueError(f"there is no month {month}")
    if int(year) == 0:
        raise ValueError("there is no year 0000")
    length = calendar.monthrange(int(year), months[1])[1]
    days = (int(day), int(day)) if day else (1, length)
    if not 1 <= days[0] <= length:
        raise ValueError(f"{calendar.month_name[months[0]]} {year} has {length} days")
    precision = "day" if day else "month" if month else "year"
    first = date(int(year), months[0], days[0])
    return first, date(int(year), months[1], days[1]), precision, bool(mark)
