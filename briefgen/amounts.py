"""Amounts: numbers and sums of money as prose writes them, and the currencies they are in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

# The ISO 4217 codes that a sign or a word may stand for; the first is what it means by itself.
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD")
SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "US$": ("USD",),
        "C$": ("CAD",),
        "A$": ("AUD",),
        "$": _DOLLARS,
        "€": ("EUR",),
        "£": ("GBP", "EGP"),
        "¥": ("JPY", "CNY"),
        "₴": ("UAH",),
        "₽": ("RUB",),
        "₺": ("TRY",),
        "₹": ("INR",),
        "₩": ("KRW",),
        "₪": ("ILS",),
    }
)
# Without "pound", which is also a weight, and "crown" and "won", which are also other words.
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dollar": _DOLLARS,
        "euro": ("EUR",),
        "pound sterling": ("GBP",),
        "pounds sterling": ("GBP",),
        "rouble": ("RUB", "BYN"),
        "ruble": ("RUB", "BYN"),
        "hryvnia": ("UAH",),
        "zloty": ("PLN",),
        "yen": ("JPY",),
        "yuan": ("CNY",),
        "renminbi": ("CNY",),
        "krone": ("NOK", "DKK"),
        "kroner": ("NOK", "DKK"),
        "krona": ("SEK", "ISK"),
        "kronor": ("SEK",),
        "franc": ("CHF", "XAF", "XOF"),
        "lira": ("TRY",),
        "rupee": ("INR", "PKR"),
        "riyal": ("SAR", "QAR", "OMR"),
        "dirham": ("AED", "MAD"),
    }
)
# ISO 4217, list one, without funds, metals and codes for testing.
CODES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG".split()
)

_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_SCALES |= {"tn": 12, "trillion": 12}
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
# In capitals these are English words as well.
_CODE = "|".join(sorted(CODES - set("ALL CUP MOP PEN TOP TRY".split())))
_CURRENCY = re.compile(rf"(?P<sign>{_SIGN})|\b(?:(?P<code>{_CODE})|(?P<word>(?i:{_WORD}))s?)\b")
_AMOUNT = re.compile(
    rf"(?P<before>(?:{_SIGN})\s?|\b(?:{_CODE})\s)?"
    r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?![0-9])"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    rf"(?P<after>\s?(?:{_SIGN})|\s(?:{_CODE})\b|[\s-](?i:US\s)?(?i:{_WORD})s?\b)?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in prose, from `start` to `end`; `codes` are the currencies that it can be in.

    `value` is in full: 1.3bn is 1300000000. A number that is no money has no codes.
    """

    text: str
    start: int
    end: int
    value: Decimal
    codes: tuple[str, ...]


def amounts(text: str) -> Iterator[Amount]:
    """The numbers written in figures, in order."""
    for found in _AMOUNT.finditer(text):
        value = Decimal(found["number"].replace(",", ""))
        if found["scale"]:
            value = value.scaleb(_SCALES[found["scale"]])
        codes = currencies(found["before"] or found["after"] or "")
        yield Amount(found[0], found.start(), found.end(), value, codes)


def currencies(text: str) -> tuple[str, ...]:
    """The codes that the first sign, word or code for a currency in `text` can stand for."""
    found = _CURRENCY.search(text)
    if not found:
        return ()
    if found["sign"]:
        return SIGNS[found["sign"]]
    return (found["code"],) if found["code"] else WORDS[found["word"].lower()]
