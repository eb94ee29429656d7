import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.cost import Cost, Failed, Side, alternate, middle, run

ROOT = Path(__file__).parents[2]
_BUSY = "import time\nwhile time.process_time() < 0.2: pass\n"


def side(code: str, folder: Path, *, reports: bool = False) -> Side:
    return Side([sys.executable, "-S", "-c", code], folder, dict(os.environ), reports=reports)


def test_cpu_is_that_of_the_process_and_not_of_its_sleep(tmp_path: Path) -> None:
    slept = run(side("import time; time.sleep(0.3)", tmp_path))
    assert slept.cpu < 0.25
    assert slept.wall >= 0.3
    assert run(side(_BUSY, tmp_path)).cpu >= 0.2


def test_cpu_of_children_counts(tmp_path: Path) -> None:
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-S', '-c', {_BUSY!r}])"
    assert run(side(code, tmp_path)).cpu >= 0.2


def test_memory_is_that_of_the_largest_child(tmp_path: Path) -> None:
    """Measured by a small process: on Linux what a large one starts is never smaller than it."""
    large = "x = bytearray(150 << 20)"
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-S', '-c', {large!r}])"
    measured = (
        "import os, sys, pathlib; from bench.cost import Side, run\n"
        f"side = Side([sys.executable, '-S', '-c', {code!r}], pathlib.Path({str(tmp_path)!r}),"
        " dict(os.environ), reports=False)\n"
        "print(run(side).memory)"
    )
    said = subprocess.run(
        [sys.executable, "-c", measured], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert 150 <= float(said.stdout) < 400


def test_a_side_may_report_what_counts(tmp_path: Path) -> None:
    assert run(side("print('so', 1.25)", tmp_path, reports=True)).cpu == 1.25


def test_what_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"ended with 3: an error: no such brief"):
        run(side("import sys; print('x'); print('an error: no such brief'); sys.exit(3)", tmp_path))


def test_sides_take_turns_and_the_first_turn_is_not_counted(tmp_path: Path) -> None:
    turns: list[str] = []
    one = side("print(len(open('runs').read()))", tmp_path, reports=True)

    def note(name: str) -> Side:
        def before(run: int) -> None:
            turns.append(f"{name}{run}")
            (tmp_path / "runs").write_text("x" * len(turns))

        return replace(one, before=before)

    cost = alternate({"a": note("a"), "b": note("b")}, 3)
    assert turns == ["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"]
    assert (cost["a"].cpu, cost["b"].cpu) == (5, 6)  # the middle of 3, 5, 7 and of 4, 6, 8


def test_the_middle_is_the_median_of_each() -> None:
    costs = [Cost(1, 30, 5), Cost(9, 10, 6), Cost(2, 20, 100)]
    assert middle(costs) == Cost(2, 20, 6)
