"""A section for the period holds what happened in the period.

A section's selector may say `in_period`, `before` or `after`. A fact cited there that has a date
lies there; a month that overlaps the period counts as in it. Facts without a date, or whose date
only the desk has placed, may stand anywhere: the brief prints that the date is not stated.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    developments:
      - head: The delegations meet
        body: The delegations met for 40 minutes.[@talks-length]

Fails, because the second meeting was in May:

    # content/editions/weekly/2025-07-27.yaml
    developments:
      - head: The delegations meet
        body: The delegations met again in May.[@second-meeting]
"""

from collections import defaultdict
from collections.abc import Iterator

from briefgen import passages
from briefgen.model.brief import Brief, Part, Period
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage
from briefgen.problem import Problem
from briefgen.select import coverage

CODE = "in-period"

_WHERE: dict[Period, str] = {
    "in_period": "in the period",
    "before": "before the period",
    "after": "after the period",
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each citation of a fact from another time than its section's."""
    for brief, edition, printed in passages.editions(corpus):
        wanted = _periods(brief) if brief else {}
        for passage in printed:
            if passage.section in wanted:
                yield from _passage(corpus, edition, passage, wanted[passage.section])


def _periods(brief: Brief) -> dict[str, set[Period]]:
    """The times that the sections of each part hold, if all of them are choosy."""
    found: defaultdict[Part, set[Period]] = defaultdict(set)
    for section in brief.sections:
        found[section.part].add(section.selector.period)
    return {part: periods for part, periods in found.items() if "any" not in periods}


def _passage(
    corpus: Corpus, edition: Edition, passage: Passage, wanted: set[Period]
) -> Iterator[Problem]:
    for name in dict.fromkeys(passage.facts):
        fact = corpus.facts.get(name)
        if fact is None or fact.date is None:
            continue
        time = coverage(fact, edition)
        if time != "undated" and time not in wanted:
            pos = passages.place_of_use(corpus, name, passage)
            allowed = " or ".join(_WHERE[one] for one in sorted(wanted))
            message = f"`{name}` is of {fact.date.edtf}; this section holds what is {allowed}"
            hint = f"the period is {edition.period}; cite it in another section"
            yield Problem(pos, CODE, message, hint, length=len(name) + 1)
