from datetime import date
from typing import get_args

import pytest

from briefgen import passages
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import ASSERTING, BARE, OF_SOURCES, Passage, Role
from briefgen.problem import Pos
from tests.pieces import laid_over, sample

EDITION = "content/editions/weekly/2025-07-27.yaml"


def corpus_with(piece: str = "") -> Corpus:
    texts, _ = laid_over({EDITION: piece} if piece else {})
    corpus, problems = load(texts)
    assert problems == []
    return corpus


def edition(corpus: Corpus) -> Edition:
    return corpus.editions["weekly", date(2025, 7, 27)]


def one(corpus: Corpus, role: Role) -> Passage:
    return next(one for one in passages.all_passages(corpus) if one.role == role)


FULL = """\
judgements:
  - id: agreement
    text: A first agreement is **unlikely** before the winter.
    likelihood: unlikely
    confidence: low
    confidence_basis: one newspaper
    why: The delegations met for only 40 minutes.[@talks-length]
    rests_on: [talks-held]
    assumptions: [The towns mean what they say.]
    alternatives: [They agree in secret.]
    indicators: [A fourth meeting.]
    change: new
    change_reason: This is the first edition.
  - id: harvest
    text: A poor harvest is **unlikely**.
    likelihood: unlikely
    confidence: low
    confidence_basis: one newspaper
    why: The delegations met for only 40 minutes.[@talks-length]
    previous: harvest
    change: unchanged
    change_reason: They met.[@talks-held]
timeline:
  above: Meetings
  window: {label: Between, opens: talks-held, closes: talks-length}
  events: [{label: "Third meeting[@talks-held]", side: above}]
charts:
  - id: length
    kind: bars
    title: The meeting was short
    unit: Minutes
    points:
      - {fact: talks-length, label: Third meeting, series: Gazette}
      - {fact: talks-length, label: The meeting}
corrections:
  - date: 2025-07-30
    passage: headline
    was: They met twice
    now: They met once.[@talks-held]
    why: They met once.
"""


def test_every_role_has_a_passage() -> None:
    found = {passage.role for passage in passages.all_passages(corpus_with(FULL))}
    assert found == set(get_args(Role))


def test_the_sets_of_roles_do_not_contradict() -> None:
    assert not ASSERTING & BARE
    assert OF_SOURCES <= BARE


def test_a_passage_stands_where_its_text_is_written() -> None:
    corpus = corpus_with(FULL)
    for passage in passages.all_passages(corpus):
        place = passages.place(corpus, passage, 0)
        line = corpus.texts[place.file].splitlines()[place.line - 1]
        assert line[place.column - 1 :].startswith(passage.text.split()[0]), passage


def test_prose_names_what_it_cites_in_order_and_its_section() -> None:
    corpus = corpus_with()
    bottom_line = one(corpus, "bottom_line")
    assert bottom_line.facts == ("talks-held", "third-meeting", "talks-length")
    assert one(corpus, "development").section == "developments"
    assert one(corpus, "cell").section == "positions"


@pytest.mark.parametrize(
    ("role", "leans"),
    [
        ("development_head", {"talks-held", "talks-length"}),
        ("issue", {"loan-pledged"}),
        ("pledge_who", {"loan-pledged"}),
        ("judgement", {"talks-held", "talks-length"}),
        ("watch_so", {"talks-held"}),
        ("bottom_line", set()),
    ],
)
def test_what_a_text_rests_on_besides_its_own_citations(role: Role, leans: set[str]) -> None:
    assert set(one(corpus_with(), role).leans) == leans


def test_headline_and_findings_rest_on_all_that_the_edition_cites() -> None:
    corpus = corpus_with()
    everything = {
        *("talks-held", "third-meeting", "talks-length", "second-meeting", "loan-pledged"),
        "round-number",
    }
    assert set(one(corpus, "headline").leans) == everything
    assert set(one(corpus, "finding").leans) == everything
    assert set(passages.cited_in(edition(corpus))) == everything


def test_a_citation_leads_to_excerpts_through_facts_and_conflicts() -> None:
    corpus = corpus_with()
    assert passages.resolve(corpus, "talks-held") == ("gazette/met",)
    assert passages.resolve(corpus, "round-number") == ("gazette/third", "leaflet-altered/fourth")
    assert passages.resolve(corpus, "agreement") == ()
    behind = passages.excerpts_behind(corpus, one(corpus, "bottom_line"))
    assert behind == ("gazette/met", "gazette/third", "gazette/forty-minutes")
    assert passages.excerpts_behind(corpus, one(corpus, "statement")) == ("gazette/met",)


def test_a_judgement_of_the_edition_is_known_as_its_own() -> None:
    corpus = corpus_with("bottom_line: They met.[@talks-held; @third-meeting; @agreement]\n")
    bottom_line = one(corpus, "bottom_line")
    assert bottom_line.own == ("agreement",)
    assert "agreement" not in one(corpus, "headline").leans
    assert passages.grounds(corpus, bottom_line) is not None


def test_a_passage_with_a_dead_citation_cannot_be_judged() -> None:
    corpus = corpus_with("bottom_line: They met.[@talks-held; @third-meeting; @nobody]\n")
    assert passages.grounds(corpus, one(corpus, "bottom_line")) is None
    assert passages.grounds(corpus, one(corpus, "development")) is not None


def test_every_use_has_a_place_that_shows_it() -> None:
    corpus = corpus_with()
    ((_, found, printed),) = passages.editions(corpus)
    uses = list(passages.uses(found, printed))
    names = {name for name, _ in uses}
    assert names == set(passages.cited_in(found))
    for name, where in uses:
        place = passages.place_of_use(corpus, name, where)
        line = corpus.texts[place.file].splitlines()[place.line - 1]
        shown = line[place.column - 1 :]
        assert shown.startswith(name if isinstance(where, Pos) else f"@{name}")


def test_an_id_is_not_found_inside_a_longer_one() -> None:
    text = "bottom_line: They met.[@talks-held-long] Yes.[@talks-held]\n"
    corpus = corpus_with(text)
    bottom_line = one(corpus, "bottom_line")
    place = passages.place_of_use(corpus, "talks-held", bottom_line)
    assert place.column == text.index("@talks-held]") + 1


def test_the_passages_of_a_corpus_are_made_once() -> None:
    corpus = corpus_with()
    assert passages.all_passages(corpus) is passages.all_passages(corpus)
    other, _ = load(sample())
    assert passages.all_passages(other) is not passages.all_passages(corpus)
