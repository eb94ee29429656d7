"""briefgen.sh, run for real in projects of its own.

The installing itself is the work of a stand-in for uv that notes its calls and puts a small CLI in
place, so that a set-up takes a fraction of a second; one test goes the whole way with pip, offline.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).parent.parent / "briefgen.sh"
PYTHON = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")

# What the launcher uses of a bare system, and what the stand-ins below use.
TOOLS = ["cat", "cksum", "dirname", "env", "grep", "id", "mkdir", "rm", "sleep", "tail"]

CLI = """
import json, os, sys
print(json.dumps([os.getcwd(), *sys.argv[1:]]))
"""
UV = """#!/bin/sh
printf '%s\\n' "$*" >>uv.log
case "$*" in
    *requirements-dev.lock*) cat cli.py >"$(echo .venv/lib/python*/site-packages)/pytest.py" ;;
    *" -e .") cat cli.py >.venv/bin/briefgen ;;
esac
[ ! -e trouble.sh ] || . ./trouble.sh
"""
NOTE_AND_LINK_PYTHON = f"""#!/bin/sh
printf '%s\\n' "$*" >>called.log
[ -e "${{0%/*}}/python3" ] || ln -s '{PYTHON}' "${{0%/*}}/python3"
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder with the launcher, and a PATH that holds what the test says."""

    root: Path
    bin: Path

    def command(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script, "utf-8")
        (self.bin / name).chmod(0o755)

    def start(self, *words: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.root / "briefgen.sh", *words],
            cwd="/",
            env={"PATH": str(self.bin), "HOME": "/nonexistent", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(
        self, *words: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        process = self.start(*words, env=env)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def installs(self) -> list[str]:
        """What the stand-in for uv was asked to install, call by call."""
        log = self.root / "uv.log"
        calls = log.read_text("utf-8").splitlines() if log.exists() else []
        return [call.split()[-1] for call in calls]


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project on a system without Python and without a package manager."""
    project = Project(tmp_path / "a project", tmp_path / "bin")
    project.root.mkdir()
    project.bin.mkdir()
    shutil.copy(LAUNCHER, project.root)
    for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        (project.root / name).write_text(f"# {name}\n", "utf-8")
    (project.root / "cli.py").write_text(CLI, "utf-8")
    (project.root / "briefgen").mkdir()
    for name in [*TOOLS, "ln"]:
        found = shutil.which(name)
        assert found
        (project.bin / name).symlink_to(found)
    return project


@pytest.fixture
def project(bare: Project) -> Project:
    """A project on a system with Python and (a stand-in for) uv."""
    (bare.bin / "python3").symlink_to(PYTHON)
    bare.command("uv", UV)
    return bare


RUN = ["requirements.lock", "."]
TEST = ["requirements-dev.lock", "."]


def test_first_run_sets_up_and_passes_the_words_on(project: Project) -> None:
    ran = project.run("build", "two words", "", "--date=*")
    assert json.loads(ran.stdout) == [str(project.root), "build", "two words", "", "--date=*"]
    assert project.installs() == RUN
    assert all(line.startswith("==> ") for line in ran.stderr.splitlines())


def test_second_run_sets_nothing_up_and_costs_little(project: Project) -> None:
    project.run()
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        ran = project.run("list")
        took.append(time.perf_counter() - begun)
        assert ran.stderr == ""
    assert project.installs() == RUN
    assert min(took) < 0.2


def test_word_test_runs_pytest_with_the_test_lock(project: Project) -> None:
    ran = project.run("test", "-k", "two words")
    assert json.loads(ran.stdout) == [str(project.root), "-k", "two words"]
    assert project.installs() == TEST
    assert json.loads(project.run("list").stdout) == [str(project.root), "list"]
    assert project.installs() == TEST


@pytest.mark.parametrize("file", ["pyproject.toml", "requirements.lock"])
def test_changed_lock_or_project_is_installed_into_the_same_venv(
    project: Project, file: str
) -> None:
    project.run()
    kept = project.root / ".venv" / "kept"
    kept.touch()
    (project.root / file).write_text("# changed\n", "utf-8")
    project.run()
    project.run()
    assert project.installs() == RUN * 2
    assert kept.exists()


@pytest.mark.parametrize("existing", [False, True])
def test_killed_set_up_is_done_again_from_the_start(project: Project, existing: bool) -> None:
    if existing:
        project.run()
        (project.root / "requirements.lock").write_text("# changed\n", "utf-8")
    trouble = project.root / "trouble.sh"
    trouble.write_text(": >.venv/half; sleep 60\n", "utf-8")
    process = project.start()
    while not (project.root / ".venv" / "half").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    trouble.unlink()
    assert project.run("list").returncode == 0
    assert not (project.root / ".venv" / "half").exists()
    assert project.installs() == RUN * existing + RUN[:1] + RUN


