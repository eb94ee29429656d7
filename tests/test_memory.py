import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import memory
from briefgen.examine import examine
from briefgen.memory import Memory
from tests.test_verify import with_archive

ENTRIES = {b"one": b"1" * 50, b"two": b""}


def kept(path: Path) -> Path:
    file = path / "memory.db"
    Memory(file).keep("page", ENTRIES, ())
    return file


def test_what_is_kept_is_there_for_the_next_one(tmp_path: Path) -> None:
    file = kept(tmp_path)
    assert Memory(file).all("page") == ENTRIES
    assert Memory(file).one("page", b"one") == ENTRIES[b"one"]
    assert Memory(file).one("page", b"three") is None
    assert Memory(file).all("body") == {}


def test_of_two_projects_each_has_its_own(tmp_path: Path) -> None:
    memory.of(tmp_path / "a").keep("page", ENTRIES, ())
    assert memory.of(tmp_path / "a").all("page") == ENTRIES
    assert memory.of(tmp_path / "b").all("page") == {}


def test_without_a_file_nothing_is_remembered() -> None:
    nothing = Memory()
    nothing.keep("page", ENTRIES, ())
    assert not nothing
    assert nothing.all("page") == {}
    assert nothing.one("page", b"one") is None


@pytest.mark.parametrize("data", [b"\xff\xfe", b"no database at all" * 100, b""])
def test_another_file_in_its_place_is_replaced(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "memory.db"
    file.write_bytes(data)
    Memory(file).keep("page", ENTRIES, ())  # finds it out, at the latest
    Memory(file).keep("page", ENTRIES, ())
    assert Memory(file).all("page") == ENTRIES


def test_no_flipped_bytes_are_ever_believed(tmp_path: Path) -> None:
    file = tmp_path / "memory.db"
    chance = random.Random(5)
    many = {bytes([number]) * 16: chance.randbytes(200) for number in range(60)}
    Memory(file).keep("page", many, ())
    sound = file.read_bytes()
    lost = 0
    for _ in range(150):
        damaged = bytearray(sound)
        for _ in range(chance.choice((1, 1, 20))):
            damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        file.write_bytes(damaged)
        found = Memory(file).all("page")
        assert found.items() <= many.items()
        lost += len(found) < len(many)
    assert lost > 50


def test_what_is_cut_short_is_not_believed(tmp_path: Path) -> None:
    file = kept(tmp_path)
    sound = file.read_bytes()
    for length in range(0, len(sound), 512):
        file.write_bytes(sound[:length])
        assert Memory(file).all("page").items() <= ENTRIES.items()


def test_a_key_depends_on_every_part_and_on_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [memory.key("ab", "c"), memory.key("a", "bc"), memory.key("abc"), memory.key()]
    monkeypatch.setattr(memory, "program", lambda: b"with other rules")
    keys.append(memory.key("abc"))
    assert len(set(keys)) == len(keys)


def test_what_is_not_used_any_more_goes_in_time(tmp_path: Path) -> None:
    file = Memory(tmp_path / "memory.db")
    for step in range(30):
        new = {bytes([step, number]): b"x" for number in range(100)}
        file.keep("page", new, ())
    assert 100 <= len(file.all("page")) <= 1300
    assert file.all("page").keys() >= new.keys()


def test_the_memories_of_projects_long_gone_go(tmp_path: Path) -> None:
    old, other = tmp_path / "memory-1-old.db", tmp_path / "something.else"
    for path in (old, other):
        path.touch()
        os.utime(path, (0, 0))
    Memory(tmp_path / "memory-1-new.db").keep("page", ENTRIES, ())
    assert not old.exists()
    assert other.exists()


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "memory.db"
    Memory(file).keep("page", ENTRIES, ())
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o707])
@pytest.mark.parametrize("place", ["", "memory.db"])
def test_what_others_may_write_is_not_believed(tmp_path: Path, place: str, mode: int) -> None:
    file = kept(tmp_path / "cache")
    (tmp_path / "cache" / place).chmod(mode)
    assert Memory(file).one("page", b"one") is None
    (tmp_path / "cache" / place).chmod(0o700)
    assert Memory(file).one("page", b"one") == ENTRIES[b"one"]


def test_what_is_found_out_once_is_not_again(tmp_path: Path) -> None:
    found = iter([b"1", b"2", b"3"])
    file = tmp_path / "memory.db"
    assert [Memory(file).found("face", b"one", lambda: next(found), 9) for _ in range(3)] == [
        b"1"
    ] * 3
    assert [Memory().found("face", b"one", lambda: next(found), 9) for _ in range(2)] == [
        b"2",
        b"3",
    ]


def test_the_memory_of_the_program_is_in_the_folder_of_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "one"))
    memory.own().keep("face", ENTRIES, ())
    assert memory.own().one("face", b"one") == ENTRIES[b"one"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "two"))
    assert memory.own().one("face", b"one") is None


def test_a_folder_that_cannot_be_written_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    closed = Memory(tmp_path / "file" / "memory.db")
    closed.keep("page", ENTRIES, ())
    assert closed.all("page") == {}


def test_while_another_is_writing_nothing_is_kept_and_nothing_raised(tmp_path: Path) -> None:
    file = kept(tmp_path)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    late = Memory(file)
    late.keep("page", {b"three": b"3"}, ())
    assert not late
    other.execute("ROLLBACK")
    other.close()
    assert Memory(file).all("page") == ENTRIES


def test_two_processes_at_once(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from briefgen.memory import Memory
for number in range(100):
    file = Memory(Path(sys.argv[1]))
    file.keep("page", {bytes([number]): bytes([number]) * 100}, ())
    assert all(data == key * 100 for key, data in file.all("page").items())
"""
    file = tmp_path / "memory.db"
    both = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", script, str(file)]) for _ in range(2)
    ]
    assert [one.wait() for one in both] == [0, 0]
    assert len(Memory(file).all("page")) > 50


def test_a_forked_process_has_none(tmp_path: Path) -> None:
    here = Memory(kept(tmp_path))
    assert here.all("page") == ENTRIES
    child = os.fork()
    if child == 0:
        os._exit(len(here.all("page")))
    assert os.waitpid(child, 0)[1] == 0
    assert here.all("page") == ENTRIES


def test_a_project_is_verified_once_and_again_when_anything_changes(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    first, problems = examine(root)
    assert first
    assert problems == []
    assert memory.of(root).all("proof").keys() == first.verification.proofs
    again, _ = examine(root)
    assert again
    assert again.verification.checked == first.verification.checked
    path = root / "content/sources/gazette.yaml"
    path.write_text(path.read_text("utf-8").replace("pledged 12", "pledged 13"), "utf-8")
    assert [problem.code for problem in examine(root)[1]] == ["quote-not-found"]
    assert [problem.code for problem in examine(root)[1]] == ["quote-not-found"]


def test_no_memory_changes_no_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_archive(tmp_path / "project")
    with_memory = examine(root)
    closed = tmp_path / "file"
    closed.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(closed))
    without, problems = examine(root)
    assert without
    assert with_memory[0]
    assert without.verification.checked == with_memory[0].verification.checked
    assert problems == with_memory[1]
