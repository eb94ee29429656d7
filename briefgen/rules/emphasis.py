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
from briefgen.languages import estimates_of
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "emphasis"

_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")


def check(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each term that stands in its judgement's text and is not bold."""
    for (brief, _), edition in corpus.editions.items():
        estimates = estimates_of(corpus.language_of(corpus.briefs.get(brief)))
        for judgement in edition.judgements:
            term = rf"\b{estimates.pattern(judgement.likelihood or '')}\b"
            found = re.search(term, judgement.text, re.IGNORECASE)
            bold = " ".join(_BOLD.findall(judgement.text))
            if judgement.likelihood and found and not re.search(term, bold, re.IGNORECASE):
                where = judgement.at("text")
                pos = passages.place_in_field(corpus, where, judgement.text, found.start())
                message = f"`{found[0]}` is not in bold"
                hint = f"write `**{found[0]}**`"
                yield Problem(pos, CODE, message, hint, "warning", length=len(found[0]))
