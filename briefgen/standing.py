"""Standing: whether a build would only make again what stands already, told without reading.

After a build that left everything in order, what it read and what it wrote are remembered by
size, time and number, as a version control system does. While all of that looks the same, and the
program too, the build that was asked for has been done. What is remembered lies in the user's
cache folder, where no pull request can put it; without it everything is built, with the same
outcome.
"""

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

_PROGRAM: Final = Path(__file__).parent
_LIBRARY: Final = "weasyprint"  # any library of the lock: they are installed side by side
# A file that is changed again within one tick of its clock looks as it did; a time of whole
# seconds comes from a disk that counts no finer than two of them (FAT).
_TICK: Final = 0.1
_COARSE_TICK: Final = 2.0
_SECOND: Final = 1_000_000_000


class Look(NamedTuple):
    """How folders look: a digest of all that stands in them, and when any of it last changed."""

    digest: str
    newest: int
    coarse: bool

    def is_settled(self, at: float) -> bool:
        """Whether a change after the time `at` (seconds since 1970) would be seen."""
        return _is_settled(self.newest, at, coarse=self.coarse)


class Standing(NamedTuple):
    """What an earlier build with the same order and the same input came to."""

    said: Sequence[str]
    written: Sequence[str]


def look(folders: Sequence[Path]) -> Look:
    """How these folders look now, and the program with its libraries; no file is opened."""
    digest = hashlib.sha256()
    newest, coarse = 0, False
    for line, changed in _entries([*folders, _PROGRAM]):
        digest.update(line.encode("utf-8", "surrogateescape"))
        newest = max(newest, changed)
        coarse = coarse or changed % _SECOND == 0
    digest.update(f"{sys.version_info} {_libraries()}".encode())
    return Look(digest.hexdigest(), newest, coarse)


def is_settled(times: Collection[int], at: float) -> bool:
    """Whether a change after the time `at` of what was changed at these times would be seen."""
    return _is_settled(max(times), at, coarse=any(time % _SECOND == 0 for time in times))


def _is_settled(newest: int, at: float, *, coarse: bool) -> bool:
    tick = _COARSE_TICK if coarse else _TICK
    return newest + int(tick * _SECOND) < at * _SECOND


def recall(root: Path, order: str) -> Standing | None:
    """What the build `order` of the project in `root` came to, if it has been done.

    None if anything that it read or wrote looks otherwise than it did then, or nothing is
    remembered.
    """
    with suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(_place(root, order).read_bytes())
        written = [str(path) for path in kept["written"]]
        folders = [Path(folder) for folder in kept["folders"]]
        if kept["seen"] == look(folders).digest and kept["stands"] == _stands(written):
            return Standing([str(line) for line in kept["said"]], written)
    return None


def keep(root: Path, order: str, folders: Sequence[Path], since: float, standing: Standing) -> None:
    """Remembers a build; in silence if it cannot, since nothing depends on it.

    `folders` are those that it read; nothing is remembered if any of that may have changed after
    it began, at the time `since` (seconds since 1970).
    """
    # Late, like all that a build of nothing can do without.
    from briefgen.save import save  # noqa: PLC0415

    with suppress(OSError, ValueError):
        folders = [folder.absolute() for folder in folders]
        seen = look(folders)
        if not seen.is_settled(since):
            return
        kept: dict[str, Any] = {
            "folders": list(map(str, folders)),
            "seen": seen.digest,
            "said": list(standing.said),
            "written": list(standing.written),
            "stands": _stands(standing.written),
        }
        place = _place(root, order)
        # Not for others to write, or `memory`, which lies there as well, is not believed.
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(place, json.dumps(kept).encode())


def _place(root: Path, order: str) -> Path:
    """Where it is remembered (XDG Base Directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    name = hashlib.sha256(f"{root.resolve()}\0{order}".encode()).hexdigest()[:24]
    return folder / "briefgen" / f"standing-{name}.json"


def _entries(folders: Sequence[Path]) -> Iterator[tuple[str, int]]:
    """A line for each entry of the folders, however deep, in the order of paths; and its time.

    No link is followed. What the program itself makes there, compiled modules, is left out.
    """
    waiting = [os.fspath(folder) for folder in reversed(folders)]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield f"{path}\0{error.errno}\n", 0
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
                continue
            at = entry.stat(follow_symlinks=False)
            line = (
                f"{entry.path}\0{at.st_mode} {at.st_size} {at.st_ino} {at.st_mtime_ns}"
                f" {at.st_ctime_ns}\n"
            )
            yield line, max(at.st_mtime_ns, at.st_ctime_ns)


def _libraries() -> str:
    """What tells one set of installed libraries from another: their folder changes with them."""
    found = find_spec(_LIBRARY)
    if found is None or found.origin is None:
        return ""
    folder = Path(found.origin).parents[1]
    return f"{folder} {folder.stat().st_mtime_ns}"


def _stands(written: Sequence[str]) -> list[list[str | int]]:
    """How each file looks that was written; an OSError if one is not there."""
    found: list[list[str | int]] = []
    for path in written:
        at = os.stat(path)  # noqa: PTH116  hundreds of them
        found.append([os.path.realpath(path), at.st_size, at.st_ino, at.st_mtime_ns])
    return found
