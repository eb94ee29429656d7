"""A model of a disk that loses power: what may stand on it after each system call.

The calls come from a trace of real runs. A folder's changes since its last fsync may reach the
disk in any choice (none, all, one alone, all but one), a file's bytes wholly, up to its last
fsync, or half of the rest. After Pillai et al., "All File Systems Are Not Created Equal" (2014).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias, Union

CALLS = ("mkdirat", "openat", "write", "fsync", "symlinkat", "renameat", "unlinkat")
_LINE = re.compile(r"(?P<call>\w+)\((?P<args>.*)\)\s+= (?P<result>\d+)")
_FD = re.compile(r"\d+<(?P<path>[^>]*)>")
_NAME = re.compile(r'"([^"]*)"')


@dataclass(eq=False)
class File:
    size: int = 0
    synced: int = 0


@dataclass(eq=False)
class Folder:
    durable: dict[str, "Entry"] = field(default_factory=dict)
    pending: list[tuple[str, Union["Entry", None]]] = field(default_factory=list)

    def seen(self, lost: Collection[int] = ()) -> dict[str, "Entry"]:
        """The entries, without the changes (by their `id`) that are lost."""
        entries = dict(self.durable)
        for change in self.pending:
            if id(change) not in lost:
                entries.pop(change[0], None)
                if change[1] is not None:
                    entries[change[0]] = change[1]
        return entries


Entry: TypeAlias = File | Folder | str  # a string is where a symbolic link leads


class Disk:
    """The disk below one root; all that stands there at first is durable."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.top = Folder()

    def find(self, path: str) -> Entry | None:
        """What a running program finds at a path of the trace."""
        here: Entry | None = self.top
        for part in PurePosixPath(path).relative_to(self.root).parts:
            here = here.seen().get(part) if isinstance(here, Folder) else None
            if isinstance(here, str):
                return None
        return here

    def do(self, line: str) -> bool:
        """Does what a line of the trace says; whether it was about this disk, and worked."""
        if not (call := _LINE.match(line)):
            return False
        paths = [path for path in _FD.findall(call["args"]) if path.startswith(self.root)]
        if not paths:
            return False
        here = self.find(paths[0])
        names = _NAME.findall(call["args"])
        match call["call"], here:
            case "mkdirat", Folder():
                here.pending.append((names[0], Folder()))
            case "openat", Folder() if "O_CREAT" in line and names[0] not in here.seen():
                here.pending.append((names[0], File()))
            case "write", File():
                here.size += int(call["result"])
            case "fsync", File():
                here.synced = here.size
            case "fsync", Folder():
                here.durable, here.pending = here.seen(), []
            case "symlinkat", Folder():
                here.pending.append((names[1], names[0]))
            case "renameat", Folder():
                there = self.find(paths[1])
                assert isinstance(there, Folder)
                there.pending.append((names[1], here.seen()[names[0]]))
                here.pending.append((names[0], None))
            case "unlinkat", Folder():
                here.pending.append((names[0], None))
            case _:
                return False
        return True

    def after_power_cut(self) -> Iterator[dict[str, int]]:
        """Each state that the disk may wake up in: path -> size, links followed."""
        changes = {id(change) for folder in _folders(self.top) for change in folder.pending}
        alone = [{change} for change in changes]
        for lost in [set(), changes, *alone, *(changes - one for one in alone)]:
            for part in (0.0, 0.5, 1.0):
                yield dict(_files(self.top, lost, part))

    def replay(self, lines: Iterable[str]) -> Iterator[dict[str, int]]:
        """Every state after a power cut at any time of the trace."""
        for line in lines:
            if self.do(line):
                yield from self.after_power_cut()


def _folders(folder: Folder) -> Iterator[Folder]:
    yield folder
    for entry in [*folder.durable.values(), *(entry for _, entry in folder.pending)]:
        if isinstance(entry, Folder):
            yield from _folders(entry)


def _files(
    folder: Folder, lost: set[int], part: float, path: str = ""
) -> Iterator[tuple[str, int]]:
    for name, entry in folder.seen(lost).items():
        found = _follow(folder, entry, lost)
        if isinstance(found, File):
            yield f"{path}{name}", int(found.synced + part * (found.size - found.synced))
        elif isinstance(found, Folder):
            yield from _files(found, lost, part, f"{path}{name}/")


def _follow(folder: Folder, entry: Entry, lost: set[int]) -> Entry | None:
    """What a link in the folder leads to, by way of other links in it; None if it dangles."""
    here: Entry | None = entry
    while isinstance(here, str):
        parts, here = here.split("/"), folder
        for part in parts:
            here = here.seen(lost).get(part) if isinstance(here, Folder) else None
    return here
