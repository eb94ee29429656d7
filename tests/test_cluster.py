"""A real scheduler and real workers of Dask, each a process of its own, on this machine."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import Order, build
from briefgen.cluster import about, connected
from briefgen.problem import Exit
from tests.both import digests, two_briefs
from tests.sample import BRIEF, EDITION

pytest.importorskip("distributed", reason="needs Dask: pip install 'briefgen[cluster]'")

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A process of Dask, which is killed in the end."""
    command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True
    ) as started:
        try:
            yield started
        finally:
            end(started)


def end(started: subprocess.Popen[str]) -> None:
    if started.poll() is None:
        os.killpg(started.pid, signal.SIGKILL)


def worker(address: str, *words: str) -> tuple[str, ...]:
    quiet = ("--no-dashboard", "--no-nanny", "--nthreads", "1", "--memory-limit", "0")
    return ("dask_worker", address, *quiet, *words)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler."""
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    with process("dask_scheduler", *words) as scheduler:
        assert scheduler.stderr
        for line in scheduler.stderr:
            if found := re.search(r"(tcp://127\.0\.0\.1:\d+)", line):
                threading.Thread(target=scheduler.stderr.read, daemon=True).start()
                yield found[1]
                return
    pytest.fail("no scheduler")


def many_briefs(root: Path, count: int) -> Path:
    two_briefs(root)
    for number in range(count - 2):
        name = f"more-{number}"
        brief = root / f"content/briefs/{name}.yaml"
        brief.write_text(BRIEF.replace("id: harbour", f"id: {name}"), encoding="utf-8")
        edition = root / f"content/editions/{name}/2031-03-09.yaml"
        edition.parent.mkdir(parents=True)
        edition.write_text(EDITION, encoding="utf-8")
    return root


def test_the_bytes_are_those_of_a_local_build(
    tmp_path: Path, address: str, both_made: Mapping[str, str]
) -> None:
    there = two_briefs(tmp_path)
    with process(*worker(address)):
        outcome = build(there, Order(scheduler=address))
    assert outcome.problems == []
    assert outcome.editions == 2
    assert digests(there) == both_made


@pytest.mark.slow
@pytest.mark.parametrize("count", [12])
def test_the_jobs_of_a_killed_worker_are_done_by_another(
    tmp_path: Path, address: str, count: int
) -> None:
    here, there = (many_briefs(tmp_path / name, count) for name in ("here", "there"))
    order = Order(formats=("pdf", "md"))
    assert build(here, Order(formats=order.formats, jobs=2)).problems == []
    with process(*worker(address)) as doomed, process(*worker(address)):
        wait_for(address, 2)

        def kill() -> None:
            while len(list((there / "output").glob("*/2*"))) < count // 2:
                time.sleep(0.05)
            end(doomed)

        killing = threading.Thread(target=kill)
        killing.start()
        outcome = build(there, Order(formats=order.formats, scheduler=address))
        killing.join()
        assert doomed.poll() is not None
    assert outcome.problems == []
    assert outcome.editions == count
    assert digests(there) == digests(here)


def wait_for(address: str, count: int) -> None:
    from distributed import Client  # noqa: PLC0415 - an extra

    client: Any = Client(address, set_as_default=False)  # type: ignore[no-untyped-call]
    with client:
        client.wait_for_workers(count, timeout=60)


@pytest.mark.slow
def test_a_brief_that_overruns_fails_alone_there_too(tmp_path: Path, address: str) -> None:
    root = two_briefs(tmp_path)
    own = "templates: {markdown: bomb.md.j2}\n"
    port = root / "content/briefs/port.yaml"
    port.write_text(port.read_text(encoding="utf-8") + own, encoding="utf-8")
    (root / "templates").mkdir()
    (root / "templates/bomb.md.j2").write_text("{{ 'a'.center(4000000000) }}", encoding="utf-8")
    with process(*worker(address)):
        outcome = build(root, Order(formats=("md",), scheduler=address))
    assert [one.exit for one in outcome.problems] == [Exit.LIMIT]
    assert outcome.editions == 1


def test_where_no_scheduler_is_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.cluster._PATIENCE", 1.0)
    with connected("tcp://127.0.0.1:9", {}) as (press, problems):
        assert press is None
    assert [(one.code, one.exit) for one in problems] == [("cluster", Exit.ENVIRONMENT)]


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with connected("tcp://127.0.0.1:9", {}) as (press, problems):
        assert press is None
    assert "briefgen[cluster]" in problems[0].hint


@pytest.mark.slow
def test_another_program_is_refused(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**about(), "weasyprint": "1.0"}
    monkeypatch.setattr("briefgen.cluster._about_here", lambda: other)
    with process(*worker(address)):
        outcome = build(two_briefs(tmp_path), Order(formats=("md",), scheduler=address))
    (problem,) = outcome.problems
    assert "weasyprint" in problem.message
    assert outcome.editions == 0
