"""Press: the jobs of a build, made in this process, by workers beside it, or on a cluster.

All three are told the same way: tasks in, what came of each out, as they end. The bytes are the
same whoever makes them.
"""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import Final

from briefgen import workers
from briefgen.formats.look import Look
from briefgen.render import render_packed
from briefgen.workers import Failure, Limits, Task

Press = Callable[[Iterable[Task]], Generator[tuple[int, bytes | Failure]]]

# What a job may cost, by its bytes: three times and more what honest ones took when measured.
_SECONDS: Final = 15.0
_SECONDS_EACH: Final = 60e-6
_MEMORY: Final = 768 << 20
_MEMORY_EACH: Final = 400


def task(job: bytes) -> Task:
    """A packed job with its limits."""
    seconds = _SECONDS + _SECONDS_EACH * len(job)
    return Task(job, Limits(seconds, _MEMORY + _MEMORY_EACH * len(job)))


def here(look: Look) -> Press:
    """Makes the jobs in this process, one after another, without limits."""

    def run(tasks: Iterable[Task]) -> Generator[tuple[int, bytes | Failure]]:
        for number, one in enumerate(tasks):
            yield number, render_packed(look, one.data)

    return run


def beside(look: Look, jobs: int) -> Press:
    """Makes up to so many jobs at a time, each in a worker of its own with limits."""
    return partial(workers.run, partial(render_packed, look), jobs=jobs)
