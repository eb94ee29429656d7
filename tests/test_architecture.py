"""The house rules that no linter knows: import order, one home for each library, tables."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefgen"
HOMES = {
    "msgspec": {"value"},
    "sqlite3": {"memory"},
    "yaml": {"tree"},
    "pydantic": {"record"},
    "pydantic_core": {"record"},
    "markdown_it": {"prose"},
    "jinja2": {"templating"},
    "weasyprint": {"engine"},
    "pydyf": {"engine"},
    "uharfbuzz": {"fonts"},
    "fontpkg_source_serif_4": {"fonts"},
    "fontpkg_source_sans_3": {"fonts"},
    "fontpkg_ibm_plex_sans_arabic": {"scripts"},
    "noto_cjk_sans_jp_regular": {"scripts"},
    "rapidfuzz": {"quotes"},
    "trafilatura": {"archive"},
    "pypdfium2": {"archive", "rasters"},
    "PIL": {"rasters"},
    "vl_convert": {"charts"},
    "click": {"cli"},
    "babel": {"locales"},
    "distributed": {"cluster"},
}


def layers() -> list[str]:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = text.split("## The modules, lowest first")[1].split("##")[0]
    rows = re.findall(r"^    (\w+(?:, \w+)*) ", block, re.MULTILINE)
    return [name for row in rows for name in row.split(", ")]


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def imports(path: Path) -> tuple[str, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "briefgen":
                yield from (f"briefgen.{alias.name}" for alias in node.names)
            else:
                yield node.module


def own_modules_imported(path: Path) -> Iterator[str]:
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "briefgen" and len(parts) > 1 and parts[1] != "__version__":
            yield parts[1]


def test_every_module_has_its_layer() -> None:
    found = {layer_of(path) for path in modules()} - {"__init__"}
    assert found == set(layers())


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downward(path: Path) -> None:
    order = layers()
    layer = layer_of(path)
    if layer == "__init__":
        assert not list(own_modules_imported(path))
        return
    for imported in own_modules_imported(path):
        inside_one_folder = imported == layer and (PACKAGE / layer).is_dir()
        assert inside_one_folder or order.index(imported) < order.index(layer), imported


def test_no_cycles_inside_the_folders() -> None:
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): set(imports(path))
        for path in modules()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name in done or name not in graph:
            return
        for imported in graph[name]:
            visit(imported, (*above, name))
        done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize(("library", "homes"), HOMES.items())
def test_each_library_has_one_home(library: str, homes: set[str]) -> None:
    users = {layer_of(p) for p in modules() if any(n.split(".")[0] == library for n in imports(p))}
    assert users == homes


def test_no_file_has_outgrown_its_role() -> None:
    lengths = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}
    assert {name: n for name, n in lengths.items() if n > 300} == {}


def test_architecture_stays_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 90


def test_only_the_command_line_asks_the_clock() -> None:
    clock = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    users = [p.name for p in modules() if clock.search(p.read_text(encoding="utf-8"))]
    assert users == ["common.py"]
