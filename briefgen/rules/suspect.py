"""A reviewed fact stands on the words and the grade that it was reviewed against.

When an excerpt's words, its gloss, or the grade, integrity or status of its source change, the
facts on it are suspect until `briefgen review` accepts them again. Facts that were never reviewed
are not suspect; a desk that wants reviews says so (`require: {reviews: true}`).

Passes:

    # content/reviews.yaml
    reviews: []

Fails, because neither the sentence nor the words nor the source are those of the review:

    # content/reviews.yaml
    reviews:
      - fact: talks-held
        by: A. Editor
        on: 2025-07-26
        statement: "0000000000000000"
        excerpts: {gazette/met: "0000000000000000"}
        sources: {gazette: "A, original, current, 000000000000"}
"""

from collections.abc import Iterator

from briefgen.fingerprint import changes
from briefgen.impact import of_fact
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "suspect"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each fact that has changed, or whose ground has, since its review."""
    for name, review in corpus.reviews.items():
        if name not in corpus.facts and name not in corpus.unreadable:
            message = f"`{name}` was reviewed, but there is no such fact"
            hint = "`briefgen review` drops it"
            yield Problem(review.at("fact"), CODE, message, hint, level="warning")
    for name, fact in corpus.facts.items():
        if found := changes(corpus, fact):
            review = corpus.reviews[name]
            message = f"`{name}` is suspect: since its review by {review.by} on {review.on}, "
            message += "; ".join(found)
            touched = of_fact(corpus.entire, name)
            hint = f"look again, then `briefgen review {name}`"
            if touched:
                hint += f"; it bears on {touched}"
            yield Problem(fact.at("id"), CODE, message, hint, length=len(name))
    if corpus.desk.require.reviews:
        yield from _unreviewed(corpus)


def _unreviewed(corpus: Corpus) -> Iterator[Problem]:
    for fact in corpus.facts.values():
        if fact.id not in corpus.reviews:
            message = f"`{fact.id}` has not been reviewed, and the desk requires it"
            hint = f"`briefgen review {fact.id} --by NAME`"
            yield Problem(fact.at("id"), CODE, message, hint, length=len(fact.id))
