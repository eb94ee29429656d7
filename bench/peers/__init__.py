"""The peers: other programs that set the same content in about the same look.

They get what our program made as Markdown, with every note once at the end as in the brief, and
the same static faces. What is done for them beforehand is not measured.
"""

import importlib.util
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.cost import Side
from bench.ground import Ground
from bench.peers.content import blocks, endnotes

_HERE: Final = Path(__file__).parent
_FACES: Final = ("brief-serif-", "brief-sans-")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another way to the same PDF; `lacks` says what is not installed, if anything."""

    name: str
    side: Side
    lacks: str = ""


def pandoc() -> str | None:
    """The pandoc of the path, or of the package pypandoc_binary."""
    spec = importlib.util.find_spec("pypandoc")
    inside = Path(spec.origin).parent / "files" / "pandoc" if spec and spec.origin else None
    return str(inside) if inside and inside.exists() else shutil.which("pandoc")


def has_typst() -> bool:
    """Whether the package typst is there."""
    return importlib.util.find_spec("typst") is not None


def peers(ground: Ground, recorded: Path) -> list[Peer]:
    """The peers, set up to make a PDF of what was recorded of a build: its Markdown and faces."""
    folder = recorded.parent / f"{recorded.name}-peers"
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for face in sorted((recorded / "assets").glob("*.ttf")):
        if face.name.startswith(_FACES):
            shutil.copy(face, fonts / face.name)
    for name in ("page.css", "brief.typ", "pandoc.typ"):
        shutil.copy(_HERE / name, folder / name)
    text = (recorded / "brief.md").read_text("utf-8")
    (folder / "brief.md").write_text(endnotes(text), encoding="utf-8")
    (folder / "brief.json").write_text(json.dumps(blocks(text)), encoding="utf-8")
    own = pandoc()
    no_pandoc = "" if own else "pandoc is not installed (pip install pypandoc_binary)"
    no_typst = "" if has_typst() else "Typst is not installed (pip install typst)"
    read = [own or "pandoc", "-f", "markdown", "-s", "brief.md"]
    as_html = [*read, "-t", "html5", "-c", "page.css", "-o", "pandoc.html"]
    as_typst = [*read, "-t", "typst", "-H", "pandoc.typ", "-o", "made.typ"]
    weasyprint = [sys.executable, "-m", "weasyprint", "pandoc.html", "pandoc.pdf"]
    env = ground.environment
    return [
        Peer("pandoc → WeasyPrint", _both(folder, env, as_html, weasyprint), no_pandoc),
        Peer(
            "pandoc → Typst",
            _both(folder, env, as_typst, typst("made.typ")),
            no_pandoc or no_typst,
        ),
        Peer("Typst", Side(typst("brief.typ"), folder, env), no_typst),
    ]


def typst(file: str) -> Sequence[str]:
    """The command that has Typst make a PDF of a file in its folder."""
    return [sys.executable, str(_HERE / "set_typst.py"), file]


def _both(
    folder: Path, environment: Mapping[str, str], first: Sequence[str], second: Sequence[str]
) -> Side:
    """One command after the other, as one side."""
    script = "import subprocess, sys, json\nfor command in json.loads(sys.argv[1]):\n"
    script += "    subprocess.run(command, check=True)\n"
    together = [sys.executable, "-S", "-c", script, json.dumps([first, second])]
    return Side(together, folder, environment)
