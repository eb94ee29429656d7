"""Passages: every piece of printed text of the content, with its role and its place.

Rules on wording walk over these, so that none of them has to know every field of every record.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Development, Edition, Judgement
from briefgen.model.fact import Fact
from briefgen.model.source import Source
from briefgen.problem import Pos
from briefgen.prose import citations
from briefgen.tree import inside

Role = Literal[
    "headline",
    "finding",
    "bottom_line",
    "key_figure",
    "judgement",
    "judgement_basis",
    "judgement_why",
    "judgement_aside",
    "development_head",
    "development",
    "background_head",
    "background",
    "issue",
    "cell",
    "pledge_who",
    "pledge",
    "watch_signal",
    "watch_so",
    "statement",
    "dispute_title",
    "dispute_side",
    "dispute_wording",
    "descriptor",
    "reliability_basis",
]

# Roles whose text asserts something about the world, so that it needs a citation.
ASSERTING: frozenset[Role] = frozenset(
    {
        "bottom_line",
        "key_figure",
        "judgement_why",
        "development",
        "background",
        "cell",
        "pledge",
        "watch_signal",
    }
)
# Roles that are printed as they stand: Markdown and citations mean nothing there.
BARE: frozenset[Role] = frozenset(
    {
        "headline",
        "finding",
        "judgement_basis",
        "judgement_aside",
        "issue",
        "pledge_who",
        "dispute_title",
        "dispute_wording",
        "descriptor",
        "reliability_basis",
    }
)
# Roles that tell of a source, not of the world: their quotation marks may hold its odd words.
OF_SOURCES: frozenset[Role] = frozenset({"descriptor", "reliability_basis"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed text: what it is for, what it says, where it stands and what it rests on.

    `facts` are the ids of facts, conflicts or judgements cited in the prose itself, `leans` those
    cited beside it: a headline leans on all that its edition cites, a cell's issue on its row.
    For a fact's statement and a dispute's side both are empty and `excerpts` names the ground.
    `own` are those of `facts` that are judgements of the edition itself, and so show no words.
    """

    role: Role
    text: str
    pos: Pos
    section: str = ""
    facts: tuple[str, ...] = ()
    excerpts: tuple[str, ...] = ()
    leans: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def of_edition(edition: Edition) -> Iterator[Passage]:
    """Every printed text that the edition itself holds, in the order of printing."""
    judgements = {judgement.id for judgement in edition.judgements}
    for passage in _of_edition(edition):
        if judgements.isdisjoint((*passage.facts, *passage.leans)):
            yield passage
        else:
            own = tuple(name for name in passage.facts if name in judgements)
            leans = tuple(name for name in passage.leans if name not in judgements)
            yield replace(passage, own=own, leans=leans)


def _of_edition(edition: Edition) -> Iterator[Passage]:
    everything = cited_in(edition)
    yield _prose("headline", edition.headline, edition.at("headline"), leans=everything)
    yield _prose("bottom_line", edition.bottom_line, edition.at("bottom_line"))
    for number, figure in enumerate(edition.figures):
        yield _prose("key_figure", figure.caption, edition.at("figures", number, "caption"))
    for judgement in edition.judgements:
        yield from _of_judgement(judgement)
    for section, finding in edition.findings.items():
        yield _prose("finding", finding, edition.at("findings", section), section, everything)
    for item in edition.developments:
        yield from _of_item("development_head", "development", item, "developments")
    for item in edition.background:
        yield from _of_item("background_head", "background", item, "background")
    for issue in edition.positions.issues if edition.positions else ():
        row = _cited(*(cell.text for cell in issue.cells.values()))
        yield _prose("issue", issue.issue, issue.at("issue"), "positions", row)
        for cell in issue.cells.values():
            yield _prose("cell", cell.text, cell.at("text"), "positions")
    for pledge in edition.pledges:
        yield _prose("pledge_who", pledge.who, pledge.at("who"), "pledges", (pledge.fact,))
        yield _prose("pledge", pledge.what, pledge.at("what"), "pledges", (pledge.fact,))
    for watch in edition.watch:
        yield _prose("watch_signal", watch.signal, watch.at("signal"), "watch")
        yield _prose("watch_so", watch.so, watch.at("so"), "watch", _cited(watch.signal))


