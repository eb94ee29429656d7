"""What a command costs: CPU of it and its children, and the memory of the largest of them."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU (user and system), seconds on the clock, and MB of memory.

    The memory is that of the largest process, as the kernel counts what is resident; pages that
    processes share count in each.
    """

    cpu: float
    wall: float
    memory: float


class Failed(Exception):
    """A command that was to be measured did not work."""


@dataclass(frozen=True, slots=True)
class Side:
    """A command to be measured, and what has to be done before each of its runs.

    `before` is called with the number of the run. What the command prints last on standard output
    is taken for its CPU if it `reports`: then the start of its interpreter does not count.
    """

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    before: Callable[[int], None] = field(default=lambda _: None)
    reports: bool = False


def run(side: Side) -> Cost:
    """The cost of one run; raises Failed with what it said if it does not end with 0."""
    started = time.perf_counter()
    with subprocess.Popen(
        side.command,
        cwd=side.folder,
        env=side.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as child:
        said = child.stdout.read() if child.stdout else ""
        # Unlike RUSAGE_CHILDREN this is about one child, and those that it has waited for.
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if child.returncode != 0:
        lines = said.strip().split("\n")
        why = next((line for line in lines if "error" in line.lower()), lines[-1])
        raise Failed(f"{' '.join(side.command[:3])} … ended with {child.returncode}: {why}")
    cpu = float(said.split()[-1]) if side.reports else used.ru_utime + used.ru_stime
    return Cost(cpu, wall, used.ru_maxrss / 1024)


def alternate(sides: Mapping[str, Side], runs: int, *, warm: bool = True) -> dict[str, Cost]:
    """The medians of the sides, each run once in turn, `runs` times.

    What changes on the machine meanwhile so falls on all of them. With `warm`, the first turn is
    not counted: it fills the caches of files and byte code.
    """
    found: dict[str, list[Cost]] = {name: [] for name in sides}
    for turn in range(runs + warm):
        for name, side in sides.items():
            side.before(turn)
            cost = run(side)
            if turn or not warm:
                found[name].append(cost)
    return {name: middle(costs) for name, costs in found.items()}


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each of the three."""
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        median(cost.memory for cost in costs),
    )