def test_moved_folder_is_set_up_anew(project: Project) -> None:
    project.run()
    moved = Project(project.root.rename(project.root.with_name("elsewhere")), project.bin)
    assert json.loads(moved.run("list").stdout) == [str(moved.root), "list"]
    assert moved.installs() == RUN * 2


def test_venv_whose_python_is_gone_is_made_anew(project: Project) -> None:
    project.run()
    python = project.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nonexistent/python3.11")
    assert project.run("list").returncode == 0
    assert project.installs() == RUN * 2


def test_two_at_once_set_up_once(project: Project) -> None:
    (project.root / "trouble.sh").write_text("sleep 0.5\n", "utf-8")
    processes = [project.start("list") for _ in range(3)]
    ended = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    assert [code for _, _, code in ended] == [0, 0, 0]
    assert project.installs() == RUN
    assert any("waiting for another set-up" in err for _, err, _ in ended)


def test_failed_install_gives_its_reason_and_heals(project: Project) -> None:
    trouble = project.root / "trouble.sh"
    trouble.write_text("echo begun; echo 'error: no route to host'; echo ended; exit 1\n", "utf-8")
    ran = project.run("list")
    assert ran.returncode == 4
    assert ran.stderr.splitlines()[-1] == (
        "briefgen.sh: cannot install requirements.lock, which needs PyPI: error: no route to host"
    )
    trouble.unlink()
    assert project.run("list").returncode == 0


def test_without_python_or_a_package_manager_one_line_says_so(bare: Project) -> None:
    ran = bare.run("list")
    assert (ran.returncode, ran.stdout) == (4, "")
    assert ran.stderr == (
        "briefgen.sh: needs Python 3.11 or newer, and Pango, "
        "and finds no apt-get, brew or dnf to install it with\n"
    )


@pytest.mark.parametrize(
    ("manager", "words"),
    [
        ("apt-get", ["--no-install-recommends", "python3-venv", "libpango-1.0-0"]),
        ("brew", ["install", "python@3.13", "pango"]),
        ("dnf", ["install", "python3", "pango"]),
    ],
)
def test_missing_python_is_installed(bare: Project, manager: str, words: list[str]) -> None:
    bare.command(manager, NOTE_AND_LINK_PYTHON)
    bare.command("sudo", '#!/bin/sh\nexec "$@"\n')
    bare.command("uv", UV)
    ran = bare.run("list")
    assert (ran.returncode, bare.installs()) == (0, RUN), ran.stderr
    assert ran.stderr.startswith("==> installing Python 3.11 or newer, and Pango with ")
    called = (bare.root / "called.log").read_text("utf-8").split()
    assert [word for word in words if word not in called] == []


@pytest.mark.skipif(sys.platform != "linux", reason="breaks a library the way Linux loads them")
def test_pango_that_stays_missing_ends_in_one_line(project: Project) -> None:
    broken = project.root / "lib"
    broken.mkdir()
    (broken / "libpango-1.0.so.0").touch()
    project.command("apt-get", '#!/bin/sh\necho "E: Unable to locate package $*" >&2\nexit 100\n')
    project.command("sudo", '#!/bin/sh\nexec "$@"\n')
    ran = project.run("list", env={"LD_LIBRARY_PATH": str(broken)})
    assert ran.returncode == 4
    first, last = ran.stderr.splitlines()
    assert first == "==> installing Pango with apt"
    assert last.startswith(
        "briefgen.sh: still lacks Pango, having tried to install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0: E: Unable to locate package"
    )


BACKEND = '''
"""The smallest build backend: an editable wheel with one module and one script."""

import zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    info = "tiny-1.dist-info"
    with zipfile.ZipFile(Path(folder, "tiny-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("tiny.pth", str(Path.cwd()))
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nbriefgen = cli:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return "tiny-1-py3-none-any.whl"
'''


@pytest.mark.slow
def test_pip_installs_where_there_is_no_uv(project: Project) -> None:
    (project.bin / "uv").unlink()
    (project.root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "tiny"\nversion = "1"\n',
        "utf-8",
    )
    (project.root / "backend.py").write_text(BACKEND, "utf-8")
    (project.root / "cli.py").write_text(f"def main():{CLI}".replace("\n", "\n    "), "utf-8")
    ran = project.run("build", "weekly", env={"PIP_NO_INDEX": "1"})
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == [str(project.root), "build", "weekly"]
    assert list((project.root / "briefgen").parent.glob(".venv/lib/python*/site-packages/tiny.pth"))
