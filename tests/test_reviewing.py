"""The way of a review: accepted, changed, suspect, accepted again."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from briefgen.check import check
from briefgen.cli import main
from briefgen.fingerprint import changes, of_excerpt
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.reviewing import PATH, ledger
from tests.sample import EDITION, FACTS, project
from tests.test_build import lay_out


def loaded(texts: dict[str, str]) -> Corpus:
    corpus, problems = load(texts)
    assert problems == []
    return corpus


def reviewed() -> dict[str, str]:
    """The sample project with every fact accepted."""
    texts = project()
    corpus = loaded(texts)
    text = ledger(corpus, corpus.facts, 'A. "Ed" Editor', date(2031, 3, 8))
    return {**texts, PATH: text}


def suspects(texts: dict[str, str]) -> dict[str, str]:
    found = [problem for problem in check(loaded(texts)) if problem.code == "suspect"]
    return {
        problem.message.split("`")[1]: f"{problem.message} | {problem.hint}" for problem in found
    }


def test_what_was_just_accepted_is_not_suspect() -> None:
    texts = reviewed()
    assert suspects(texts) == {}
    assert loaded(texts).reviews["talks-held"].by == 'A. "Ed" Editor'


def test_a_lower_grade_makes_every_fact_of_the_source_suspect_and_names_what_it_touches() -> None:
    texts = reviewed()
    path = "content/sources/gazette.yaml"
    texts[path] = texts[path].replace("reliability: B", "reliability: D")
    found = suspects(texts)
    assert set(found) == {"talks-held", "ferry-closed", "pier-pledge", "dredging-part"}
    assert "the source `gazette`: reliability B → D" in found["ferry-closed"]
    assert "1 judgement: harbour 2031-03-09 no-ferry" in found["ferry-closed"]
    assert "1 edition: harbour 2031-03-09" in found["ferry-closed"]


def test_a_retraction_is_a_change_of_status() -> None:
    texts = reviewed()
    path = "content/sources/herald.yaml"
    texts[path] = texts[path].replace("reliability: C", "reliability: C\nstatus: retracted")
    found = suspects(texts)
    assert set(found) == {"talks-held", "meet-again"}
    assert "status current → retracted" in found["meet-again"]


def test_only_what_bears_meaning_counts() -> None:
    texts = reviewed()
    path = "content/sources/gazette.yaml"
    texts[path] = (
        texts[path].replace("paragraph: 2", "paragraph: 3").replace("short: The", "short: A")
    )
    texts["content/facts/talks.yaml"] = FACTS.replace("kind: position", "kind:   position")
    assert suspects(texts) == {}


def test_each_change_of_a_fact_is_named() -> None:
    texts = reviewed()
    texts["content/facts/talks.yaml"] = FACTS.replace(
        "cites: [gazette/met, herald/met]", "cites: [gazette/met, herald/again]"
    ).replace("Ada Quist said that", "Ada Quist said again that")
    corpus = loaded(texts)
    assert changes(corpus, corpus.facts["talks-held"]) == [
        "the excerpt `herald/again` is new",
        "`herald/met` is cited no more",
    ]
    assert changes(corpus, corpus.facts["ferry-closed"]) == ["what it states"]


def test_a_gloss_is_part_of_what_was_accepted() -> None:
    corpus = loaded(project())
    _, excerpt = corpus.excerpts["gazette/met"]
    assert of_excerpt(excerpt) != of_excerpt(excerpt.model_copy(update={"gloss": "they met"}))
    assert of_excerpt(excerpt) == of_excerpt(excerpt.model_copy(update={"start": 7}))


def test_a_desk_can_require_reviews() -> None:
    texts = project(desk="name: Harbour Desk\nrequire: {reviews: true}\n")
    assert set(suspects(texts)) == set(loaded(texts).facts)


def test_the_command_accepts_and_the_build_goes_on(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    options = ["--project", str(root)]
    by = ["--by", "A. Editor", "--on", "2031-03-08"]
    accepted = CliRunner().invoke(main, ["review", "--all", *by, *options])
    assert (accepted.exit_code, accepted.stderr) == (0, f"accepted 5 facts in {PATH}\n")
    first = (root / PATH).read_bytes()
    path = root / "content/sources/gazette.yaml"
    path.write_text(path.read_text("utf-8").replace("reliability: B", "reliability: C"), "utf-8")
    assert CliRunner().invoke(main, ["build", "--format", "md", *options]).exit_code == 1
    again = CliRunner().invoke(main, ["review", "--suspect", *by, *options])
    assert again.stderr == f"accepted 4 facts in {PATH}\n"
    assert (root / PATH).read_bytes() != first
    assert CliRunner().invoke(main, ["build", "--format", "md", *options]).exit_code == 0


def test_what_is_wrong_otherwise_cannot_be_accepted(tmp_path: Path) -> None:
    root = lay_out(tmp_path, edition=EDITION.replace("[@talks-held]", "[@nothing]"))
    command = ["review", "--all", "--by", "A. Editor", "--project", str(root)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "dead-citation" in result.stderr
    assert not (root / PATH).exists()
