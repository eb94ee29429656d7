"""Moments: the dates in a text, in every form that the language's table gives."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefgen.coverage.grammar import Grammar, any_of, pattern, words
from briefgen.coverage.values import Moment
from briefgen.value import Frozen, replace

_YEAR = r"(?:1[789]|20)[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ISO = re.compile(
    rf"(?<![\w-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?(?![\w-])"
)
_NUMERIC = re.compile(rf"(?<![\w./-])([0-3]?[0-9])([./-])([0-3]?[0-9])\2({_YEAR})(?![\w/-])")
_YEARS = re.compile(rf"(?<![\w.,-])({_YEAR})\s?[–/-]\s?((?:20|19)?[0-9]{{2}})(?![\w-])")
_DECADE = re.compile(r"(?<![\w.,-])((?:1[789]|20)[0-9]0)[’']?s(?!\w)")
# `mid-2025` and `pre-2022` hold a year, F-2000 and $2000 do not.
_LONE = rf"(?<![\w.,:/$€£¥])(?<![0-9A-Z][-–])(?P<loneyear>{_YEAR})(?![\w%])(?![.,:/–-][0-9])"
_SENTENCE = re.compile(r"(?:^|[.!?:]\s|[“\"(‘]|\n)\s*$")


class Dated(Frozen):
    """A date in a text, from `start` to `end`; no `value` if its figures can be read two ways."""

    start: int
    end: int
    value: Moment | None


@lru_cache(maxsize=1 << 12)
def moments(text: str, g: Grammar) -> tuple[Dated, ...]:
    """The dates in `text`, in order; of readings that overlap, the longest."""
    found = [*_figured(text)]
    for form in _forms(g):
        found += (
            (one.start(), one.end(), tuple(_worded(one, g)))
            for one in form.finditer(text)
            if _stands(one, g)
        )
    kept: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for start, end, dates in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= first or last <= start for first, last in taken):
            taken.append((start, end))
            kept += dates
    return tuple(sorted((_about(text, one, g) for one in kept), key=lambda one: one.start))


def _figured(text: str) -> Iterator[tuple[int, int, tuple[Dated, ...]]]:
    """Dates that are written in figures alone."""
    for one, value in (*_years(text), *_isos(text), *_numerics(text)):
        yield one.start(), one.end(), (Dated(one.start(), one.end(), value),)


def _years(text: str) -> Iterator[tuple[re.Match[str], Moment | None]]:
    for one in _DECADE.finditer(text):
        yield one, Moment(year=int(one[1]), decade=True)
    for one in _YEARS.finditer(text):
        first = int(one[1])
        last = int(one[2]) if len(one[2]) == 4 else first // 100 * 100 + int(one[2])
        # 2025-07 is a month, 2025-26 a range.
        if last > first and ("-" not in one[0] or last == first + 1 or not 1 <= last % 100 <= 12):
            yield one, Moment(year=first, until=Moment(year=last))


def _isos(text: str) -> Iterator[tuple[re.Match[str], Moment | None]]:
    for one in _ISO.finditer(text):
        day = int(one["day"]) if one["day"] else None
        yield one, Moment(int(one["year"]), int(one["month"]), day)


def _numerics(text: str) -> Iterator[tuple[re.Match[str], Moment | None]]:
    for one in _NUMERIC.finditer(text):
        first, second, year = int(one[1]), int(one[3]), int(one[4])
        readings = {(first, second)} if one[2] == "." else {(first, second), (second, first)}
        valid = [(d, m) for d, m in readings if 1 <= m <= 12 and 1 <= d <= 31]
        value = Moment(year, valid[0][1], valid[0][0]) if len(valid) == 1 else None
        yield one, value


@cache
def _forms(g: Grammar) -> tuple[re.Pattern[str], ...]:
    """The patterns of the language's forms, the tables filled in."""
    months = any_of((*g.MONTHS, *(name.upper() for name in g.MONTHS)))
    short = rf"{any_of(g.MONTHS_SHORT)}\.?"
    suffix = any_of(g.ORDINAL_SUFFIXES)
    joint = any_of((*g.TO, *g.OR))
    fields = {
        "weekday": rf"(?P<weekday>\b(?:{any_of(g.WEEKDAYS)}|{any_of(g.WEEKDAYS_SHORT)}\.?)(?!\w))",
        "day": rf"(?P<day>(?<![\w.,/:-])(?<![$€£]){_DAY}(?:{suffix})?(?!\w))",
        "until": rf"(?P<until>{_DAY}(?:{suffix})?(?!\w))",
        "month": rf"(?P<month>(?:{months}|{short})(?!\w))",
        "fullmonth": rf"(?P<fullmonth>(?<![\w-]){months}(?!\w)|(?<=[a-z]-){months}(?!\w))",
        "year": rf"(?P<year>{_YEAR})(?![\w%])(?!,[0-9]{{3}})",
        "loneyear": _LONE,
        "joint": rf"(?P<joint>\s?(?:{joint})\s?)",
        "part": rf"(?<!\w)(?P<part>(?i:{any_of(g.PARTS)}))[ -]",
        "season": rf"(?<!\w)(?P<season>(?i:{any_of(g.SEASONS)}))",
    }
    return tuple(pattern(_filled(form, fields), cased=True) for form in g.DATE_FORMS)


