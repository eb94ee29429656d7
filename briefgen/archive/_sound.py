"""Documents that were found sound before, told by how their files look and not read again.

A file that has the size, the times and the number on disk that it had when it was read holds what
it held, as a version control system has it; what rots on the disk without a trace is found by
`fsck`, which reads every byte.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefgen.memory import Memory
from briefgen.standing import is_settled

_NAME: Final = "archive"


class Known(NamedTuple):
    """A sound document: what was wanted, the paths that were read, how they looked, and what of it.

    The first path is that of the document, or of the folder that it has to itself.
    """

    wanted: Sequence[str | None]
    paths: Sequence[str]
    looks: Sequence[Sequence[int]]
    where: str
    reader: str


class Sound:
    """What is known of the documents in a folder."""

    def __init__(self, folder: Path, known: Memory | None) -> None:
        self._folder = str(folder.resolve())
        self._known = known or Memory()
        self._since = self._known.opened_at()
        kept = self._known.large(_NAME)
        self._was: Mapping[str, Any] = kept[1] if kept and kept[0] == self._folder else {}
        self._now: dict[str, Known] = {}
        self._is_new = False

    def of(self, source: str, top: int) -> Known | None:
        """What is known of the document of a source, if its files in the open folder look alike."""
        if source not in self._was:
            return None
        known = self._now[source] = Known(*self._was[source])
        return known if looks(top, known.paths) == known.looks else None

    def add(self, source: str, known: Known) -> None:
        """Takes in a document whose files looked like that before they were read."""
        times = [time for look in known.looks for time in look[-2:]]
        if self._since is not None and times and is_settled(times, self._since):
            self._now[source] = known
            self._is_new = True

    def keep(self) -> None:
        """Keeps what is known for the next time."""
        if self._is_new:
            self._known.keep_large(_NAME, [self._folder, self._now])


def looks(top: int, paths: Iterable[str]) -> list[list[int]]:
    """How files look in an open folder: kind, size, number on disk, times; nothing if one fails."""
    with suppress(OSError):
        found = [os.stat(path, dir_fd=top, follow_symlinks=False) for path in paths]
        return [[at.st_mode, at.st_size, at.st_ino, at.st_mtime_ns, at.st_ctime_ns] for at in found]
    return []
