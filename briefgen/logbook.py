"""Logbook: which editions were found in order and which were made, and from what.

It is kept in the memory of the project. Without it everything is done again, with the same outcome.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from briefgen import codec, memory
from briefgen.ground import Ground, looks
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.resting import Rest, Resting
from briefgen.since import state
from briefgen.value import Frozen, from_json, replace, to_json
from briefgen.verify import Verification

T = TypeVar("T", bound="Covered | Issued")


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

    `asked` are the formats and the papers that were asked for, if any; `job` is the digest of the
    job; `loaded` are names of templates and styles, and `sheets` is the digest of their texts.
    """

    ground: Ground
    asked: tuple[Sequence[str], Sequence[str]]
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


_SETTLED: Final = "settled"
_KINDS: Final[Mapping[type, str]] = MappingProxyType({Covered: "covered", Issued: "issued"})


class Logbook:
    """What is known of each edition by its name: `weekly 2025-07-27`.

    `still` tells at once, without their grounds, of those for which nothing has changed since the
    state of the content that was seen last; the others are told one by one.
    """

    def __init__(self, kept: Memory, corpus: Corpus, verification: Verification) -> None:
        self._kept, self._corpus = kept, corpus
        now = state(corpus, verification.checked)
        self._still = {what: Resting(what, corpus, kept, now) for what in _KINDS.values()}

    def still(self, kind: type[T], name: str) -> T | None:
        """What is known of an edition and holds, without its ground; None if that is not sure."""
        found = self._still[_KINDS[kind]].of(name)
        return codec.loads(kind, found.found.encode()) if found else None

    def one(self, kind: type[T], name: str) -> T | None:
        """What was known of an edition last, and what it rested on then."""
        data = self._kept.one(_KINDS[kind], memory.key(name))
        # Sound bytes of this program, so that they hold what it has written.
        return codec.loads(kind, data) if data is not None else None

    def settled(self, name: str) -> Mapping[str, Any]:
        """What is known of the passages of an edition."""
        data = self._kept.one(_SETTLED, memory.key(name))
        found: Mapping[str, Any] = from_json(data) if data is not None else {}
        return found

    def settle(self, fresh: Mapping[str, object]) -> None:
        """Writes down what is known of the passages of these editions."""
        self._keep(_SETTLED, {name: to_json(one) for name, one in fresh.items()})

    def keep(self, kind: type[T], fresh: Mapping[str, T], standing: Mapping[str, T]) -> None:
        """Writes down what is fresh, and what is known from its ground to stand."""
        rests = {
            name: Rest(
                looks(self._corpus, one.ground), codec.dumps(replace(one, ground={})).decode()
            )
            for name, one in {**standing, **fresh}.items()
        }
        self._still[_KINDS[kind]].keep(rests)
        self._keep(_KINDS[kind], {name: codec.dumps(one) for name, one in fresh.items()})

    def _keep(self, what: str, fresh: Mapping[str, bytes]) -> None:
        if fresh:
            rows = {memory.key(name): data for name, data in fresh.items()}
            others = {memory.key(f"{name} {day}") for name, day in self._corpus.editions}
            self._kept.keep(what, rows, others)


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