def _of_judgement(judgement: Judgement) -> Iterator[Passage]:
    grounds = tuple(dict.fromkeys((*judgement.rests_on, *_cited(judgement.why))))
    yield _prose("judgement", judgement.text, judgement.at("text"), leans=grounds)
    basis = judgement.at("confidence_basis")
    yield _prose("judgement_basis", judgement.confidence_basis, basis, leans=grounds)
    yield _prose("judgement_why", judgement.why, judgement.at("why"), leans=judgement.rests_on)
    asides = {
        "assumptions": judgement.assumptions,
        "alternatives": judgement.alternatives,
        "indicators": judgement.indicators,
    }
    for field, lines in asides.items():
        for number, line in enumerate(lines):
            yield _prose("judgement_aside", line, judgement.at(field, number), leans=grounds)
    if judgement.change_reason:
        reason = judgement.at("change_reason")
        yield _prose("judgement_aside", judgement.change_reason, reason, leans=grounds)


def _of_item(head: Role, body: Role, item: Development, section: str) -> Iterator[Passage]:
    yield _prose(head, item.head, item.at("head"), section, _cited(item.body))
    yield _prose(body, item.body, item.at("body"), section)


def of_fact(fact: Fact) -> Passage:
    """The printed text of a fact: its statement."""
    return Passage("statement", fact.statement, fact.at("statement"), excerpts=fact.cites)


def of_conflict(conflict: Conflict) -> Iterator[Passage]:
    """The printed texts of a conflict."""
    both = tuple(dict.fromkeys(ref for side in conflict.positions for ref in side.cites))
    yield Passage("dispute_title", conflict.title, conflict.at("title"), excerpts=both)
    for side in conflict.positions:
        yield Passage("dispute_side", side.says, side.at("says"), excerpts=side.cites)
    yield Passage("dispute_wording", conflict.wording, conflict.at("wording"), excerpts=both)


def of_source(source: Source) -> Iterator[Passage]:
    """The printed texts in which the desk describes a source."""
    if source.descriptor:
        yield Passage("descriptor", source.descriptor, source.at("descriptor"))
    if source.reliability_basis:
        basis = source.at("reliability_basis")
        yield Passage("reliability_basis", source.reliability_basis, basis)


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


def uses(edition: Edition, printed: Sequence[Passage]) -> Iterator[tuple[str, Passage | Pos]]:
    """Each id that an edition cites, with the passage or the place in a list that cites it."""
    for passage in printed:
        for name in dict.fromkeys(passage.facts):
            yield name, passage
    for judgement in edition.judgements:
        for number, name in enumerate(judgement.rests_on):
            yield name, judgement.at("rests_on", number)
    for pledge in edition.pledges:
        yield pledge.fact, pledge.at("fact")
    for number, name in enumerate(edition.disputes):
        yield name, edition.at("disputes", number)


def place_of_use(corpus: Corpus, name: str, where: Passage | Pos) -> Pos:
    """The place of a use: where the passage first cites `name`, or the place in the list."""
    if isinstance(where, Pos):
        return where
    found = re.search(rf"@{re.escape(name)}(?![a-z0-9-])", where.text)
    return place(corpus, where, found.start() if found else 0)


def readable(corpus: Corpus, passage: Passage) -> bool:
    """True if all that the passage rests on was found, so that it can be judged by it."""
    known = (corpus.facts, corpus.conflicts, passage.own)
    return all(
        any(name in ids for ids in known) for name in (*passage.facts, *passage.leans)
    ) and all(reference in corpus.excerpts for reference in excerpts_behind(corpus, passage))


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


def cited_in(edition: Edition) -> tuple[str, ...]:
    """The ids of all that an edition cites, in its prose or in a list."""
    texts = [edition.bottom_line, *(figure.caption for figure in edition.figures)]
    texts += [item.body for item in (*edition.developments, *edition.background)]
    issues = edition.positions.issues if edition.positions else ()
    texts += [cell.text for issue in issues for cell in issue.cells.values()]
    texts += [judgement.why for judgement in edition.judgements]
    texts += [text for watch in edition.watch for text in (watch.signal, watch.so)]
    texts += [pledge.what for pledge in edition.pledges]
    listed = [name for judgement in edition.judgements for name in judgement.rests_on]
    listed += [pledge.fact for pledge in edition.pledges]
    return tuple(dict.fromkeys((*_cited(*texts), *listed, *edition.disputes)))


def _cited(*texts: str) -> tuple[str, ...]:
    named = (name for text in texts for one in citations(text) for name in one.ids)
    return tuple(dict.fromkeys(named))


def _prose(
    role: Role, text: str, pos: Pos, section: str = "", leans: tuple[str, ...] = ()
) -> Passage:
    cited = tuple(name for citation in citations(text) for name in citation.ids)
    return Passage(role, text, pos, section, cited, leans=leans)
