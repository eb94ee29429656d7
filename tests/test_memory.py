from pathlib import Path

import pytest

from briefgen import memory
from briefgen.examine import examine
from tests.test_verify import with_archive

DIGESTS = frozenset({"0" * 64, "f" * 64})


def test_what_is_kept_is_recalled_for_this_project_only(tmp_path: Path) -> None:
    memory.keep(tmp_path / "a", DIGESTS)
    assert memory.recall(tmp_path / "a") == DIGESTS
    assert memory.recall(tmp_path / "b") == frozenset()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"not a digest\n", b"0" * 63, b""])
def test_a_damaged_memory_is_none(tmp_path: Path, data: bytes) -> None:
    memory.keep(tmp_path, DIGESTS)
    memory.place(tmp_path).write_bytes(data)
    assert memory.recall(tmp_path) == frozenset()


def test_another_program_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.keep(tmp_path, DIGESTS)
    monkeypatch.setattr(memory, "_program", lambda: "with other rules")
    assert memory.recall(tmp_path) == frozenset()


def test_a_project_is_verified_once_and_again_when_anything_changes(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    first, problems = examine(root)
    assert first
    assert problems == []
    assert memory.recall(root) == first.verification.proofs
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
