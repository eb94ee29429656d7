"""A part is contained in its total and never added to it.

A figure that is `part_of` another fact is of the same unit and currency as a figure there and not
bigger than it. No text prints the sum of the two (unless a source gives that number itself).

Passes:

    # content/facts/more.yaml
    facts:
      - id: harbour-fund
        statement: The fund holds €10m.
        cites: [gazette/loan]
        figures:
          - {value: "10", scale: million, unit: fund, currency: EUR, raw: a fund of €10 million}
      - id: dredging-share
        statement: Of the fund, €4m is for dredging.
        cites: [gazette/loan]
        figures:
          - value: "4"
            scale: million
            unit: fund
            currency: EUR
            raw: €4 million of it
            part_of: harbour-fund

Fails, because the part is bigger than the whole:

    # content/facts/more.yaml
    facts:
      - id: harbour-fund
        statement: The fund holds €10m.
        cites: [gazette/loan]
        figures:
          - {value: "10", scale: million, unit: fund, currency: EUR, raw: a fund of €10 million}
      - id: dredging-share
        statement: Of the fund, €40m is for dredging.
        cites: [gazette/loan]
        figures:
          - value: "40"
            scale: million
            unit: fund
            currency: EUR
            raw: €40 million of it
            part_of: harbour-fund
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen import passages
from briefgen.amounts import Amount, amounts
from briefgen.model.corpus import Corpus
from briefgen.model.edition import KeyFigure
from briefgen.model.fact import Fact, Figure
from briefgen.passages import Passage
from briefgen.problem import Pos, Problem
from briefgen.value import Frozen

CODE = "totals"

_ZEROS = {"thousand": 3, "million": 6, "billion": 9}


class _Sum(Frozen):
    """What a part and its total would come to, and must not be said to."""

    part: str
    total: str
    value: Decimal
    unit: str
    currency: str | None

    def is_printed_as(self, amount: Amount, text: str) -> bool:
        """True if an amount in a text is this sum, and not by chance the same number."""
        if amount.value != self.value:
            return False
        if self.currency:
            return self.currency in amount.codes
        # The first letters of a unit are the same in the plural: battery, batteries.
        after = text[amount.end : amount.end + len(self.unit) + 20]
        return re.search(rf"\b{re.escape(self.unit[:4])}", after, re.IGNORECASE) is not None


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each part that does not fit its total, and each sum of the two in print."""
    for fact in corpus.facts.values():
        for figure in fact.figures:
            if figure.part_of and (total := corpus.facts.get(figure.part_of)):
                yield from _part(fact, figure, total)
    if corpus.found_by("totals"):
        for _, _, printed in passages.editions(corpus):
            yield from _edition(corpus, printed)
        for fact, statement in passages.facts(corpus):
            yield from _passage(corpus, statement, [fact.id])


def _sums(corpus: Corpus, name: str) -> Iterator[_Sum]:
    """What a fact and its totals come to, and its parts and it."""
    for part in dict.fromkeys((name, *corpus.found_by("totals").get(name, ()))):
        for figure in corpus.facts[part].figures:
            total = corpus.facts.get(figure.part_of or "")
            if total and name in (part, total.id) and (whole := _like(figure, total)):
                value = _value(figure) + _value(whole)
                yield _Sum(part, total.id, value, figure.unit, figure.currency)


def _part(fact: Fact, figure: Figure, total: Fact) -> Iterator[Problem]:
    pos, length = figure.at("part_of"), len(total.id)
    if total is fact:
        yield Problem(pos, CODE, f"`{fact.id}` is part of itself", "name the total", length=length)
        return
    whole = _like(figure, total)
    if whole is None:
        money = f" in {figure.currency}" if figure.currency else ""
        message = f"`{total.id}` has no figure that counts `{figure.unit}`{money}"
        hint = "a part and its total have the same `unit` and `currency`"
        yield Problem(pos, CODE, message, hint, length=length)
    elif _value(figure) > max(_value(whole), _value(whole, whole.value_max)):
        message = f"the part, {_value(figure):,f}, is bigger than its total, {_value(whole):,f}"
        hint = f"compare `{fact.id}` and `{total.id}` with what the source says"
        yield Problem(figure.at("value"), CODE, message, hint, length=len(str(figure.value)))


def _like(figure: Figure, total: Fact) -> Figure | None:
    """The figure of `total` that `figure` can be a part of."""
    same = (figure.unit, figure.currency)
    return next((one for one in total.figures if (one.unit, one.currency) == same), None)


def _value(figure: Figure, value: Decimal | None = None) -> Decimal:
    number = figure.value if value is None else value
    return number.scaleb(_ZEROS[figure.scale]) if figure.scale else number


def _edition(corpus: Corpus, printed: Sequence[Passage]) -> Iterator[Problem]:
    for passage in printed:
        cited = (*passage.facts, *passage.leans)
        yield from _passage(corpus, passage, cited)
        if isinstance(figure := passage.record, KeyFigure):
            text = f"{figure.number} {figure.unit or ''}"
            for amount, found in _sums_in(corpus, text, cited):
                yield _problem(figure.at("number"), amount, found)


def _passage(corpus: Corpus, passage: Passage, cited: Iterable[str]) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for amount, found in _sums_in(corpus, sentence.text, cited):
            yield _problem(
                passages.place(corpus, passage, sentence.origin(amount.start)), amount, found
            )


def _sums_in(corpus: Corpus, text: str, cited: Iterable[str]) -> Iterator[tuple[Amount, _Sum]]:
    """Each amount in a text that is such a sum, if no cited fact gives that number itself."""
    named = [name for name in cited if name in corpus.facts]
    wanted = dict.fromkeys(found for name in named for found in _sums(corpus, name))
    if not wanted:
        return
    given = {_value(figure) for name in named for figure in corpus.facts[name].figures}
    for amount in amounts(text):
        for found in wanted:
            if found.value not in given and found.is_printed_as(amount, text):
                yield amount, found


def _problem(pos: Pos, amount: Amount, found: _Sum) -> Problem:
    message = f"`{amount.text}` adds `{found.part}` to its own total, `{found.total}`"
    hint = "give the total, and the part as a part of it"
    return Problem(pos, CODE, message, hint, length=len(amount.text))
