import fcntl
import os
import random
import re
import shutil
import signal
import subprocess
import time
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from briefgen.artifact import Artifact, ArtifactSet
from briefgen.problem import Exit, exit_code
from briefgen.write import GRACE, write
from tests.faults import powercut, strace
from tests.faults.publish import EDITION, SUFFIXES, edition
from tests.faults.strace import Point, needs_strace

FOLDER = f"output/weekly/{EDITION}"
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO")


def contents(version: str) -> dict[str, bytes]:
    return {file.name: file.data for file in edition(version).files}


def found(root: Path) -> dict[str, bytes]:
    """What a reader gets who opens the folder and then its files."""
    if not (root / FOLDER).is_symlink():
        return {}
    folder = os.open(root / FOLDER, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return read_all(folder)
    finally:
        os.close(folder)


def read_all(folder: int) -> dict[str, bytes]:
    files = {}
    for name in os.listdir(folder):
        with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
            files[name] = file.read()
    return files


def shelf(root: Path) -> list[str]:
    """What lies in the folder of generations, without the lock."""
    return sorted(
        p.name for p in (root / "output/weekly/.generations").iterdir() if p.name != "lock"
    )


def publish(root: Path, version: str) -> None:
    paths, problems = write(edition(version), root)
    assert problems == []
    assert [path.name for path in paths] == [f"weekly-{EDITION}.{suffix}" for suffix in SUFFIXES]
    assert {path.name: path.read_bytes() for path in paths} == contents(version)


# What a user sees


def test_a_set_stands_in_the_folder_of_its_edition(tmp_path: Path) -> None:
    publish(tmp_path, "new")
    assert found(tmp_path) == contents("new")
    visible = sorted(p.name for p in (tmp_path / "output/weekly").glob("[!.]*"))
    assert visible == [str(EDITION), "latest"]
    assert (tmp_path / "output/weekly/latest").resolve() == (tmp_path / FOLDER).resolve()


def test_paths_are_those_below_the_given_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths, _ = write(edition("new"), Path())
    assert str(paths[0]) == f"{FOLDER}/weekly-{EDITION}.pdf"


def test_a_new_set_replaces_the_old_whole_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    old = ArtifactSet("weekly", EDITION, (*edition("old").files, Artifact("extra.pdf", b"x")))
    write(old, tmp_path)
    publish(tmp_path, "new")
    assert found(tmp_path) == contents("new")
    assert len(shelf(tmp_path)) == 1


def test_other_files_in_output_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output/weekly").mkdir(parents=True)
    (tmp_path / "output/README.md").write_text("# Output")
    (tmp_path / "output/weekly/notes.txt").write_text("mine")
    publish(tmp_path, "new")
    assert (tmp_path / "output/README.md").read_text() == "# Output"
    assert (tmp_path / "output/weekly/notes.txt").read_text() == "mine"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    publish(tmp_path, "new")
    before = {path: path.stat() for path in (tmp_path / FOLDER).iterdir()}
    publish(tmp_path, "new")
    after = {path: path.stat() for path in (tmp_path / FOLDER).iterdir()}
    assert [(s.st_ino, s.st_mtime_ns) for s in before.values()] == [
        (s.st_ino, s.st_mtime_ns) for s in after.values()
    ]


@pytest.mark.parametrize("harm", ["flip", "cut", "grow", "remove", "add", "pipe", "link", "move"])
def test_a_damaged_set_is_written_again(tmp_path: Path, harm: str) -> None:
    publish(tmp_path, "new")
    victim = tmp_path / FOLDER / f"weekly-{EDITION}.pdf"
    data = victim.read_bytes()
    match harm:
        case "flip":
            victim.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        case "cut":
            victim.write_bytes(data[:-1])
        case "grow":
            os.truncate(victim, 1 << 40)
        case "remove":
            victim.unlink()
        case "add":
            victim.with_name("more.pdf").write_bytes(b"")
        case "pipe":
            victim.unlink()
            os.mkfifo(victim)
        case "link":
            victim.rename(tmp_path / "elsewhere")
            victim.symlink_to(tmp_path / "elsewhere")
        case "move":
            (tmp_path / FOLDER).resolve().rename(tmp_path / "elsewhere")
            (tmp_path / FOLDER).unlink()
            (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    publish(tmp_path, "new")
    assert found(tmp_path) == contents("new")
    assert victim.resolve().is_relative_to(tmp_path / "output")
    assert len(shelf(tmp_path)) == 1


def test_latest_is_the_newest_date_not_the_last_written(tmp_path: Path) -> None:
    latest = tmp_path / "output/weekly/latest"
    targets = []
    for day in (date(2025, 6, 8), date(2025, 7, 27), date(2025, 6, 8), date(2025, 6, 15)):
        write(edition("any", day=day), tmp_path)
        targets.append(latest.readlink().name)
    assert targets == ["2025-06-08", "2025-07-27", "2025-07-27", "2025-07-27"]


@pytest.mark.parametrize("whole", [True, False])
def test_latest_comes_back_from_an_edition_that_was_removed(tmp_path: Path, whole: bool) -> None:
    write(edition("any", day=date(2025, 8, 3)), tmp_path)
    removed = tmp_path / "output/weekly/2025-08-03"
    shutil.rmtree(removed.resolve())
    if whole:
        removed.unlink()
    publish(tmp_path, "new")
    assert (tmp_path / "output/weekly/latest").readlink() == Path(str(EDITION))
    assert len(shelf(tmp_path)) == 1


def test_leftovers_of_dead_runs_are_swept(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    generations = tmp_path / "output/weekly/.generations"
    (generations / "2025-07-27-0123456789abcdef-1").mkdir()
    (generations / "2025-07-27-0123456789abcdef-1" / "half.pdf").write_bytes(b"%PDF")
    (generations / "link").symlink_to("nowhere")
    publish(tmp_path, "new")
    assert shelf(tmp_path) == [(tmp_path / FOLDER).readlink().name]


# What is refused


@pytest.mark.parametrize(
    "name",
    ["../x.pdf", "/etc/x.pdf", "a/b.pdf", "X.pdf", ".x.pdf", "-x.pdf", "x.exe", "x.pdf\n", "x", ""],
)
def test_a_name_that_is_not_plain_writes_nothing(tmp_path: Path, name: str) -> None:
    _, problems = write(ArtifactSet("weekly", EDITION, (Artifact(name, b""),)), tmp_path)
    assert exit_code(problems) == Exit.PROBLEMS
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("brief", ["..", "", "a/b", "Weekly", "-rf", "w" * 64, "weekly\n", "."])
def test_a_brief_id_that_is_not_plain_writes_nothing(tmp_path: Path, brief: str) -> None:
    _, problems = write(ArtifactSet(brief, EDITION, (Artifact("x.pdf", b""),)), tmp_path)
    assert exit_code(problems) == Exit.PROBLEMS
    assert not any(tmp_path.iterdir())


def test_two_files_of_one_name_and_no_file_at_all_are_refused(tmp_path: Path) -> None:
    twice = (Artifact("x.pdf", b"1"), Artifact("x.pdf", b"2"))
    for files in (twice, ()):
        _, problems = write(ArtifactSet("weekly", EDITION, files), tmp_path)
        assert exit_code(problems) == Exit.PROBLEMS
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["output", "output/weekly", "output/weekly/.generations"])
def test_no_link_leads_out_of_the_project(tmp_path: Path, folder: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    outside.mkdir()
    (root / folder).parent.mkdir(parents=True)
    (root / folder).symlink_to(outside)
    _, problems = write(edition("new"), root)
    assert exit_code(problems) == Exit.ENVIRONMENT
    assert "where a folder is needed" in problems[0].message
    assert not any(outside.iterdir())


@pytest.mark.parametrize("name", [str(EDITION), "latest"])
def test_a_users_own_folder_or_file_is_never_replaced(tmp_path: Path, name: str) -> None:
    mine = tmp_path / "output/weekly" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    _, problems = write(edition("new"), tmp_path)
    assert exit_code(problems) == Exit.ENVIRONMENT
    assert "not a link" in problems[0].message
    assert mine.read_text() == "mine"


def test_no_root_is_a_problem(tmp_path: Path) -> None:
    _, problems = write(edition("new"), tmp_path / "missing")
    assert exit_code(problems) == Exit.ENVIRONMENT


def test_a_writer_that_holds_the_lock_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    with (tmp_path / "output/weekly/.generations/lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        paths, problems = write(edition("new"), tmp_path, wait=0.05)
        assert paths == []
        assert exit_code(problems) == Exit.ENVIRONMENT
        assert "another build" in problems[0].message
        assert found(tmp_path) == contents("old")
    publish(tmp_path, "new")


# Faults, injected into real system calls


@needs_strace
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("write:error=ENOSPC:when=1", "no space left"),
        ("write:error=EDQUOT:when=1", "no space left"),
        ("mkdirat:error=EROFS:when=4", "read-only"),
        ("mkdirat:error=EACCES:when=4", "may not write"),
        ("symlinkat:error=EPERM", "cannot hold symbolic links"),
        ("fsync:error=EIO:when=2", "Input/output error"),
        ("fsync:error=EINVAL:when=2", "Invalid argument"),  # a file, which every system can sync
    ],
)
def test_a_fault_is_one_line_and_leaves_the_old_set(tmp_path: Path, fault: str, words: str) -> None:
    publish(tmp_path, "old")
    ended = strace.run(tmp_path, "new", fault)
    assert ended.returncode == Exit.ENVIRONMENT
    assert words in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert found(tmp_path) == contents("old")
    assert len(shelf(tmp_path)) == 1


@needs_strace
def test_a_link_that_cannot_be_read_protects_every_set(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    ended = strace.run(tmp_path, "new", "readlinkat:error=EIO:when=1+")
    assert ended.returncode == Exit.ENVIRONMENT
    assert "[leftovers]" in ended.stderr
    assert found(tmp_path) == contents("old")


@needs_strace
def test_a_swap_that_may_not_last_is_not_called_a_success(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    made = strace.trace(tmp_path, "new", ("fsync", "renameat"))
    swap = next(number for number, line in enumerate(made) if line.startswith("renameat"))
    publish(tmp_path, "old")
    ended = strace.run(tmp_path, "new", f"fsync:error=EIO:when={swap + 1}+")
    assert ended.returncode == Exit.ENVIRONMENT
    assert found(tmp_path) == contents("new")


@needs_strace
def test_a_file_system_that_cannot_sync_folders_is_written_to(tmp_path: Path) -> None:
    ended = strace.run(tmp_path, "new", "fsync:error=EINVAL:when=6+")  # 1 folder, 4 files, folders
    assert (ended.returncode, ended.stderr) == (Exit.OK, "")
    assert found(tmp_path) == contents("new")


@needs_strace
def test_a_replaced_set_stays_for_those_who_are_just_opening_it(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    calls = ("renameat", "clock_nanosleep", "unlinkat")
    made = [line.partition("(")[0] for line in strace.trace(tmp_path, "new", calls)]
    assert made[:3] == list(calls)


@needs_strace
def test_a_disk_that_only_claims_to_write_is_found_out(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    ended = strace.run(tmp_path, "new", "write:retval=5000:when=1")
    assert ended.returncode == Exit.INTEGRITY
    assert found(tmp_path) == contents("old")


def survive(root: Path, point: Point, fault: str, old: str | None) -> None:
    """One publish with one fault: old or new and whole, the truth told, mended by the next run."""
    shutil.rmtree(root / "output", ignore_errors=True)
    if old:
        publish(root, old)
    ended = strace.run(root, "new", f"{point.call}:{fault}:when={point.when}")
    where = f"{point} {fault}: exit {ended.returncode}, {ended.stderr}"
    assert ended.returncode in {0, Exit.ENVIRONMENT, Exit.INTEGRITY, 128 + signal.SIGKILL, -9}, (
        where
    )
    assert "Traceback" not in ended.stderr, where
    before = contents(old) if old else {}
    assert found(root) in (
        [contents("new")] if ended.returncode == 0 else [before, contents("new")]
    ), where
    publish(root, "new")
    assert len(shelf(root)) == 1, where
    assert (root / "output/weekly/latest").resolve() == (root / FOLDER).resolve(), where


@needs_strace
def test_faults_in_calls_that_change_the_disk(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    calls = [call for call in strace.CHANGING if call != "openat"]
    points = [*strace.points(tmp_path, "new", calls)]
    sample = []
    for call in calls:
        own = [point for point in points if point.call == call]
        sample += sorted({own[0], own[len(own) // 2], own[-1]}, key=lambda point: point.when)
    for point, fault in zip(sample, cycle(FAULTS)):
        survive(tmp_path, point, fault, "old")


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("old", "calls"), [("old", strace.CHANGING + strace.LOOKING), (None, strace.CHANGING)]
)
def test_a_fault_in_any_call(
    tmp_path: Path, fault: str, old: str | None, calls: tuple[str, ...]
) -> None:
    if old:
        publish(tmp_path, old)
    for point in strace.points(tmp_path, "new", calls):
        survive(tmp_path, point, fault, old)


@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_a_kill_at_any_time(tmp_path: Path, kills: int) -> None:
    chance = random.Random(20250727)
    sets = [contents("old"), contents("large-new")]
    for _ in range(kills):
        command = strace.command(tmp_path, "old", "large-new", "...")
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            assert writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            writer.kill()
        assert found(tmp_path) in sets
        assert len(shelf(tmp_path)) <= 3  # old, new, and the link that swaps them
    publish(tmp_path, "old")
    assert len(shelf(tmp_path)) == 1


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_four_writers_and_a_reader(tmp_path: Path, rounds: int) -> None:
    versions = ["first", "second", "third", "large-fourth"]
    sets = [contents(version) for version in versions]
    publish(tmp_path, "first")
    writers = [
        subprocess.Popen(strace.command(tmp_path, *(versions * rounds)[number:]))
        for number in range(4)
    ]
    reads = 0
    try:
        while any(writer.poll() is None for writer in writers):
            started = time.monotonic()
            try:
                read = found(tmp_path)
            except FileNotFoundError:
                read = {}
            # A reader whom a busy machine keeps longer than that may find a set being removed.
            if time.monotonic() - started < GRACE:
                assert read in sets
                reads += 1
    finally:
        for writer in writers:
            writer.wait()
    assert [writer.returncode for writer in writers] == [0] * 4
    assert reads > rounds
    assert len(shelf(tmp_path)) == 1


FULL_DISK = """
mount -t tmpfs -o size=200k none "$1" && cd "$1" || exit 99
shift
"$@" . old && { "$@" . large-new; echo $?; cat output/weekly/2025-07-27/*.md; }
ls output/weekly/.generations | wc -l
"""


def test_a_real_disk_that_is_full(tmp_path: Path) -> None:
    program = strace.command(tmp_path)[:-1]
    command = ["unshare", "-rm", "sh", "-c", FULL_DISK, "sh", str(tmp_path), *program]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unshare:" in ended.stderr or ended.returncode == 99:
        pytest.skip("this system does not let a user mount a small disk (unshare -rm)")
    old = contents("old")[f"weekly-{EDITION}.md"].decode()
    assert ended.stdout.split("\n") == ["4", *old.split("\n")[:-1], old.split("\n")[-1] + "2", ""]
    assert "no space left" in ended.stderr


# Power cuts, on a model of the disk


def sizes(version: str) -> dict[str, int]:
    return {f"{FOLDER}/{name}": len(data) for name, data in contents(version).items()}


def violations(root: Path, history: list[list[str]], without: str = "") -> int:
    """How many states after a power cut are not the old set or the new one, or lose what exit 0
    promised, if the system calls that match `without` had never been made.
    """
    old, new = sizes("old"), sizes("large-new")
    disk = powercut.Disk(str(root))
    bad = 0
    allowed = [({}, old), (old, new), (old, new), (new, old)]
    promised = [(old,), (old, new), (new,), (old,)]
    for lines, during, after in zip(history, allowed, promised, strict=True):
        kept = [line for line in lines if not (without and re.search(without, line))]
        for states, good in ((disk.replay(kept), during), (disk.after_power_cut(), after)):
            for state in states:
                edition = {path: state[path] for path in state if path.startswith(f"{FOLDER}/")}
                latest = {path for path in state if path.startswith("output/weekly/latest/")}
                bad += edition not in good or (bool(edition) and not latest and during[0] != {})
    return bad


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[str]]]:
    """Traces of a first publish, one killed just after its swap, the next, and a replacing one."""
    root = tmp_path_factory.mktemp("root")
    first = strace.trace(root, "old", powercut.CALLS)
    rehearsal = strace.trace(root, "large-new", powercut.CALLS)
    swap = next(i for i, line in enumerate(rehearsal) if line.startswith("renameat"))
    syncs = sum(line.startswith("fsync") for line in rehearsal[:swap])
    publish(root, "old")
    fault = f"fsync:signal=KILL:when={syncs + 1}"
    killed = strace.trace(root, "large-new", powercut.CALLS, fault)
    assert found(root) == contents("large-new")
    return root, [
        first,
        killed,
        strace.trace(root, "large-new", powercut.CALLS),
        strace.trace(root, "old", powercut.CALLS),
    ]


@needs_strace
def test_a_power_cut_leaves_the_old_set_or_the_new(
    history: tuple[Path, list[list[str]]],
) -> None:
    assert violations(*history) == 0


@needs_strace
@pytest.mark.parametrize(
    "folder", [r"\.(pdf|html|md|json)", r"-\d", r"\.generations", "weekly", "output", "root0"]
)
def test_every_sync_is_needed(history: tuple[Path, list[list[str]]], folder: str) -> None:
    assert violations(*history, without=rf"^fsync\(\d+<[^>]*{folder}>") > 0
