"""Surroundings: what stands around a numeral and belongs to it, read outward from it."""

import re
from fractions import Fraction
from functools import cache

from briefgen.amounts import CODES, SIGNS
from briefgen.coverage.grammar import Grammar, any_of, pattern
from briefgen.coverage.numerals import Numeral
from briefgen.coverage.values import ORDINAL, SHARE, TIMES, Quantity
from briefgen.value import Frozen

# In capitals these codes are English words as well.
_CODES = "|".join(sorted(CODES - set("ALL CUP MOP PEN TOP TRY".split())))
_SIGNS = any_of(SIGNS)
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*(?:[’'](?:s(?!\w))?)?")
# How far back a qualifier and a currency reach, and how many words can say what is counted.
_BACK = 48
_COUNTED = 4


class Around(Frozen):
    """A numeral from the qualifier or sign before it to the unit or qualifier after it.

    `form` is the unit as written; `metres` says that a lone m, read as million, may be metres;
    `loose` that the qualifier may be another word (`over two days`).
    """

    numeral: Numeral
    start: int
    end: int
    qualifier: str
    loose: bool
    negative: bool
    scale: int
    metres: bool
    unit: str
    form: str
    factor: Fraction
    codes: tuple[str, ...]
    counts: frozenset[str]

    @property
    def bare(self) -> bool:
        """True if it has neither unit nor money."""
        return not self.unit and not self.codes

    @property
    def quantity(self) -> Quantity:
        """What it says."""
        value = self.numeral.value * self.scale * self.factor * (-1 if self.negative else 1)
        vague = self.numeral.sort == "vague"
        counts = self.counts if self.bare or self.unit == ORDINAL else frozenset[str]()
        return Quantity(value, value, self.unit, self.codes, self.qualifier, vague, counts)


def around(text: str, numeral: Numeral, g: Grammar) -> Around | None:
    """The numeral with what belongs to it; None if it is glued to letters that mean nothing."""
    before = _before(g).search(text, max(0, numeral.start - _BACK), numeral.start)
    phrase = " ".join(((before and before["qualifier"]) or "").lower().split())
    money = ((before and before["money"]) or "").strip()
    qualifier = _qualifiers(g).get(phrase, "")
    start = before.start() if before else numeral.start
    if before and qualifier and _otherwise(text[:start], phrase, g):
        qualifier, start = "", before.end("qualifier")
        start += len(text[start:]) - len(text[start:].lstrip())
    after = _After(text, numeral, g)
    scale, metres = after.scale()
    unit, form, factor = ("", "", Fraction(1)) if money else after.unit()
    codes = _codes_before(money) if money else after.codes() if not unit else ()
    late = after.qualifier()
    letters = text[numeral.end - 1].isdigit() and text[numeral.end : numeral.end + 1].isalpha()
    if letters and after.at == numeral.end:
        return None
    return Around(
        numeral=numeral,
        start=start,
        end=after.at,
        qualifier=qualifier or late,
        loose=phrase in g.LOOSE,
        negative=bool(before and before["minus"]),
        scale=scale,
        metres=metres and not codes and not unit,
        unit=unit,
        form=form,
        factor=factor,
        codes=codes,
        counts=_counts(text, after.at, g, one=numeral.value == 1 or unit == ORDINAL),
    )


@cache
def _before(g: Grammar) -> re.Pattern[str]:
    phrases = any_of(phrase for group in g.QUALIFIERS.values() for phrase in group)
    minus = rf"(?<![\w)])[\u2212-]|(?<!\w)(?i:{any_of(g.MINUS)})\s+"
    money = rf"(?:{_SIGNS})\s?|(?<!\w)(?:{_CODES})\s?"
    return pattern(
        rf"(?:(?<![\w-])(?P<qualifier>(?i:{phrases}))\s*)?"
        rf"(?P<minus>{minus})?(?P<money>{money})?$",
        cased=True,
    )


@cache
def _qualifiers(g: Grammar) -> dict[str, str]:
    return {phrase: name for name, group in g.QUALIFIERS.items() for phrase in group}


def _otherwise(before: str, phrase: str, g: Grammar) -> bool:
    """True if the phrase is no qualifier here: talks about two cities, twice as many as 10,000."""
    words = before.lower().split()[-1:]
    return bool(words) and words[0].strip("“\"'’(") in g.OTHERWISE.get(phrase, ())


def _codes_before(money: str) -> tuple[str, ...]:
    return SIGNS.get(money) or (money,)


class _After:
    """Reads on from the end of a numeral; each thing is looked for once, in this order."""

    def __init__(self, text: str, numeral: Numeral, g: Grammar) -> None:
        self.text, self.numeral, self.g = text, numeral, g
        self.at = numeral.end
        self._figures = text[numeral.end - 1].isdigit() or numeral.sort == "fraction"

    def _take(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        found = wanted.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def scale(self) -> tuple[int, bool]:
        """The magnitude after figures, and whether it is a lone m."""
        if not self._figures:
            return 1, False
        found = self._take(_scales(self.g))
        if not found:
            return 1, False
        word = re.sub(r"^\W+", "", found[0]).lower()
        known = {**self.g.MAGNITUDES, **self.g.COLLECTIVES, **self.g.SCALES}
        size = known.get(word) or known.get(word.removesuffix(self.g.PLURAL), 1)
        return size, word == "m" and found[0].endswith("m")

    def unit(self) -> tuple[str, str, Fraction]:
        """The unit: its base, its form and the factor between them."""
        sort, exact = self.numeral.sort, Fraction(1)
        if sort == "ordinal" or (self._figures and self._take(_ordinal_suffix(self.g))):
            return ORDINAL, "", exact
        if sort == "times" or self._take(_times(self.g, figures=self._figures)):
            return TIMES, "", exact
        found = self._take(_units(self.g, figures=self._figures, sort=sort))
        if found:
            form = " ".join(found["unit"].lower().split())
            base, factor = self.g.UNITS[form]
            return base, form, factor
        return (SHARE, "", exact) if sort == "fraction" else ("", "", exact)

    def codes(self) -> tuple[str, ...]:
        """The currencies that a sign, a code or a word after the number can mean."""
        found = self._take(_money(self.g, vague=self.numeral.sort == "vague"))
        if not found:
            return ()
        if found["sign"] or found["code"]:
            return _codes_before(found["sign"] or found["code"])
        codes = self.g.CURRENCIES[" ".join(found["word"].lower().split())]
        owner = self.g.CURRENCY_OF.get(" ".join((found["owner"] or "").lower().split()))
        return (owner,) if owner in codes else codes

    def qualifier(self) -> str:
        """The qualifier that follows: 40 or so."""
        found = self._take(_late(self.g))
        phrase = " ".join(found[0].lower().split()) if found else ""
        groups = self.g.QUALIFIERS_AFTER.items()
        return next((name for name, group in groups if phrase in group), "")


@cache
def _scales(g: Grammar) -> re.Pattern[str]:
    glued = any_of(form for form in g.SCALES if len(form) == 1 and form != "m")
    free = any_of(form for form in g.SCALES if len(form) > 1 or form == "m")
    words = any_of((*g.MAGNITUDES, *g.COLLECTIVES))
    return pattern(rf"(?:{glued}|[\s-]?{free}|[\s-]{words}(?:{g.PLURAL})?)(?!\w)")


@cache
def _ordinal_suffix(g: Grammar) -> re.Pattern[str]:
    return pattern(rf"{any_of(g.ORDINAL_SUFFIXES)}(?!\w)")


@cache
def _times(g: Grammar, *, figures: bool) -> re.Pattern[str]:
    signs = any_of(form for form in g.TIMES if len(form) == 1)
    words = any_of(form for form in g.TIMES if len(form) > 1)
    glued = rf"{signs}(?!\w)|" if figures else ""
    return pattern(rf"{glued}-?{g.FOLD}(?!\w)|[\s-]+{words}(?!\w)")


@cache
def _units(g: Grammar, *, figures: bool, sort: str) -> re.Pattern[str]:
    """Short forms (km, g) follow figures only; a fraction takes `an` before its unit."""
    forms = any_of(form for form in g.UNITS if figures or len(form) > 2)
    joint = r"\s+" if sort in ("article", "vague") else r"[\s-]?"
    if sort == "vague":
        joint = rf"\s+{g.OF}\s+"
    return pattern(rf"{joint}(?P<unit>{forms})(?!\w)")


@cache
def _money(g: Grammar, *, vague: bool) -> re.Pattern[str]:
    words = rf"(?:(?P<owner>{any_of(g.CURRENCY_OF)})\s+)?(?P<word>{any_of(g.CURRENCIES)})"
    joint = rf"\s+{g.OF}\s+" if vague else r"[\s-]"
    signs = rf"\s?(?P<sign>{_SIGNS})|\s?(?-i:(?P<code>{_CODES}))(?!\w)"
    return pattern(rf"{signs}|{joint}{words}(?:{g.PLURAL})?(?!\w)")


@cache
def _late(g: Grammar) -> re.Pattern[str]:
    phrases = [phrase for group in g.QUALIFIERS_AFTER.values() for phrase in group]
    signs = any_of(phrase for phrase in phrases if not phrase[0].isalpha())
    words = any_of(phrase for phrase in phrases if phrase[0].isalpha())
    return pattern(rf"{signs}|\s+{words}(?!\w)")


def _counts(text: str, at: int, g: Grammar, *, one: bool) -> frozenset[str]:
    """The stems of the words that say what is counted: plurals, or all of them after one.

    They end at punctuation and at words like `of` and `will`.
    """
    found: set[str] = set()
    for _ in range(_COUNTED):
        word = _WORD.match(text, at + 1) if text[at : at + 1] in (" ", "-", "\u00a0") else None
        if not word or word[0].lower() in g.STOP:
            break
        plain = re.sub(r"[’']s?$", "", word[0].lower())
        if one or plain in g.PLURALS or (plain.endswith(g.PLURAL) and not plain.endswith("ss")):
            found.add(stem(plain))
        at = word.end()
    return frozenset(found)


def stem(word: str) -> str:
    """A plural and its singular made alike; nothing more is asked of it."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
