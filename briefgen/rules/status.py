"""Nothing is printed on a source that its publisher has taken back.

A fact that cites a source with the status `retracted` or `superseded` has to be decided anew; the
complaint names the conflicts, judgements and editions that the fact bears on.

Passes:

    # content/sources/gazette.yaml
    status: corrected

Fails, because facts rest on it:

    # content/sources/gazette.yaml
    status: retracted
"""

from collections.abc import Iterator

from briefgen.impact import of_fact
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "status"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each fact on a source that no longer stands."""
    for fact in corpus.facts.values():
        for index, reference in enumerate(fact.cites):
            source, _ = corpus.excerpts.get(reference, (None, None))
            if source and source.status in ("retracted", "superseded"):
                message = f"`{fact.id}` rests on `{source.id}`, which is {source.status}"
                touched = of_fact(corpus.entire, fact.id)
                hint = "cite another source or withdraw the fact"
                hint += f"; it bears on {touched}" if touched else ""
                yield Problem(fact.at("cites", index), CODE, message, hint, length=len(reference))
