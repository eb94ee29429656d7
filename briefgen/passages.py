"""Passages: every piece of printed text of the content, with its role and its place.

Rules on wording walk over these, so that none of them has to know every field of every record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.model.fact import Fact
from briefgen.problem import Pos
from briefgen.prose import citations

Role = Literal[
    "headline",
    "finding",
    "bottom_line",
    "key_figure",
    "judgement",
    "judgement_basis",
    "judgement_why",
    "development_head",
    "development",
    "background_head",
    "background",
    "issue",
    "cell",
    "pledge",
    "watch_signal",
    "watch_so",
    "statement",
    "dispute_title",
    "dispute_side",
    "dispute_wording",
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed text: what it is for, what it says, where it stands and what it cites.

    `facts` are the ids of facts, conflicts or judgements cited in the prose; for a fact's
    statement and a dispute's side they are empty and `excerpts` names what they rest on.
    """

    role: Role
    text: str
    pos: Pos
    section: str = ""
    facts: tuple[str, ...] = ()
    excerpts: tuple[str, ...] = ()


def of_edition(edition: Edition) -> Iterator[Passage]:
    """Every printed text that the edition itself holds, in the order of printing."""
    yield _prose("headline", edition.headline, edition.at("headline"))
    yield _prose("bottom_line", edition.bottom_line, edition.at("bottom_line"))
    for number, figure in enumerate(edition.figures):
        yield _prose("key_figure", figure.caption, edition.at("figures", number, "caption"))
    for judgement in edition.judgements:
        yield _prose("judgement", judgement.text, judgement.at("text"))
        yield _prose(
            "judgement_basis", judgement.confidence_basis, judgement.at("confidence_basis")
        )
        yield _prose("judgement_why", judgement.why, judgement.at("why"))
    for section, finding in edition.findings.items():
        yield _prose("finding", finding, edition.at("findings", section), section)
    for item in edition.developments:
        yield _prose("development_head", item.head, item.at("head"), "developments")
        yield _prose("development", item.body, item.at("body"), "developments")
    for item in edition.background:
        yield _prose("background_head", item.head, item.at("head"), "background")
        yield _prose("background", item.body, item.at("body"), "background")
    for issue in edition.positions.issues if edition.positions else ():
        yield _prose("issue", issue.issue, issue.at("issue"), "positions")
        for cell in issue.cells.values():
            yield _prose("cell", cell.text, cell.at("text"), "positions")
    for pledge in edition.pledges:
        yield _prose("pledge", pledge.what, pledge.at("what"), "pledges")
    for watch in edition.watch:
        yield _prose("watch_signal", watch.signal, watch.at("signal"), "watch")
        yield _prose("watch_so", watch.so, watch.at("so"), "watch")


def of_fact(fact: Fact) -> Passage:
    """The printed text of a fact: its statement."""
    return Passage("statement", fact.statement, fact.at("statement"), excerpts=fact.cites)


def of_conflict(conflict: Conflict) -> Iterator[Passage]:
    """The printed texts of a conflict."""
    yield Passage("dispute_title", conflict.title, conflict.at("title"))
    for side in conflict.positions:
        yield Passage("dispute_side", side.says, side.at("says"), excerpts=side.cites)
    yield Passage("dispute_wording", conflict.wording, conflict.at("wording"))


def all_passages(corpus: Corpus) -> Iterator[Passage]:
    """Every printed text of the whole corpus."""
    for edition in corpus.editions.values():
        yield from of_edition(edition)
    for fact in corpus.facts.values():
        yield of_fact(fact)
    for conflict in corpus.conflicts.values():
        yield from of_conflict(conflict)


def excerpts_behind(corpus: Corpus, passage: Passage) -> tuple[str, ...]:
    """The references of all excerpts that the passage rests on, through facts and conflicts."""
    references = list(passage.excerpts)
    for name in passage.facts:
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


def _prose(role: Role, text: str, pos: Pos, section: str = "") -> Passage:
    cited = tuple(name for citation in citations(text) for name in citation.ids)
    return Passage(role, text, pos, section, cited)
