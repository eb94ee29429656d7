from datetime import date

import pytest

from briefgen.load import load
from briefgen.problem import Exit
from briefgen.select import coverage, listed_facts, select
from tests.sample import BRIEF, EDITION, FACTS, project


def listed(selector: str, **changes: str) -> list[str]:
    """The ids of the facts that the section `record` may hold."""
    brief = BRIEF.replace("part: facts}", f"part: facts, selector: {selector}}}")
    corpus, problems = load(project(brief=brief, **changes))
    assert problems == []
    selection, _ = select(corpus, "harbour", None)
    assert selection
    return [fact.id for fact in selection.facts["record"]]


@pytest.mark.parametrize(
    ("selector", "facts"),
    [
        ("{}", ["ferry-closed", "talks-held", "meet-again", "dredging-part", "pier-pledge"]),
        ("{kinds: [position]}", ["ferry-closed"]),
        ("{period: in_period}", ["ferry-closed", "talks-held"]),
        ("{period: after}", ["meet-again"]),
        ("{period: before}", []),
        ("{topics: [ferry]}", []),
        ("{sources: [herald]}", ["talks-held", "meet-again"]),
        ("{actors: [ada-quist]}", ["ferry-closed"]),
        ("{sources: [gazette], kinds: [position, pledge]}", ["ferry-closed", "pier-pledge"]),
    ],
)
def test_a_selector_lets_in_what_meets_all_its_conditions(selector: str, facts: list[str]) -> None:
    assert listed(selector) == facts


def test_topics_select() -> None:
    facts = FACTS.replace("said_by: ada-quist", "said_by: ada-quist\n    topics: [ferry, toll]")
    assert listed("{topics: [ferry]}", facts=facts) == ["ferry-closed"]


def test_an_undated_fact_is_listed_where_the_desk_placed_it() -> None:
    undated = "date: {edtf: 2031-03, basis: undated, evidence: told of the week}"
    facts = FACTS.replace("status: pledged", f"status: pledged\n    {undated}")
    assert "pier-pledge" in listed("{period: in_period}", facts=facts)


def test_what_was_published_after_the_cut_off_is_not_listed() -> None:
    edition = EDITION.replace("next: 2031-03-16", "next: 2031-03-16\ncutoff: 2031-03-04")
    assert listed("{}", edition=edition) == ["ferry-closed", "dredging-part", "pier-pledge"]


def test_coverage_is_seen_from_the_period() -> None:
    corpus, _ = load(project())
    edition = corpus.editions["harbour", date(2031, 3, 9)]
    found = {fact.id: coverage(fact, edition) for fact in corpus.facts.values()}
    assert found["talks-held"] == "in_period"
    assert found["meet-again"] == "after"
    assert found["pier-pledge"] == "undated"


@pytest.mark.parametrize(("name", "day"), [("harbor", None), ("harbour", date(2031, 3, 10))])
def test_what_is_not_there_is_wrong_usage_with_a_hint(name: str, day: date | None) -> None:
    corpus, _ = load(project())
    selection, [problem] = select(corpus, name, day)
    assert selection is None
    assert problem.exit == Exit.USAGE
    assert problem.hint


SECOND = "part: facts}\n  - {id: rest, title: The rest, part: facts}"


def lists(first: str) -> dict[str, list[str]]:
    """The ids in two lists of facts, the first with more fields."""
    brief = BRIEF.replace(
        "part: facts}", SECOND.replace("part: facts}", f"part: facts, {first}}}", 1)
    )
    corpus, problems = load(project(brief=brief))
    assert problems == []
    selection, _ = select(corpus, "harbour", None)
    assert selection
    return {name: [fact.id for fact in found] for name, found in listed_facts(selection).items()}


def test_a_list_leaves_out_what_is_printed_elsewhere() -> None:
    assert lists("every: false") == {"record": ["dredging-part"], "rest": []}


def test_a_list_of_every_fact_has_that_too_and_no_later_list_repeats_it() -> None:
    found = lists("every: true, selector: {kinds: [position, figure]}")
    assert found == {"record": ["ferry-closed", "dredging-part"], "rest": []}