def _filled(form: str, fields: dict[str, str]) -> str:
    spaced = form.replace(" ", r"\s+")
    for name, field in fields.items():
        spaced = spaced.replace("{" + name + "}", field)
    return spaced


def _stands(one: re.Match[str], g: Grammar) -> bool:
    """True if a lone name of a month is that and no other word, and a lone year no amount."""
    given = {name: text for name, text in one.groupdict().items() if text}
    text, rest = one.string, one.string[one.end() :]
    if given.keys() == {"weekday"}:
        return given["weekday"] in g.WEEKDAYS
    if given.keys() == {"fullmonth"} and given["fullmonth"] in g.MONTHS_UNSURE:
        return rest[:1] in ("’", "'", ":", ")") or not _SENTENCE.search(text[: one.start()])
    if given.keys() == {"loneyear"}:
        units = any_of((*g.UNITS, *g.MAGNITUDES, *g.CURRENCIES))
        return not pattern(rf"[\s-]?{units}(?:{g.PLURAL})?(?!\w)").match(rest)
    return True


def _worded(one: re.Match[str], g: Grammar) -> Iterator[Dated]:
    """The dates of one form: two for `4 or 5 June`, one for `21–27 July`."""
    given = one.groupdict()
    name = (given.get("fullmonth") or given.get("month") or "").rstrip(".")
    weekday = (given.get("weekday") or "").rstrip(".")
    year = given.get("year") or given.get("loneyear")
    part = re.sub(r"\s+", " ", (given.get("part") or "").lower())
    value = Moment(
        year=int(year) if year else None,
        month=g.MONTHS.get(name) or g.MONTHS.get(name.capitalize()) or g.MONTHS_SHORT.get(name),
        day=_day(given.get("day")),
        weekday=g.WEEKDAYS.get(weekday, g.WEEKDAYS_SHORT.get(weekday)),
        part=g.PARTS.get(part, ""),
        season=(given.get("season") or "").lower(),
    )
    until = _day(given.get("until"))
    if until is None:
        yield Dated(one.start(), one.end(), value)
        return
    last = replace(value, day=until)
    if given["joint"].strip().lower() in g.OR:
        first = one.end("day") if one.start("day") < one.start("until") else one.end()
        yield Dated(one.start(), first, value)
        yield Dated(one.start("until"), one.end(), last)
    else:
        yield Dated(one.start(), one.end(), replace(value, until=last))


def _day(text: str | None) -> int | None:
    found = re.match("[0-9]+", text or "")
    return int(found[0]) if found else None


def _about(text: str, one: Dated, g: Grammar) -> Dated:
    """The same date with the word for `about` before it, if there is one."""
    found = pattern(words(g.QUALIFIERS["about"]) + r"\s+(?:the\s+)?$").search(text, 0, one.start)
    # `search` with an end treats it as the end of the text.
    if not found or one.value is None:
        return one
    return Dated(found.start(), one.end, replace(one.value, about=True))


def named(dates: Iterable[Dated]) -> list[Moment]:
    """The values of those dates that have one."""
    return [one.value for one in dates if one.value is not None]
