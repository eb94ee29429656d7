"""Real system calls that fail on purpose: the program runs under `strace -e inject=...`."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

PUBLISH = Path(__file__).with_name("publish.py")
# Those that change something, and those whose failure could be taken for "nothing there".
CHANGING = ("mkdirat", "openat", "write", "fsync", "symlinkat", "renameat", "unlinkat", "flock")
LOOKING = ("getdents64", "newfstatat", "readlinkat", "read", "close")

needs_strace = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not installed (apt-get install strace)"
)


@dataclass(frozen=True)
class Point:
    """The `when`-th call of a system call in the life of the process."""

    call: str
    when: int


def command(root: Path, *versions: str) -> list[str]:
    return [sys.executable, "-I", "-B", str(PUBLISH), str(root), *versions]


def run(root: Path, version: str, *inject: str) -> subprocess.CompletedProcess[str]:
    """Publishes under the faults that are given as strace writes them (`write:error=EIO`)."""
    options = [f"--inject={fault}" for fault in inject]
    calls = ",".join(fault.partition(":")[0] for fault in inject)
    strace = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", f"--trace={calls}", *options]
    return subprocess.run(
        [*strace, *command(root, version)], capture_output=True, text=True, timeout=30, check=False
    )


def trace(root: Path, version: str, calls: Sequence[str], *inject: str) -> list[str]:
    """The system calls of a publish, one a line, with the paths of open files."""
    log = root.with_suffix(".strace")
    options = [f"--inject={fault}" for fault in inject]
    strace = ["strace", "-f", "-y", "-s", "0", "-o", str(log), f"--trace={','.join(calls)}"]
    subprocess.run([*strace, *options, *command(root, version)], timeout=30, check=False)
    return [re.sub(r"^\d+ +", "", line) for line in log.read_text().splitlines()]


def points(root: Path, version: str, calls: Sequence[str]) -> Iterator[Point]:
    """Every call that a publish makes, from its first touch of `output` on."""
    seen: Counter[str] = Counter()
    started = False
    for line in trace(root, version, calls):
        call = line.partition("(")[0]
        seen[call] += 1
        started = started or (call == "mkdirat" and '"output"' in line)
        if started and call in calls:
            yield Point(call, seen[call])
