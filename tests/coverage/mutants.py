"""Seeded errors: a program that puts one wrong number, unit or date into an honest sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.coverage.claims import find_claims

UNITS = (
    ("minutes", "hours"), ("minute", "hour"), ("min", "hours"), ("hours", "days"), ("hour", "day"),
    ("days", "weeks"), ("day", "week"), ("weeks", "months"), ("week", "month"),
    ("months", "years"), ("years", "months"), ("year", "month"), ("km", "miles"),
    ("kilometres", "metres"), ("metres", "feet"), ("tonnes", "kilograms"), ("per cent", "points"),
    ("per cent", "people"), ("%", " km"), ("times", "days"), ("hectares", "acres"),
    ("megawatts", "gigawatts"), ("barrels", "tonnes"), ("degrees", "per cent"),
)  # fmt: skip
MAGNITUDES = (
    ("billion", "million"), ("million", "billion"), ("thousand", "million"), ("bn", "m"),
    ("m", "bn"), ("hundred", "thousand"), ("trillion", "billion"), ("dozen", "hundred"),
)  # fmt: skip
MONEY = (
    ("$", "€"), ("€", "£"), ("£", "$"), ("$", "C$"), ("euros", "dollars"), ("dollars", "euros"),
    ("USD", "CAD"), ("crowns", "roubles"), ("$", ""), ("€", ""),
)  # fmt: skip
QUALIFIERS = (
    "more than", "less than", "about", "nearly", "at least", "up to", "over", "almost",
    "fewer than", "around", "no more than",
)  # fmt: skip
NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
    "thirty forty fifty sixty seventy eighty ninety".split()
)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PARTS = ("early", "mid", "late")


@dataclass(frozen=True)
class Mutant:
    """A sentence with one error; `start` and `end` are where it stands."""

    sort: str
    text: str
    start: int
    end: int


def mutants(sentence: str) -> Iterator[Mutant]:
    """Every error of every sort that can be put into a number or a date of the sentence."""
    for claim in find_claims(sentence, "en"):
        if claim.kind in ("number", "date") and not claim.soft:
            for sort, wrong in dict.fromkeys(_wrong(claim.kind, claim.text)):
                text = sentence[: claim.start] + wrong + sentence[claim.end :]
                yield Mutant(sort, text, claim.start, claim.start + len(wrong))


def _wrong(kind: str, words: str) -> Iterator[tuple[str, str]]:
    yield from _digits(kind, words)
    if kind == "date":
        yield from _swapped("month", words, MONTHS)
        yield from _swapped("weekday", words, WEEKDAYS)
        yield from _swapped("part", words, PARTS)
        return
    yield from _swapped("word", words, NUMBERS)
    if not words.lower().startswith("a "):
        yield from _swapped("ordinal", words, ORDINALS)
    for sort, pairs in (("unit", UNITS), ("magnitude", MAGNITUDES), ("money", MONEY)):
        for right, wrong in pairs:
            if found := _whole(right).search(words):
                yield sort, words[: found.start()] + wrong + words[found.end() :]
    qualified = [one for one in QUALIFIERS if words.lower().startswith(one + " ")]
    if qualified:
        yield "qualifier dropped", words[len(max(qualified, key=len)) + 1 :]
    elif not re.search(r"^[a-z]|[+:]", words, re.IGNORECASE):
        yield from (("qualifier added", f"{one} {words}") for one in ("more than", "nearly"))


def _digits(kind: str, words: str) -> Iterator[tuple[str, str]]:
    """Each figure one up; the first of a number also left out, the last doubled."""
    for found in re.finditer("[0-9]", words):
        figure = str(int(found[0]) % 9 + 1)
        yield "figure", words[: found.start()] + figure + words[found.end() :]
    whole = re.match("([^0-9]*)([1-9][0-9]*)", words) if kind == "number" else None
    if whole:
        before, figures, after = whole[1], whole[2], words[whole.end() :]
        yield "figure added", f"{before}{figures}0{after}"
        if len(figures) > 1:
            yield "figure dropped", f"{before}{figures[:-1]}{after}"


def _swapped(
    sort: str, words: str, table: tuple[str, ...] | list[str]
) -> Iterator[tuple[str, str]]:
    for number, right in enumerate(table):
        if found := _whole(right).search(words):
            for step in (1, -1, 3):
                wrong = table[(number + step) % len(table)]
                if wrong != right:
                    yield sort, words[: found.start()] + wrong + words[found.end() :]


def _whole(word: str) -> re.Pattern[str]:
    before = r"(?<![^\W\d_])" if word[:1].isalnum() else ""
    after = r"(?!\w)" if word[-1:].isalnum() else ""
    return re.compile(before + re.escape(word) + after, re.IGNORECASE)
