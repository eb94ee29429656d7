"""Arithmetic on what texts say: numbers with units, and days of the calendar."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from briefgen.coverage.values import ORDINAL, SHARE, TIMES, Moment, Quantity, moment
from briefgen.value import replace

Known = Quantity | Moment
# A year before a leap year, a leap year, a year after one: whatever a date without a year can meet.
_YEARS = (2023, 2024, 2025)


class Impossible(Exception):
    """Two values that cannot be combined; the message says why."""


def calculate(values: Sequence[Known], signs: Sequence[str]) -> Known:
    """The value of a sum, `*` and `/` first; raises Impossible with the reason in words."""
    terms, between = [values[0]], []
    for sign, value in zip(signs, values[1:], strict=True):
        if sign in "*/":
            terms[-1] = _scaled(terms[-1], sign, value)
        else:
            terms.append(value)
            between.append(sign)
    result = terms[0]
    for sign, value in zip(between, terms[1:], strict=True):
        result = _added(result, sign, value)
    return result


def in_words(value: Known) -> str:
    """A result as a text would give it: 37 days, 2 September 2025, USD 1,300,000,000."""
    if isinstance(value, Moment):
        name = calendar.month_name[value.month] if value.month else ""
        return " ".join(str(part) for part in (value.day, name, value.year) if part)
    low = value.low * 100 if value.unit == SHARE else value.low
    number = f"{low.numerator:,}" if low.denominator == 1 else f"{float(low):,.6g}"
    if value.unit == ORDINAL:
        return f"no. {number}"
    unit = {"": "", SHARE: "per cent", TIMES: "times"}.get(value.unit, f"{value.unit}s")
    return " ".join(part for part in (value.qualifier, value.currency, number, unit) if part)


def _scaled(one: Known, sign: str, other: Known) -> Known:
    if isinstance(one, Moment) or isinstance(other, Moment):
        raise Impossible("a date cannot be multiplied or divided")
    qualifier = _qualifier(one, sign, other)
    if sign == "*":
        if _pure(one):
            one, other = other, one
        if not _pure(other):
            raise Impossible("two measures cannot be multiplied")
        return replace(one, low=one.low * other.low, high=one.low * other.low, qualifier=qualifier)
    if other.low == 0:
        raise Impossible("nothing can be divided by zero")
    ratio = one.low / other.low
    if one.measure == other.measure:
        return Quantity(ratio, ratio, qualifier=qualifier)
    if not _pure(other):
        raise Impossible(f"{in_words(one)} and {in_words(other)} have no ratio")
    return replace(one, low=ratio, high=ratio, qualifier=qualifier)


def _pure(one: Quantity) -> bool:
    """True for a number without a measure, so many times and per cents included."""
    return one.unit in ("", TIMES, SHARE) and not one.codes


def _added(one: Known, sign: str, other: Known) -> Known:
    match one, other:
        case Quantity(), Quantity():
            if one.measure != other.measure:
                raise Impossible(f"{in_words(one)} and {in_words(other)} cannot be added up")
            value = one.low + (other.low if sign == "+" else -other.low)
            return replace(one, low=value, high=value, qualifier=_qualifier(one, sign, other))
        case Moment(), Quantity():
            return _shifted(one, other if sign == "+" else replace(other, low=-other.low))
        case Moment(), Moment() if sign == "-":
            return _between(one, other)
        case _:
            raise Impossible("a date can only follow another date and a minus sign")


def _qualifier(one: Quantity, sign: str, other: Quantity) -> str:
    """The qualifier of a result; only `about` survives every sign, others a sum alone."""
    given = {one.qualifier, other.qualifier} - {""}
    if not given:
        return ""
    if len(given) == 1 and (sign == "+" or given == {"about"}):
        return given.pop()
    raise Impossible(f"`{' and '.join(sorted(given))}` leaves the result open")


def _shifted(start: Moment, step: Quantity) -> Moment:
    if step.unit not in ("day", "month") or step.low.denominator != 1 or step.qualifier:
        raise Impossible(
            f"a date moves by whole days, weeks, months or years, not {in_words(step)}"
        )
    if start.month is None or start.day is None:
        raise Impossible(f"{in_words(start)} is no single day")
    move = _by_days if step.unit == "day" else _by_months
    if start.year is not None:
        return moment(move(_day(start, start.year), step.low.numerator))
    days = [move(_day(start, year), step.low.numerator) for year in _YEARS]
    ends = {(day.month, day.day) for day in days}
    if len(ends) != 1:
        raise Impossible(f"{in_words(start)} needs its year, for the 29th of February")
    month, day = ends.pop()
    return Moment(month=month, day=day)


def _by_days(start: date, count: int) -> date:
    try:
        return start + timedelta(days=count)
    except OverflowError:
        raise Impossible("the result is outside the calendar") from None


def _by_months(start: date, count: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return _day(Moment(year, month + 1, start.day), year)


def _between(last: Moment, first: Moment) -> Quantity:
    """The days from one date to another; the years, where only years are given."""
    if last == Moment(year=last.year) and first == Moment(year=first.year):
        count = Fraction(12 * ((last.year or 0) - (first.year or 0)))
        return Quantity(count, count, "month")
    if (last.year is None) != (first.year is None):
        raise Impossible("give the year of both dates, or of none")
    counts = {
        (_day(last, last.year or year) - _day(first, first.year or year)).days for year in _YEARS
    }
    if len(counts) != 1:
        raise Impossible("give the years, for the 29th of February")
    count = Fraction(counts.pop())
    if count < 0:
        raise Impossible(f"{in_words(last)} is before {in_words(first)}")
    return Quantity(count, count, "day")


def _day(one: Moment, year: int) -> date:
    if one.month is None or one.day is None:
        raise Impossible(f"{in_words(one)} is no single day")
    if not 0 < year < 10_000 or one.day > calendar.monthrange(year, one.month)[1]:
        raise Impossible(f"there is no {one.day} {calendar.month_name[one.month]} {year}")
    return date(year, one.month, one.day)
