"""Derivations: results that an analyst has worked out, written down and worked out again here.

    2 September 2025 = 14 July 2025 + 50 days
    37 days = 2025-09-02 - 2025-07-27
    10 = 100,000 / 10,000

A result, an equals sign and operands with `+`, `-`, `*` or `/` between them, each sign between
spaces; `*` and `/` bind closer. An operand is a date, a number with or without a unit, or the name
of something that the edition knows of itself. A count of days from a date leaves the date out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from briefgen.coverage.arithmetic import Impossible, Known, calculate, in_words
from briefgen.coverage.claims import find_claims
from briefgen.coverage.evidence import SCALES, Evidence
from briefgen.coverage.matching import uncovered
from briefgen.coverage.values import SHARE, TIMES, Claim, Moment, Quantity, moment
from briefgen.model.fact import Figure
from briefgen.value import Frozen, replace

_SIGNS = dict(zip("+-\u2212–*\u00d7/÷", "+---**//", strict=True))
_SPLIT = re.compile(r"\s+([-+\u2212–*\u00d7/÷])\s+")


class Operand(Frozen):
    """A number, a date or a name, as written; `claim` is None for a name."""

    text: str
    value: Known
    claim: Claim | None = None


class Derivation(Frozen):
    """A derivation as read; `signs` stand between the operands."""

    text: str
    result: Operand
    operands: tuple[Operand, ...]
    signs: tuple[str, ...]


class Fault(Frozen):
    """What is wrong with a derivation, and how to mend it."""

    text: str
    message: str
    hint: str = ""


def parse(
    text: str, language: str, own: Mapping[str, int | date] | None = None
) -> Derivation | Fault:
    """The derivation that `text` writes, or what is wrong with it.

    `own` are the names that may stand for numbers and dates.
    """
    left, equals, right = text.partition("=")
    if not equals or "=" in right:
        return Fault(text, "a derivation has one equals sign", "write `result = a + b`")
    parts = _SPLIT.split(right.strip())
    operands: list[Operand] = []
    for part in (left.strip(), *parts[::2]):
        operand = _operand(part, language, own or {})
        if isinstance(operand, Fault):
            return replace(operand, text=text)
        operands.append(operand)
    signs = tuple(_SIGNS[sign] for sign in parts[1::2])
    return Derivation(text, operands[0], tuple(operands[1:]), signs)


def _operand(text: str, language: str, own: Mapping[str, int | date]) -> Operand | Fault:
    if text in own:
        known = own[text]
        if isinstance(known, date):
            return Operand(text, moment(known))
        return Operand(text, Quantity(Fraction(known), Fraction(known)))
    claims = find_claims(text, language)
    if len(claims) == 1 and (claims[0].start, claims[0].end) == (0, len(text)):
        value = claims[0].value
        if isinstance(value, Moment) and not value.until:
            return Operand(text, value, claims[0])
        if isinstance(value, tuple) and value[0].low == value[0].high and not value[0].vague:
            return Operand(text, value[0], claims[0])
    names = f", or one of {', '.join(sorted(own))}" if own else ""
    return Fault(text, f"`{text}` is not one number or one date", f"write 50 days, $1.3bn{names}")


def check(derivation: Derivation, evidence: Evidence) -> list[Fault]:
    """What is wrong with a derivation, which is nothing if the list is empty.

    An operand that nothing shows, a part added to its total, or a result that does not follow; the
    fault says what it should be.
    """
    faults = [*_unshown(derivation, evidence), *_doubled(derivation, evidence)]
    try:
        found = calculate([one.value for one in derivation.operands], derivation.signs)
    except Impossible as reason:
        return [
            *faults,
            Fault(derivation.text, f"`{derivation.text}` cannot be worked out: {reason}"),
        ]
    if not _agrees(derivation.result, found):
        message = f"`{derivation.text}` does not follow: it gives {in_words(found)}"
        faults.append(
            Fault(derivation.text, message, f"write {in_words(found)}, or mend an operand")
        )
    return faults


def derive(texts: Iterable[str], language: str, evidence: Evidence) -> tuple[Evidence, list[Fault]]:
    """The evidence with the results of the derivations that hold, and the faults of the others."""
    faults: list[Fault] = []
    results: list[Known] = []
    for text in texts:
        read = parse(text, language, evidence.own)
        wrong = [read] if isinstance(read, Fault) else check(read, evidence)
        faults += wrong
        if not wrong and isinstance(read, Derivation):
            results += _printable(read)
    return replace(evidence, derived=(*evidence.derived, *results)), faults


def _printable(derivation: Derivation) -> list[Known]:
    """The result as written and as worked out; a ratio may also be printed as so many times."""
    found = calculate([one.value for one in derivation.operands], derivation.signs)
    results = [derivation.result.value, found]
    if isinstance(found, Quantity) and found.measure == ("", "", False):
        results += [replace(found, unit=TIMES), replace(found, unit=SHARE)]
    return results


def _agrees(result: Operand, found: Known) -> bool:
    value = result.value
    if isinstance(value, Moment) or isinstance(found, Moment):
        return isinstance(value, Moment) and isinstance(found, Moment) and found.shows(value)
    ratio = found.measure == ("", "", False) and value.unit in (TIMES, SHARE)
    if not ratio and value.measure != found.measure:
        return False
    if value.qualifier == "about" and found.qualifier in ("", "about"):
        return abs(value.low - found.low) <= _last_place(result.text, value) / 2
    return value.low == found.low and value.qualifier == found.qualifier


def _last_place(text: str, value: Quantity) -> Fraction:
    """What one step of the last digit that counts is worth: 0.1 billion in 1.3bn, 10 in 40."""
    figures = re.search(r"[0-9][0-9,]*(?:\.([0-9]+))?", text)
    written = Fraction(figures[0].replace(",", "")) if figures else value.low
    if not written:
        return Fraction(0)
    digits = str(written.numerator)
    zeros = len(digits) - len(digits.rstrip("0"))
    decimals = len(figures[1]) if figures and figures[1] else 0
    return value.low / written * (Fraction(1, 10**decimals) if decimals else Fraction(10**zeros))


def _unshown(derivation: Derivation, evidence: Evidence) -> list[Fault]:
    days = {moment(one) for one in evidence.own.values() if isinstance(one, date)}
    claims = [one.claim for one in derivation.operands if one.claim and one.claim.value not in days]
    gaps = uncovered(claims, replace(evidence, derived=()))
    return [Fault(derivation.text, gap.message, "an operand stands in an excerpt") for gap in gaps]


def _doubled(derivation: Derivation, evidence: Evidence) -> list[Fault]:
    """A part added to the total that contains it, by the figures of the cited facts."""
    if "+" not in derivation.signs:
        return []
    added = [one.value for one in derivation.operands if isinstance(one.value, Quantity)]
    faults = []
    for name, part in evidence.figures:
        for other, total in evidence.figures:
            if part.part_of == other and _is(part, added) and _is(total, added):
                message = f"`{derivation.text}` adds `{name}` to its own total, `{other}`"
                faults.append(Fault(derivation.text, message, "give the total alone"))
    return faults


def _is(figure: Figure, values: Sequence[Quantity]) -> bool:
    amount = Fraction(figure.value) * SCALES[figure.scale]
    return any(one.low == amount and figure.currency in (None, *one.codes) for one in values)
