"""Passages that are not looked at again: the same claims, problems and ground as when all are."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from briefgen.compose import compose
from briefgen.cover import cover
from briefgen.ground import Ground, watch
from briefgen.load import load
from briefgen.problem import Problem
from briefgen.select import select
from briefgen.settled import Settled
from briefgen.value import from_json, to_json
from briefgen.verify import UNVERIFIED
from tests.sample import EDITION, FACTS, project
from tests.test_ground import EDITS

Found = tuple[Mapping[str, int], list[Problem], Ground]


def covered(
    texts: Mapping[str, str], name: str, was: Mapping[str, Any] | None
) -> tuple[Found, Mapping[str, Any]]:
    """What covering the newest edition of a brief comes to, and what of it is settled."""
    corpus, problems = load(texts)
    assert problems == []
    selection, _ = select(corpus, name, None)
    assert selection
    watched = watch(selection)
    document = compose(watched.selection, UNVERIFIED)
    settled = None if was is None else Settled(watched, UNVERIFIED, was)
    found, problems = cover(watched.selection, document, settled)
    now = from_json(to_json(settled.now)) if settled else {}
    return (found.counts, problems, watched.ground(UNVERIFIED)), now


def test_what_is_settled_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first, settled = covered(project(), "harbour", {})
    assert first == covered(project(), "harbour", None)[0]
    assert sum(first[0].values()) > 5
    looked: list[str] = []
    monkeypatch.setattr("briefgen.cover._Work._passage", lambda _, one: looked.append(one.text))
    again, _ = covered(project(), "harbour", settled)
    assert looked == []
    assert again == first


def test_only_what_rests_on_a_change_is_looked_at_again() -> None:
    _, settled = covered(project(), "harbour", {})
    facts = FACTS.replace("cites: [gazette/met, herald/met]", "cites: [gazette/met]", 1)
    assert facts != FACTS
    _, after = covered(project(facts=facts), "harbour", settled)
    differing = [key for key, kept in settled.items() if after.get(key) != kept]
    assert 0 < len(differing) < len(settled)


def test_what_a_fact_states_is_no_evidence() -> None:
    _, settled = covered(project(), "harbour", {})
    facts = FACTS.replace("Port Elm", "the port", 1)
    assert facts != FACTS
    assert covered(project(facts=facts), "harbour", settled)[1] == settled


def test_what_is_not_shown_is_never_settled() -> None:
    wrong = EDITION.replace("place on 3 March", "place on 4 March")
    first, settled = covered(project(edition=wrong), "harbour", {})
    again, _ = covered(project(edition=wrong), "harbour", settled)
    assert first[1]
    assert again == first == covered(project(edition=wrong), "harbour", None)[0]


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 20))]
)
def test_after_any_edits_it_is_what_looking_at_all_says(seed: int) -> None:
    chance = random.Random(seed)
    texts = dict(project())
    settled = {name: covered(texts, name, {})[1] for name in ("harbour",)}
    tried = reused = 0
    for _ in range(30):
        path = chance.choice(sorted(texts))
        trial = {**texts, path: chance.choice(EDITS)(texts[path], chance)}
        try:
            found = {name: covered(trial, name, None)[0] for name in settled}
        except (AssertionError, KeyError, AttributeError, IndexError, ValueError, StopIteration):
            continue  # what does not load, or a rule would refuse to let through
        for name, one in found.items():
            again, now = covered(trial, name, settled[name])
            assert again == one
            tried += 1
            reused += bool(now.keys() & settled[name].keys())
            settled[name] = now
        texts = trial
    assert tried > 3
    assert reused > 0
