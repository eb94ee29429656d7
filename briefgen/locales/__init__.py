"""Locales: the words, dates and numbers that stand around the content, in the brief's language.

In the code and in templates they are English and are said through `Furniture`, which translates
them by the catalogue of its language. A constant table marks its words with `msg`, so that they
are found when the catalogue is held against the code.
"""

import gettext
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from briefgen.locales.catalogue import catalogue, conventions, languages
from briefgen.locales.conventions import ENGLISH as _BRITISH
from briefgen.locales.conventions import Conventions
from briefgen.value import Frozen

__all__ = ["ENGLISH", "Furniture", "languages", "msg", "of"]


class Furniture(Frozen):
    """The furniture in one language; `tag` is the language of its words."""

    tag: str
    conventions: Conventions
    words: gettext.NullTranslations

    def say(self, message: str, **values: object) -> str:
        """A message in this language; `{name}` in it stands for a value."""
        text = self.words.gettext(message)
        return text.format_map(values) if values else text

    def say_of(self, context: str, message: str, **values: object) -> str:
        """A message that is translated differently elsewhere; `context` tells them apart."""
        text = self.words.pgettext(context, message)
        return text.format_map(values) if values else text

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A message on a number of things, `{n}` in it; languages have other plurals than two."""
        text = self.words.ngettext(one, many, number)
        return text.format_map({"n": self.number(number), **values})

    def number(self, value: Decimal | int) -> str:
        """1300 as 1,300."""
        return self.conventions.number(value)

    def day(self, value: date, *, year: bool = True) -> str:
        """23 July 2025, or 23 July."""
        pattern = self.conventions.day if year else self.conventions.month_day
        return self.conventions.date(pattern, value)

    def days(self, first: date, last: date, *, year: bool = True) -> str:
        """21–27 July 2025; 28 July – 3 August 2025; 29 December 2025 – 4 January 2026."""
        if first == last:
            return self.day(first, year=year)
        if (first.year, first.month) == (last.year, last.month):
            pattern = self.conventions.day if year else self.conventions.month_day
            return self.conventions.date(pattern, last, f"{first.day}–")
        both = first.year != last.year
        return f"{self.day(first, year=both)} – {self.day(last, year=year or both)}"

    def month(self, value: date, *, year: bool = True, alone: bool = True) -> str:
        """July 2025, or July; not `alone` after a preposition, which may change its ending."""
        pattern = self.conventions.month if year else "LLLL"
        if not alone:
            pattern = pattern.replace("LLLL", "MMMM")
        return self.conventions.date(pattern, value)

    def short_month(self, value: date, *, year: bool = True) -> str:
        """Sept 2025, or Sept: where there is little room."""
        name = self.conventions.short[value.month - 1]
        return f"{name} {value.year}" if year else name


ENGLISH: Final = Furniture("en", _BRITISH, gettext.NullTranslations())
_BRITISH_TAGS: Final = ("en", "en-GB")


@cache
def of(tag: str) -> Furniture:
    """The furniture for a BCP 47 tag; English where there is no catalogue of its language."""
    language = tag.partition("-")[0]
    if tag in _BRITISH_TAGS or language not in ("en", *languages()):
        return ENGLISH
    words = ENGLISH.words if language == "en" else catalogue(language)
    known = conventions(tag) or conventions(language) or _BRITISH
    return Furniture(language, known, words)


def msg(message: str) -> str:
    """The message itself, marked as one that is said elsewhere."""
    return message
