"""What may differ since a known state, held against the answers themselves: nothing is missed."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pytest

from briefgen.compose import compose
from briefgen.ground import Ground, looks, stands, watch
from briefgen.load import load
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.resting import Rest, Resting
from briefgen.select import select
from briefgen.since import Looks, Since, State, state
from briefgen.value import replace
from briefgen.verify import UNVERIFIED
from tests.sample import FACTS, project
from tests.test_ground import EDITS

Texts = Mapping[str, str]


def corpus_of(texts: Texts, memory: Memory) -> Corpus | None:
    """The corpus of sound content."""
    stamps = {path: blake2b(text.encode(), digest_size=16).digest() for path, text in texts.items()}
    corpus, problems = load(texts, stamps=stamps, known=memory)
    return None if problems else corpus


@dataclass
class Known:
    """What an edition rests on, in a state of the content."""

    state: State
    ground: Ground
    looks: Looks


def known(corpus: Corpus, name: str) -> Known | None:
    """None of what a rule would refuse to let through."""
    selection, _ = select(corpus, name, None)
    now = state(corpus)
    if selection is None or now is None:
        return None
    watched = watch(selection)
    try:
        compose(watched.selection, UNVERIFIED)
        ground = watched.ground(UNVERIFIED)
    except (KeyError, AttributeError, IndexError, ValueError, StopIteration):
        return None
    return Known(now, ground, looks(corpus, ground))


def since(was: State, corpus: Corpus, memory: Memory) -> Since:
    now = state(corpus)
    assert now
    return Since(was, now, corpus, memory)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.db")


def remove(texts: Texts, chance: random.Random) -> Texts:
    gone = chance.choice(sorted(texts))
    return {path: text for path, text in texts.items() if path != gone}


def turn(texts: Texts, chance: random.Random) -> Texts:
    """The facts of a file in another order."""
    path = chance.choice([path for path in sorted(texts) if "/facts/" in path])
    head, *facts = texts[path].split("\n  - ")
    chance.shuffle(facts)
    return {**texts, path: "\n  - ".join([head, *(one.strip("\n") for one in facts)]) + "\n"}


def move(texts: Texts, chance: random.Random) -> Texts:
    """The last fact of a file in a file of its own, before or after it."""
    path = chance.choice([path for path in sorted(texts) if "/facts/" in path])
    head, *facts = texts[path].split("\n  - ")
    if len(facts) < 2:
        return texts
    other = f"content/facts/{chance.choice('ayz')}{chance.randrange(100)}.yaml"
    rest = "\n  - ".join([head, *(one.strip("\n") for one in facts[:-1])]) + "\n"
    return {**texts, path: rest, other: f"facts:\n  - {facts[-1]}"}


def edit(texts: Texts, chance: random.Random) -> Texts:
    path = chance.choice(sorted(texts))
    return {**texts, path: chance.choice(EDITS)(texts[path], chance)}


MOVES: tuple[Callable[[Texts, random.Random], Texts], ...] = (edit, edit, edit, turn, move, remove)


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 20))]
)
def test_what_nothing_changed_for_stands_by_its_ground(seed: int, memory: Memory) -> None:
    chance = random.Random(seed)
    texts: Texts = dict(project())
    corpus = corpus_of(texts, memory)
    assert corpus
    rests = {name: known(corpus, name) for name in corpus.briefs}
    left = answered = 0
    for _ in range(40):
        trial = chance.choice(MOVES)(texts, chance)
        after = corpus_of(trial, memory)
        if after is None or set(after.briefs) != set(rests):
            continue
        for one in rests.values():
            assert one
            leaves = since(one.state, after, memory).leaves(one.looks)
            answered += stands(after, UNVERIFIED, one.ground)
            left += leaves
            assert not leaves or stands(after, UNVERIFIED, one.ground)
        again = {name: known(after, name) for name in rests}
        if None not in again.values():
            rests, texts = again, trial
    assert answered * 0.5 <= left <= answered
    assert left > 0


def test_a_source_that_is_no_longer_checked_is_a_change(memory: Memory) -> None:
    corpus = corpus_of(project(), memory)
    assert corpus
    was, now = state(corpus, corpus.sources.keys()), state(corpus, {"herald"})
    assert was
    assert now
    found = Since(was, now, corpus, memory)
    assert not found.leaves({"said sources": ["gazette"]})
    assert found.leaves({"said sources": ["herald"], "said facts": ["talks-held"]})


def test_what_is_not_remembered_counts_as_changed(memory: Memory) -> None:
    before, after = corpus_of(project(), Memory()), corpus_of(project(facts=f"{FACTS}\n"), memory)
    assert before
    assert after
    was = state(before)
    assert was
    assert not since(was, after, memory).leaves({"said facts": ["another"]})
    corpus_of(project(), memory)
    assert since(was, after, memory).leaves({"said facts": ["another"]})


def test_there_is_no_state_of_records_that_share_a_name(memory: Memory) -> None:
    twice = project() | {"content/facts/other.yaml": FACTS}
    stamps = {path: path.encode() for path in twice}
    corpus, problems = load(twice, stamps=stamps, known=memory)
    assert {problem.code for problem in problems} == {"doubled-id"}
    assert state(corpus) is None
    assert state(load(project())[0]) is None


def resting(corpus: Corpus, memory: Memory) -> Resting:
    return Resting("things", corpus, memory, state(corpus))


def test_what_rests_on_what_has_changed_is_forgotten(memory: Memory) -> None:
    before = corpus_of(project(), memory)
    after = corpus_of(project(facts=FACTS.replace("Port Elm", "Port Oak", 1)), memory)
    assert before
    assert after
    on_fact, on_source = Rest({"said facts": ["talks-held"]}, 1), Rest({"said sources": ["herald"]})
    resting(before, memory).keep({"one": on_fact, "other": on_source})
    assert resting(before, memory).of("one") == on_fact
    found = resting(after, memory)
    assert (found.of("one"), found.of("other")) == (None, on_source)
    found.keep({})
    assert resting(after, memory).of("other") == on_source
    assert resting(before, memory).of("one") is None


def test_what_another_program_found_is_not_known(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_of(project(), memory)
    assert corpus
    resting(corpus, memory).keep({"one": Rest({"said facts": []})})
    monkeypatch.setattr("briefgen.memory.program", lambda: b"another program.")
    assert resting(corpus, memory).of("one") is None


def test_without_a_state_nothing_is_known_and_nothing_kept(memory: Memory) -> None:
    corpus = corpus_of(project(), memory)
    assert corpus
    resting(corpus, memory).keep({"one": Rest({})})
    stateless = Resting("things", replace(corpus, unreadable=frozenset({"x"})), memory, None)
    assert stateless.of("one") is None
    stateless.keep({"two": Rest({})})
    assert resting(corpus, memory).of("two") is None
