"""Grades claim no more than is known: of the copy in hand, and of where its words come from.

A machine-spun copy is E at best. A rewritten copy that does not name the author or the publisher
it goes back to, or one without date and author, is D at best. F, which cannot be judged, is always
open. Credibility 1 means confirmed by independent sources: the cited ones have at least two
different origins (NATO AJP-2.1).

Passes:

    # content/sources/gazette.yaml
    integrity: machine_spun
    reliability: E

Fails, because nobody can rely on words that a machine has replaced:

    # content/sources/gazette.yaml
    integrity: machine_spun
    reliability: C
"""

from collections.abc import Iterator

from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact
from briefgen.model.source import NOT_STATED, Source
from briefgen.origins import established
from briefgen.problem import Problem
from briefgen.scales import Reliability

CODE = "grade"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each grade that is too good."""
    for source in corpus.sources.values():
        for best, reason in _caps(source):
            # The letters run from A, the best, to F, which stands apart.
            if source.reliability < best:
                message = f"{source.reliability} is too good for {reason}"
                hint = f"{best} at best, or F if it cannot be judged"
                yield Problem(source.at("reliability"), CODE, message, hint)
                break
    for fact in corpus.facts.values():
        yield from _credibility(corpus, fact)


def _caps(source: Source) -> Iterator[tuple[Reliability, str]]:
    says = source.text_says
    if source.integrity == "machine_spun":
        yield "E", "a machine-spun copy"
    attributed = {says.original_author, says.original_publisher} != {NOT_STATED}
    if source.integrity == "rewritten" and not attributed:
        yield "D", "a rewritten copy that does not say what it goes back to"
    if _undated(source) and source.known("author") is None:
        yield "D", "a copy without date and author"


def _undated(source: Source) -> bool:
    return source.date is None or source.date.basis == "undated"


def _credibility(corpus: Corpus, fact: Fact) -> Iterator[Problem]:
    for field in ("credibility", "content_credibility"):
        if (
            getattr(fact, field) == "1"
            and _all_there(corpus, fact)
            and len(_origins(corpus, fact)) < 2
        ):
            message = "1 means confirmed by independent sources, and two origins are not shown"
            hint = "establish the origins (`origin_group`, `origin_basis`), or take 2 at best"
            yield Problem(fact.at(field), CODE, message, hint)


def _all_there(corpus: Corpus, fact: Fact) -> bool:
    return all(reference in corpus.excerpts for reference in fact.cites)


def _origins(corpus: Corpus, fact: Fact) -> set[str]:
    """The established origins of the words that a fact cites."""
    found = {established(source, excerpt) for source, excerpt in corpus.cited_by(fact)}
    return {group for group in found if group}
