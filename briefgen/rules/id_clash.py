"""Ids that are used in the same way name one thing only.

A citation `[@id]` means a fact, a conflict or a judgement of the same edition, so these share one
set of ids. Sections are told apart by their ids, and `judgements` is the one on the first page.

Passes:

    # content/conflicts/more.yaml
    conflicts:
      - id: length-of-talks
        kind: contradiction
        title: How long the delegations met
        positions:
          - says: They met for 40 minutes
            cites: [gazette/forty-minutes]
        wording: We give the length as the Gazette has it.
        status: resolved

Fails, because a fact has that id:

    # content/conflicts/more.yaml
    conflicts:
      - id: talks-length
        kind: contradiction
        title: How long the delegations met
        positions:
          - says: They met for 40 minutes
            cites: [gazette/forty-minutes]
        wording: We give the length as the Gazette has it.
        status: resolved
"""

from collections.abc import Iterator

from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.problem import Pos, Problem

CODE = "id-clash"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each id that is already that of something else."""
    for conflict in corpus.conflicts.values():
        if conflict.id in corpus.facts:
            first = corpus.facts[conflict.id].at("id")
            yield _clash(conflict.at("id"), conflict.id, "a fact", first)
    for edition in corpus.editions.values():
        yield from _judgements(corpus, edition)
        charts: dict[str, Pos] = {}
        for chart in edition.charts:
            yield from _again(charts, chart.id, chart.at("id"), "a chart")
    for brief in corpus.briefs.values():
        yield from _sections(brief)


def _judgements(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    seen: dict[str, Pos] = {}
    for judgement in edition.judgements:
        pos = judgement.at("id")
        if judgement.id in corpus.facts:
            yield _clash(pos, judgement.id, "a fact", corpus.facts[judgement.id].at("id"))
        elif judgement.id in corpus.conflicts:
            yield _clash(pos, judgement.id, "a conflict", corpus.conflicts[judgement.id].at("id"))
        yield from _again(seen, judgement.id, pos, "a judgement")


def _sections(brief: Brief) -> Iterator[Problem]:
    seen = {"judgements": Pos("the first page")}
    for section in brief.sections:
        yield from _again(seen, section.id, section.at("id"), "a section")


def _again(seen: dict[str, Pos], name: str, pos: Pos, what: str) -> Iterator[Problem]:
    if name in seen:
        yield _clash(pos, name, what, seen[name])
    seen.setdefault(name, pos)


def _clash(pos: Pos, name: str, what: str, first: Pos) -> Problem:
    message = f"`{name}` is already the id of {what}"
    return Problem(pos, CODE, message, f"rename one of them; see {first}", length=len(name))
