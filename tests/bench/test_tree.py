from pathlib import Path

import pytest

from bench.tree import Size, tree
from bench.tree.layout import Exact, listed, mapping
from briefgen.examine import Examined, examine
from briefgen.tree import parse

SMALL = Size(facts=160, sources=8, briefs=2, developments=3, listed=5, source_characters=3_000)


def examined(size: Size, root: Path) -> Examined:
    found, problems = examine(tree(size).write(root), required=True, strict=True)
    assert problems == []
    assert found is not None
    return found


def test_equal_sizes_give_equal_trees() -> None:
    assert tree(SMALL) == tree(SMALL)


def test_another_seed_gives_another_tree() -> None:
    other = tree(Size(facts=160, sources=8, briefs=2, source_characters=3_000, seed=2))
    assert other.files["content/entities.yaml"] != tree(SMALL).files["content/entities.yaml"]


@pytest.mark.parametrize(
    "size",
    [
        SMALL,
        Size(facts=40, sources=2, source_characters=1_000),
        Size(facts=330, sources=30, briefs=2, editions=3, listed=40, source_characters=500, seed=7),
    ],
    ids=["some", "fewest", "many editions"],
)
def test_a_tree_is_without_a_fault_and_verified(size: Size, tmp_path: Path) -> None:
    found = examined(size, tmp_path)
    assert found.verification.counts(found.corpus)[1] == 0
    assert len(found.corpus.facts) == size.facts
    assert len(found.corpus.sources) == size.sources
    assert len(found.corpus.briefs) == size.briefs
    assert len(found.corpus.editions) == size.briefs * size.editions


def test_a_tree_has_what_makes_a_desk_s_work(tmp_path: Path) -> None:
    corpus = examined(SMALL, tmp_path).corpus
    assert corpus.conflicts
    assert {len(fact.cites) for fact in corpus.facts.values()} == {1, 2}
    assert {fact.kind for fact in corpus.facts.values()} >= {"figure", "pledge", "position"}
    for edition in corpus.editions.values():
        assert len(edition.developments) == 3
        assert edition.timeline
        assert edition.timeline.events
        assert edition.positions
        assert edition.pledges


def test_facts_lie_in_files_of_a_hundred() -> None:
    made = tree(Size(facts=250, sources=4, source_characters=1_000))
    found = [text.count("- id:") for path, text in made.files.items() if "/facts/" in path]
    assert found == [100, 100, 50]


def test_a_list_is_as_long_as_it_is_asked_for() -> None:
    made = tree(Size(facts=400, sources=8, listed=120, source_characters=1_000))
    facts = "".join(text for path, text in made.files.items() if "/facts/" in path)
    assert facts.count("matter-000-record") == 240  # 120 in each of its two weeks


def test_records_are_yaml_in_the_manner_of_the_content() -> None:
    text = mapping(
        {
            "id": "one",
            "words": Exact('he said "no"'),
            "note": "a: b",
            "plain": "12 of $3, and more",
            "cites": ["a/b", "c"],
            "nothing": None,
            "none": [],
            "inner": {"at": 3, "rows": [{"x": "y", "z": 1}, {"x": "w"}]},
        }
    )
    assert text == (
        'id: one\nwords: "he said \\"no\\""\nnote: "a: b"\nplain: 12 of $3, and more\n'
        "cites: [a/b, c]\ninner:\n  at: 3\n  rows:\n    - x: y\n      z: 1\n    - x: w\n"
    )
    node, problems = parse("x.yaml", text)
    assert problems == []
    assert node is not None


def test_a_list_of_records_has_an_empty_line_between_them() -> None:
    assert listed("facts", [{"id": "a"}, {"id": "b"}]) == "facts:\n  - id: a\n\n  - id: b\n"
