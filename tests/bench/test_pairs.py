import re
from pathlib import Path

import pytest

from bench.cost import Cost
from bench.ground import Ground, Scale, change
from bench.pairs import PAIRS
from bench.pairs.changed import listed_fact
from bench.pairs.growth import Length, from_line


def lengths(*costs: tuple[int, float]) -> list[Length]:
    return [Length(pages, Cost(cpu, 0, 0)) for pages, cpu in costs]


def test_a_straight_line_is_not_left() -> None:
    assert from_line(lengths((50, 6), (100, 11), (200, 21))) == pytest.approx(0)


def test_what_grows_faster_than_its_pages_lies_below_the_line() -> None:
    assert from_line(lengths((50, 2.5), (100, 10), (200, 40))) == pytest.approx(1 - 10 / 15)


def test_a_change_is_taken_back_the_next_time(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("statement: It lasted.\n")
    swap = change(file, "lasted", "went on")
    seen = []
    for run in range(3):
        swap(run)
        seen.append("went on" in file.read_text())
    assert seen == [True, False, True]


def test_a_smaller_scale_has_something_of_everything() -> None:
    assert Scale().divided(10) == Scale(1_000, 100, 10, 270)
    assert Scale().divided(1_000_000) == Scale(1, 1, 1, 1)


def test_a_tree_is_made_once_and_lists_a_fact(tmp_path: Path) -> None:
    ground = Ground(tmp_path, tmp_path, Scale(300, 8, 1, 1), 1)
    root = ground.large()
    made = (root / "content" / "desk.yaml").stat().st_mtime_ns
    assert ground.large() == root
    assert (root / "content" / "desk.yaml").stat().st_mtime_ns == made
    path, line = listed_fact(root)
    assert re.fullmatch(r" +statement: [A-Z].*\.", line)
    assert line in path.read_text("utf-8")


@pytest.mark.slow
def test_a_pair_in_small_measures_something_on_both_sides(tmp_path: Path) -> None:
    [row] = PAIRS["facts"](Ground(tmp_path, tmp_path, Scale(facts=600), 1))
    assert row.value is not None
    assert row.value > 0
    assert re.fullmatch(r"[0-9.]+ s / [0-9.]+ s, [0-9]+ MB", row.note)
