"""Passages: every piece of printed text of the content, with its role and its place.

Rules on wording walk over these, so that none of them has to know every field of every record.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact
from briefgen.model.source import Excerpt, Source
from briefgen.passages._edition import cited_in, drawn, of_correction, of_edition, uses
from briefgen.passages._roles import ASSERTING, BARE, OF_SOURCES, Passage, Role
from briefgen.problem import Pos
from briefgen.tree import inside

__all__ = [
    "ASSERTING",
    "BARE",
    "OF_SOURCES",
    "Passage",
    "Role",
    "all_passages",
    "cited_in",
    "drawn",
    "editions",
    "excerpts_behind",
    "facts",
    "grounds",
    "of_conflict",
    "of_correction",
    "of_edition",
    "of_fact",
    "of_source",
    "place",
    "place_in_field",
    "place_of_use",
    "resolve",
    "uses",
]


def of_fact(fact: Fact) -> Passage:
    """The printed text of a fact: its statement."""
    return Passage("statement", fact.statement, fact, ("statement",), excerpts=fact.cites)


def of_conflict(conflict: Conflict) -> Iterator[Passage]:
    """The printed texts of a conflict."""
    both = tuple(dict.fromkeys(ref for side in conflict.positions for ref in side.cites))
    yield Passage("dispute_title", conflict.title, conflict, ("title",), excerpts=both)
    for number, side in enumerate(conflict.positions):
        path = ("positions", number, "says")
        yield Passage("dispute_side", side.says, conflict, path, excerpts=side.cites)
    yield Passage("dispute_wording", conflict.wording, conflict, ("wording",), excerpts=both)


def of_source(source: Source) -> Iterator[Passage]:
    """The printed texts in which the desk describes a source."""
    if source.descriptor:
        yield Passage("descriptor", source.descriptor, source, ("descriptor",))
    if source.reliability_basis:
        basis = source.reliability_basis
        yield Passage("reliability_basis", basis, source, ("reliability_basis",))


@lru_cache(maxsize=1)
def all_passages(corpus: Corpus) -> Sequence[Passage]:
    """Every printed text of the whole corpus."""
    return (
        *(passage for _, _, printed in editions(corpus) for passage in printed),
        *(passage for _, passage in facts(corpus)),
        *(one for conflict in corpus.conflicts.values() for one in of_conflict(conflict)),
        *(passage for source in corpus.sources.values() for passage in of_source(source)),
    )


@lru_cache(maxsize=1)
def editions(corpus: Corpus) -> Sequence[tuple[Brief | None, Edition, Sequence[Passage]]]:
    """Every edition with its brief, if there is one, and with the printed texts that it holds."""
    return tuple(
        (corpus.briefs.get(brief), edition, tuple(of_edition(edition)))
        for (brief, _), edition in corpus.editions.items()
    )


@lru_cache(maxsize=1)
def facts(corpus: Corpus) -> Sequence[tuple[Fact, Passage]]:
    """Every fact with its statement."""
    return tuple((fact, of_fact(fact)) for fact in corpus.facts.values())


def place(corpus: Corpus, passage: Passage, offset: int) -> Pos:
    """The place in its file of a character of the passage's text."""
    return place_in_field(corpus, passage.pos, passage.text, offset)


def place_in_field(corpus: Corpus, pos: Pos, value: str, offset: int) -> Pos:
    """The place in its file of a character of the value of a field that stands at `pos`."""
    return inside(corpus.texts.get(pos.file, ""), pos, value, offset)


def place_of_use(corpus: Corpus, name: str, where: Passage | Pos) -> Pos:
    """The place of a use: where the passage first cites `name`, or the place in the list."""
    if isinstance(where, Pos):
        return where
    found = re.search(rf"@{re.escape(name)}(?![a-z0-9-])", where.text)
    return place(corpus, where, found.start() if found else 0)


def grounds(corpus: Corpus, passage: Passage) -> Sequence[tuple[Source, Excerpt]] | None:
    """The excerpts that the passage rests on, or None if something of its grounds is missing."""
    known = (corpus.facts, corpus.conflicts, passage.own)
    for name in (*passage.facts, *passage.leans):
        if not any(name in ids for ids in known):
            return None
    references = excerpts_behind(corpus, passage)
    found = [corpus.excerpts[one] for one in references if one in corpus.excerpts]
    return found if len(found) == len(references) else None


def excerpts_behind(corpus: Corpus, passage: Passage) -> tuple[str, ...]:
    """The references of all excerpts that the passage rests on, through facts and conflicts."""
    references = list(passage.excerpts)
    for name in (*passage.facts, *passage.leans):
        references += resolve(corpus, name)
    return tuple(dict.fromkeys(references))


def resolve(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The excerpts that a citation of `name` stands for; none for a judgement of our own."""
    if name in corpus.facts:
        return corpus.facts[name].cites
    if name in corpus.conflicts:
        sides = corpus.conflicts[name].positions
        return tuple(dict.fromkeys(ref for side in sides for ref in side.cites))
    return ()
