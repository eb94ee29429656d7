"""Claims: everything in a printed sentence that its evidence has to show."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.coverage.grammar import Grammar, any_of, grammar, pattern
from briefgen.coverage.moments import Dated, moments
from briefgen.coverage.names import Names, designations
from briefgen.coverage.quantities import Counted, quantities
from briefgen.coverage.values import Claim
from briefgen.quoting import quotations, unquoted

# Stands for what has been read already: neither a word nor a space.
_BLANK = "\ufffc"
_WITH_FIGURES = re.compile(r"(?:\w|(?<=\w)[^\s\w](?=\w))*[0-9](?:\w|[^\s\w](?=\w))*")
NOBODY = Names()


def find_claims(text: str, language: str, names: Names = NOBODY) -> list[Claim]:
    """The quotations, numbers, dates and names in visible text, in order, none inside another.

    What stands in quotation marks is one claim. Figures that cannot be read are claims as they
    stand; in a language without a grammar (see `grammar.GRAMMARS`) all figures are.
    """
    quoted = [
        Claim("quotation", text[first:last], first, last, text[first:last])
        for first, last in quotations(text)
        if text[first:last].strip()
    ]
    own = unquoted(text)
    g = grammar(language)
    found = _outermost([*_names(own, names), *(_worded(own, g) if g else ())])
    rest = _figures(own, [*quoted, *found], g)
    return sorted([*quoted, *found, *rest], key=lambda one: one.start)


def numbers(text: str, g: Grammar) -> tuple[Counted, ...]:
    """The numbers in a text that are no part of a date or an idiom; offsets as in the text."""
    return quantities(_idle(_without_dates(text, g), g), g)


def _worded(text: str, g: Grammar) -> Iterator[Claim]:
    for day in moments(text, g):
        words, label = text[day.start : day.end], _is_label(text, day)
        value = words if day.value is None else day.value
        yield Claim("date", words, day.start, day.end, value, soft=label)
    for number in numbers(text, g):
        words = text[number.start : number.end]
        if not number.spare:
            yield Claim(
                "number", words, number.start, number.end, number.readings, soft=number.soft
            )
    for name in designations(_idle(text, g), g):
        yield Claim("name", text[name.start : name.end], name.start, name.end, name.value)


def _figures(text: str, found: Sequence[Claim], g: Grammar | None) -> Iterator[Claim]:
    """What holds a figure and is none of the claims found: it has to stand so in an excerpt."""
    for rest in _WITH_FIGURES.finditer(_idle(text, g) if g else text):
        if all(rest.end() <= one.start or one.end <= rest.start() for one in found):
            yield Claim("number", rest[0], rest.start(), rest.end(), rest[0])


def _is_label(text: str, day: Dated) -> bool:
    """True for a month or a year that stands apart: `June: …` or `… (June)`."""
    if day.value is None or day.value.day:
        return False
    before, after = text[: day.start].rstrip()[-1:], text[day.end : day.end + 1]
    return (not before and after == ":") or (before, after) == ("(", ")")


def _names(text: str, names: Names) -> Iterator[Claim]:
    for name in names.find(text):
        yield Claim("name", text[name.start : name.end], name.start, name.end, name.value)


def _outermost(found: Iterable[Claim]) -> list[Claim]:
    """The claims that stand in no longer one: the seven of the Group of Seven is no number.

    Of equals, the first.
    """
    kept: list[Claim] = []
    for one in sorted(found, key=lambda claim: claim.start - claim.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _without_dates(text: str, g: Grammar) -> str:
    return _blanked(text, ((day.start, day.end) for day in moments(text, g)))


def _idle(text: str, g: Grammar) -> str:
    """The text without turns of speech that only look like numbers: first-hand, 24/7."""
    idioms = pattern(rf"(?<!\w){any_of(g.IDIOMS)}(?!\w)")
    return idioms.sub(lambda found: _BLANK * len(found[0]), text)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts = list(text)
    for start, end in spans:
        parts[start:end] = _BLANK * (end - start)
    return "".join(parts)
