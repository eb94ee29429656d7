"""A record gives the fields that the desk asks for.

A record can do with little: a fact with an id, a statement and what it cites. What else a desk
wants of each kind of record stands under `require` in desk.yaml, as names of fields.

Passes:

    # content/desk.yaml
    name: Harbour Desk
    require:
      source: [reliability, descriptor]

Fails, because the sample's facts have no `credibility`:

    # content/desk.yaml
    name: Harbour Desk
    require:
      fact: [credibility]
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from briefgen.meanings import meanings
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Judgement
from briefgen.model.fact import Fact
from briefgen.model.source import Excerpt, Source
from briefgen.problem import Problem
from briefgen.record import Record, closest

CODE = "required"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each field that is asked for and missing, or that no such record has."""
    sources = list(corpus.sources.values())
    excerpts = list(chain.from_iterable(source.excerpts for source in sources))
    facts = list(corpus.facts.values())
    judgements = list(chain.from_iterable(one.judgements for one in corpus.editions.values()))
    yield from _kind(corpus, "source", Source, sources)
    yield from _kind(corpus, "excerpt", Excerpt, excerpts)
    yield from _kind(corpus, "fact", Fact, facts)
    yield from _kind(corpus, "judgement", Judgement, judgements)


def _kind(
    corpus: Corpus, kind: str, model: type[Record], records: Sequence[Record]
) -> Iterator[Problem]:
    require = corpus.desk.require
    wanted: Sequence[str] = getattr(require, kind)
    for number, field in enumerate(wanted):
        if field not in model.model_fields and corpus.desks:
            message = f"a {kind} has no field `{field}`"
            names = list(model.model_fields)
            hint = closest(field, names) or f"its fields are {', '.join(names)}"
            pos = require.at(kind, number)
            yield Problem(pos, CODE, message, hint, length=len(field))
    for record in records:
        for field in wanted:
            if field in model.model_fields and not record.written(field):
                message = f"`{field}` is missing, and the desk asks for it"
                hint = meanings(model)[field]
                yield Problem(record.at("id"), CODE, message, hint)
