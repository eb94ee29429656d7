"""Which editions a change touches, told from real git histories."""

import json
import subprocess
from pathlib import Path

import pytest

from briefgen.build import Order, build
from briefgen.plan import Plan, plan
from briefgen.problem import Exit, exit_code
from tests.both import two_briefs
from tests.sample import BRIEF, EDITION
from tests.test_cli import run

LISTS = "  - {id: record, title: Also on record, part: facts}\n"


def git(root: Path, *words: str) -> None:
    about = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *about, *words], check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two briefs in a history: `port` lists every fact, `harbour` only prints what it cites."""
    two_briefs(tmp_path, brief=BRIEF.replace(LISTS, ""))
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def touched(root: Path, since: str = "HEAD") -> dict[str, list[str]]:
    made: Plan = plan(root, Order(every=True), since)
    assert made.problems == []
    return {one.brief: list(one.reasons) for one in made.touched}


def both(reason: str) -> dict[str, list[str]]:
    return {"harbour": [reason], "port": [reason]}


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def facts(root: Path) -> str:
    (file,) = (root / "content/facts").iterdir()
    return str(file.relative_to(root))


def test_nothing_is_touched_by_nothing(root: Path) -> None:
    assert touched(root) == {}


def test_a_comment_touches_nothing(root: Path) -> None:
    edit(root, facts(root), "facts:\n", "# A note.\nfacts:\n")
    assert touched(root) == {}


def test_a_fact_touches_the_briefs_that_print_it_and_the_field_is_named(root: Path) -> None:
    edit(root, facts(root), "credibility: 2", "credibility: 3")
    found = touched(root)
    assert set(found) == {"harbour", "port"}
    assert "fact `talks-held` changed: credibility" in found["harbour"]


def test_a_new_fact_touches_only_the_brief_that_lists_it(root: Path) -> None:
    file = root / facts(root)
    lamp = "\n  - id: lamp-lit\n    statement: The lamp was lit.\n    cites: [gazette/met]\n"
    file.write_text(file.read_text(encoding="utf-8") + lamp, encoding="utf-8")
    assert touched(root) == {"port": ["fact `lamp-lit` is new"]}


def test_an_edition_touches_itself_and_a_new_one_too(root: Path) -> None:
    edit(root, "content/editions/port/2031-03-09.yaml", "headline: ", "headline: Again, ")
    assert touched(root) == {"port": ["edition `port 2031-03-09` changed: headline"]}
    commit(root)
    new = EDITION.replace("2031-03-09", "2031-03-10")
    (root / "content/editions/harbour/2031-03-10.yaml").write_text(new, encoding="utf-8")
    made = plan(root, Order(briefs=["harbour"], every=True), "HEAD")
    assert [str(one.date) for one in made.touched if "the edition is new" in one.reasons] == [
        "2031-03-10"
    ]


def test_a_template_touches_the_briefs_that_load_it(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/web.css").write_text("body { color: #111 }", encoding="utf-8")
    assert touched(root) == both("template `web.css` changed")
    commit(root)
    (root / "templates/unused.html.j2").write_text("nothing", encoding="utf-8")
    assert touched(root) == {}


def test_a_source_is_named_with_its_field(root: Path) -> None:
    (file,) = (root / "content/sources").glob("herald*.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text.rstrip()}\nreliability_basis: It has been wrong before.\n", "utf-8")
    reasons = {reason for found in touched(root).values() for reason in found}
    assert reasons == {"source `herald` changed: reliability_basis"}


def test_what_had_errors_before_is_all_touched(root: Path) -> None:
    edit(root, facts(root), "cites: [gazette/met, herald/met]", "cites: [gazette/nothing]")
    commit(root)
    git(root, "revert", "--no-commit", "HEAD")
    assert touched(root) == both("the content had errors before")


@pytest.mark.parametrize("since", ["nothing", "--output=x", "HEAD~9", "-h"])
def test_a_revision_that_is_none_is_said(root: Path, since: str) -> None:
    made = plan(root, Order(every=True), since)
    assert [one.code for one in made.problems] == ["no-revision"]
    assert exit_code(made.problems) is Exit.USAGE
    assert not (root / "x").exists()


def test_links_of_a_history_are_not_followed(root: Path) -> None:
    (root / "content/facts/secret.yaml").symlink_to("/etc/hostname")
    commit(root)
    (root / "content/facts/secret.yaml").unlink()
    assert touched(root) == {}


def test_without_a_revision_it_is_what_a_build_would_make(root: Path) -> None:
    order = Order(every=True, formats=("md",))
    first = plan(root, order)
    assert [one.reasons for one in first.touched] == [("it has not been made here",)] * 2
    assert build(root, order).problems == []
    assert plan(root, order).touched == []
    edit(root, "content/editions/port/2031-03-09.yaml", "headline: ", "headline: Again, ")
    (one,) = plan(root, order).touched
    assert one.brief == "port"
    assert build(root, order).editions == 1


def test_the_command_prints_a_matrix(root: Path) -> None:
    edit(root, "content/editions/port/2031-03-09.yaml", "headline: ", "headline: Again, ")
    code, out, err = run("plan", "--since", "HEAD", "--json", root=root)
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "include": [
            {
                "brief": "port",
                "date": "2031-03-09",
                "reasons": ["edition `port 2031-03-09` changed: headline"],
            }
        ]
    }
    code, out, _ = run("plan", "port", "--since", "HEAD", root=root)
    assert out.splitlines()[0] == "port 2031-03-09"
