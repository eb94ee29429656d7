"""Facts that give different values for one thing are covered by a conflict record.

Facts name the thing by the same `attribute`; figures also by the same `of`, unit and date. Where
their figures, dates or actors differ, a conflict with both facts says who says what.

Passes:

    # content/facts/more.yaml
    facts:
      - id: an-hour
        statement: The talks lasted an hour.
        cites: [gazette/met]
        attribute: length-of-talks
        figures: [{value: 60, unit: minute, raw: an hour}]

Fails, because another fact says otherwise and no conflict has both:

    # content/facts/more.yaml
    facts:
      - id: an-hour
        statement: The talks lasted an hour.
        cites: [gazette/met]
        attribute: length-of-talks
        figures: [{value: 60, unit: minute, raw: an hour}]
      - id: forty
        statement: The talks lasted 40 minutes.
        cites: [gazette/forty-minutes]
        attribute: length-of-talks
        figures: [{value: 40, unit: minute, raw: 40 minutes}]
"""

from collections.abc import Iterator

from briefgen.locales import ENGLISH
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact, Figure
from briefgen.model.page import things
from briefgen.problem import Problem
from briefgen.wording import amount, money

CODE = "contradiction"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each pair of facts with different values that no conflict covers."""
    for second in corpus.facts.values():
        for first in _earlier(corpus, second):
            if _superseded(first, second) or _is_covered(corpus, first, second):
                continue
            difference = _difference(first, second)
            if not difference:
                continue
            message = f"`{second.id}` and `{first.id}` differ on one thing: {difference}"
            hint = "record the conflict in content/conflicts/, or give them other attributes"
            yield Problem(second.at("id"), CODE, message, hint, length=len(second.id))


def _earlier(corpus: Corpus, fact: Fact) -> Iterator[Fact]:
    """The facts before this one, in the order of the corpus, that speak of one thing with it."""
    spoken = corpus.found_by("things")
    found: dict[str, None] = {}
    for thing in things(fact):
        names = spoken.get(thing, ())
        found |= dict.fromkeys(names[: names.index(fact.id)])
    return (corpus.facts[name] for name in found)


def _is_covered(corpus: Corpus, first: Fact, second: Fact) -> bool:
    """Whether some conflict speaks of both."""
    touched = corpus.found_by("touched")
    return not set(touched.get(first.id, ())).isdisjoint(touched.get(second.id, ()))


def _superseded(first: Fact, second: Fact) -> bool:
    """True if one of the two says itself that it replaces or refines the other."""
    return any(
        link.fact == other.id and link.relation in ("supersedes", "refines", "contradicts")
        for one, other in ((first, second), (second, first))
        for link in one.links
    )


def _difference(first: Fact, second: Fact) -> str:
    """In words how the values differ; empty if they do not, or cannot be compared."""
    for one, other in _comparable(first, second):
        if (amount(one), one.value_max) != (amount(other), other.value_max):
            values = (money(ENGLISH, figure) for figure in (one, other))
            return f"{' and '.join(values)} {one.unit}".rstrip()
    if first.attribute and first.attribute == second.attribute:
        if first.date and second.date and not _meet(first, second):
            return f"{first.date.edtf} and {second.date.edtf}"
        if first.actors and second.actors and set(first.actors) != set(second.actors):
            return f"{', '.join(first.actors)} and {', '.join(second.actors)}"
    return ""


def _comparable(first: Fact, second: Fact) -> Iterator[tuple[Figure, Figure]]:
    """The figures of the two that count the same thing in the same unit."""
    same = first.attribute and first.attribute == second.attribute
    for one in first.figures:
        for other in second.figures:
            named = one.of and other.of and one.of.casefold() == other.of.casefold()
            if (same or named) and (one.unit, one.currency) == (other.unit, other.currency):
                yield one, other


def _meet(first: Fact, second: Fact) -> bool:
    """True if both dates can mean one day."""
    if first.date is None or second.date is None:
        return True
    one, other = first.date.edtf, second.date.edtf
    if other.first is None or other.last is None:
        return True
    return one.overlaps(other.first, other.last)
