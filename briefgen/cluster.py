"""Cluster: the jobs of a build on other machines, through a scheduler of Dask.

The one home of Dask. Each job goes out as bytes and comes back as bytes; on the other machine it
is made by a worker with limits, as it is here. Before anything is sent, program, typesetter and
fonts are compared: what would make other bytes is refused.
"""

import hashlib
import platform
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from briefgen import fonts, workers
from briefgen.formats import look
from briefgen.press import Press, ready
from briefgen.problem import Exit, Pos, Problem
from briefgen.render import render_packed
from briefgen.workers import Failure, Limits, Task

Foreign: TypeAlias = Any  # Dask's classes are not fully typed
Texts = Mapping[str, str]

_PATIENCE: Final = 20.0  # seconds until a scheduler must answer
_WAITING: Final = 3  # jobs sent for each processor of the cluster: one at work, two in its hands
_RETRIES: Final = 3  # times that a job whose machine was lost is sent elsewhere
_LIBRARIES: Final = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen"),
    *("jinja2", "markupsafe", "uharfbuzz", "fonttools", "vl-convert-python"),
)


@contextmanager
def connected(address: str, texts: Texts) -> Iterator[tuple[Press | None, list[Problem]]]:
    """A press on the cluster at this address (`tcp://host:8786`), or why there is none.

    `texts` are the templates and styles; they are sent to each machine once.
    """
    try:
        import distributed  # noqa: PLC0415  0.7 s: only where there is a cluster
    except ImportError:
        message = "Dask is not installed, and only it reaches a cluster"
        yield None, [_problem(address, message, "pip install 'briefgen[cluster]'")]
        return
    try:
        dask: Foreign = distributed
        client = dask.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        hint = "start one with `dask scheduler`, and workers with `dask worker ADDRESS`"
        yield None, [_problem(address, f"no scheduler answers: {error}", hint)]
        return
    with client:
        problems = list(_differences(client, address))
        yield (None if problems else partial(_run, client, dict(texts))), problems


def about() -> dict[str, str]:
    """What decides the bytes of a brief, by name: versions, and digests of program and fonts."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    program = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    return {
        "python": ".".join(platform.python_version_tuple()[:2]),
        "briefgen": program,
        "fonts": fonts.digest()[:16],
        **{name: _version(name) for name in _LIBRARIES},
    }


def make(texts: Texts, data: bytes, limits: Limits) -> bytes | Failure:
    """What a worker of this machine makes of a job."""
    shared = _look(_Hashed(texts))
    ready(shared, data)
    ((_, made),) = workers.run(partial(render_packed, shared), [Task(data, limits)], jobs=1)
    return made


class _Hashed(dict[str, str]):
    """Texts that a look can be remembered by."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        total = "\0".join(f"{name}\0{len(text)}\0{text}" for name, text in sorted(texts.items()))
        self._digest = hashlib.sha256(total.encode()).hexdigest()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self._digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self._digest == other._digest


@cache
def _look(texts: _Hashed) -> look.Look:
    """The look of a build, open for as long as this process lives."""
    return ExitStack().enter_context(look.opened(texts))


def _run(
    client: Foreign, texts: dict[str, str], tasks: Iterable[Task]
) -> Generator[tuple[int, bytes | Failure]]:
    """What comes of the tasks, as they end; they are sent as there is room for them."""
    # In one piece and by reference, so that each machine is sent it once.
    (given,) = client.scatter([texts], broadcast=True)
    executor = client.get_executor(pure=False, retries=_RETRIES)
    waiting = enumerate(tasks)
    sent: dict[Future[Any], int] = {}
    while True:
        room = _WAITING * max(1, sum(client.nthreads().values())) - len(sent)
        for number, task in islice(waiting, max(0, room)):
            sent[executor.submit(make, given, task.data, task.limits)] = number
        if not sent:
            return
        for future in wait(sent, return_when=FIRST_COMPLETED).done:
            yield sent.pop(future), _result(future)


def _result(future: "Future[bytes | Failure]") -> bytes | Failure:
    error = future.exception()
    if error is None:
        return future.result()
    return Failure(f"{type(error).__name__}: {error}", overrun=False)


def _differences(client: Foreign, address: str) -> Iterator[Problem]:
    """A problem for each machine that would make other bytes than this one."""
    client.wait_for_workers(1, timeout=_PATIENCE)
    here = _about_here()
    for name, there in sorted(client.run(about, on_error="return").items()):
        if not isinstance(there, dict):
            hint = "install the same briefgen there"
            yield _problem(address, f"the worker {name} cannot run briefgen: {there}", hint)
        elif there != here:
            other = [key for key in here if here[key] != there.get(key)]
            told = ", ".join(f"{key} {there.get(key)} and not {here[key]}" for key in other)
            hint = "install there what requirements.lock says"
            yield _problem(address, f"the worker {name} has {told}", hint)


_about_here = about


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _problem(address: str, message: str, hint: str) -> Problem:
    return Problem(Pos(address), "cluster", message, hint, exit=Exit.ENVIRONMENT)
