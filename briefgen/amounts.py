"""Amounts: numbers and sums of money as prose writes them, and the currencies they are in.

`coverage` reads numbers as well, with words, units and qualifiers, by the grammar of a language
and forty times as slowly. Rules go through every sentence of the content, in any language, and
only have to know figures with their sign or code; so they read by this, and both by its tables.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from briefgen.value import Frozen

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
# In capitals these are English words as well.
_CODES_IN_PROSE = CODES - set("ALL CUP MOP PEN TOP TRY".split())
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_CURRENCY = re.compile(rf"(?P<sign>{_SIGN})|\b(?:(?P<code>[A-Z]{{3}})|(?P<word>(?ai:{_WORD}))s?)\b")
_NUMBER = re.compile(r"[0-9](?<![\w.,].)[0-9]*(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9])")
_BEFORE = re.compile(rf"(?:(?:{_SIGN})\s?|\b[A-Z]{{3}}\s)\Z")
_SCALE = re.compile(rf"[\s-]?({'|'.join(sorted(_SCALES, key=len, reverse=True))})\b")
_AFTER = re.compile(rf"\s?(?:{_SIGN})|\s[A-Z]{{3}}\b|[\s-](?:US\s)?(?ai:{_WORD})s?\b")
_NAMES = tuple((name.lower(), codes) for name, codes in (*SIGNS.items(), *WORDS.items()))
_CODE = re.compile(r"[A-Z]{3}(?<!\w[A-Z]{3})(?!\w)")
_REACH = 5  # characters before a number in which its sign or code stands


class Amount(Frozen):
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
    reached = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        value = Decimal(found[0].replace(",", ""))
        if scale := _SCALE.match(text, end):
            value = value.scaleb(_SCALES[scale[1]])
            end = scale.end()
        before = _BEFORE.search(text, max(reached, start - _REACH), start)
        codes = currencies(before[0]) if before else ()
        if before and codes:
            start = before.start()
        elif after := _AFTER.match(text, end):
            codes = currencies(after[0])
            end = after.end() if codes else end
        reached = end
        yield Amount(text[start:end], start, end, value, codes)


def mentioned(text: str) -> list[tuple[str, ...]]:
    """The codes that each sign, word and code anywhere in `text` can stand for.

    No amount in the text can be in a currency that is not among these.
    """
    lower = text.lower()
    found = [codes for name, codes in _NAMES if name in lower]
    return found + [(code,) for code in _CODE.findall(text)]


def currencies(text: str) -> tuple[str, ...]:
    """The codes that the first sign, word or code for a currency in `text` can stand for."""
    for found in _CURRENCY.finditer(text):
        if found["sign"]:
            return SIGNS[found["sign"]]
        if found["word"]:
            return WORDS[found["word"].lower()]
        if found["code"] in _CODES_IN_PROSE:
            return (found["code"],)
    return ()
