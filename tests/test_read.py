import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import characters
from briefgen import read as read_module
from briefgen.problem import Exit, Problem, exit_code
from briefgen.read import MAX_BYTES, MAX_DEPTH, Files, builtin_templates, read

DESK = "content/desk.yaml"


def project(root: Path, **files: bytes | str) -> Path:
    """A project with a desk file and these files, `__` standing for `/` and `_dot_` for `.`."""
    put(root, DESK, "name: Desk\n")
    for name, data in files.items():
        put(root, name.replace("__", "/").replace("_dot_", "."), data)
    return root


def put(root: Path, path: str, data: bytes | str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


# What is read


def test_content_and_templates_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    project(tmp_path)
    for path in ("content/facts/b.yaml", "content/facts/a.yaml", "content/facts.yaml"):
        put(tmp_path, path, path)
    put(tmp_path, "templates/parts/note.html.j2", "<p>")
    put(tmp_path, "templates/print.css", "p {}")
    files, problems = read(tmp_path)
    assert problems == []
    assert list(files.texts.items()) == [
        (DESK, "name: Desk\n"),
        ("content/facts.yaml", "content/facts.yaml"),
        ("content/facts/a.yaml", "content/facts/a.yaml"),
        ("content/facts/b.yaml", "content/facts/b.yaml"),
        ("templates/parts/note.html.j2", "<p>"),
        ("templates/print.css", "p {}"),
    ]
    assert files.under("templates") == {"parts/note.html.j2": "<p>", "print.css": "p {}"}


@pytest.mark.parametrize(
    "path",
    [
        "content/README.md",
        "content/notes.txt",
        "content/facts/.hidden.yaml",
        "content/.git/config.yaml",
        "content/archive/old.yaml",
        "content/schema/fact.json",
        "content/facts/talks.yaml~",
        "templates/.hidden.j2",
        "output/weekly/x.yaml",
        "elsewhere.yaml",
    ],
)
def test_other_files_are_not_read(tmp_path: Path, path: str) -> None:
    put(project(tmp_path), path, b"\xff\x00")
    files, problems = read(tmp_path)
    assert (list(files.texts), problems) == ([DESK], [])


def test_an_archive_that_is_not_the_programs_own_is_read(tmp_path: Path) -> None:
    put(project(tmp_path), "content/facts/archive/a.yaml", "x")
    assert "content/facts/archive/a.yaml" in read(tmp_path)[0].texts


def test_the_result_cannot_be_changed(tmp_path: Path) -> None:
    files, _ = read(project(tmp_path))
    with pytest.raises(TypeError):
        files.texts[DESK] = ""  # type: ignore[index]


# What is not a project


@pytest.mark.parametrize("path", ["README.md", "content/facts/a.yaml", "templates/a.j2", "content"])
def test_a_folder_without_a_desk_is_not_a_project(tmp_path: Path, path: str) -> None:
    put(tmp_path, path, "x")
    files, problems = read(tmp_path)
    problem = only(problems)
    assert (problem.code, problem.exit) == ("no-project", Exit.USAGE)
    assert str(tmp_path) in problem.message
    assert problem.hint
    assert files == Files({})


def test_nor_is_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert only(read(tmp_path / "missing")[1]).code == "no-project"


def test_a_desk_that_cannot_be_used_says_why_and_not_that_it_is_missing(tmp_path: Path) -> None:
    put(tmp_path, "content/desk.yml", "name: Desk")
    assert only(read(tmp_path)[1]).hint == "rename it to `content/desk.yaml`"
    (tmp_path / "content/desk.yml").unlink()
    (tmp_path / DESK).symlink_to("/etc/hostname")
    assert only(read(tmp_path)[1]).code == "symlink"


# Links, pipes and names


@pytest.mark.parametrize(
    "path", ["content/facts/a.yaml", "content/facts", "content", "templates", "templates/a.j2",
             "content/notes.txt"],
)  # fmt: skip
def test_no_link_is_followed(tmp_path: Path, path: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    put(outside, "a.yaml", "secret: 1")
    put(outside, "desk.yaml", "secret: 1")
    if path != "content":
        project(root)
    link = root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / "a.yaml" if link.suffix else outside)
    files, problems = read(root)
    problem = only(problems)
    assert (str(problem.pos), problem.code) == (path, "symlink")
    assert not any("secret" in text for text in files.texts.values())


def test_a_link_put_there_while_reading_is_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret", "secret: 1")
    root = project(tmp_path / "root", content__a_dot_yaml="plain: 1")
    file, spare = root / "content/a.yaml", tmp_path / "spare"
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            spare.symlink_to(secret)
            spare.rename(file)
            spare.write_text("plain: 1")
            spare.rename(file)

    texts = set()
    end = time.monotonic() + 0.5
    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        while time.monotonic() < end:
            texts.add(read(root)[0].texts.get("content/a.yaml"))
    finally:
        done.set()
        swapper.join()
    assert "plain: 1" in texts
    assert "secret: 1" not in texts


def test_a_pipe_a_socket_and_a_folder_are_not_files(tmp_path: Path) -> None:
    project(tmp_path)
    os.mkfifo(tmp_path / "content/pipe.yaml")
    (tmp_path / "content/folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "content/plug.yaml"))
        files, problems = read(tmp_path)
    assert [(str(p.pos), p.code) for p in problems] == [
        ("content/pipe.yaml", "file-kind"),
        ("content/plug.yaml", "file-kind"),
    ]
    assert list(files.texts) == [DESK]


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yml"])
def test_content_ends_in_yaml(tmp_path: Path, name: str) -> None:
    put(project(tmp_path), f"content/facts/{name}", "x")
    problem = only(read(tmp_path)[1])
    assert problem.code == "file-name"
    assert problem.hint == "rename it to `content/facts/a.yaml`"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("content/facts/A.yaml", "content/facts/a.yaml"),
        ("content/Facts/x.yaml", "content/facts/y.yaml"),
        ("content/caf\u0065\u0301.yaml", "content/caf\u00e9.yaml"),
        ("templates/a.j2", "templates/A.j2"),
    ],
)
def test_names_that_meet_on_other_file_systems_are_refused(
    tmp_path: Path, first: str, second: str
) -> None:
    put(project(tmp_path), first, "x")
    put(tmp_path, second, "x")
    problem = only(read(tmp_path)[1])
    assert problem.code == "file-name"
    assert "same name" in problem.message


