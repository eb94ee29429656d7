"""Grammar: what the scanners have to know of a language, and the languages there are.

A language is one module of constants in `briefgen.languages` and one line in the table. The
scanners take word order from the tables; a language that writes numbers as one word
(`dreiundvierzig`) lists them among its `CARDINALS`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Protocol, cast

from briefgen.languages import en_numbers


class Grammar(Protocol):
    """The tables of a language; words are in small letters, but names of the calendar as printed.

    `UNITS` maps a form to its base unit and how many of that it is, `QUALIFIERS` a qualifier to
    the phrases that mean it, `DATE_FORMS` are patterns with the other tables in braces.
    """

    DECIMAL: str
    GROUPS: str
    AND: AbstractSet[str]
    ARTICLES: AbstractSet[str]
    ONE: str
    PAIR: AbstractSet[str]
    CARDINALS: Mapping[str, int]
    HUNDRED: str
    MAGNITUDES: Mapping[str, int]
    COLLECTIVES: Mapping[str, int]
    SCALES: Mapping[str, int]
    VAGUE: Mapping[str, int]
    OF: str
    SEVERAL: AbstractSet[str]
    ORDINALS: Mapping[str, int]
    ORDINAL_SUFFIXES: Sequence[str]
    ANOTHER: AbstractSet[str]
    FRACTIONS: Mapping[str, int]
    HALF: str
    NAMED_HALVES: AbstractSet[str]
    MULTIPLES: Mapping[str, Fraction]
    MULTIPLES_BEFORE: Mapping[str, Fraction]
    MULTIPLIED: AbstractSet[str]
    FOLD: str
    TIMES: AbstractSet[str]
    MINUS: AbstractSet[str]
    QUALIFIERS: Mapping[str, Sequence[str]]
    QUALIFIERS_AFTER: Mapping[str, Sequence[str]]
    LOOSE: AbstractSet[str]
    OTHERWISE: Mapping[str, AbstractSet[str]]
    TO: Sequence[str]
    OR: Sequence[str]
    BETWEEN: str
    FROM: str
    UNITS: Mapping[str, tuple[str, Fraction]]
    TIME_UNITS: AbstractSet[str]
    ADVERBIAL: AbstractSet[str]
    LASTING: AbstractSet[str]
    CURRENCIES: Mapping[str, tuple[str, ...]]
    CURRENCY_OF: Mapping[str, str]
    PLURAL: str
    CLOCK: Mapping[str, int]
    MONTHS: Mapping[str, int]
    MONTHS_SHORT: Mapping[str, int]
    MONTHS_UNSURE: AbstractSet[str]
    WEEKDAYS: Mapping[str, int]
    WEEKDAYS_SHORT: Mapping[str, int]
    PARTS: Mapping[str, str]
    SEASONS: AbstractSet[str]
    DATE_FORMS: Sequence[str]
    DESIGNATORS: AbstractSet[str]
    IDIOMS: Sequence[str]
    STOP: AbstractSet[str]
    PLURALS: AbstractSet[str]
    ONE_OF_MANY: AbstractSet[str]

    def __hash__(self) -> int:
        """Any; grammars are constants, told apart by identity."""
        ...


GRAMMARS: Mapping[str, Grammar] = MappingProxyType({"en": cast("Grammar", en_numbers)})


def grammar(language: str) -> Grammar | None:
    """The grammar for a BCP 47 tag, by its first part (`en` for `en-GB`), None if there is none."""
    return GRAMMARS.get(language.split("-", maxsplit=1)[0].lower())


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for one of the phrases, the longest that fits, however they are spaced."""
    return _any_of(tuple(phrases))


@cache
def _any_of(phrases: tuple[str, ...]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) + ")"


def words(phrases: Iterable[str]) -> str:
    """The same, as whole words where they start or end with a letter."""
    return rf"(?<![^\W_])(?<!\w[’'])(?:{any_of(phrases)})(?!\w)"


@cache
def pattern(text: str, *, cased: bool = False) -> re.Pattern[str]:
    """A compiled pattern, remembered."""
    return re.compile(text, 0 if cased else re.IGNORECASE)
