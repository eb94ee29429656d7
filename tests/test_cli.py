import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from tests.sample import EDITION, project
from tests.test_build import lay_out


def run(*words: str, root: Path | None = None) -> tuple[int, str, str]:
    command = [*words, "--project", str(root)] if root else list(words)
    result = CliRunner().invoke(main, command)
    return result.exit_code, result.stdout, result.stderr


def modules_loaded_by(*words: str) -> set[str]:
    """The top-level modules that a real run of the program has loaded when it ends."""
    code = (
        "import sys\nsys.argv = ['briefgen', *sys.argv[1:]]\n"
        "from briefgen.cli import main\n"
        "try:\n    main.main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join({name.split('.')[0] for name in sys.modules}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split("\n")[-2].split())


def test_help_loads_nothing_heavy() -> None:
    loaded = modules_loaded_by("--help")
    assert "click" in loaded
    assert loaded.isdisjoint(
        {"weasyprint", "pydantic", "jinja2", "markdown_it", "yaml", "babel", "msgspec"}
    )


@pytest.mark.parametrize(
    "thread", ["", "threading.Thread(target=time.sleep, args=(0.1,)).start();"]
)
def test_the_process_ends_at_once_and_in_order(thread: str) -> None:
    code = f"import atexit, threading, time; atexit.register(print, 'bye'); {thread}"
    run_main = "from briefgen.cli import main; main(); print('never')"
    for word, exit_code, said in (
        ("lisst", 2, ["bye"]),
        ("--version", 0, ["briefgen", "bye"]),
    ):
        ended = subprocess.run(
            [sys.executable, "-c", code + run_main, word],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == exit_code
        assert [line.split()[0] for line in ended.stdout.splitlines()] == said
        assert ("No such command" in ended.stderr) == (exit_code == 2)


def test_check_does_not_load_the_engine(tmp_path: Path) -> None:
    loaded = modules_loaded_by("check", "--project", str(lay_out(tmp_path)))
    assert "pydantic" in loaded
    assert loaded.isdisjoint({"weasyprint", "jinja2", "uharfbuzz", "babel"})


def test_pages_for_the_screen_need_no_typesetter_and_content_no_plugins(tmp_path: Path) -> None:
    words = ("build", "--format", "html", "--format", "md", "--jobs", "0", "--project")
    loaded = modules_loaded_by(*words, str(lay_out(tmp_path)))
    assert list((tmp_path / "output").rglob("*.html"))
    assert {"pydantic", "jinja2"} <= loaded
    assert loaded.isdisjoint({"weasyprint", "cffi", "PIL", "ssl", "email", "http"})


def test_check_says_what_is_there(tmp_path: Path) -> None:
    code, out, err = run("check", root=lay_out(tmp_path))
    assert (code, out) == (0, "")
    assert err.split("\n") == [
        "ok: 2 sources, 5 excerpts, 5 facts, 1 conflict, 1 edition",
        "covered: 0 quotations, 5 numbers, 2 dates, 5 names in print",
        "unchecked: 5 excerpts, whose texts are not in the archive",
        "",
    ]


def test_check_shows_the_place_and_ends_with_1(tmp_path: Path) -> None:
    edition = EDITION.replace("date: 2031-04", "date: 2031-04-31")
    code, out, err = run("check", root=lay_out(tmp_path, edition=edition))
    assert (code, out) == (1, "")
    place = "content/editions/harbour/2031-03-09.yaml:35:11: error: `date`: `2031-04-31` is not"
    assert err.startswith(place)
    assert "\n   |           ^^^^^^^^^^\n" in err
    assert "\n1 error\n" in err


def test_list_names_briefs_and_editions(tmp_path: Path) -> None:
    code, out, _ = run("list", root=lay_out(tmp_path))
    assert code == 0
    assert out.split("\n")[:2] == [
        "harbour  Harbour Brief: The ferry dispute",
        "  2031-03-09  Envoys meet, and the ferry line stays closed",
    ]


def test_build_names_its_files_and_closes_with_one_line(tmp_path: Path) -> None:
    code, out, err = run(
        "build", "harbour", "--format", "md", "--format", "json", root=lay_out(tmp_path)
    )
    assert code == 0
    assert [Path(line).name for line in out.split()] == [
        "harbour-2031-03-09.md",
        "harbour-2031-03-09.json",
    ]
    assert err.split("\n")[0] == "unchecked: 5 excerpts, whose texts are not at hand"
    assert err.split("\n")[1].startswith("built 1 edition, 2 files in ")


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--date", "yesterday"),
        ("build", "--all", "--date", "2031-03-09"),
        ("build", "no-such-brief"),
        ("build", "--format", "docx"),
        ("schema", "no-such-kind"),
        ("no-such-command",),
    ],
)
def test_wrong_usage_ends_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    root = lay_out(tmp_path) if words[0] == "build" else None
    code, out, err = run(*words, root=root)
    assert (code, out) == (2, "")
    assert err


def test_a_folder_without_content_is_wrong_usage(tmp_path: Path) -> None:
    code, _, err = run("build", root=tmp_path)
    assert code == 2
    assert "content/desk.yaml" in err


def test_strict_lets_warnings_stop_the_build(tmp_path: Path) -> None:
    unused = project()["content/facts/talks.yaml"].replace(
        "cites: [gazette/met, herald/met]", "cites: [gazette/met]"
    )
    root = lay_out(tmp_path, facts=unused)
    assert run("check", root=root)[0] == 0
    assert run("check", "--strict", root=root)[0] == 1


def test_schema_prints_one_kind() -> None:
    code, out, _ = run("schema", "facts")
    assert code == 0
    assert '"$id": "briefgen:facts"' in out


def test_build_asks_for_a_paper_that_there_is(tmp_path: Path) -> None:
    code, _, err = run("build", "--paper", "a5", root=lay_out(tmp_path))
    assert code == 2
    assert "'a4', 'letter'" in err


def test_a_second_check_of_the_same_content_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path)
    monkeypatch.setattr("briefgen.standing.Look.is_settled", lambda *_: True)
    first, second = run("check", root=root), run("check", root=root)
    assert first == second
    assert first[0] == 0
    monkeypatch.setattr("briefgen.examine.examine", None)
    assert run("check", root=root) == first
    (root / "content/facts/more.yaml").write_text("facts: [", encoding="utf-8")
    monkeypatch.undo()
    assert run("check", root=root)[0] == 1
