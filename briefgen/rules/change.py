"""A judgement that says what became of it says so truly, and none of the last edition gets lost.

`new` follows nothing; every other change names in `previous` what it follows, has a likelihood that
is higher, lower or the same accordingly, and says why if it is not the same. An edition that marks
changes takes up each judgement of the last one or lists it under `dropped` (ICD 203, D.6.e(7)).

Passes:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: A first agreement is **unlikely** before the winter.
        likelihood: unlikely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]
        change: new

Fails, because nothing says what was raised:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: A first agreement is **unlikely** before the winter.
        likelihood: unlikely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]
        change: raised
"""

from collections.abc import Iterator

from briefgen.model.corpus import Corpus
from briefgen.model.edition import Change, Edition, Judgement
from briefgen.problem import Problem
from briefgen.scales import likelihood, term

CODE = "change"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each change that is not so, and for each judgement that gets lost."""
    for (brief, _), edition in corpus.editions.items():
        language = corpus.language_of(corpus.briefs.get(brief))
        last = corpus.edition_before(brief, edition)
        earlier = {one.id: one for one in last.judgements} if last else {}
        for judgement in edition.judgements:
            if judgement.change:
                before = earlier.get(judgement.previous or "")
                yield from _judgement(corpus, judgement, before, language)
        yield from _lost(edition, set(earlier))


def _judgement(
    corpus: Corpus, judgement: Judgement, before: Judgement | None, language: str
) -> Iterator[Problem]:
    pos, change = judgement.at("change"), judgement.change or "new"
    length = len(change)
    if (change == "new") == bool(judgement.previous):
        follows = f"follows `{judgement.previous}`" if judgement.previous else "follows nothing"
        hint = "say what it follows in `previous`, or that it is new"
        yield Problem(pos, CODE, f"`{change}`, but the judgement {follows}", hint, length=length)
        return
    step = _step(corpus, judgement, language)
    was = _step(corpus, before, language) if before else None
    if before and step is not None and was is not None and change != (true := _between(was, step)):
        message = f"`{change}`, but it is {true}: it was `{before.likelihood}` before"
        hint = f"write `change: {true}`, or correct the likelihood"
        yield Problem(pos, CODE, message, hint, length=length)
    if change in ("raised", "lowered") and not judgement.change_reason:
        hint = "write `change_reason`: what has happened since"
        yield Problem(pos, CODE, f"nothing says why it is {change}", hint, length=length)


def _step(corpus: Corpus, judgement: Judgement, language: str) -> int | None:
    """The place of its likelihood on the scale of the desk."""
    name = corpus.desk.likelihood_scale
    found = term(name, judgement.likelihood or "", language)
    return likelihood(language)[name].index(found) if found else None


def _between(was: int, step: int) -> Change:
    return "unchanged" if was == step else "raised" if step > was else "lowered"


def _lost(edition: Edition, earlier: set[str]) -> Iterator[Problem]:
    followed = {one.previous for one in edition.judgements if one.previous}
    for dropped in edition.dropped:
        if dropped.previous in followed:
            pos, name = dropped.at("previous"), dropped.previous
            message = f"`{name}` is not dropped: a judgement of this edition follows it"
            hint = "take it out here, or there"
            yield Problem(pos, CODE, message, hint, length=len(name))
    marked = [one for one in edition.judgements if one.change]
    for name in sorted(earlier - followed - {one.previous for one in edition.dropped}):
        if marked or edition.dropped:
            message = f"nothing says what became of `{name}`, a judgement of the last edition"
            hint = "follow it with `previous`, or list it under `dropped` with its reason"
            yield Problem(edition.at("judgements", key=True), CODE, message, hint, length=10)
