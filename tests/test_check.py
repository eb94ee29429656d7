"""Content that is checked page by page, and remembered: the same problems as when all is new."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pytest

from briefgen.check import check, focus
from briefgen.load import load
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, by_place
from briefgen.rules import RULES
from tests.pieces import files_in, laid_over, sample
from tests.test_rules import cases, example

Texts = Mapping[str, str]


def stamps(texts: Texts) -> dict[str, bytes]:
    return {path: blake2b(text.encode(), digest_size=16).digest() for path, text in texts.items()}


def clean(texts: Texts) -> list[Problem]:
    corpus, problems = load(texts)
    return by_place([*problems, *check(corpus)])


def remembered(texts: Texts, memory: Memory) -> list[Problem]:
    corpus, problems = load(texts, stamps=stamps(texts), known=memory)
    return by_place([*problems, *check(corpus, memory)])


@cache
def states() -> Sequence[Texts]:
    """Projects with every kind of fault that there is a rule for, and without."""
    found: list[Texts] = [laid_over(files_in(text))[0] for _, _, text in cases()]
    found += [example(rule, which) for rule in RULES for which in ("passes", "fails")]
    return found


def by_page(corpus: Corpus) -> Iterator[Problem]:
    for page in corpus.pages:
        seen = focus(corpus, page)
        for rule in RULES:
            yield from rule.check(seen)


def failing() -> list[Texts]:
    return [example(rule, "fails") for rule in RULES]


@pytest.mark.parametrize(
    ("projects", "least"),
    [(failing, len(RULES)), pytest.param(states, 120, marks=pytest.mark.slow)],
)
def test_a_page_at_a_time_finds_what_the_whole_does(
    projects: Callable[[], Sequence[Texts]], least: int
) -> None:
    some = 0
    for texts in projects():
        corpus, _ = load(texts)
        if not corpus.unreadable:
            found = by_place(by_page(corpus))
            assert found == by_place(check(corpus))
            some += bool(found)
    assert some >= least


def test_a_page_that_is_good_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path / "memory.db")
    assert remembered(sample(), memory) == []
    looked: list[str] = []

    def noting(corpus: Corpus, page: object) -> Corpus:
        looked.append(page.path)  # type: ignore[attr-defined]
        return focus(corpus, page)  # type: ignore[arg-type]

    monkeypatch.setattr("briefgen.check.focus", noting)
    assert remembered(sample(), memory) == []
    assert looked == []
    talks = "content/facts/talks.yaml"
    moved = {talks: "# one line down\n" + sample()[talks]}
    assert remembered(sample() | moved, memory) == []
    assert looked == [talks]
    looked.clear()
    said = sample()[talks].replace("Delegations of", "The delegations of", 1)
    assert said != sample()[talks]
    assert remembered(sample() | {talks: said}, memory) == []
    assert talks in looked
    assert "content/sources/leaflet-altered.yaml" not in looked


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6))]
)
def test_after_any_edits_the_problems_are_those_of_a_clean_check(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    every = states()
    for sequence in range(20):
        memory = Memory(tmp_path / f"memory-{sequence}.db")
        texts = sample()
        for _ in range(chance.randrange(2, 8)):
            texts = edited(texts, chance.choice(every), chance)
            assert remembered(texts, memory) == clean(texts)


def edited(texts: Texts, other: Texts, chance: random.Random) -> dict[str, str]:
    """The project after an edit: files made like another's or mended, moved down, removed."""
    now = dict(texts)
    differing = [path for path in other if other[path] != now.get(path)]
    match chance.randrange(6):
        case 0:
            path = chance.choice(sorted(now))
            now[path] = sample().get(path, now[path])
        case 1:
            path = chance.choice(sorted(now))
            now[path] = f"# one line down\n{now[path]}"
        case 2 if len(now) > 5:
            now.pop(chance.choice(sorted(set(now) - {"content/desk.yaml"})))
        case 3:
            now = dict(other)
        case _:
            for path in chance.sample(differing, min(len(differing), chance.randrange(1, 4))):
                now[path] = other[path]
    return now
