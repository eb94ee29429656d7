"""Money says in which currency it is, by its ISO 4217 code, and never changes it.

A figure whose unit or `raw` shows a sign or the name of a currency has `currency`, and the code is
one that the sign can mean: `$` may be USD, CAD or AUD, `€` is EUR. A sum of money in prose, or
among the key figures, rests on a cited fact with a figure in that currency.

Passes:

    # content/facts/more.yaml
    facts:
      - id: harbour-loan
        statement: Northport pledged a loan of $2m.
        cites: [gazette/loan]
        figures:
          - {value: "2", scale: million, unit: loan, currency: USD, raw: a loan of $2 million}

Fails, because the sign needs a code:

    # content/facts/more.yaml
    facts:
      - id: harbour-loan
        statement: Northport pledged a loan.
        cites: [gazette/loan]
        figures:
          - {value: "2", scale: million, unit: loan, raw: a loan of $2 million}
"""

from collections.abc import Iterable, Iterator, Sequence

from briefgen import passages
from briefgen.amounts import CODES, amounts, currencies, mentioned
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact, Figure
from briefgen.passages import Passage
from briefgen.problem import Pos, Problem
from briefgen.prose import citations
from briefgen.record import closest

CODE = "currency"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each sum whose currency is missing, unknown, contradicted or not shown."""
    for fact, statement in passages.facts(corpus):
        reported = False
        for figure in fact.figures:
            for problem in _figure(figure):
                reported = True
                yield problem
        if not reported:
            yield from _sums(corpus, statement, [fact.id])
    for _, edition, printed in passages.editions(corpus):
        yield from _key_figures(corpus, edition)
        for passage in printed:
            yield from _sums(corpus, passage, passage.leans)


def _figure(figure: Figure) -> Iterator[Problem]:
    if figure.currency and figure.currency not in CODES:
        message = f"`{figure.currency}` is not a currency code"
        hint = closest(figure.currency, sorted(CODES)) or "see ISO 4217: USD, EUR, GBP …"
        yield Problem(figure.at("currency"), CODE, message, hint, length=3)
        return
    for field, text in (("raw", figure.raw), ("unit", figure.unit)):
        if all(figure.currency in codes for codes in mentioned(text)):
            continue
        shown = currencies(text)
        if not shown:
            continue
        if not figure.currency:
            message = f"`{text}` is money and has no `currency`"
            hint = f"add `currency: {shown[0]}`, or the code that is meant"
            yield Problem(figure.at(field), CODE, message, hint, length=len(text))
            return
        if figure.currency not in shown:
            message = f"`{figure.currency}` is not the currency of `{text}`"
            hint = f"that would be {' or '.join(shown)}"
            yield Problem(figure.at("currency"), CODE, message, hint, length=3)
            return


def _sums(corpus: Corpus, passage: Passage, beside: Sequence[str]) -> Iterator[Problem]:
    """The sums that no fact shows, of those cited in the same sentence or beside the passage."""
    for sentence in passage.sentences:
        names = [name for name in (*sentence.ids, *beside) if name not in passage.own]
        if any(_lack(corpus, names, codes) for codes in mentioned(sentence.text)):
            for amount in amounts(sentence.text):
                if amount.codes and _lack(corpus, names, amount.codes):
                    pos = passages.place(corpus, passage, sentence.origin(amount.start))
                    yield _unshown(pos, amount.text, amount.codes)


def _key_figures(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    for figure in edition.figures:
        shown = currencies(figure.number) or currencies(figure.unit or "")
        names = [name for citation in citations(figure.caption) for name in citation.ids]
        if shown and _lack(corpus, names, shown):
            yield _unshown(figure.at("number"), figure.number, shown)


def _lack(corpus: Corpus, names: Sequence[str], wanted: Iterable[str]) -> bool:
    """True if none of the named facts has a figure in a wanted currency.

    What cites nothing, or something that is not there, is not blamed for its money as well.
    """
    grounds = [name for name in names if name in corpus.facts or name in corpus.conflicts]
    return (
        bool(grounds) and len(grounds) == len(names) and _codes(corpus, grounds).isdisjoint(wanted)
    )


def _unshown(pos: Pos, text: str, codes: Iterable[str]) -> Problem:
    message = f"no cited fact has a figure in the currency of `{text}`"
    hint = f"give the fact a figure with `currency: {next(iter(codes))}`, or cite the one that has"
    return Problem(pos, CODE, message, hint, length=len(text))


def _codes(corpus: Corpus, names: Iterable[str]) -> set[str]:
    """The currencies of the figures of the named facts, also through conflicts."""
    facts: list[Fact] = []
    for name in names:
        if name in corpus.facts:
            facts.append(corpus.facts[name])
        elif name in corpus.conflicts:
            conflict = corpus.conflicts[name]
            touched = (*conflict.facts, *(side.fact for side in conflict.positions if side.fact))
            facts += [corpus.facts[one] for one in touched if one in corpus.facts]
    return {figure.currency for fact in facts for figure in fact.figures if figure.currency}
