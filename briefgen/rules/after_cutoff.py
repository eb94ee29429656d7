"""An edition knows nothing that was published after its cut-off.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    cutoff: 2025-07-27

Fails, because the edition cites the Gazette of 24 July 2025:

    # content/editions/weekly/2025-07-27.yaml
    cutoff: 2025-07-23
"""

from collections.abc import Iterator

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.problem import Problem

CODE = "after-cutoff"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each citation that leads to a source from after the cut-off."""
    for _, edition, printed in passages.editions(corpus):
        for name, where in passages.uses(edition, printed):
            late = _too_late(corpus, edition, name)
            if late:
                pos = passages.place_of_use(corpus, name, where)
                message = f"`{name}` rests on {late}, after the cut-off"
                hint = f"the cut-off is {edition.cutoff}; leave the fact to the next edition"
                length = len(name) + isinstance(where, passages.Passage)
                yield Problem(pos, CODE, message, hint, length=length)


def _too_late(corpus: Corpus, edition: Edition, name: str) -> str:
    """The first source of what is cited that is too late, with its date; empty if none is."""
    for reference in passages.resolve(corpus, name):
        if reference in corpus.excerpts:
            source, _ = corpus.excerpts[reference]
            published = source.date.edtf.first if source.date else None
            if source.date and published and published > edition.cutoff:
                return f"`{source.id}` of {source.date.edtf}"
    return ""
