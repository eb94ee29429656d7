import re
from pathlib import Path

from briefgen.problem import Exit
from briefgen.save import save, save_all


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


def test_what_is_left_from_before_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    ours = re.compile(r"page-\d+\.png")
    first, _ = save_all(tmp_path, "a/b", {"page-1.png": b"1", "page-2.png": b"2"}, ours)
    assert first == [tmp_path / "a/b/page-1.png", tmp_path / "a/b/page-2.png"]
    (tmp_path / "a/b/mine.png").write_bytes(b"theirs")
    assert save_all(tmp_path, "a/b", {"page-1.png": b"new"}, ours) == (first[:1], [])
    assert {path.name: path.read_bytes() for path in (tmp_path / "a/b").iterdir()} == {
        "page-1.png": b"new",
        "mine.png": b"theirs",
    }


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (root / "a").symlink_to(outside)
    written, [problem] = save_all(root, "a/b", {"page-1.png": b"1"}, re.compile("page"))
    assert (written, problem.exit) == ([], Exit.ENVIRONMENT)
    assert problem.pos.file == str(root / "a")
    assert list(outside.iterdir()) == []
