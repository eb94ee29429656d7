"""Values: what a printed number or date says, so that two ways of writing it compare equal."""

import calendar
from datetime import date
from fractions import Fraction
from typing import Literal

from briefgen.value import Frozen, replace

Kind = Literal["quotation", "number", "date", "name"]


ORDINAL, TIMES, SHARE, CLOCK = "ordinal", "times", "share", "clock"


class Quantity(Frozen):
    """A number in full: 1.3bn is 1300000000, 40 per cent is 2/5 with the unit `share`.

    `low` and `high` differ in a range. `unit` is a base unit (minute, day, metre …), `ordinal`,
    `times`, `share`, `clock` (minutes since midnight) or empty for a plain count. `codes` are the
    currencies it can be in, the likeliest first. `vague` marks hundreds, dozens and the like.
    `counts` are the stems of the words that say what is counted.
    """

    low: Fraction
    high: Fraction
    unit: str = ""
    codes: tuple[str, ...] = ()
    qualifier: str = ""
    vague: bool = False
    counts: frozenset[str] = frozenset()

    @property
    def currency(self) -> str:
        """The currency that it is in if nothing says otherwise, or nothing."""
        return self.codes[0] if self.codes else ""

    @property
    def measure(self) -> tuple[str, str, bool]:
        """What it is counted in; quantities of other measures are never equal."""
        return self.unit, self.currency, self.vague

    def same(self, other: "Quantity") -> bool:
        """True if both say the same number of the same measure, whatever the qualifiers."""
        return (self.low, self.high, self.measure) == (other.low, other.high, other.measure)

    def ends(self) -> tuple["Quantity", "Quantity"]:
        """The ends of a range as they may be said alone: at least the one, up to the other."""
        low = replace(self, high=self.low, qualifier="at least")
        return low, replace(self, low=self.high, qualifier="up to")


class Moment(Frozen):
    """A date as far as it is given; None and empty text are what it leaves open.

    `month` counts from 1, `weekday` from 0 (Monday), `part` is early, mid or late in the month or
    year. With `decade`, `year` is the first of ten. `until` is the last day of a range.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    season: str = ""
    about: bool = False
    decade: bool = False
    until: "Moment | None" = None

    @property
    def known(self) -> date | None:
        """The day, if it is given in full and is in the calendar."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            return None
        return date(self.year, self.month, self.day)

    def shows(self, other: "Moment") -> bool:
        """True if whoever reads this date can read `other` from it.

        A full date shows its month, its year and its weekday; a day shows the part of the month
        that it lies in. Qualifiers and ranges are not compared.
        """
        if other.decade:
            return self.year is not None and self.year // 10 * 10 == other.year
        given = (other.year, other.month, other.day, other.weekday)
        has = (self.year, self.month, self.day, self._weekday())
        if self.decade or any(g is not None and g != h for g, h in zip(given, has, strict=True)):
            return False
        if other.season and other.season != self.season:
            return False
        return not other.part or other.part == self._part_in(other)

    def _weekday(self) -> int | None:
        known = self.known
        return known.weekday() if known else self.weekday

    def _part_in(self, other: "Moment") -> str:
        """The part of the month or the year of `other` that this lies in, if it says so."""
        parts = ("early", "mid", "late")
        if other.month is not None:
            return parts[min(2, (self.day - 1) // 10)] if self.day else self.part
        if self.month is not None:
            return parts[(self.month - 1) // 4]
        return self.part


def moment(day: date) -> Moment:
    """A known day."""
    return Moment(day.year, day.month, day.day)


Value = tuple[Quantity, ...] | Moment | frozenset[str] | str
"""Readings of a number, the likeliest first; a date; ids of entities; the words themselves."""


class Claim(Frozen):
    """Something in a sentence that has to be shown, from `start` to `end`.

    `value` is the readings of a number, a date, the ids of the entities that a name can mean, or
    the words: of a quotation, of a designation such as F-16 or Phase III, and of figures that
    cannot be read or can be read two ways. A `soft` number is a turn of speech (`one source`, `a
    second meeting`): it is a gap only if the evidence counts the same thing otherwise. A `soft`
    date is a label (`June: …`, `… (June)`), which may also tell when the source was published.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: Value
    soft: bool = False


Reason = Literal[
    "absent",
    "unit",
    "currency",
    "counted",
    "qualifier-dropped",
    "qualifier-changed",
    "year",
    "other-year",
    "placed",
    "unshown",
    "repeated",
    "not-quoted",
]


class Gap(Frozen):
    """A claim that its evidence does not show, why, and the words that come nearest to it."""

    claim: Claim
    reason: Reason
    nearest: str = ""

    @property
    def message(self) -> str:
        """The gap in words, for a problem."""
        if self.reason == "absent":
            what = f"{self.claim.kind} `{self.claim.text}`"
            near = f"; nearest: `{self.nearest}`" if self.nearest else ""
            return f"no excerpt that is cited here shows the {what}{near}"
        return _REASONS[self.reason].format(claim=self.claim.text, near=self.nearest)


_REASONS: dict[Reason, str] = {
    "absent": "",
    "unit": "`{claim}` is in another unit in the excerpt: `{near}`",
    "currency": "`{claim}` is in another currency in the excerpt: `{near}`",
    "counted": "`{claim}` is counted otherwise in the excerpt: `{near}`",
    "qualifier-dropped": "`{claim}` is less exact in the excerpt: `{near}`",
    "qualifier-changed": "`{claim}` is qualified otherwise in the excerpt: `{near}`",
    "year": "the year of `{claim}` is neither in the excerpt (`{near}`) nor in a cited fact's date",
    "other-year": "`{claim}` is of another year in the excerpt: `{near}`",
    "placed": "`{claim}` is only where the desk places a cited fact (`{near}`, undated)",
    "unshown": "`{claim}` is in a cited fact's date, {near}, but in no excerpt that is cited",
    "repeated": "`{claim}` is printed twice and shown once; the excerpts also give `{near}`",
    "not-quoted": "no excerpt that is cited here holds the words `{claim}`",
}
