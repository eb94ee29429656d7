"""Press: the jobs of a build, made in this process, by workers beside it, or on a cluster.

All three are told the same way: tasks in, what came of each out, as they end. The bytes are the
same whoever makes them.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Final

from briefgen import workers
from briefgen.formats import html, look, maker
from briefgen.formats.look import Look
from briefgen.growth import growing
from briefgen.job import unpacked
from briefgen.problem import Problem
from briefgen.render import render_packed
from briefgen.workers import Failure, Limits, Task

Press = Callable[[Iterable[Task]], Generator[tuple[int, bytes | Failure]]]

# What a job may cost, by its bytes: three times and more what honest ones took when measured.
_SECONDS: Final = 15.0
_SECONDS_EACH: Final = 60e-6
_MEMORY: Final = 512 << 20
_MEMORY_EACH: Final = 1500
_FEW: Final = 2  # jobs: as many as a machine has cores at least, which begin at once


def task(job: bytes) -> Task:
    """A packed job with its limits."""
    seconds = _SECONDS + _SECONDS_EACH * len(job)
    return Task(job, Limits(seconds, _MEMORY + _MEMORY_EACH * len(job)))


@contextmanager
def opened(
    jobs: int, texts: Mapping[str, str], own: Collection[str] = ()
) -> Iterator[tuple[Press, list[Problem]]]:
    """A press that makes up to so many jobs at a time, each in a worker of its own with limits.

    With none at a time they are made in this process, one after another and without limits.
    `texts` are the templates and styles, of which these are the program's `own`.
    """
    with look.opened(texts) as shared:
        yield partial(_beside, shared, own, jobs) if jobs else partial(_here, shared), []


def _here(shared: Look, tasks: Iterable[Task]) -> Generator[tuple[int, bytes | Failure]]:
    for number, one in enumerate(tasks):
        with growing():
            made = render_packed(shared, one.data)
        yield number, made


def _beside(
    shared: Look, own: Collection[str], jobs: int, tasks: Iterable[Task]
) -> Generator[tuple[int, bytes | Failure]]:
    yield from workers.run(partial(render_packed, shared), _readied(shared, own, tasks), jobs)


def _readied(shared: Look, own: Collection[str], tasks: Iterable[Task]) -> Iterator[Task]:
    """The tasks, each when what it needs is open, so that no worker has to open it.

    What the first document of a process has to do besides is worth doing here only if there are
    many documents.
    """
    for number, one in enumerate(tasks):
        dressed = ready(shared, one.data, own)
        if number == _FEW:
            dressed.warm()
        yield one


def ready(shared: Look, data: bytes, own: Collection[str] = ()) -> Look:
    """Opens what a packed job needs; its look."""
    job = unpacked(data)
    dressed = shared.dressed(job)
    dressed.ready(job, own)
    for name in job.document.formats:
        maker(name)
    if "html" in job.document.formats:
        html.ready(job, dressed)
    return dressed
