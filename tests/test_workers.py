import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from briefgen.workers import Failure, Limits, Task, Work, run

AMPLE = Limits(cpu=20, memory=4 << 30)


def results(
    work: Work, *data: bytes, jobs: int = 2, limits: Limits = AMPLE
) -> dict[int, bytes | Failure]:
    return dict(run(work, [Task(each, limits) for each in data], jobs))


def failure(work: Work, limits: Limits = AMPLE) -> Failure:
    made = results(work, b"", limits=limits)[0]
    assert isinstance(made, Failure)
    return made


def loop(_data: bytes) -> bytes:
    while True:
        pass


def wait(_data: bytes) -> bytes:
    time.sleep(60)
    return b""


def test_every_task_gives_its_own_bytes() -> None:
    made = results(lambda data: data * 2, b"a", b"", b"ccc", jobs=2)
    assert made == {0: b"aa", 1: b"", 2: b"cccccc"}


def test_more_than_a_pipe_holds_comes_through() -> None:
    assert results(lambda data: data * (1 << 22), b"x") == {0: b"x" * (1 << 22)}


def test_no_task_no_result() -> None:
    assert results(loop) == {}


def test_what_is_loaded_here_is_loaded_there_and_what_is_changed_there_is_not_changed_here() -> (
    None
):
    seen = ["here"]

    def work(data: bytes) -> bytes:
        seen.append("there")
        return f"{len(seen)}{data.decode()}".encode()

    assert results(work, b"a", b"b", jobs=1) == {0: b"2a", 1: b"2b"}
    assert seen == ["here"]


def test_two_workers_work_at_the_same_time(tmp_path: Path) -> None:
    def meet(data: bytes) -> bytes:
        tmp_path.joinpath(data.decode()).touch()
        other = tmp_path / ("b" if data == b"a" else "a")
        while not other.exists():
            time.sleep(0.01)
        return b"met"

    assert results(meet, b"a", b"b", jobs=2) == {0: b"met", 1: b"met"}


def test_no_more_workers_than_jobs(tmp_path: Path) -> None:
    def alone(data: bytes) -> bytes:
        mark = tmp_path / "busy"
        mark.touch(exist_ok=False)
        time.sleep(0.02)
        mark.unlink()
        return data

    assert results(alone, b"a", b"b", b"c", jobs=1) == {0: b"a", 1: b"b", 2: b"c"}


def test_one_that_loops_is_killed_and_the_others_are_not() -> None:
    def work(data: bytes) -> bytes:
        return loop(data) if data == b"bomb" else data

    made = results(work, b"a", b"bomb", b"c", limits=Limits(cpu=1, memory=4 << 30))
    assert made.pop(1) == Failure("took more than 1 s of processor time", overrun=True)
    assert made == {0: b"a", 2: b"c"}


def test_one_that_swallows_signals_is_killed_all_the_same() -> None:
    def deaf(data: bytes) -> bytes:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)
        return loop(data)

    assert failure(deaf, Limits(cpu=1, memory=4 << 30)).overrun


def test_one_that_waits_for_ever_is_killed_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Limits, "wall", 0.2)
    assert failure(wait) == Failure("took more than 0 s", overrun=True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit address space")
def test_one_that_takes_all_memory_is_stopped() -> None:
    limits = Limits(cpu=20, memory=1 << 30)
    assert failure(lambda _: b"x" * (2 << 30), limits) == Failure(
        "took more than 1024 MiB of memory", overrun=True
    )


def test_what_was_taken_before_it_was_forked_is_not_counted() -> None:
    held = bytes(256 << 20)
    limits = Limits(cpu=20, memory=128 << 20)
    assert results(lambda data: data * len(held[:9]), b"x", limits=limits) == {0: b"x" * 9}


def test_one_that_fills_the_disk_is_stopped() -> None:
    def fill(_data: bytes) -> bytes:
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"x" * (2 << 20))
            file.flush()
        return b""

    limits = Limits(cpu=20, memory=4 << 30, file=1 << 20)
    assert failure(fill, limits) == Failure("wrote a file of more than 1 MiB", overrun=True)


def test_an_exception_is_a_failure_in_words() -> None:
    def break_down(_data: bytes) -> bytes:
        raise ValueError("no such thing")

    assert failure(break_down) == Failure("ValueError: no such thing", overrun=False)


def test_a_worker_that_leaves_or_crashes_gives_nothing() -> None:
    def leave(_data: bytes) -> bytes:
        os._exit(0)

    def crash(_data: bytes) -> bytes:
        os.kill(os.getpid(), signal.SIGTERM)
        return b"not reached"

    assert failure(leave) == Failure("the worker ended with exit code 0", overrun=False)
    assert failure(crash).reason == f"the worker was ended by signal {int(signal.SIGTERM)}"


def test_temporary_files_are_its_own_and_are_gone_afterwards() -> None:
    def leave_a_file(_data: bytes) -> bytes:
        descriptor, name = tempfile.mkstemp()
        os.close(descriptor)
        return name.encode()

    made = results(leave_a_file, b"", b"")
    folders = {Path(name.decode()).parent for name in made.values() if isinstance(name, bytes)}
    assert len(folders) == 2
    assert not any(folder.exists() for folder in folders)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has networks of one's own")
def test_a_worker_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def call(_data: bytes) -> bytes:
            with socket.create_connection(address, timeout=2):
                return b"connected"

        with socket.create_connection(address, timeout=2):
            pass
        made = results(call, b"")[0]
    if made == b"connected":
        pytest.skip("this system lets no process leave the network")
    assert isinstance(made, Failure)
    assert "Error" in made.reason


def test_closing_the_iterator_kills_the_workers(tmp_path: Path) -> None:
    def note(data: bytes) -> bytes:
        if data == b"quick":
            return data
        tmp_path.joinpath("pid").write_text(str(os.getpid()), encoding="ascii")
        return wait(data)

    made = run(note, [Task(b"slow", AMPLE), Task(b"quick", AMPLE)], 2)
    assert next(made) == (1, b"quick")
    while not tmp_path.joinpath("pid").exists():
        time.sleep(0.01)
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(tmp_path.joinpath("pid").read_text(encoding="ascii")), 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    script = """
import os, sys, time
from briefgen.workers import Limits, Task, run
def work(data):
    print(os.getpid(), flush=True)
    time.sleep(60)
for _ in run(work, [Task(b"", Limits(60, 4 << 30))], 1):
    pass
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        status = Path(f"/proc/{worker}/stat").read_text(encoding="ascii").rsplit(")")[-1].split()
        if status[0] == "Z":  # dead, and not yet taken note of by whoever took it in
            break
        time.sleep(0.02)
    else:
        assert not Path(f"/proc/{worker}").exists()
