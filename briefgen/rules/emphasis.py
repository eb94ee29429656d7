"""The likelihood term of a judgement stands out in its text.

A reader who looks over the first page finds what is likely by its bold words alone, so the term is
set in bold, and nothing else has to be.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: A first agreement is **likely** before the winter.
        likelihood: likely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]

Fails, because the term looks like every other word:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: A first agreement is likely before the winter.
        likelihood: likely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]
"""

import re
from collections.abc import Iterator

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "emphasis"

_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")


def check(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each term that stands in its judgement's text and is not bold."""
    for edition in corpus.editions.values():
        for judgement in edition.judgements:
            term = judgement.likelihood or ""
            found = re.search(rf"\b{re.escape(term)}\b", judgement.text, re.IGNORECASE)
            bold = " ".join(_BOLD.findall(judgement.text))
            if term and found and term.lower() not in bold.lower():
                where = judgement.at("text")
                pos = passages.place_in_field(corpus, where, judgement.text, found.start())
                message = f"`{found[0]}` is not in bold"
                hint = f"write `**{found[0]}**`"
                yield Problem(pos, CODE, message, hint, "warning", length=len(found[0]))
