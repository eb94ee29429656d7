"""Quantities: the numbers in a text with their units, money, qualifiers and what they count."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from briefgen.coverage.grammar import Grammar, any_of, pattern
from briefgen.coverage.numerals import numerals
from briefgen.coverage.surroundings import Around, around
from briefgen.coverage.values import CLOCK, ORDINAL, Quantity
from briefgen.value import Frozen, replace

_SMALL = 12


class Counted(Frozen):
    """A number in a text, from `start` to `end`, with its readings, the likeliest first.

    A `soft` one is a turn of speech. A `spare` one is a second view of numbers that stand there
    already (`from 5 to 10` as a range): it can show a number but needs no showing.
    """

    start: int
    end: int
    readings: tuple[Quantity, ...]
    soft: bool = False
    spare: bool = False


@lru_cache(maxsize=1 << 13)
def quantities(text: str, g: Grammar) -> tuple[Counted, ...]:
    """The numbers in `text`, in order; the caller has blanked out the dates."""
    clocks = list(_clocks(text, g))
    found = [*clocks]
    pieces = [
        piece
        for one in numerals(text, g)
        if not any(clock.start <= one.start < clock.end for clock in clocks)
        if (piece := around(text, one, g)) is not None
    ]
    at = 0
    while at < len(pieces):
        if at + 1 < len(pieces) and (joint := _joint(text, pieces[at], pieces[at + 1], g)):
            between = _after_word(text, pieces[at], g.BETWEEN)
            close = joint in g.TO or between or joint == g.OR[0]
            size = _size(text, pieces[at + 1], g) if close else 1
            pieces[at : at + 2] = _shared(pieces[at], pieces[at + 1], size, close=close)
            both = _range(pieces[at], pieces[at + 1]) if joint in g.TO or between else None
            if both:
                spare = _after_word(text, pieces[at], g.FROM)
                found.append(replace(both, spare=spare))
                at += 0 if spare else 2
                if not spare:
                    continue
        found += _counted(text, pieces[at], g)
        at += 1
    return tuple(sorted(found, key=lambda one: one.start))


def _joint(text: str, one: Around, other: Around, g: Grammar) -> str:
    """The word or the dash between two numbers that belong together, in small letters, or none."""
    if "article" in (one.numeral.sort, other.numeral.sort):
        return ""
    if (one.unit == ORDINAL) != (other.unit == ORDINAL):
        return ""
    found = pattern(rf"\s*[-\u2011]?\s*(?P<joint>{any_of((*g.TO, *g.OR))})\s*").fullmatch(
        text, one.end, other.start
    )
    return found["joint"].lower() if found else ""


def _after_word(text: str, one: Around, word: str) -> bool:
    return pattern(rf"(?<!\w){word}\s+$").search(text, 0, one.start) is not None


def _size(text: str, one: Around, g: Grammar) -> int:
    """The magnitude that a number is written with: 12bn, three million."""
    words = text[one.numeral.start : one.numeral.end].lower().split()
    return one.scale if one.scale > 1 else g.MAGNITUDES.get(words[-1], 1)


def _shared(one: Around, other: Around, size: int, *, close: bool) -> tuple[Around, Around]:
    """The same two, each with what only the other one spells out: $10–12bn, 30 or 60 days."""
    if one.scale == 1 < size and one.numeral.value < 1000:
        one = replace(one, scale=size, metres=other.metres)
    if one.bare and not other.bare:
        one = replace(one, unit=other.unit, factor=other.factor, codes=other.codes, metres=False)
    elif close and other.bare and one.codes:
        other = replace(other, codes=one.codes, metres=False)
    return one, other


def _range(one: Around, other: Around) -> Counted | None:
    low, high = one.quantity, other.quantity
    if low.measure != high.measure or low.low >= high.high or low.vague:
        return None
    both = replace(low, high=high.high, counts=high.counts)
    return Counted(one.start, other.end, (both,))


def _counted(text: str, one: Around, g: Grammar) -> Iterator[Counted]:
    """The number as it counts, with its other readings; none for an article or a pronoun."""
    soft = _soft(text, one, g)
    if soft is None:
        return
    readings = [one.quantity]
    if one.metres:
        value = one.numeral.value
        readings.append(replace(one.quantity, low=value, high=value, unit="metre"))
    if one.loose and (one.unit in g.TIME_UNITS or (one.bare and one.quantity.low <= _SMALL)):
        readings += [replace(reading, qualifier="") for reading in readings]
    yield Counted(one.start, one.end, tuple(readings), soft=soft)


def _soft(text: str, one: Around, g: Grammar) -> bool | None:
    """True for a turn of speech, False for a number, None for neither.

    `One` counts with a unit, a currency or a magnitude; before a noun it is soft, alone a pronoun.
    """
    before = _word_before(text, one.start)
    counts = one.quantity.counts
    match one.numeral.sort:
        case "article":
            return True if one.unit in g.TIME_UNITS and before in g.LASTING else None
        case "one" if one.bare and one.scale == 1:
            return True if counts and counts.isdisjoint(g.ONE_OF_MANY) else None
        case "one":
            return one.unit in g.TIME_UNITS and one.form in g.ADVERBIAL
        case "ordinal":
            word = text[one.numeral.start : one.numeral.end].lower()
            owned = before in g.MULTIPLIED or before.endswith(("’s", "'s", "s’", "s'"))
            first = g.ORDINALS.get(word) == 1
            return word in g.ANOTHER and (before in g.ARTICLES or (first and not owned))
        case "words":
            phrase = f"{before} {text[one.numeral.start : one.numeral.end]}".lower()
            return phrase in g.PAIR and one.bare
        case _:
            return False


def _word_before(text: str, at: int) -> str:
    found = pattern(r"[\w’'-]+(?=\s+$)").search(text, max(0, at - 40), at)
    return found[0].lower() if found else ""


def _clocks(text: str, g: Grammar) -> Iterator[Counted]:
    """Times of day: 03:22, 5pm, 5.30 p.m."""
    for found in _clock_pattern(g).finditer(text):
        half = (found["half"] or "").lower()
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if (half and 1 <= hour <= 12) or (not half and ":" in found[0]):
            value = Fraction((hour % 12 + g.CLOCK[half] if half else hour) * 60 + minute)
            yield Counted(found.start(), found.end(), (Quantity(value, value, CLOCK),))


@cache
def _clock_pattern(g: Grammar) -> re.Pattern[str]:
    minutes = r"[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?"
    return pattern(
        rf"(?<![\w.:,/-])(?P<hour>[01]?[0-9]|2[0-3])(?:{minutes})?"
        rf"(?:\s?(?P<half>{any_of(g.CLOCK)}))?(?![\w:]|[.,][0-9])"
    )
