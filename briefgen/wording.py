"""Wording: dates, money and terms as the brief prints them."""

import calendar
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from briefgen.edtf import Edtf
from briefgen.model.conflict import ConflictKind
from briefgen.model.dating import Dating
from briefgen.model.edition import Stance
from briefgen.model.fact import Figure, Status
from briefgen.model.source import Integrity

CONFLICT_TAGS: Mapping[ConflictKind, str] = MappingProxyType(
    {
        "contradiction": "Conflict",
        "tension": "Tension",
        "omission": "Omission",
        "superseded": "Overtaken",
        "apparent": "Apparent conflict",
        "framing": "Framing",
        "within_source": "Within one source",
        "single_source": "Single source",
        "naming": "Naming",
        "dating": "Dating",
        "error": "Error",
    }
)
STANCES: Mapping[Stance, str] = MappingProxyType(
    {"for": "For", "against": "Against", "conditional": "Conditional"}
)
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "intended": "Intended",
        "announced": "Announced",
        "approved": "Approved",
        "agreed_preliminary": "Preliminary",
        "agreed": "Agreed",
        "pledged": "Pledge",
        "allocated": "Allocated",
        "delivered": "Delivered",
        "reported": "Reported",
    }
)
INTEGRITY: Mapping[Integrity, str] = MappingProxyType(
    {
        "original": "Original text",
        "edited": "Edited copy",
        "rewritten": "Rewritten copy",
        "translated": "Translation",
        "machine_spun": "Machine-altered copy",
        "unknown": "Integrity of the text not known",
    }
)
# As the Guardian style guide has them: no full stops, and short names in full.
_SHORT_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()
_SIGNS: Mapping[str, str] = MappingProxyType({"USD": "$", "EUR": "€", "GBP": "£"})
_SCALES: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"thousand": ("k", 3), "million": ("m", 6), "billion": ("bn", 9)}
)


def day(value: date, *, year: bool = True) -> str:
    """23 July 2025, or 23 July."""
    text = f"{value.day} {calendar.month_name[value.month]}"
    return f"{text} {value.year}" if year else text


def days(first: date, last: date, *, year: bool = True) -> str:
    """21–27 July 2025; 28 July – 3 August 2025; 29 December 2025 – 4 January 2026."""
    if first == last:
        return day(first, year=year)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{day(first, year=False)} – {day(last, year=year)}"
    return f"{first.day}–{day(last, year=year)}"


def month(value: date, *, year: bool = True) -> str:
    """Sept 2025, or Sept: a month where there is little room."""
    name = _SHORT_MONTHS[value.month - 1]
    return f"{name} {value.year}" if year else name


def edtf(value: Edtf, *, year: bool = True) -> str:
    """A date in words: `23 July`, `about 24 July`, `July 2025`, `from 18 July`."""
    about = "about " if value.approximate else ""
    if value.first is None and value.last is not None:
        return f"{about}until {_one(value.last, value.precision, year=year)}"
    if value.last is None and value.first is not None:
        return f"{about}from {_one(value.first, value.precision, year=year)}"
    if value.first is None or value.last is None:
        return ""
    if value.precision == "day":
        return about + days(value.first, value.last, year=year)
    ends = [_one(end, value.precision, year=year) for end in (value.first, value.last)]
    return about + (ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}")


def rail(dating: Dating | None, year: int) -> tuple[str, str]:
    """The rail label of a fact and the small note under it, which says what is not known.

    The year is left out where it is that of the edition.
    """
    if dating is None:
        return "Undated", "date not stated"
    value = dating.edtf
    known = [end.year for end in (value.first, value.last) if end]
    text = edtf(value, year=any(one != year for one in known))
    label = text[:1].upper() + text[1:]
    if dating.basis == "undated":
        return label, "date not stated"
    return label, "" if value.precision == "day" else "day not stated"


def money(figure: Figure) -> str:
    """A figure as printed in a table: `more than $500m`, `€145bn`, `100,000`."""
    sign = _SIGNS.get(figure.currency or "", f"{figure.currency} " if figure.currency else "")
    suffix = _SCALES[figure.scale][0] if figure.scale else ""
    values = [figure.value] + ([figure.value_max] if figure.value_max is not None else [])
    text = "–".join(f"{sign}{number(value)}{suffix}" for value in values)
    return f"{figure.qualifier} {text}" if figure.qualifier else text


def amount(figure: Figure, value: Decimal | None = None) -> Decimal:
    """The figure in full, 1.3 billion is 1300000000; or its upper end, if that is `value`."""
    value = figure.value if value is None else value
    return value.scaleb(_SCALES[figure.scale][1]) if figure.scale else value


def number(value: Decimal) -> str:
    """1300 as 1,300; 1.30 stays 1.30."""
    return f"{value:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """1 document; 2 documents."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _one(value: date, precision: str, *, year: bool) -> str:
    if precision == "year":
        return str(value.year)
    if precision == "month":
        name = calendar.month_name[value.month]
        return f"{name} {value.year}" if year else name
    return day(value, year=year)
