"""Workers: one forked process for each task, with limits that it cannot get around.

The typesetter swallows time-outs and can be made to loop by 400 bytes of CSS, so nothing inside
its own process can stop it. A worker is forked from the process that calls, with all that is
loaded there; it is given a task as bytes, gives bytes back, and is killed when it overruns. It has
a folder of its own for temporary files and, where the system allows it, no network.
"""

import ctypes
import errno
import gc
import math
import os
import resource
import selectors
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from briefgen.value import Frozen, Mutable, field

Work = Callable[[bytes], bytes]

_CHUNK: Final = 1 << 20
_HEADER: Final = 8  # bytes that tell how many follow: what a killed worker wrote is not all
_SPENT: Final = 3  # exit code of a worker that ran out of memory
_FULL: Final = 4  # exit code of a worker whose file grew too large
_BROKEN: Final = 5  # exit code of a worker whose work raised something
_LOST: Final = 70  # exit code of a worker that failed outside its work (sysexits.h, EX_SOFTWARE)
_NEW_USER: Final = 0x10000000  # unshare(2), linux/sched.h
_NEW_NET: Final = 0x40000000
_DIE_WITH_PARENT: Final = 1  # prctl(2), PR_SET_PDEATHSIG


class Limits(Frozen):
    """What one task may use: seconds of CPU, bytes of memory, bytes of one file.

    What the process that it is forked from has mapped already is not counted as its own. The task
    may take many times the CPU's seconds on the clock, since a machine may have much else to do.
    """

    cpu: float
    memory: int
    file: int = 256 << 20

    @property
    def wall(self) -> float:
        """Seconds on the clock until it is killed."""
        return 6 * self.cpu + 60


class Task(Frozen):
    """Bytes to work on, and what that may cost."""

    data: bytes
    limits: Limits


class Failure(Frozen):
    """Why a task gave nothing: `overrun` if it ran into a limit, else it broke."""

    reason: str
    overrun: bool


def run(work: Work, tasks: Iterable[Task], jobs: int) -> Generator[tuple[int, bytes | Failure]]:
    """What `work` makes of each task, by the task's index, in the order in which they end.

    At most `jobs` workers at a time. Tasks are taken from the iterable as workers become free.
    When the iterator is closed, or an exception passes through it, all workers are killed.
    """
    waiting = enumerate(tasks)
    with selectors.DefaultSelector() as selector:
        working: dict[int, _Worker] = {}
        try:
            while True:
                while len(working) < jobs and (following := next(waiting, None)):
                    worker = _fork(work, *following)
                    working[worker.pipe] = worker
                    selector.register(worker.pipe, selectors.EVENT_READ)
                if not working:
                    return
                until = min(worker.deadline for worker in working.values())
                ready = selector.select(max(0.0, until - time.monotonic()))
                done = {key.fd for key, _ in ready if working[key.fd].take()}
                now = time.monotonic()
                late = {pipe for pipe, one in working.items() if one.deadline <= now} - done
                for pipe in sorted(done | late):
                    selector.unregister(pipe)
                    worker = working.pop(pipe)
                    yield worker.index, worker.end(late=pipe in late)
        finally:
            for worker in working.values():
                worker.end(late=True)


