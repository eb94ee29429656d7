"""Wording: dates, money and terms as the brief prints them, in its language."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from briefgen.edtf import Edtf
from briefgen.locales import Furniture, msg
from briefgen.model.conflict import ConflictKind
from briefgen.model.dating import Dating
from briefgen.model.edition import Stance
from briefgen.model.fact import Figure, Status
from briefgen.model.source import Integrity
from briefgen.scales import Confidence

CONFLICT_TAGS: Mapping[ConflictKind, str] = MappingProxyType(
    {
        "contradiction": msg("Conflict"),
        "tension": msg("Tension"),
        "omission": msg("Omission"),
        "superseded": msg("Overtaken"),
        "apparent": msg("Apparent conflict"),
        "framing": msg("Framing"),
        "within_source": msg("Within one source"),
        "single_source": msg("Single source"),
        "naming": msg("Naming"),
        "dating": msg("Dating"),
        "error": msg("Error"),
    }
)
STANCES: Mapping[Stance, str] = MappingProxyType(
    {"for": msg("For"), "against": msg("Against"), "conditional": msg("Conditional")}
)
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "intended": msg("Intended"),
        "announced": msg("Announced"),
        "approved": msg("Approved"),
        "agreed_preliminary": msg("Preliminary"),
        "agreed": msg("Agreed"),
        "pledged": msg("Pledge"),
        "allocated": msg("Allocated"),
        "delivered": msg("Delivered"),
        "reported": msg("Reported"),
    }
)
INTEGRITY: Mapping[Integrity, str] = MappingProxyType(
    {
        "original": msg("Original text"),
        "edited": msg("Edited copy"),
        "rewritten": msg("Rewritten copy"),
        "translated": msg("Translation"),
        "machine_spun": msg("Machine-altered copy"),
        "unknown": msg("Integrity of the text not known"),
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType({"USD": "$", "EUR": "€", "GBP": "£"})
_SCALES: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"thousand": (msg("k"), 3), "million": (msg("m"), 6), "billion": (msg("bn"), 9)}
)
_QUALIFIED: Mapping[str, str] = MappingProxyType(
    {
        "about": msg("about {value}"),
        "more than": msg("more than {value}"),
        "nearly": msg("nearly {value}"),
        "at least": msg("at least {value}"),
        "up to": msg("up to {value}"),
    }
)
CONFIDENCES: Mapping[Confidence, str] = MappingProxyType(
    {
        "low": msg("Low confidence"),
        "moderate": msg("Moderate confidence"),
        "high": msg("High confidence"),
    }
)


def edtf(words: Furniture, value: Edtf, *, year: bool = True) -> str:
    """A date in words: `23 July`, `about 24 July`, `July 2025`, `from 18 July`."""
    text = _span(words, value, year=year)
    return words.say("about {date}", date=text) if value.approximate and text else text


def _span(words: Furniture, value: Edtf, *, year: bool) -> str:
    first, last = value.first, value.last
    if first is None and last is not None:
        until = _one(words, last, value.precision, year=year, alone=False)
        return words.say("until {date}", date=until)
    if last is None and first is not None:
        start = _one(words, first, value.precision, year=year, alone=False)
        return words.say("from {date}", date=start)
    if first is None or last is None:
        return ""
    if value.precision == "day":
        return words.days(first, last, year=year)
    alone = not value.approximate
    ends = [_one(words, end, value.precision, year=year, alone=alone) for end in (first, last)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}"


def rail(words: Furniture, dating: Dating | None, year: int) -> tuple[str, str]:
    """The rail label of a fact and the small note under it, which says what is not known.

    The year is left out where it is that of the edition.
    """
    if dating is None:
        return words.say("Undated"), words.say("date not stated")
    value = dating.edtf
    known = [end.year for end in (value.first, value.last) if end]
    label = capital(edtf(words, value, year=any(one != year for one in known)))
    if dating.basis == "undated":
        return label, words.say("date not stated")
    return label, "" if value.precision == "day" else words.say("day not stated")


def money(words: Furniture, figure: Figure) -> str:
    """A figure as printed in a table: `more than $500m`, `€145bn`, `100,000`."""
    sign = _SIGNS.get(figure.currency or "", f"{figure.currency} " if figure.currency else "")
    suffix = words.say(_SCALES[figure.scale][0]) if figure.scale else ""
    values = [figure.value] + ([figure.value_max] if figure.value_max is not None else [])
    text = "–".join(_sum(words, sign, words.number(value), suffix) for value in values)
    return words.say(_QUALIFIED[figure.qualifier], value=text) if figure.qualifier else text


def _sum(words: Furniture, sign: str, value: str, scale: str) -> str:
    """A number with its scale and currency, in the order of the language."""
    text = words.say("{sign}{value}{scale}", sign=sign, value=value, scale=scale)
    return re.sub(" +", " ", text).strip()


def amount(figure: Figure, value: Decimal | None = None) -> Decimal:
    """The figure in full, 1.3 billion is 1300000000; or its upper end, if that is `value`."""
    value = figure.value if value is None else value
    return value.scaleb(_SCALES[figure.scale][1]) if figure.scale else value


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def counted(count: int, one: str, many: str = "") -> str:
    """1 document; 2 documents: for messages of the program, which are English."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _one(words: Furniture, value: date, precision: str, *, year: bool, alone: bool) -> str:
    if precision == "year":
        return str(value.year)
    if precision == "month":
        return words.month(value, year=year, alone=alone)
    return words.day(value, year=year)
