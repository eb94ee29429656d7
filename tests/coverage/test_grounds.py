"""The evidence of a sentence, gathered from the sample project by what the sentence cites."""

import pytest

from briefgen.coverage import Names, find_claims, uncovered
from briefgen.coverage.grounds import clauses, evidence, of_conflict
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.sentences import sentences
from tests.pieces import sample


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found, problems = load(sample())
    assert not problems
    return found


def test_a_fact_brings_its_excerpts_its_date_and_that_of_its_source(corpus: Corpus) -> None:
    found = evidence(corpus, ["talks-length"])
    assert [one.text for one in found.shown] == ["they met for 40 minutes"]
    assert [str(one.edtf) for one in found.dates] == ["2025-07-23"]
    assert [str(one.edtf) for one in found.published] == ["2025-07-24"]
    assert [name for name, _ in found.figures] == ["talks-length"]


def test_the_gloss_of_an_altered_excerpt_counts_like_its_words(corpus: Corpus) -> None:
    found = evidence(corpus, (), ["leaflet-altered/fourth"])
    assert [one.text for one in found.shown] == ["the quarter assembly", "the fourth meeting"]


def test_a_conflict_stands_for_its_sides(corpus: Corpus) -> None:
    found = evidence(corpus, ["round-number"])
    assert [one.text for one in found.shown][:2] == ["their third meeting", "the quarter assembly"]


def test_a_figure_reads_its_excerpt_for_whoever_cites_that(corpus: Corpus) -> None:
    assert [name for name, _ in evidence(corpus, (), ["gazette/loan"]).figures] == ["loan-pledged"]


def test_what_does_not_exist_brings_nothing(corpus: Corpus) -> None:
    assert evidence(corpus, ["nobody-knows"], ["gazette/nothing"]).shown == ()


def test_a_conflict_knows_how_many_sides_it_has(corpus: Corpus) -> None:
    conflict = corpus.conflicts["round-number"]
    found = of_conflict(corpus, conflict, ["gazette/third", "leaflet-altered/fourth"])
    claims = find_claims(
        "Two accounts: the second has a fourth meeting, not three or a fifth.", "en"
    )
    assert [gap.claim.text for gap in uncovered(claims, found)] == ["three", "fifth"]


def test_each_statement_of_the_sample_stands_on_its_excerpts(corpus: Corpus) -> None:
    for fact in corpus.facts.values():
        claims = find_claims(fact.statement, "en-GB")
        assert uncovered(claims, evidence(corpus, [fact.id], year=2025)) == []


def test_names_of_the_sample_are_found_in_every_spelling(corpus: Corpus) -> None:
    names = Names(corpus.entities.values())
    assert names.held("JHC in South-Port, with Ann Lee") == {
        "harbour-commission",
        "southport",
        "ann-lee",
        "northport",
    }


def test_a_citation_carries_what_stands_before_it() -> None:
    text = "For 40 minutes[@talks-length] and $2m,[@loan; @other] in **May** 2025.[@third] In June."
    first, second = sentences(text)
    found = [
        (ids, [claim.text for claim in group])
        for ids, group in clauses(first, find_claims(first.text, "en"))
    ]
    assert found == [
        (("talks-length",), ["40 minutes"]),
        (("loan", "other"), ["$2m"]),
        (("third",), ["May 2025"]),
    ]
    assert [ids for ids, _ in clauses(second, find_claims(second.text, "en"))] == [()]


def test_the_last_citation_carries_what_follows_it() -> None:
    (sentence,) = sentences("They met[@talks-held] for 40 minutes.")
    assert [ids for ids, _ in clauses(sentence, find_claims(sentence.text, "en"))] == [
        ("talks-held",)
    ]
