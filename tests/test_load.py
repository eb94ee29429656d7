import json
import random
import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check import check
from briefgen.load import FILE_KINDS, FileKind, load
from briefgen.problem import Problem
from tests.pieces import laid_over, problems_in, sample


def codes(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    _, problems = load(texts)
    return [(str(problem.pos), problem.code) for problem in problems]


def test_the_records_are_found_by_their_ids() -> None:
    corpus, problems = load(sample())
    assert problems == []
    assert set(corpus.sources) == {"gazette", "leaflet-altered"}
    assert "talks-held" in corpus.facts
    assert set(corpus.conflicts) == {"round-number"}
    assert corpus.entities["ann-lee"].name == "Ann Lee"
    assert corpus.briefs["weekly"].title == "Weekly Brief"
    assert corpus.editions["weekly", date(2025, 7, 27)].judgements[0].id == "agreement"
    source, excerpt = corpus.excerpts["gazette/met"]
    assert (source.id, excerpt.start) == ("gazette", 100)
    assert corpus.desk.name == "Harbour Desk"
    assert corpus.unreadable == frozenset()


def test_records_know_their_files() -> None:
    corpus, _ = load(sample())
    pos = corpus.facts["talks-held"].at("id")
    assert pos.file == "content/facts/talks.yaml"
    assert sample()[pos.file].splitlines()[pos.line - 1][pos.column - 1 :] == "talks-held"


def test_what_is_not_content_is_passed_over() -> None:
    texts = sample() | {"templates/x.yaml": "][", "content/notes.txt": "][", "README.md": "]["}
    assert codes(texts) == []


@pytest.mark.parametrize(
    "path", ["content/facts.yaml", "content/facts/deep/x.yaml", "content/editions/2025-07-27.yaml"]
)
def test_a_file_in_the_wrong_place_is_no_kind_of_content(path: str) -> None:
    assert codes(sample() | {path: "a: b\n"}) == [(path, "stray-file")]


def test_without_a_desk_everything_else_is_still_read() -> None:
    texts = sample()
    del texts["content/desk.yaml"]
    assert codes(texts) == [("content/desk.yaml", "no-desk")]
    corpus, _ = load(texts)
    assert len(corpus.facts) == 5


def test_of_two_records_with_one_id_the_first_counts() -> None:
    rain = "facts:\n  - {{id: rain, statement: {}, cites: [gazette/met]}}\n"
    pieces = {f"content/facts/{n}.yaml": rain.format(n) for n in ("a", "b")}
    texts, _ = laid_over(pieces)
    corpus, (problem,) = load(texts)
    assert corpus.facts["rain"].statement == "a"
    assert (str(problem.pos), problem.code) == ("content/facts/b.yaml:2:10", "doubled-id")
    assert "content/facts/a.yaml:2:10" in problem.hint


def test_two_excerpts_of_one_name() -> None:
    piece = "excerpts:\n  - {id: sea, exact: sea}\n  - {id: sea, exact: the sea}\n"
    texts, _ = laid_over({"content/sources/leaflet.yaml": "id: leaflet\n" + piece})
    (found,) = codes(texts)
    assert found[1] == "doubled-id"
    corpus, _ = load(texts)
    assert corpus.excerpts["leaflet/sea"][1].exact == "sea"


def test_a_field_beside_the_list_is_unknown() -> None:
    texts, _ = laid_over({"content/facts/a.yaml": "facts: []\nnote: x\n"})
    assert codes(texts) == [("content/facts/a.yaml:2:1", "unknown-field")]


@pytest.mark.parametrize(
    "text",
    [
        "facts:\n  - id: rain\n    statement: [x]\n",
        "facts:\n  - id: rain\n    statement: 'x\n",
        "facts: {id: rain}\n",
        "- {id: rain}\n",
        "facts:\n  - {statement: x, id: 'rain'\n",
    ],
)
def test_what_cannot_be_read_is_remembered(text: str) -> None:
    texts, _ = laid_over({"content/facts/a.yaml": text})
    corpus, problems = load(texts)
    assert problems
    assert "rain" in corpus.unreadable


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("text", ["[", "", "x", "- x", "a: b", "{}", "[[x]]", "id: [x]"])
def test_a_broken_file_of_any_kind_is_a_problem_and_no_end(kind: FileKind, text: str) -> None:
    where = str(kind.where).replace("*/*", "weekly/2025-07-27").replace("*", "talks")
    assert load(sample() | {where: text})[1]
    problems_in(sample() | {where: text})


def test_one_broken_file_makes_no_other_complain() -> None:
    for path in sample():
        broken = sample() | {path: sample()[path] + '\n"never closed\n'}
        assert {problem.pos.file for problem in problems_in(broken)} == {path}, path


def test_one_broken_record_makes_no_other_complain() -> None:
    for path, text in sample().items():
        for line in re.finditer(r"(?m)^(?P<indent> *(?:- )?)(?:id|date|name): .*\n", text):
            field = " " * len(line["indent"]) + "no_such_field: x\n"
            broken = text[: line.end()] + field + text[line.end() :]
            complaints = problems_in(sample() | {path: broken})
            assert {problem.pos.file for problem in complaints} == {path}, broken


LINES = [line for text in sample().values() for line in text.splitlines()]


@given(st.integers(0, 10**9))
def test_no_mutation_of_the_content_makes_it_raise(seed: int) -> None:
    chance = random.Random(seed)
    texts = sample()
    for _ in range(chance.randint(1, 4)):
        path = chance.choice(list(texts))
        lines = texts[path].splitlines()
        at = chance.randrange(len(lines) + 1)
        match chance.randrange(4):
            case 0:
                lines[at : at + chance.randint(1, 3)] = []
            case 1:
                lines.insert(at, chance.choice(LINES))
            case 2 if at < len(lines):
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(" :-[]{}\"'“@&*é") + lines[at][cut:]
            case _:
                lines[at : at + 1] = [chance.choice(LINES)]
        texts[path] = "\n".join(lines) + "\n"
    corpus, problems = load(texts)
    for problem in [*problems, *check(corpus)]:
        assert_shown(problem, texts)


WORDS = st.text("ab-/:2025 ~é{}@[]“”$€.", max_size=14)
NAMES = sorted({name for kind in FILE_KINDS for name in (kind.item or kind.model).model_fields})
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(st.sampled_from(FILE_KINDS), VALUES)
def test_no_tree_makes_it_raise(kind: FileKind, value: object) -> None:
    where = str(kind.where).replace("*/*", "weekly/2025-07-27").replace("*", "talks")
    texts = sample() | {where: json.dumps(value, ensure_ascii=False)}
    corpus, problems = load(texts)
    for problem in [*problems, *check(corpus)]:
        assert_shown(problem, texts)


def assert_shown(problem: Problem, texts: Mapping[str, str]) -> None:
    """A place that a reader can be shown, or the file as a whole."""
    pos = problem.pos
    assert pos.file in texts
    if pos.line:
        line = texts[pos.file].split("\n")[pos.line - 1]
        assert 1 <= pos.column <= len(line) + 1
    assert problem.message
    assert problem.length > 0
