"""What an edition rests on, held against clean builds: nothing is missed, little is too much."""

import random
import re
from collections.abc import Callable, Mapping

import pytest

from briefgen.compose import compose
from briefgen.ground import Ground, changed, stands, watch
from briefgen.job import job_of
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.select import Selection, select
from briefgen.value import replace
from briefgen.verify import UNVERIFIED, Verification
from tests.sample import FACTS, project

OTHER_FACT = """\
  - id: lamp-lit
    statement: The lamp of the pier was lit again.
    cites: [gazette/met]
"""


def corpus_of(texts: Mapping[str, str]) -> Corpus:
    corpus, problems = load(texts)
    assert problems == []
    return corpus


def chosen(corpus: Corpus, name: str = "harbour") -> Selection:
    found, problems = select(corpus, name, None)
    assert found, problems
    return found


def made(selection: Selection, verification: Verification = UNVERIFIED) -> tuple[bytes, Ground]:
    """The packed job of an edition, and what it rests on."""
    watched = watch(selection)
    document = compose(watched.selection, verification)
    return job_of(watched.selection, document).packed(), watched.ground(verification)


def test_a_watched_corpus_makes_the_same_edition() -> None:
    selection = chosen(corpus_of(project()))
    job, _ = made(selection)
    assert job == job_of(selection, compose(selection, UNVERIFIED)).packed()


def test_all_that_is_cited_is_rested_on() -> None:
    _, ground = made(chosen(corpus_of(project())))
    assert {"desk", "briefs harbour", "facts talks-held", "sources gazette"} <= set(ground)


def test_what_is_not_printed_is_not_rested_on() -> None:
    before = chosen(corpus_of(project()))
    _, ground = made(before)
    after = chosen(
        corpus_of(project(facts=f"{FACTS}{OTHER_FACT.replace('gazette/met', 'herald/met')}"))
    )
    assert "facts lamp-lit" not in ground
    assert "facts lamp-lit" not in set(changed(after.corpus, UNVERIFIED, ground))


def test_a_fact_that_is_cited_is_told_by_name() -> None:
    _, ground = made(chosen(corpus_of(project())))
    after = chosen(corpus_of(project(facts=FACTS.replace("Port Elm", "Port Oak", 1))))
    found = set(changed(after.corpus, UNVERIFIED, ground))
    assert any(what.startswith(("facts ", "listed ")) for what in found)


def test_a_record_that_only_moves_changes_nothing() -> None:
    _, ground = made(chosen(corpus_of(project())))
    after = chosen(corpus_of(project(facts=f"# A note on top.\n\n{FACTS}")))
    assert stands(after.corpus, UNVERIFIED, ground)


def test_whether_a_source_was_checked_counts() -> None:
    selection = chosen(corpus_of(project()))
    _, ground = made(selection)
    checked = replace(UNVERIFIED, checked=frozenset({"gazette"}))
    assert list(changed(selection.corpus, checked, ground)) == [
        what for what in ground if "gazette" in what and what.startswith(("sources", "excerpts"))
    ]


# ---- Laws ----

WORDS = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")


def rewrite(text: str, chance: random.Random) -> str:
    """One word of running text becomes another."""
    places = [found.span() for found in WORDS.finditer(text)]
    if not places:
        return text
    start, end = chance.choice(places)
    return f"{text[:start]}{chance.choice(('harbour', 'signal', 'toward', 'modest'))}{text[end:]}"


def drop_line(text: str, chance: random.Random) -> str:
    """One line is left out; mostly that is no content any more."""
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def double_blank(text: str, chance: random.Random) -> str:
    """What is written elsewhere in the file and says nothing."""
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines) + 1), "\n" if chance.random() < 0.5 else "# x\n")
    return "".join(lines)


def add_fact(text: str, chance: random.Random) -> str:
    """A fact that cites what others cite."""
    if not text.startswith("facts:"):
        return text
    number = chance.randrange(1000)
    return text + OTHER_FACT.replace("lamp-lit", f"lamp-{number}")


EDITS: tuple[Callable[[str, random.Random], str], ...] = (
    rewrite,
    rewrite,
    drop_line,
    double_blank,
    add_fact,
)


def sound(texts: Mapping[str, str]) -> Corpus | None:
    corpus, problems = load(texts)
    return None if problems else corpus


def attempt(selection: Selection) -> tuple[bytes, Ground] | None:
    """What is made of content that loads; None of what a rule would refuse to let through."""
    try:
        return made(selection)
    except (KeyError, AttributeError, IndexError, ValueError, StopIteration):
        return None


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 20))]
)
def test_random_edits_are_never_missed(seed: int) -> None:
    """50 edits, and 1,000 in all: whatever stands by its ground is equal to a clean build."""
    chance = random.Random(seed)
    texts = dict(project())
    corpus = corpus_of(texts)
    known = {name: made(chosen(corpus, name)) for name in corpus.briefs}
    kept = too_much = 0
    for _ in range(50):
        path = chance.choice(sorted(texts))
        trial = {**texts, path: chance.choice(EDITS)(texts[path], chance)}
        after = sound(trial)
        if after is None or set(after.briefs) != set(known):
            continue
        editions = {name: select(after, name, None)[0] for name in known}
        again = {name: attempt(one) for name, one in editions.items() if one}
        if len(again) != len(known) or None in again.values():
            continue
        for name, one in editions.items():
            fresh = again[name]
            assert one
            assert fresh
            if stands(one.corpus, UNVERIFIED, known[name][1]):
                assert fresh[0] == known[name][0]
                kept += 1
            elif fresh[0] == known[name][0]:
                too_much += 1
            known[name] = fresh
        texts = trial
    assert kept > 0
    assert too_much <= kept
