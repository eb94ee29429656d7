"""Tree: content of any size, invented, and without a fault under `briefgen check --strict`.

A size and a seed give the same files on every machine: an invented coast whose harbours load, meet,
pledge and quarrel for some weeks, the newspapers that tell of it, and briefs that follow it.

names        the vocabulary of the coast
happenings   size -> what happens, week by week
papers       happenings -> sources: their texts, and where in them each telling stands
records      happenings, papers -> facts and conflicts
editions     facts -> briefs and their editions
layout       values -> YAML
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bench.tree import editions, names, papers, records
from bench.tree.happenings import happenings
from bench.tree.size import Size

__all__ = ["Size", "Tree", "tree"]

ARCHIVE = "content/archive"

_DESK = """\
name: Coast Desk
language: en-GB
marking: TLP:CLEAR
spellings:
  - use: ceasefire
    instead_of: [cease-fire, cease fire]
  - use: towards
    instead_of: [toward]
loaded_words: [regime, puppet, so-called, notorious]
"""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a project by path, and the texts of its archive by name."""

    files: Mapping[str, str]
    archive: Mapping[str, str]

    def write(self, root: Path) -> Path:
        """Writes everything below `root`, the archive where the desk looks for it; `root`."""
        inside = {f"{ARCHIVE}/{name}": text for name, text in self.archive.items()}
        for path, text in {**self.files, **inside}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return root


def tree(size: Size) -> Tree:
    """A project of that size; equal sizes give equal trees."""
    coast = names.coast(size.seed)
    told = happenings(size, coast)
    printed = papers.papers(size, coast, told)
    facts = records.records(size, told, printed)
    files = {
        "content/desk.yaml": _DESK,
        "content/entities.yaml": coast.file(),
        **{f"content/sources/{paper.id}.yaml": paper.file() for paper in printed},
        **records.files(facts),
        **editions.files(size, coast, facts),
    }
    archive = {f"{paper.id}.txt": paper.text for paper in printed}
    return Tree(MappingProxyType(files), MappingProxyType(archive))