@pytest.mark.parametrize(
    "name", [b"a\nb.yaml", b"a\xe2\x80\xaeb.yaml", b"a\xff.yaml", b"\x1b.yaml"]
)
def test_a_name_that_cannot_be_shown_is_refused_and_shown_escaped(
    tmp_path: Path, name: bytes
) -> None:
    Path(os.fsdecode(bytes(project(tmp_path) / "content") + b"/" + name)).write_text("x")
    problem = only(read(tmp_path)[1])
    assert problem.code == "file-name"
    assert problem.pos.file.isascii()
    assert problem.pos.file.isprintable()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may read everything, so root lays down its power for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_what_the_system_does_not_let_us_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, content__a_dot_yaml="x", content__facts__b_dot_yaml="x")
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    (tmp_path / "content/a.yaml").chmod(0)
    (tmp_path / "content/facts").chmod(0)
    with ordinary_user():
        files, problems = read(Path())
    (tmp_path / "content/facts").chmod(0o755)
    assert [(str(p.pos), p.code) for p in problems] == [
        ("content/a.yaml", "unreadable"),
        ("content/facts", "unreadable"),
    ]
    assert exit_code(problems) == Exit.ENVIRONMENT
    assert "Permission denied" in problems[0].message
    assert list(files.texts) == [DESK]


# Limits


def test_a_file_may_be_as_large_as_the_limit_but_not_larger(tmp_path: Path) -> None:
    fits, exceeds = "x" * MAX_BYTES, "x" * (MAX_BYTES + 1)
    project(tmp_path, content__fits_dot_yaml=fits, content__exceeds_dot_yaml=exceeds)
    files, problems = read(tmp_path)
    problem = only(problems)
    assert (str(problem.pos), problem.exit) == ("content/exceeds.yaml", Exit.LIMIT)
    assert list(files.texts) == [DESK, "content/fits.yaml"]


def test_an_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with put(project(tmp_path), "content/a.yaml", "").open("r+b") as sparse:
        sparse.truncate(1 << 40)
    assert exit_code(read(tmp_path)[1]) == Exit.LIMIT


def test_too_many_files_are_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        put(project(tmp_path), f"content/facts/{number}.yaml", "x")
    monkeypatch.setattr(read_module, "MAX_FILES", 5)
    files, problems = read(tmp_path)
    problem = only(problems)
    assert (str(problem.pos), problem.exit) == ("content", Exit.LIMIT)
    assert len(files.texts) == 5


def test_too_much_text_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        put(project(tmp_path), f"content/facts/{number}.yaml", "x" * 100)
    monkeypatch.setattr(read_module, "MAX_TOTAL", 300)
    assert only(read(tmp_path)[1]).exit == Exit.LIMIT


def test_folders_may_be_deep_but_not_endless(tmp_path: Path) -> None:
    deep = "content/" + "d/" * MAX_DEPTH
    put(project(tmp_path), f"{deep}a.yaml", "x")
    assert f"{deep}a.yaml" in read(tmp_path)[0].texts
    put(tmp_path, f"{deep}d/a.yaml", "x")
    problem = only(read(tmp_path)[1])
    assert (str(problem.pos), problem.exit) == (f"{deep}d", Exit.LIMIT)


