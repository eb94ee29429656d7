"""The workflows: their form, what they may do, and their steps as far as they run anywhere."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from bench.tree import Size, tree

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


@pytest.fixture(scope="module")
def matrix() -> ModuleType:
    spec = importlib.util.spec_from_file_location("matrix", ROOT / ".github" / "matrix.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_workflows_are_of_the_form_that_github_reads() -> None:
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_in_them() -> None:
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    command = [zizmor, "--offline", "--persona", "pedantic", *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_stranger_s_pull_request_gets_nothing_of_value(path: Path) -> None:
    workflow = load(path)
    assert set(workflow["on"]) <= {"pull_request", "push"}
    assert workflow["permissions"] == {}
    assert "secrets." not in path.read_text("utf-8")
    for job in workflow["jobs"].values():
        assert set(job["permissions"].items()) <= {("contents", "read")}
        assert job["timeout-minutes"] <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_others_wrote_is_pinned_and_never_becomes_a_command(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step["name"]
        assert "uses" not in step or PINNED.fullmatch(step["uses"]), step["name"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_the_base_s_program_reads_what_a_stranger_sends() -> None:
    program = load(ROOT / ".github" / "workflows" / "briefs.yml")["env"]["PROGRAM"]
    assert "head.repo.full_name != github.repository" in program
    assert "pull_request.base.sha" in program
    for step in steps(ROOT / ".github" / "workflows" / "briefs.yml"):
        ran = re.findall(r"(\S*(?:\.sh|\.py))\b", step.get("run", ""))
        assert all(name.startswith("program/") for name in ran), ran


def planned(*editions: str, reasons: list[str] | None = None) -> list[dict[str, Any]]:
    return [
        {"brief": brief, "date": day, "reasons": reasons or ["forced"]}
        for brief, _, day in (edition.partition("/") for edition in editions)
    ]


def test_each_edition_is_a_job_of_its_own(matrix: ModuleType) -> None:
    made = matrix.matrix(planned("weekly/2025-07-27", "flash/2025-07-27"))
    assert made == {
        "include": [
            {"name": "weekly-2025-07-27", "editions": "weekly/2025-07-27"},
            {"name": "flash-2025-07-27", "editions": "flash/2025-07-27"},
        ]
    }


def test_many_editions_share_the_jobs_that_there_are(matrix: ModuleType) -> None:
    plan = planned(*(f"brief-{number}/2025-07-27" for number in range(1000)))
    jobs = matrix.matrix(plan)["include"]
    assert len(jobs) == matrix.MOST_JOBS
    built = [edition for job in jobs for edition in job["editions"].split()]
    assert sorted(built) == sorted(f"{one['brief']}/{one['date']}" for one in plan)
    assert len({job["name"] for job in jobs}) == len(jobs)


@pytest.mark.parametrize(
    "edition", ["$(id)/2025-07-27", "weekly/2025-07-27 --all", "../x/2025-07-27", "weekly/now"]
)
def test_a_name_that_is_none_stops_the_plan(matrix: ModuleType, edition: str) -> None:
    with pytest.raises(ValueError, match="no edition"):
        matrix.matrix(planned(edition))


def test_reasons_cannot_become_markup(matrix: ModuleType) -> None:
    reason = "fact `x` changed\n\n# Approved ![](https://example.org/p.png)"
    lines = matrix.summary(planned("weekly/2025-07-27", reasons=[reason])).split("\n")
    assert [line for line in lines[2:] if line and not line.startswith("    ")] == []


def test_a_plan_without_editions_is_an_empty_matrix(matrix: ModuleType) -> None:
    assert matrix.matrix([]) == {"include": []}
    assert matrix.summary([]) == "No brief is affected.\n"


class Runner:
    """What GitHub gives to the steps of a job: a workspace, and files for what they say."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.output = workspace / "output.txt"
        self.summary = workspace / "summary.md"
        program = workspace / "program"
        shutil.copytree(ROOT / ".github", program / ".github")
        # In place of the launcher, which would set up an environment: this program as it is.
        launcher = program / "briefgen.sh"
        code = "from briefgen.cli import main; main()"
        launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')
        launcher.chmod(0o755)

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        command = ["git", "-C", str(self.workspace / "project"), *who, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def run(self, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        workflow = ROOT / ".github" / "workflows" / "briefs.yml"
        step = next(step for step in steps(workflow) if step["name"] == name)
        # As GitHub does: https://docs.github.com/actions/reference/workflow-syntax#defaultsrunshell
        return subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.workspace,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    project = tmp_path / "project"
    size = Size(facts=108, sources=8, briefs=2, developments=1, listed=2, source_characters=800)
    tree(size).write(project)
    shutil.rmtree(project / "content" / "archive")
    found = Runner(tmp_path)
    found.git("init", "-q")
    found.git("add", "-A")
    found.git("commit", "-qm", "Begin")
    return found


def test_content_with_a_link_is_refused(runner: Runner) -> None:
    assert runner.run("Refuse links and submodules").returncode == 0
    (runner.workspace / "project" / "content" / "facts" / "x.yaml").symlink_to("/etc/passwd")
    runner.git("add", "-A")
    assert runner.run("Refuse links and submodules").returncode == 1


@pytest.mark.slow
def test_the_steps_plan_and_build_what_a_changed_fact_affects(runner: Runner) -> None:
    base = runner.git("rev-parse", "HEAD")
    path = next(
        path
        for path in sorted((runner.workspace / "project" / "content" / "facts").iterdir())[::-1]
        if "matter-001-record" in path.read_text("utf-8")
    )
    before, mark, after = path.read_text("utf-8").rpartition("matter-001-record")
    changed = re.sub(r"(?s)(.*statement: [^\n]*)\.", r"\1 indeed.", before)
    path.write_text(changed + mark + after, encoding="utf-8")
    runner.git("commit", "-qam", "Say it otherwise")

    done = runner.run("Plan", BASE=base)
    assert done.returncode == 0, done.stderr
    said = dict(line.split("=", 1) for line in runner.output.read_text("utf-8").splitlines())
    assert said["count"] == "1"
    [job] = json.loads(said["matrix"])["include"]
    assert job["name"].startswith("coast-001-")
    assert "statement" in runner.summary.read_text("utf-8")

    done = runner.run("Build", EDITIONS=job["editions"])
    assert done.returncode == 0, done.stderr
    made = {path.suffix for path in (runner.workspace / "files" / job["editions"]).iterdir()}
    assert made == {".pdf", ".html", ".md", ".json"}


def test_without_a_commit_before_it_everything_is_planned(runner: Runner) -> None:
    done = runner.run("Plan", BASE="0" * 40)
    assert done.returncode == 0, done.stderr
    assert "count=2\n" in runner.output.read_text("utf-8")


@pytest.mark.parametrize(
    ("plan", "build", "count", "code"),
    [
        ("success", "success", "2", 0),
        ("success", "skipped", "0", 0),
        ("success", "skipped", "2", 1),
        ("success", "failure", "2", 1),
        ("failure", "skipped", "", 1),
    ],
)
def test_the_last_job_is_met_only_if_all_was_built(
    tmp_path: Path, plan: str, build: str, count: str, code: int
) -> None:
    runner = Runner(tmp_path)
    done = runner.run("Look at what came of it", PLAN=plan, BUILD=build, COUNT=count)
    assert done.returncode == code
