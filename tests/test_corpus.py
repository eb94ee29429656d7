from datetime import date

from briefgen.load import load
from briefgen.model.corpus import Corpus
from tests.pieces import sample

TALKS = "content/facts/talks.yaml"


def test_a_digest_is_of_what_a_record_says_and_not_of_where() -> None:
    texts = sample()
    before, _ = load(texts)
    head, mark, facts = texts[TALKS].partition("facts:\n")
    texts[TALKS] = f"# moved down\n{head}{mark}\n{facts}"
    texts["content/facts/agenda.yaml"] = texts.pop(TALKS)
    after, problems = load(texts)
    assert problems == []
    assert after.facts["talks-held"].at("id") != before.facts["talks-held"].at("id")
    for name in before.facts:
        assert after.digest("facts", name) == before.digest("facts", name)


def test_a_digest_changes_with_every_word_and_field() -> None:
    before, _ = load(sample())
    texts = sample()
    texts[TALKS] = texts[TALKS].replace("id: talks-held\n", "id: talks-held\n    note: x\n", 1)
    after, problems = load(texts)
    assert problems == []
    changed = {name for name in before.facts if differ(before, after, name)}
    assert changed == {"talks-held"}


def differ(before: Corpus, after: Corpus, name: str) -> bool:
    return before.digest("facts", name) != after.digest("facts", name)


def test_every_kind_of_record_has_its_digest() -> None:
    corpus, _ = load(sample())
    found = [
        corpus.digest("desk"),
        corpus.digest("sources", "gazette"),
        corpus.digest("excerpts", "gazette/met"),
        corpus.digest("facts", "talks-held"),
        corpus.digest("conflicts", "round-number"),
        corpus.digest("entities", "ann-lee"),
        corpus.digest("briefs", "weekly"),
        corpus.digest("editions", ("weekly", date(2025, 7, 27))),
    ]
    assert len(set(found)) == len(found)
    assert {len(one) for one in found} == {32}


def test_what_is_not_there_has_none() -> None:
    corpus, _ = load(sample())
    assert corpus.digest("facts", "nobody") == ""
    assert corpus.digest("excerpts", "gazette/nobody") == ""
    assert corpus.digest("reviews", "talks-held") == ""


def test_a_source_changes_with_its_excerpts() -> None:
    before, _ = load(sample())
    path = "content/sources/gazette.yaml"
    changed, _ = load(sample() | {path: sample()[path].replace("paragraph: 2", "paragraph: 3", 1)})
    assert before.digest("sources", "gazette") != changed.digest("sources", "gazette")
