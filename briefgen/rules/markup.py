"""Prose is paragraphs, lists, emphasis, links and citations; the layout is the templates'.

Headings, tables, images, code and raw structure are refused, and so is what looks like a citation
and is none. Short texts that are printed as they stand (headline, findings, names of issues, the
wording of a conflict) hold no marks at all. Citations are the edition's: a fact or a conflict has
`cites` for that.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    bottom_line: The delegations met *again*.[@talks-held]

Fails, because a heading is not the editor's to set:

    # content/editions/weekly/2025-07-27.yaml
    bottom_line: |
      # What happened

      The delegations met again.[@talks-held]
"""

from collections.abc import Iterator

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.passages import BARE, Passage
from briefgen.problem import Problem
from briefgen.prose import citations, faults, plain

CODE = "markup"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each construct that has no place in its text."""
    for passage in passages.all_passages(corpus):
        found = list(faults(passage.text))
        for fault in found:
            pos = passages.place(corpus, passage, fault.start)
            yield Problem(pos, CODE, fault.what, fault.hint, length=fault.length)
        if not found:
            yield from _out_of_place(corpus, passage)


def _out_of_place(corpus: Corpus, passage: Passage) -> Iterator[Problem]:
    """Citations and marks in a text that takes none."""
    cited = citations(passage.text)
    if passage.role in BARE and plain(passage.text) != " ".join(passage.text.split()):
        message = "marks in a text that is printed as it stands"
        hint = "write plain words, and cite elsewhere"
    elif passage.role in ("statement", "dispute_side") and cited:
        message, hint = "a citation of the prose kind", "name the excerpts in `cites`"
    else:
        return
    words = cited[0].text if cited else ""
    pos = passages.place(corpus, passage, passage.text.find(words))
    yield Problem(pos, CODE, message, hint, length=max(1, len(words)))
