"""Evidence: all that a printed sentence may rest on, as values to be compared with its claims."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from briefgen.coverage.arithmetic import in_words
from briefgen.coverage.claims import numbers
from briefgen.coverage.grammar import Grammar, grammar
from briefgen.coverage.moments import moments
from briefgen.coverage.names import Names, designations
from briefgen.coverage.values import Moment, Quantity, moment
from briefgen.model.dating import Dating
from briefgen.model.fact import Figure
from briefgen.value import Frozen, field, replace

SCALES = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


class Shown(Frozen):
    """Words of a source, or what they mean where they are altered or translated (their gloss)."""

    text: str
    language: str


class Evidence(Frozen):
    """What a sentence rests on.

    `figures` and `dates` are those of the cited facts, with the facts' ids and how they are known;
    `published` are the dates of the cited sources, for labels such as `June: …`. `derived` are the
    results of checked derivations. `own` is what the edition knows of itself: its days, and how
    many disputes, pledges or sources it has. `year` is the one that a date without a year is read
    in, None if any will do.
    """

    shown: tuple[Shown, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    dates: tuple[Dating, ...] = ()
    published: tuple[Dating, ...] = ()
    derived: tuple[Quantity | Moment, ...] = ()
    own: Mapping[str, int | date] = field(default_factory=lambda: MappingProxyType({}))
    year: int | None = None


def quantities_seen(evidence: Evidence) -> list[tuple[Quantity, str]]:
    """Every number that the evidence shows, with its words; a range also shows its ends."""
    found: list[tuple[Quantity, str]] = []
    for text, g in _readable(evidence):
        for number in numbers(text, g):
            words = text[number.start : number.end]
            found += ((reading, words) for reading in number.readings)
        for day in moments(text, g):
            # 2000 can be a year and a count of soldiers.
            if day.value and day.value == Moment(year=day.value.year):
                count = Fraction(day.value.year or 0)
                found.append((Quantity(count, count), text[day.start : day.end]))
        found += _figures(text, g, evidence.figures)
    found += ((one, in_words(one)) for one in evidence.derived if isinstance(one, Quantity))
    ends = [(end, words) for one, words in found if one.low != one.high for end in one.ends()]
    return found + ends


def moments_seen(evidence: Evidence) -> list[tuple[Moment, str]]:
    """Every date that the words of the evidence show; a range is given by its two ends."""
    found = [
        (day.value, text[day.start : day.end])
        for text, g in _readable(evidence)
        for day in moments(text, g)
        if day.value
    ]
    found += ((one, in_words(one)) for one in evidence.derived if isinstance(one, Moment))
    return [(end, words) for one, words in found for end in ends(one)]


def designations_seen(evidence: Evidence) -> frozenset[str]:
    """The designations (F-16, Phase III) that the words of the evidence show."""
    found = (one.value for text, g in _readable(evidence) for one in designations(text, g))
    return frozenset(one for one in found if isinstance(one, str))


def entities_held(evidence: Evidence, names: Names) -> frozenset[str]:
    """The ids of the entities that the words of the evidence name."""
    return frozenset[str]().union(*(names.held(shown.text) for shown in evidence.shown))


def ends(one: Moment) -> tuple[Moment, ...]:
    """The two ends of a range, else the date itself."""
    return (replace(one, until=None), one.until) if one.until else (one,)


def dated(dating: Dating, *, both_ends: bool = False) -> Iterator[Moment]:
    """What a dating says: its day, month or year; of an interval what its ends have in common.

    The ends of a closed interval are said only where both are meant, as in `21–27 July`. About the
    24th is in the month all the same, about the 30th may not be.
    """
    value = dating.edtf
    known = [end for end in (value.first, value.last) if end]
    if not value.interval or len(known) == 1 or both_ends:
        for end in known:
            yield _precise(end, value.precision, about=value.approximate)
    first, last = known[0], known[-1]
    if value.precision == "year" or first.year != last.year:
        return
    if first.month == last.month:
        unsure = value.approximate and (value.precision != "day" or not 4 <= first.day <= 27)
        yield _precise(first, "month", about=unsure)
    yield _precise(first, "year", about=value.approximate and first.month in (1, 12))


def reasoned(datings: Iterable[Dating]) -> list[Dating]:
    """The datings that are stated, or inferred with the reason written down."""
    return [one for one in datings if one.basis == "stated" or _inferred(one)]


def years(datings: Iterable[Dating]) -> frozenset[int]:
    """The years that may be filled in for a day that is shown without one."""
    known = (one.edtf for one in reasoned(datings))
    return frozenset(end.year for one in known for end in (one.first, one.last) if end)


def _inferred(dating: Dating) -> bool:
    return dating.basis != "undated" and bool(dating.evidence)


def _precise(day: date, precision: str, *, about: bool) -> Moment:
    if precision == "day":
        return replace(moment(day), about=about)
    return Moment(day.year, day.month if precision == "month" else None, about=about)


def _readable(evidence: Evidence) -> Iterator[tuple[str, Grammar]]:
    for shown in evidence.shown:
        if g := grammar(shown.language):
            yield shown.text, g


def _figures(
    text: str, g: Grammar, figures: Iterable[tuple[str, Figure]]
) -> Iterator[tuple[Quantity, str]]:
    """The numbers of a text as the cited facts' figures read them: with their unit or currency.

    A figure reads a number only where its `raw` stands in the text with that very number.
    """
    for _, figure in figures:
        at = text.casefold().find(figure.raw.casefold())
        if at < 0:
            continue
        for number in numbers(text, g):
            if number.start < at + len(figure.raw) and at < number.end:
                words = text[number.start : number.end]
                found = (_as_figure(reading, figure, g) for reading in number.readings)
                yield from ((one, words) for one in found if one and one not in number.readings)


def _as_figure(reading: Quantity, figure: Figure, g: Grammar) -> Quantity | None:
    unit, factor = g.UNITS.get(figure.unit.lower(), ("", Fraction(1)))
    low = Fraction(figure.value) * SCALES[figure.scale]
    high = low if figure.value_max is None else Fraction(figure.value_max) * SCALES[figure.scale]
    qualifier = reading.qualifier or figure.qualifier or ""
    codes = (figure.currency,) if figure.currency else reading.codes
    if figure.currency and reading.codes and figure.currency not in reading.codes:
        return None
    if reading.unit == unit and (reading.low, reading.high) == (low * factor, high * factor):
        return replace(reading, codes=codes, qualifier=qualifier)
    if reading.unit == "" and not reading.codes and (reading.low, reading.high) == (low, high):
        low, high = low * factor, high * factor
        return replace(reading, low=low, high=high, unit=unit, codes=codes, qualifier=qualifier)
    return None
