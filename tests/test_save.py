from pathlib import Path

from briefgen.problem import Exit
from briefgen.save import save


def test_a_file_is_replaced_as_a_whole_and_left_alone_if_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.yaml"
    assert save(path, b"one") == []
    before = path.stat().st_ino
    assert save(path, b"one") == []
    assert path.stat().st_ino == before
    assert save(path, b"two") == []
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["a.yaml"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    link = tmp_path / "a.yaml"
    link.symlink_to(outside)
    assert save(link, b"ours") == []
    assert outside.read_bytes() == b"theirs"
    assert not link.is_symlink()


def test_what_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    [problem] = save(tmp_path / "file" / "a.yaml", b"x")
    assert problem.exit == Exit.ENVIRONMENT
    assert problem.code == "disk"
