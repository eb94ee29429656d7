"""Matching: each claim of a sentence against its evidence; what is not shown is a gap.

A number is shown by the same value of the same measure, as exact as the words of the source make
it. A date is shown by an excerpt; its year also by the date of a cited fact, and all of it by one
that was resolved or computed with its reason written down. A name is shown under any name of the
entity, or by a person whose office names it.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from briefgen.coverage.claims import NOBODY
from briefgen.coverage.evidence import (
    Evidence,
    dated,
    designations_seen,
    ends,
    entities_held,
    moments_seen,
    quantities_seen,
    reasoned,
    years,
)
from briefgen.coverage.names import Names
from briefgen.coverage.values import ORDINAL, Claim, Gap, Moment, Quantity, Reason, Value
from briefgen.model.dating import Dating
from briefgen.value import replace

Seen = Sequence[tuple[Quantity, str]]
SeenDates = Sequence[tuple[Moment, str]]
# What a reader may be told instead: less than the source says, never more.
_WEAKER = frozenset(
    {
        ("", "about"),
        ("nearly", "about"),
        ("more than", "at least"),
        ("less than", "up to"),
        ("nearly", "less than"),
    }
)


def uncovered(
    claims: Iterable[Claim],
    evidence: Evidence,
    names: Names = NOBODY,
    *,
    quoted: Callable[[str], bool] | None = None,
) -> list[Gap]:
    """The claims that the evidence does not show, in their order.

    `quoted` says whether words may stand in quotation marks; without it quotations are not looked
    at.
    """
    claims = list(claims)
    kinds = {claim.kind for claim in claims}
    numbers = quantities_seen(evidence) if kinds & {"number", "date"} else []
    dates = moments_seen(evidence) if "date" in kinds else []
    held = entities_held(evidence, names) if "name" in kinds else frozenset[str]()
    coded = designations_seen(evidence) if "name" in kinds else frozenset[str]()
    found: list[Gap | None] = []
    for claim in claims:
        match claim.value:
            case tuple():
                found.append(_number(claim, claim.value, numbers))
            case Moment():
                found.append(_date(claim, claim.value, evidence, dates, numbers))
            case frozenset():
                found.append(None if claim.value & held else Gap(claim, "absent"))
            case str():
                found.append(_words(claim, claim.value, evidence, coded, quoted))
    gaps = [gap for gap in found if gap]
    return gaps or list(_repeated(claims, numbers, dates))


def _words(
    claim: Claim,
    words: str,
    evidence: Evidence,
    coded: frozenset[str],
    quoted: Callable[[str], bool] | None,
) -> Gap | None:
    if claim.kind == "quotation":
        return None if quoted is None or quoted(words) else Gap(claim, "not-quoted")
    if claim.kind == "name":
        return None if words in coded else Gap(claim, "absent")
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    shown = any(whole.search(one.text) for one in evidence.shown)
    return None if shown else Gap(claim, "absent")


def _number(claim: Claim, readings: Sequence[Quantity], seen: Seen) -> Gap | None:
    """The gap of the reading that comes nearest to being shown, or none."""
    gaps = [_reading(claim, reading, seen) for reading in readings]
    return None if None in gaps else gaps[0]


def _reading(claim: Claim, wanted: Quantity, seen: Seen) -> Gap | None:
    equal = [(one, words) for one, words in seen if one.same(wanted)]
    fitting = [one for one, _ in equal if _fits(one.qualifier, wanted.qualifier)]
    if fitting or claim.soft:
        rival = _rival(wanted, fitting, seen)
        return Gap(claim, "counted", rival) if rival else None
    if equal:
        reason: Reason = "qualifier-changed" if wanted.qualifier else "qualifier-dropped"
        return Gap(claim, reason, equal[0][1])
    for one, words in seen:
        alike = one.vague == wanted.vague and (one.unit == ORDINAL) == (wanted.unit == ORDINAL)
        if alike and (one.low, one.high) == (wanted.low, wanted.high):
            other = one.unit == wanted.unit and one.currency != wanted.currency
            return Gap(claim, "currency" if other else "unit", words)
    return Gap(claim, "absent", _nearest(wanted, seen))


def _fits(shown: str, printed: str) -> bool:
    return shown == printed or (shown, printed) in _WEAKER


def _rival(wanted: Quantity, fitting: Sequence[Quantity], seen: Seen) -> str:
    """Words that count the same thing otherwise, if nothing shows that it is counted so.

    Three working groups do not show three batteries where two batteries are counted.
    """
    if any(not one.counts or one.counts & wanted.counts for one in fitting):
        return ""
    counted = wanted.unit in ("", ORDINAL)
    if fitting and (not counted or not wanted.counts):
        return ""
    for one, words in seen:
        alike = one.measure == wanted.measure and one.low != wanted.low
        if alike and (one.counts & wanted.counts or not counted):
            return f"{words} {next(iter(sorted(one.counts & wanted.counts)), '')}".strip()
    return ""


def _nearest(wanted: Quantity, seen: Seen) -> str:
    """The words of the number of the same measure that is closest, else of any number."""
    alike = [pair for pair in seen if pair[0].measure == wanted.measure] or list(seen)
    if not alike:
        return ""
    return min(alike, key=lambda pair: (abs(pair[0].low - wanted.low), pair[1]))[1]


def _date(
    claim: Claim,
    wanted: Moment,
    evidence: Evidence,
    seen: SeenDates,
    numbers: Seen,
) -> Gap | None:
    """The gap of a date, or none; of a range, of the end that is not shown."""
    if wanted == Moment(year=wanted.year) and any(
        one.low == wanted.year and not one.unit and not one.codes for one, _ in numbers
    ):
        return None
    whole = wanted.until is not None
    told = [day for one in _telling(evidence) for day in dated(one, both_ends=whole)]
    if claim.soft:
        told += [day for one in reasoned(evidence.published) for day in dated(one)]
    for end in ends(wanted):
        if gap := _end(claim, end, evidence, seen, told):
            return gap
    return None


def _end(
    claim: Claim,
    wanted: Moment,
    evidence: Evidence,
    seen: SeenDates,
    told: Sequence[Moment],
) -> Gap | None:
    filled = years(evidence.dates)
    shown = [pair for pair in seen if pair[0].shows(wanted)]
    shown += [
        (replace(one, year=year), words)
        for one, words in seen
        if one.year is None and one.month
        for year in filled
        if replace(one, year=year).shows(wanted)
    ]
    told = [one for one in told if one.shows(wanted)]
    sure = [one for one in [*(one for one, _ in shown), *told] if wanted.about or not one.about]
    if any(_of_year(one, wanted, evidence) for one in sure):
        return None
    if sure:
        return Gap(claim, "other-year", shown[0][1] if shown else "")
    if shown or told:
        return Gap(claim, "qualifier-dropped", shown[0][1] if shown else "about")
    return _missing(claim, wanted, evidence, seen)


def _of_year(one: Moment, wanted: Moment, evidence: Evidence) -> bool:
    """True if a date printed without a year is of the year that it will be read in."""
    return None in (evidence.year, one.year) or wanted.year is not None or one.year == evidence.year


def _missing(claim: Claim, wanted: Moment, evidence: Evidence, seen: SeenDates) -> Gap:
    """Why a date is not shown."""
    for one, words in seen:
        if wanted.year and one.year is None and one.shows(replace(wanted, year=None)):
            return Gap(claim, "year", words)
    for dating in evidence.dates:
        if any(day.shows(wanted) for day in dated(dating, both_ends=True)):
            reason: Reason = "placed" if dating.basis == "undated" else "unshown"
            return Gap(claim, reason, str(dating.edtf))
    near = [words for one, words in seen if one.month == wanted.month and one.month]
    near += [words for one, words in seen if one.day == wanted.day and one.day]
    return Gap(claim, "absent", near[0] if near else "")


def _telling(evidence: Evidence) -> list[Dating]:
    """The cited facts' dates that stand for themselves, because their reason is written down."""
    return [
        one for one in reasoned(evidence.dates) if one.basis in ("relative_resolved", "computed")
    ]


def _repeated(claims: Sequence[Claim], numbers: Seen, dates: SeenDates) -> Iterator[Gap]:
    """A number or a day that is printed more often than shown, beside one that is not printed.

    `10,000 drones, against 10,000 the year before` is not what `100,000 instead of 10,000` shows.
    """
    keys = [(claim, _key(claim.value)) for claim in claims if not claim.soft]
    printed = Counter(key for _, key in keys if key)
    shown = [(_key(one), words) for one, words in numbers]
    shown += [(_key(day), words) for day, words in dates]
    stands = Counter(key for key, _ in shown)
    for claim, key in keys:
        if key and printed[key] > max(1, stands[key]):
            rest = (w for one, w in shown if one and one[0] == key[0] and one not in printed)
            if near := next(rest, ""):
                yield Gap(claim, "repeated", near)


def _key(value: Value | Quantity) -> tuple[Hashable, Hashable] | None:
    """What a number or a day is compared among, and what it is; None for other values."""
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, Quantity):
        return value.measure, (value.low, value.high)
    if isinstance(value, Moment) and value.day:
        return "day", (value.month, value.day)
    return None
