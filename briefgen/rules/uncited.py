"""Whatever asserts something rests on something: each fact on an excerpt, each sentence on a fact.

That holds for the bottom line, key figures, reasons, developments, background, cells, pledges,
signals, and for why a judgement is not what it was. A judgement has to rest on a fact or a
conflict, not only on other judgements. Headlines and findings sum up what is cited below them and
need no citation of their own (ICD 206; RN-2).

Passes:

    # content/editions/weekly/2025-07-27.yaml
    bottom_line: The delegations met.[@talks-held] They agreed on nothing.[@talks-length]

Fails, because nothing shows the second sentence:

    # content/editions/weekly/2025-07-27.yaml
    bottom_line: The delegations met.[@talks-held] They agreed on nothing.
"""

from collections.abc import Iterator, Sequence

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage
from briefgen.problem import Problem
from briefgen.prose import citations, faults

CODE = "uncited"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each fact, side, judgement or sentence that rests on nothing."""
    excerpt_hint = "name the excerpt that shows it, as source-id/excerpt-id"
    for fact in corpus.facts.values():
        if not fact.cites:
            yield Problem(fact.at("cites"), CODE, f"`{fact.id}` cites nothing", excerpt_hint)
    for conflict in corpus.conflicts.values():
        for number, side in enumerate(conflict.positions, 1):
            if not side.cites:
                message = f"side {number} of `{conflict.id}` cites nothing"
                yield Problem(side.at("cites"), CODE, message, excerpt_hint)
    for _, edition, printed in passages.editions(corpus):
        yield from _sentences(corpus, printed)
        yield from _judgements(corpus, edition)


def _sentences(corpus: Corpus, printed: Sequence[Passage]) -> Iterator[Problem]:
    for passage in printed:
        if passage.role not in passages.ASSERTING or any(True for _ in faults(passage.text)):
            continue
        for sentence in passage.sentences:
            if not sentence.citations and "[@" not in sentence.written:
                pos = passages.place(corpus, passage, sentence.origin(0))
                message = "this sentence cites nothing"
                hint = "add the fact that it rests on, as [@fact-id]"
                yield Problem(pos, CODE, message, hint, length=len(sentence.text))


def _judgements(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    own = {one.id for one in edition.judgements if one.id not in corpus.facts}
    for judgement in edition.judgements:
        cited = {name for citation in citations(judgement.why) for name in citation.ids}
        if cited and cited <= own and not judgement.rests_on:
            message = f"`{judgement.id}` rests on judgements alone"
            hint = "cite a fact in `why`, or name one in `rests_on`"
            yield Problem(judgement.at("why"), CODE, message, hint)
