"""Every source and every excerpt is used; what nobody cites is a leftover or a forgotten fact.

This is a warning: an excerpt may well come before its fact.

Passes:

    # content/sources/leaflet.yaml
    id: leaflet
    excerpts:
      - {id: water, exact: the water, start: 100, end: 109, paragraph: 2}

    # content/facts/more.yaml
    facts:
      - id: water-rises
        statement: The water rises.
        cites: [leaflet/water]

Fails, because nothing cites the excerpt:

    # content/sources/leaflet.yaml
    id: leaflet
    excerpts:
      - {id: water, exact: the water, start: 100, end: 109, paragraph: 2}
"""

import re
from collections.abc import Container, Iterator

from briefgen.model.corpus import Corpus
from briefgen.problem import Pos, Problem

CODE = "unused"

_REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


def check(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each excerpt that nothing cites, or for the source if none is cited."""
    used = _used(corpus)
    for source in corpus.sources.values():
        unused = [
            (number, excerpt)
            for number, excerpt in enumerate(source.excerpts)
            if f"{source.id}/{excerpt.id}" not in used
        ]
        if len(unused) == len(source.excerpts):
            message = f"nothing cites the source `{source.id}`"
            hint = "cite it from a fact or a conflict, or remove its file"
            yield _warning(source.at("id"), message, hint, source.id)
            continue
        for number, excerpt in unused:
            message = f"nothing cites the excerpt `{source.id}/{excerpt.id}`"
            hint = "cite it from a fact or a conflict, or remove it"
            yield _warning(source.at("excerpts", number, "id"), message, hint, excerpt.id)


def _warning(pos: Pos, message: str, hint: str, name: str) -> Problem:
    return Problem(pos, CODE, message, hint, "warning", len(name))


def _used(corpus: Corpus) -> Container[str]:
    used: Container[str] = corpus.found_by("cited")
    if corpus.unreadable:
        # A record that could not be read cites its excerpts all the same.
        used = set(corpus.found_by("cited"))
        for path, text in corpus.texts.items():
            if path.startswith(("content/facts/", "content/conflicts/")):
                used.update(_REFERENCE.findall(text))
    return used
