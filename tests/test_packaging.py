"""The project file, its locks and the wheel agree with each other and with the code."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import briefgen

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(name: str) -> dict[str, str]:
    """The entries of a lock, by package: version, marker and hashes as they are written."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    return {entry.partition("==")[0]: entry for entry in entries}


def wanted(*groups: str) -> list[Requirement]:
    """What the project and the given dependency groups ask for."""
    asked = list(PROJECT["project"]["dependencies"])
    for group in groups:
        asked += [line for line in PROJECT["dependency-groups"][group] if isinstance(line, str)]
    return [Requirement(line) for line in asked]


LOCKS = [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]


@pytest.mark.parametrize(("lock", "groups"), LOCKS)
def test_lock_pins_everything_asked_for(lock: str, groups: list[str]) -> None:
    entries = locked(lock)
    for requirement in wanted(*groups):
        entry = entries[canonicalize_name(requirement.name)]
        version = entry.partition("==")[2].split()[0]
        assert requirement.specifier.contains(version, prereleases=True), entry


@pytest.mark.parametrize("lock", [lock for lock, _ in LOCKS])
def test_lock_holds_only_versions_markers_and_hashes(lock: str) -> None:
    shape = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    entries = locked(lock).values()
    assert [entry for entry in entries if not shape.fullmatch(entry) or "://" in entry] == []


def test_test_lock_contains_the_other() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_every_import_is_a_declared_dependency() -> None:
    extras = PROJECT["project"].get("optional-dependencies", {})
    optional = [Requirement(line) for lines in extras.values() for line in lines]
    declared = {canonicalize_name(requirement.name) for requirement in [*wanted(), *optional]}
    owners = metadata.packages_distributions()
    undeclared = set()
    for file in (ROOT / "briefgen").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules = [node.module or ""]
            else:
                continue
            for top in {module.partition(".")[0] for module in modules}:
                known = top == "briefgen" or top in sys.stdlib_module_names
                if not known and not declared & {canonicalize_name(n) for n in owners[top]}:
                    undeclared.add((file.name, top))
    assert undeclared == set()


def test_version_is_the_same_everywhere() -> None:
    assert briefgen.__version__ == PROJECT["project"]["version"] == metadata.version("briefgen")


def files(folder: Path) -> set[str]:
    """The names of all files in a folder, without what Python compiled."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {f.relative_to(folder).as_posix() for f in found if f.parent.name != "__pycache__"}


def test_wheel_holds_the_package_and_its_templates_and_nothing_else(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, tmp_path], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        (entry_points,) = [n for n in archive.namelist() if n.endswith("entry_points.txt")]
        assert "briefgen = briefgen.cli:main" in archive.read(entry_points).decode()
    ours = {f"briefgen/{name}" for name in files(ROOT / "briefgen")}
    templates = {f"briefgen/templates/{name}" for name in files(ROOT / "templates")}
    assert templates
    assert names == ours | templates
