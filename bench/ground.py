"""The ground that is measured on: projects of known size, our own commands, and caches to empty."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from bench.cost import Side
from bench.tree.size import Size

ROOT: Final = Path(__file__).parent.parent
_PROGRAM: Final = ("-c", "from briefgen.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the large things are, so that the bench can be tried in small."""

    facts: int = 10_000
    sources: int = 1_000
    briefs: int = 100
    notes: int = 2_700  # that make two hundred pages

    def divided(self, by: int) -> "Scale":
        """Everything so many times smaller."""
        return Scale(*(max(1, getattr(self, field.name) // by) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where projects, recordings and caches of one bench lie, and how large the projects are.

    `trees` may be kept for the next bench: what is in it depends on sizes alone.
    """

    folder: Path
    trees: Path
    scale: Scale
    runs: int

    @property
    def cache(self) -> Path:
        """The cache folder of all that is run: the user's own is left alone."""
        return self.folder / "cache"

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of all that is run."""
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        # With its byte code, as pip and our launcher leave every package when they install it.
        out = ("BRIEFGEN", "PYTHONDONTWRITEBYTECODE")
        kept = {
            name: value
            for name, value in os.environ.items()
            if not any(part in name for part in out)
        }
        return {
            **kept,
            "PYTHONPATH": os.pathsep.join(paths),
            "XDG_CACHE_HOME": str(self.cache),
            "LC_ALL": "C.UTF-8",
        }

    def tree(self, size: Size) -> Path:
        """A project of that size, made once.

        In another process: what the bench itself takes of memory would count in its children.
        """
        given = {field.name: str(getattr(size, field.name)) for field in fields(size)}
        root = self.trees / f"tree-{'-'.join(given.values())}"
        if not root.exists():
            options = [part for name, value in given.items() for part in (_option(name), value)]
            command = [sys.executable, "-m", "bench.tree", str(root), *options]
            subprocess.run(command, check=True, env=self.environment, cwd=self.folder)
        return root

    def shipped(self) -> Path:
        """The content that is shipped, in a folder of its own; a fact in it may be changed."""
        root = self.folder / "shipped"
        if not root.exists():
            shutil.copytree(ROOT / "content", root / "content")
            # What a fact was accepted on would be missed in a fact that is changed.
            (root / "content" / "reviews.yaml").unlink(missing_ok=True)
        return root

    def large(self) -> Path:
        """The large project: as many facts, sources and briefs as the scale says."""
        scale = self.scale
        return self.tree(Size(facts=scale.facts, sources=scale.sources, briefs=scale.briefs))

    def ours(
        self,
        root: Path,
        *arguments: str,
        before: Callable[[int], None] = lambda _: None,
    ) -> Side:
        """Our program with these arguments, in a process of its own."""
        command = [sys.executable, *_PROGRAM, arguments[0], "-C", str(root), *arguments[1:]]
        return Side(command, self.folder, self.environment, before)

    def python(self, *arguments: str, reports: bool = False) -> Side:
        """Another program in Python."""
        command = [sys.executable, *arguments]
        return Side(command, self.folder, self.environment, reports=reports)

    def forget(self, _run: int = 0) -> None:
        """Empties the caches."""
        shutil.rmtree(self.cache, ignore_errors=True)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def change(file: Path, old: str, new: str) -> Callable[[int], None]:
    """What changes one text in a file, and changes it back the next time."""

    def swap(run: int) -> None:
        text = file.read_text("utf-8")
        before, after = (old, new) if run % 2 == 0 else (new, old)
        if before not in text:
            before, after = after, before
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    return swap


def names(paths: Sequence[Path]) -> list[str]:
    """The names of files without their endings, in order."""
    return sorted(path.stem for path in paths)
