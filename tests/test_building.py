"""What a build does again and what it leaves, told by its outcome and by the bytes on the disk."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen import fonts, webfonts
from briefgen.build import Order, Outcome, build
from briefgen.problem import Exit, exit_code
from tests.both import SECOND, digests, two_briefs
from tests.sample import BRIEF, FACTS

QUICK = Order(formats=("md", "json"))
LAMP = """
  - id: lamp-lit
    statement: The lamp was lit.
    cites: [gazette/met]
"""
HUGE = "{{ 'a'.center(2000000000) }}"


def names(outcome: Outcome) -> set[str]:
    return {path.parent.parent.name for path in outcome.written}


def test_what_stands_is_not_made_again(tmp_path: Path) -> None:
    root = two_briefs(tmp_path)
    first, second = build(root, QUICK), build(root, QUICK)
    assert (first.problems, first.editions, first.kept) == ([], 2, 0)
    assert (second.problems, second.editions, second.kept) == ([], 0, 2)
    assert [one.resolve() for one in second.standing] == [one.resolve() for one in first.written]
    assert build(root, Order(formats=QUICK.formats, force=True)).editions == 2


def test_only_the_brief_that_uses_a_changed_fact_is_made_again(tmp_path: Path) -> None:
    listed = "  - {id: record, title: Also on record, part: facts}\n"
    assert listed in BRIEF
    root = two_briefs(tmp_path, brief=BRIEF.replace(listed, ""))
    build(root, QUICK)
    (facts,) = (root / "content/facts").iterdir()
    facts.write_text(FACTS + LAMP, encoding="utf-8")
    assert names(build(root, QUICK)) == {"port"}, "only it lists facts that nothing cites"


def test_with_and_without_a_memory_the_bytes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = two_briefs(tmp_path / "project")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = []
    for _ in range(3):
        for known in (fonts.face_bytes, fonts.repertoire, fonts._font, webfonts.packed):
            known.cache_clear()
        # The letters of the page are noted down the first time, and packed for the second.
        outcome = build(root, Order(["harbour"], formats=("html", "md"), force=True, jobs=1))
        assert outcome.problems == []
        made.append(digests(root))
        if len(made) == 2:
            # What the third would have to make would be a fault.
            monkeypatch.setattr("briefgen.fonts._cut", lambda _: pytest.fail("cut again"))
            monkeypatch.setattr("briefgen.webfonts.woff", None)
            monkeypatch.setattr("jinja2.Environment.compile", None)
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize(
    ("file", "text", "again"),
    [
        ("templates/web.css", "body{color:red}", {"harbour", "port"}),
        ("templates/unused.css", "body{color:red}", set()),
        ("templates/print.css", "body{color:red}", set()),
    ],
)
def test_a_sheet_counts_for_those_who_load_it(
    tmp_path: Path, file: str, text: str, again: set[str]
) -> None:
    root = two_briefs(tmp_path)
    order = Order(formats=("html",))
    build(root, order)
    (root / "templates").mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
    assert names(build(root, order)) == again


def test_a_file_that_was_touched_is_made_again(tmp_path: Path) -> None:
    root = two_briefs(tmp_path)
    build(root, QUICK)
    before = digests(root)
    (root / "output/port/2031-03-09/port-2031-03-09.md").write_text("?", encoding="utf-8")
    assert names(build(root, QUICK)) == {"port"}
    assert digests(root) == before


def test_another_format_is_another_order(tmp_path: Path) -> None:
    root = two_briefs(tmp_path)
    build(root, QUICK)
    assert build(root, Order(formats=("md",))).editions == 2


def test_shards_are_parts_of_the_whole(tmp_path: Path) -> None:
    root = two_briefs(tmp_path)
    parts = [build(root, Order(formats=("md",), shard=(n, 3))) for n in (1, 2, 3)]
    assert [names(one) for one in parts] == [{"harbour"}, {"port"}, set()]


@pytest.mark.parametrize("jobs", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_the_bytes_are_the_same_whoever_makes_them(
    tmp_path: Path, jobs: int, both_made: Mapping[str, str]
) -> None:
    root = two_briefs(tmp_path)
    assert build(root, Order(jobs=jobs)).problems == []
    assert len(both_made) == 8
    assert digests(root) == both_made


@pytest.mark.parametrize("bomb", [HUGE, "{{ 1 / 0 }}"])
def test_a_brief_that_cannot_be_made_fails_alone(tmp_path: Path, bomb: str) -> None:
    root = two_briefs(tmp_path / "bad")
    own = "templates: {markdown: bomb.md.j2}\n"
    (root / "content/briefs/port.yaml").write_text(SECOND["content/briefs/port.yaml"] + own)
    (root / "templates").mkdir()
    (root / "templates/bomb.md.j2").write_text(bomb, encoding="utf-8")
    outcome = build(root, Order(formats=("md",)))
    assert names(outcome) == {"harbour"}
    assert len(outcome.problems) == 1
    assert exit_code(outcome.problems) == (Exit.LIMIT if bomb is HUGE else Exit.PROBLEMS)
    clean = two_briefs(tmp_path / "clean")
    build(clean, Order(briefs=["harbour"], formats=("md",)))
    assert digests(root) == digests(clean)