class _Worker(Mutable, eq=False):
    """A process at work, seen from its parent."""

    index: int
    pid: int
    pipe: int
    folder: str
    limits: Limits
    deadline: float
    received: bytearray = field(default_factory=bytearray)

    def take(self) -> bool:
        """Takes in what the pipe holds; whether it has been closed at the other end."""
        data = os.read(self.pipe, _CHUNK)
        self.received += data
        return not data

    def end(self, *, late: bool) -> bytes | Failure:
        """What the process gave, or why it gave nothing; one that is late is killed."""
        if late:
            self.kill()
        os.close(self.pipe)
        _, status = os.waitpid(self.pid, 0)
        shutil.rmtree(self.folder, ignore_errors=True)
        length = int.from_bytes(self.received[:_HEADER], "big")
        if status == 0 and len(self.received) == _HEADER + length:
            return bytes(self.received[_HEADER:])
        return _failure(status, self, late=late)

    def kill(self) -> None:
        """Kills the process and all that it may have started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


def _failure(status: int, worker: _Worker, *, late: bool) -> Failure:
    limits, code = worker.limits, os.waitstatus_to_exitcode(status)
    if late:
        return Failure(f"took more than {limits.wall:.0f} s", overrun=True)
    if code == -signal.SIGXCPU:
        return Failure(f"took more than {limits.cpu:.0f} s of processor time", overrun=True)
    if code in (_SPENT, -signal.SIGKILL):
        return Failure(f"took more than {limits.memory >> 20} MiB of memory", overrun=True)
    if code == _FULL:
        return Failure(f"wrote a file of more than {limits.file >> 20} MiB", overrun=True)
    if code == _BROKEN:
        return Failure(bytes(worker.received).decode("utf-8", "replace"), overrun=False)
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return Failure(f"the worker {how}", overrun=False)


def _fork(work: Work, index: int, task: Task) -> _Worker:
    reading, writing = os.pipe()
    folder = tempfile.mkdtemp(prefix="worker-")
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _serve(work, task, writing, folder, parent)
    os.close(writing)
    os.set_blocking(reading, False)
    # Also done by the child: whoever comes first, a kill of the group finds it.
    with suppress(OSError):
        os.setpgid(pid, pid)
    deadline = time.monotonic() + task.limits.wall
    return _Worker(index, pid, reading, folder, task.limits, deadline)


def _serve(work: Work, task: Task, pipe: int, folder: str, parent: int) -> NoReturn:
    """The life of a worker: it must never come back into the program that it was forked from."""
    code = _LOST
    try:
        _confine(task.limits, folder, parent)
        gc.disable()  # one task leaves next to nothing in cycles, and then its process ends
        try:
            made = work(task.data)
            _send(pipe, len(made).to_bytes(_HEADER, "big") + made)
            code = 0
        except MemoryError:
            code = _SPENT
        except BaseException as error:  # noqa: BLE001  whatever it is, it ends here
            _send(pipe, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
            code = _FULL if getattr(error, "errno", 0) == errno.EFBIG else _BROKEN
    finally:
        os._exit(code)


def _send(pipe: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _confine(limits: Limits, folder: str, parent: int) -> None:
    # What libraries say when they give up is not for the user; the parent says it in one line.
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 2)
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and kills
    tempfile.tempdir = folder
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that
            os._exit(_LOST)
        _leave_network(libc)
    cpu = math.ceil(limits.cpu)
    _limit(resource.RLIMIT_CPU, cpu, cpu + 1)
    memory = limits.memory + _mapped()
    _limit(resource.RLIMIT_AS, memory, memory)
    _limit(resource.RLIMIT_FSIZE, limits.file, limits.file)
    _limit(resource.RLIMIT_NPROC, 0, 0)
    _limit(resource.RLIMIT_CORE, 0, 0)


def _mapped() -> int:
    """The bytes of address space of this process: proc(5), the first number of statm."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:  # not on Linux
        return 0
    return int(pages) * resource.getpagesize()


def _limit(what: int, soft: int, hard: int) -> None:
    """Sets a limit, or leaves the one that is lower; a system may also refuse to set one."""
    most = resource.getrlimit(what)[1]
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (soft, hard))


def _leave_network(libc: ctypes.CDLL) -> None:
    """Moves this process to a network of its own, in which there is nothing.

    Without the right to do so it stays; the typesetter's closed world still fetches nothing.
    """
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_NET) == 0 or libc.unshare(_NEW_USER | _NEW_NET) != 0:
        return
    # In a new user namespace files can be made only by users that are mapped into it.
    with suppress(OSError):
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123
                file.write(text)
