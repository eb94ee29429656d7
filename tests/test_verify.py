"""The content against the archive: three messages, and what is left unchecked."""

import re
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.examine import examine
from briefgen.problem import Exit, Problem, exit_code
from tests.sample import GAZETTE, HERALD, project
from tests.test_build import lay_out


def with_archive(root: Path, gazette: str = GAZETTE, herald: str = HERALD, **changes: str) -> Path:
    lay_out(root, **changes)
    archive = root / "content" / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    (archive / "gazette.txt").write_text(gazette, encoding="utf-8")
    (archive / "herald.txt").write_text(herald, encoding="utf-8")
    return root


def problems(root: Path, *, required: bool = False) -> list[Problem]:
    _, found = examine(root, required=required)
    return found


def run(*words: str, root: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*words, "--project", str(root)])
    return result.exit_code, result.stdout + result.stderr


def test_the_words_stand_in_the_archive(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    assert problems(root, required=True) == []
    code, out = run("check", "--require-archive", root=root)
    assert code == 0
    assert "verified: 5 excerpts against" in out
    assert "unchecked" not in out


def test_a_missing_text_is_unchecked_and_only_wrong_if_required(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    (root / "content/archive/herald.txt").unlink()
    assert problems(root) == []
    assert run("check", root=root)[1].count("unchecked: 2 excerpts") == 1
    found = problems(root, required=True)
    assert [problem.code for problem in found] == ["missing-text"]
    assert exit_code(found) == Exit.INTEGRITY


def test_one_bit_flipped_is_named_by_fsck_check_and_build(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    path = root / "content/archive/gazette.txt"
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)
    for command in (["fsck"], ["check"], ["build", "--format", "md"]):
        code, out = run(*command, root=root)
        assert code == Exit.INTEGRITY, command
        assert "gazette" in out
        assert "herald.yaml" not in out
    assert not (root / "output" / "harbour").exists()


def test_a_wrong_quote_says_where_it_differs(tmp_path: Path) -> None:
    source = project()["content/sources/gazette.yaml"].replace("pledged 12", "pledged 21")
    assert problems(with_archive(tmp_path)) == []
    (tmp_path / "content/sources/gazette.yaml").write_text(source, encoding="utf-8")
    [problem] = problems(tmp_path)
    assert problem.code == "quote-not-found"
    assert str(problem.pos).startswith("content/sources/gazette.yaml:")
    assert "21 → 12" in problem.hint


def test_text_that_moved_is_found_again_and_reported(tmp_path: Path) -> None:
    moved = GAZETTE.replace("The Lower Harbour Gazette", "The Lower Harbour Gazette and Herald")
    root = with_archive(tmp_path, gazette=moved)
    path = root / "content/sources/gazette.yaml"
    old = path.read_text("utf-8")
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256(moved.encode()).hexdigest()
    path.write_text(re.sub(r"sha256: \w+", f"sha256: {digest}", old), encoding="utf-8")
    found = problems(root)
    assert {problem.code for problem in found} == {"quote-moved"}
    assert {problem.level for problem in found} == {"warning"}
    assert "write start: 38, end: 112, paragraph: 2" in found[0].hint


def test_our_reader_changed_is_another_message(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    path = root / "content/sources/herald.yaml"
    text = path.read_text("utf-8").replace("short:", f"text_sha256: {'0' * 64}\nshort:")
    path.write_text(text, encoding="utf-8")
    [problem] = problems(root)
    assert problem.code == "reader-changed"
    assert problem.exit == Exit.INTEGRITY


def test_the_desk_may_not_name_a_folder_outside(tmp_path: Path) -> None:
    root = with_archive(tmp_path, desk="name: Harbour Desk\narchive: ../elsewhere\n")
    assert [problem.code for problem in problems(root)] == ["archive-outside"]


def test_a_passage_in_two_sources_of_different_origin_is_reported(tmp_path: Path) -> None:
    line = "Officials of both towns said that the pier would be mended before the summer begins.\n"
    root = with_archive(tmp_path, gazette=GAZETTE, herald=HERALD)
    import hashlib  # noqa: PLC0415

    for name, text in (("gazette", GAZETTE + line), ("herald", HERALD + line)):
        (root / f"content/archive/{name}.txt").write_text(text, encoding="utf-8")
        path = root / f"content/sources/{name}.yaml"
        digest = hashlib.sha256(text.encode()).hexdigest()
        fields = f"sha256: {digest}\norigin_group: {name}"
        new = re.sub(r"sha256: \w+", fields, path.read_text("utf-8"))
        path.write_text(new, encoding="utf-8")
    [problem] = problems(root)
    assert problem.code == "shared-origin"
    assert "share a passage of 15 words" in problem.message


def test_the_brief_says_what_was_checked(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    (root / "content/archive/herald.txt").unlink()
    code, out = run("build", root=root)
    assert code == 0
    assert "unchecked: 2 excerpts" in out
    folder = root / "output/harbour/latest"
    pages = pypdf.PdfReader(folder / "harbour-2031-03-09.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert text.count("Every excerpt checked against the archived text.") == 1
    assert text.count("Excerpts unchecked: the archived text was not at hand.") == 1
    assert '"checked": false' in (folder / "harbour-2031-03-09.json").read_text("utf-8")


def test_why_shows_the_chain_and_what_is_left_open(tmp_path: Path) -> None:
    root = with_archive(tmp_path)
    code, out = run("why", "talks-held", root=root)
    assert code == 0
    assert "gazette/met  ¶2, 27–101, verbatim" in out
    assert "archived, and the words stand there (read by text 1)" in out
    assert "edition harbour 2031-03-09" in out
    assert "that its 2 documents are independent (2 documents, 0 established origins)" in out
    code, out = run("why", "harbour:3", root=root)
    assert code == 0
    assert out.startswith("note 3 of harbour-2031-03-09\n  gazette/ferry")
    assert "fact ferry-closed" in out
    assert "that what ada-quist said is so, beyond its having been said" in out
    code, out = run("why", "herald", root=root)
    assert "fact meet-again" in out
    assert "judgement" not in out.split("bears on")[0]
    assert run("why", "nobody", root=root)[0] == 2


def test_capture_archives_and_prints_a_source_to_go_on_with(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project")
    page = tmp_path / "Port News 5 March.txt"
    page.write_text("The harbour is open.\n", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["capture", str(page), "--on", "2031-03-05", "--project", str(root)]
    )
    assert result.exit_code == 0
    path = root / "content/sources/port-news-5-march.yaml"
    path.write_text(result.stdout, encoding="utf-8")
    found, wrong = examine(root)
    assert found
    assert [problem.code for problem in wrong if problem.level == "error"] == []
    assert found.verification.archive.text("port-news-5-march") == "The harbour is open.\n"


def test_words_that_a_page_breaks_over_lines_are_found(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    root = lay_out(tmp_path / "project")
    said = "The two harbour towns spoke of unprecedented cooperation between administrations."
    style = "body{width:6em;hyphens:auto}"
    html = f"<html lang=en><style>{style}</style><p>{said}</p><p>Nothing else.</p></html>"
    page = tmp_path / "minutes.pdf"
    weasyprint.HTML(string=html).write_pdf(page)
    command = ["capture", str(page), "--on", "2031-03-05", "--project", str(root)]
    captured = CliRunner().invoke(main, command)
    assert captured.exit_code == 0, captured.stderr
    quote = "unprecedented cooperation between administrations"
    excerpts = f'excerpts:\n  - id: spoke\n    exact: "{quote}"\n'
    path = root / "content/sources/minutes.yaml"
    path.write_text(captured.stdout + excerpts, encoding="utf-8")
    found, wrong = examine(root)
    assert found
    assert "unprecedented cooperation" not in (found.verification.archive.text("minutes") or "")
    assert [problem.code for problem in wrong if problem.level == "error"] == []
    path.write_text(captured.stdout + excerpts.replace("between", "among"), encoding="utf-8")
    assert "quote-not-found" in [problem.code for problem in examine(root)[1]]
