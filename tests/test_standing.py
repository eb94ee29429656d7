import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import standing
from briefgen.standing import Look, Standing, keep, look, recall

ORDER = "weekly"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project that has been built: its content, its output, and the memory of that."""
    content = tmp_path / "content" / "facts"
    content.mkdir(parents=True)
    content.joinpath("a.yaml").write_text("facts: []", encoding="utf-8")
    content.joinpath("b.yaml").write_text("facts: []", encoding="utf-8")
    output = tmp_path / "output"
    output.mkdir()
    output.joinpath("one.pdf").write_bytes(b"%PDF")
    output.joinpath("current").symlink_to("one.pdf")
    keep(tmp_path, ORDER, [content.parent], later(), made(tmp_path))
    assert again(tmp_path) == made(tmp_path)
    return tmp_path


def later() -> float:
    """A time after the last change of any file."""
    return time.time() + 5


def made(root: Path) -> Standing:
    return Standing(["built 1 edition"], [str(root / "output" / "current")])


def again(root: Path, order: str = ORDER) -> Standing | None:
    return recall(root, order)


def edit_keeping_size_and_time(root: Path) -> None:
    file = root / "content" / "facts" / "a.yaml"
    before = file.stat()
    file.write_text("facts: {}", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap(root: Path) -> None:
    a, b = (root / "content" / "facts" / name for name in ("a.yaml", "b.yaml"))
    a.rename(root / "c")
    b.rename(a)
    (root / "c").rename(b)


def point_elsewhere(root: Path) -> None:
    output = root / "output"
    output.joinpath("two.pdf").write_bytes(b"%PDF")
    output.joinpath("current").unlink()
    output.joinpath("current").symlink_to("two.pdf")


def make_a_link(root: Path) -> None:
    root.joinpath("content/facts/c.yaml").symlink_to("a.yaml")


def remove(root: Path) -> None:
    root.joinpath("content/facts/b.yaml").unlink()


def remove_output(root: Path) -> None:
    root.joinpath("output/one.pdf").unlink()


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: (root / "content/facts/a.yaml").write_text("facts:\n", encoding="utf-8"),
    "edited in secret": edit_keeping_size_and_time,
    "added": lambda root: (root / "content/new.yaml").write_bytes(b""),
    "removed": remove,
    "swapped": swap,
    "moved": lambda root: (root / "content/facts").rename(root / "content/fakts"),
    "made a link": make_a_link,
    "output edited": lambda root: (root / "output/one.pdf").write_bytes(b"%PDG!"),
    "output removed": remove_output,
    "output pointed elsewhere": point_elsewhere,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(built: Path, change: Callable[[Path], object]) -> None:
    time.sleep(0.02)  # longer than the tick of any clock that files have here
    change(built)
    assert again(built) is None


def test_nothing_is_remembered_of_another_order_or_project(built: Path, tmp_path: Path) -> None:
    assert again(built, "dossier") is None
    assert recall(tmp_path / "elsewhere", ORDER) is None


def test_another_program_or_library_is_seen(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as changed:
        changed.setattr(standing, "_PROGRAM", tmp_path)
        assert again(built) is None
    with monkeypatch.context() as changed:
        changed.setattr(standing, "_LIBRARY", "json")
        assert again(built) is None
    assert again(built) == made(built)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"seen": 1}', b"\xff\xfe"])
def test_a_damaged_memory_is_no_memory(built: Path, damage: bytes) -> None:
    standing._place(built, ORDER).write_bytes(damage)
    assert again(built) is None


def test_a_memory_that_cannot_be_kept_is_no_error(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(built / "output" / "one.pdf"))
    keep(built, ORDER, [built / "content"], later(), made(built))
    assert again(built) is None


def test_what_changed_while_it_was_built_is_not_remembered(built: Path) -> None:
    began = time.time()
    built.joinpath("content/new.yaml").write_bytes(b"")
    keep(built, ORDER, [built / "content"], began, made(built))
    assert again(built) is None


def test_a_folder_that_is_not_there_looks_otherwise_than_an_empty_one(tmp_path: Path) -> None:
    absent = look([tmp_path / "content"])
    tmp_path.joinpath("content").mkdir()
    assert look([tmp_path / "content"]).digest != absent.digest


def test_compiled_modules_do_not_count(tmp_path: Path) -> None:
    before = look([tmp_path])
    tmp_path.joinpath("__pycache__").mkdir()
    tmp_path.joinpath("__pycache__", "a.pyc").touch()
    assert look([tmp_path]) == before


def test_a_file_of_this_very_moment_is_not_settled(tmp_path: Path) -> None:
    tmp_path.joinpath("a").touch()
    now = time.time()
    seen = look([tmp_path])
    assert not seen.is_settled(now)
    assert seen.is_settled(now + 5)


def test_a_coarse_clock_needs_longer() -> None:
    newest = 1_700_000_000 * 10**9
    assert Look("", newest, coarse=False).is_settled(1_700_000_001)
    assert not Look("", newest, coarse=True).is_settled(1_700_000_001)
    assert Look("", newest, coarse=True).is_settled(1_700_000_003)