# Text


def text_of(root: Path, data: bytes) -> tuple[str, list[Problem]]:
    files, problems = read(project(root, content__a_dot_yaml=data))
    return files.texts["content/a.yaml"], problems


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_those_of_unix(tmp_path: Path, end: str) -> None:
    text, problems = text_of(tmp_path, f"a: 1{end}{end}b: 2{end}".encode())
    assert (text, problems) == ("a: 1\n\nb: 2\n", [])


def test_a_byte_order_mark_is_taken_off_but_refused_inside(tmp_path: Path) -> None:
    text, problems = text_of(tmp_path, "\ufeffa: \ufeff1".encode())
    assert text == "a: \ufffd1"
    assert str(only(problems).pos) == "content/a.yaml:1:4"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xe9: 1", "1:1"),
        ("ключ: слово\r\nдва: ".encode() + b"\xff 3", "2:6"),
        (b"a: 1\rb: \xc3", "2:4"),  # cut in the middle of a character
        (b"a: \xed\xa0\x80", "1:4"),  # a surrogate
        (b"\xef\xbb\xbfa: \xc0\x80", "1:4"),  # NUL, written too long, after a byte order mark
    ],
)
def test_what_is_not_utf8_is_named_at_its_first_byte(
    tmp_path: Path, data: bytes, place: str
) -> None:
    text, problems = text_of(tmp_path, data)
    problem = only(problems)
    assert (str(problem.pos), problem.code) == (f"content/a.yaml:{place}", "encoding")
    assert "\ufffd" in text


def test_utf16_is_called_by_its_name(tmp_path: Path) -> None:
    _, problems = text_of(tmp_path, "a: 1\n".encode("utf-16"))
    assert problems[0].code == "encoding"
    assert "UTF-16" in problems[0].message


@pytest.mark.parametrize(
    ("text", "place", "length", "words"),
    [
        ("a: 1\nb: ok \u202eko\n", "2:7", 1, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("слово: a\u200b\u200bb", "1:9", 2, "U+200B ZERO WIDTH SPACE"),
        ("a: co\u00adoperate", "1:6", 1, "U+00AD SOFT HYPHEN"),
        ("a: 1\r\nb: \x1b[2J", "2:4", 1, "U+001B CONTROL CHARACTER"),
        ("a: x\u2028y", "1:5", 1, "U+2028 LINE SEPARATOR"),
        ("a: x\x85y", "1:5", 1, "U+0085 CONTROL CHARACTER"),  # a line end to YAML 1.1
        ("a: \x00", "1:4", 1, "U+0000 CONTROL CHARACTER"),
    ],
)
def test_a_refused_character_is_named_at_its_place(
    tmp_path: Path, text: str, place: str, length: int, words: str
) -> None:
    clean, problems = text_of(tmp_path, text.encode())
    problem = only(problems)
    assert (str(problem.pos), problem.code) == (f"content/a.yaml:{place}", "character")
    assert problem.length == length
    assert words in problem.message
    assert clean == characters.replaced(text.replace("\r\n", "\n"))


def test_many_refused_characters_do_not_flood_the_screen(tmp_path: Path) -> None:
    _, problems = text_of(tmp_path, b"a: " + b"\x00 " * 1000)
    assert len(problems) == 21
    assert "980 more" in problems[0].message


def test_templates_are_held_to_the_same(tmp_path: Path) -> None:
    problem = only(read(project(tmp_path, templates__a_dot_j2=b"<p>\xff"))[1])
    assert str(problem.pos) == "templates/a.j2:1:4"


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_give_clean_text_and_places_inside_it(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, problems = text_of(Path(folder), data)
    lines = text.split("\n")
    assert "\r" not in text
    assert not any(characters.refused(text))
    for problem in problems:
        line = lines[problem.pos.line - 1] if problem.pos.line else "\ufffd"
        assert line[problem.pos.column - 1 :][:1] == "\ufffd"
    if not problems:
        assert text.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(
            b"\r", b"\n"
        )


# The templates of the program itself


@pytest.mark.parametrize("folder", ["briefgen/templates", "templates"])
def test_builtin_templates_are_found_inside_the_package_or_beside_it(
    tmp_path: Path, folder: str
) -> None:
    (tmp_path / "briefgen").mkdir()
    put(tmp_path, f"{folder}/weekly.md.j2", "# Ü")
    put(tmp_path, f"{folder}/css/print.css", "p {}")
    put(tmp_path, f"{folder}/.DS_Store", b"\xff")
    templates = builtin_templates(tmp_path / "briefgen")
    assert list(templates.items()) == [("css/print.css", "p {}"), ("weekly.md.j2", "# Ü")]
