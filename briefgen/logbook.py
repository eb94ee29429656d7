"""Logbook: which editions were found in order and which were made, and from what.

It is kept in the memory of the project. Without it everything is done again, with the same outcome.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from briefgen import codec, memory
from briefgen.ground import Ground
from briefgen.memory import Memory
from briefgen.value import Frozen

T = TypeVar("T")


class Covered(Frozen):
    """An edition all of whose claims are shown: how many of each kind, and what it rests on."""

    ground: Ground
    counts: Mapping[str, int]


class File(Frozen):
    """A file of a project as it was written: path, bytes, time in nanoseconds, number on disk."""

    path: str
    size: int
    changed: int
    number: int


class Issued(Frozen):
    """An edition as it was made last: what it rests on, its job, what it loaded, its files.

    `job` is the digest of the job; `loaded` are names of templates and styles, and `sheets` is the
    digest of their texts.
    """

    ground: Ground
    formats: Sequence[str]
    papers: Sequence[str]
    job: str
    loaded: Sequence[str]
    sheets: str
    files: Sequence[File]

    def stands(self, root: Path) -> bool:
        """Whether all its files are there as they were written."""
        with suppress(OSError):
            return all(_file(root, one.path) == one for one in self.files) and bool(self.files)
        return False


class Logbook:
    """What is known of each edition by its name: `weekly 2025-07-27`."""

    def __init__(self, kept: Memory) -> None:
        self._kept = kept

    def covered(self, name: str) -> Covered | None:
        """How the claims of an edition were shown, if that is known."""
        return self._one("covered", Covered, name)

    def all_covered(self, state: bytes) -> Mapping[str, int] | None:
        """How many claims were shown in all, if everything was covered in this state of it all."""
        found = self._kept.one("all-covered", state)
        return codec.loads(Covered, found).counts if found is not None else None

    def cover_all(self, state: bytes, counts: Mapping[str, int]) -> None:
        """Writes down that in this state everything is covered."""
        self._kept.keep("all-covered", {state: codec.dumps(Covered({}, counts))}, ())

    def issued(self, name: str) -> Issued | None:
        """How an edition was made last, if that is known."""
        return self._one("issued", Issued, name)

    def cover(self, fresh: Mapping[str, Covered], others: Iterable[str]) -> None:
        """Writes down what was covered, beside these other editions."""
        self._keep("covered", fresh, others)

    def issue(self, fresh: Mapping[str, Issued], others: Iterable[str]) -> None:
        """Writes down what was made, beside these other editions."""
        self._keep("issued", fresh, others)

    def _one(self, what: str, kind: type[T], name: str) -> T | None:
        data = self._kept.one(what, memory.key(name))
        # Sound bytes of this program, so that they hold what it has written.
        return codec.loads(kind, data) if data is not None else None

    def _keep(self, what: str, fresh: Mapping[str, object], others: Iterable[str]) -> None:
        if fresh:
            rows = {memory.key(name): codec.dumps(one) for name, one in fresh.items()}
            self._kept.keep(what, rows, {memory.key(name) for name in others})


def files(root: Path, paths: Iterable[Path]) -> tuple[File, ...]:
    """How these files of a project are now; none of them if one is missing."""
    with suppress(OSError):
        return tuple(_file(root, os.path.relpath(path, root)) for path in paths)
    return ()


def sheets(loaded: Iterable[str], texts: Mapping[str, str]) -> str:
    """A digest of the texts of these templates and styles, and of which of them are not there."""
    total = hashlib.sha256()
    for name in loaded:
        text = texts.get(name)
        total.update(f"{name}\0{-1 if text is None else len(text)}\0{text or ''}".encode())
    return total.hexdigest()


def _file(root: Path, path: str) -> File:
    at = (root / path).stat()
    return File(path, at.st_size, at.st_mtime_ns, at.st_ino)
