"""Memory: what was found out before, so that it is not found out again.

It lies in the user's cache folder, never in the project, where a pull request could put it: one
file for each project, with what its last builds used, and one for the program itself. A key is
taken of everything that decides what is kept under it, the program included, and every entry is
held against its checksum; so without the file, or with a damaged one, everything is found out anew
and the outcome is the same.

A checksum finds damage and no forger, and some of what is kept is code (the program's templates,
compiled). So a file is believed only if it and its folder are the user's own and nobody else may
write them: whoever can write them all the same can put byte code beside the program as well. No
worker that works on content can write here, and no code or font that one made is kept.
"""

import errno
import hashlib
import os
import sqlite3
import stat
import sys
import sysconfig
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from briefgen.value import from_json, to_json

T = TypeVar("T")

_FORMAT: Final = 2
_SUM: Final = 8  # bytes of checksum before each entry
_LARGE: Final = "large"
_SPARE: Final = 1000  # entries that were not asked for this time, and may stay all the same
_WAIT: Final = 0.2  # seconds, for another process that is writing
_FORGOTTEN: Final = 60 * 86_400  # seconds after which the file of another project is removed
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_NEW: Final = """
    CREATE TABLE IF NOT EXISTS kept (
        kind TEXT, key BLOB, data BLOB, PRIMARY KEY (kind, key)
    )
"""


class Memory:
    """What is remembered of one project, by kind and key; without a file nothing is."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._process = os.getpid()
        self._opened: sqlite3.Connection | None = None
        self._at: float | None = None

    def __bool__(self) -> bool:
        """Whether it is of use to keep something here."""
        return self._file is not None

    def __del__(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def all(self, kind: str) -> dict[bytes, bytes]:
        """Everything of one kind that is there and sound."""

        def found(file: sqlite3.Connection) -> dict[bytes, bytes]:
            rows = file.execute("SELECT key, data FROM kept WHERE kind = ?", (kind,))
            return {key: data[_SUM:] for key, data in rows if _is_sound(kind, key, data)}

        return self._tried(found, {})

    def one(self, kind: str, key: bytes) -> bytes | None:
        """What is kept under a key, if it is there and sound."""

        def found(file: sqlite3.Connection) -> bytes | None:
            asked = "SELECT data FROM kept WHERE kind = ? AND key = ?"
            row = file.execute(asked, (kind, key)).fetchone()
            return row[0][_SUM:] if row and _is_sound(kind, key, row[0]) else None

        return self._tried(found, None)

    def keep(
        self,
        kind: str,
        fresh: Mapping[bytes, bytes],
        used: Collection[bytes],
        spare: int = _SPARE,
    ) -> None:
        """Keeps what is fresh beside what is `used`; in silence if it cannot.

        What was not used is forgotten once it is that and `spare` entries more.
        """

        def write(file: sqlite3.Connection) -> None:
            file.execute("BEGIN IMMEDIATE")
            rows = ((kind, key, _sum(kind, key, data) + data) for key, data in fresh.items())
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            known = {key for (key,) in file.execute("SELECT key FROM kept WHERE kind = ?", (kind,))}
            left = known.difference(used, fresh)
            if len(left) > len(used) + spare:
                gone = ((kind, key) for key in left)
                file.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)
            file.execute("COMMIT")

        self._tried(write, None)

    def found(self, kind: str, key: bytes, find: Callable[[], bytes], spare: int) -> bytes:
        """What is kept under a key; else what `find` comes to, kept from now on."""
        data = self.one(kind, key)
        if data is None:
            data = find()
            self.keep(kind, {key: data}, (), spare)
        return data

    def add(self, kind: str, found: Collection[bytes]) -> None:
        """Keeps what has nothing but a key, if any of it is new."""
        if self and not self.all(kind).keys() >= set(found):
            self.keep(kind, dict.fromkeys(found, b""), ())

    def large(self, name: str) -> Any:
        """What this program kept last under a name, of plain JSON; None if there is nothing.

        It is large, so there is one of it, and not one for each program and key.
        """
        found = self.one(_LARGE, name.encode()) or b""
        return from_json(found[len(program()) :]) if found.startswith(program()) else None

    def keep_large(self, name: str, value: object) -> None:
        """Keeps a value of plain JSON in place of the one before."""
        self.keep(_LARGE, {name.encode(): program() + to_json(value)}, ())

    def opened_at(self) -> float | None:
        """When its file was opened, in seconds since 1970, by the clock of the disk; None if not.

        Only a file that was changed before that, by a tick of its clock, cannot be changed again
        without a trace.
        """
        self._tried(lambda _: None, None)
        return self._at

    def _tried(self, use: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What the use of the file comes to, or what stands for it if the file is of no use.

        A process that was forked from this one must not use the same connection, and has none.
        """
        if self._file is None or self._process != os.getpid():
            return otherwise
        try:
            if self._opened is None:
                self._opened = _open(self._file)
                self._at = self._file.stat().st_mtime
            return use(self._opened)
        except (OSError, sqlite3.OperationalError):
            # Somebody else is writing, or the disk is full or closed to us.
            with suppress(sqlite3.Error):
                if self._opened is not None:
                    self._opened.rollback()
        except (sqlite3.Error, UnicodeDecodeError):
            # It is damaged, perhaps in its own words; the next build starts another one.
            with suppress(OSError):
                self._file.unlink()
        self._file = None
        return otherwise


def of(root: Path) -> Memory:
    """The memory of the project in `root`."""
    try:
        name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        return Memory(folder() / f"memory-{_FORMAT}-{name[:24]}.db")
    except (OSError, RuntimeError):
        return Memory()


def own() -> Memory:
    """The memory of the program itself: what is the same in all projects."""
    return _own(folder())


@cache
def _own(folder: Path) -> Memory:
    return Memory(folder / f"memory-{_FORMAT}-program.db")


def folder() -> Path:
    """Where the program keeps what it remembers (XDG Base Directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "briefgen"


def key(*parts: str | bytes) -> bytes:
    """16 bytes over the program and these parts, which decide what is kept under the key."""
    total = hashlib.blake2b(program(), digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.digest()


@cache
def program() -> bytes:
    """What tells this program from one with other rules, also while it is being worked on.

    The libraries are told by the folder that they are in: installing changes it.
    """
    total = hashlib.blake2b(f"{sys.version} {sys.byteorder}".encode(), digest_size=16)
    waiting = [os.fspath(Path(__file__).parent)]
    while waiting:
        with os.scandir(waiting.pop()) as listed:
            for entry in sorted(listed, key=lambda entry: entry.name):
                if entry.is_dir():
                    waiting += [] if entry.name == "__pycache__" else [entry.path]
                else:
                    about = entry.stat()
                    total.update(f"{entry.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    for path in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")):
        with suppress(OSError):
            total.update(f"{path} {Path(path).stat().st_mtime_ns}\n".encode())
    return total.digest()


def _open(path: Path) -> sqlite3.Connection:
    """The file of a memory, made where there is none; readable to its owner only.

    PermissionError if others than the user may have written it, or may put another in its place.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        _tidy(path)
    for place in (path.parent, path):
        about = place.stat()
        if about.st_uid != os.geteuid() or about.st_mode & _OTHERS_WRITE:
            raise PermissionError(errno.EPERM, "others may write it", str(place))
    opened = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    # What a power cut damages is found by its checksum.
    opened.execute("PRAGMA synchronous = OFF")
    opened.execute(_NEW)
    with suppress(OSError):
        os.utime(path)
    return opened


def _tidy(new: Path) -> None:
    """Removes the memories of projects that nobody has looked at for long."""
    with suppress(OSError):
        now = new.stat().st_mtime
        for path in new.parent.glob("memory-*"):
            if path.stat().st_mtime < now - _FORGOTTEN:
                path.unlink()


def _is_sound(kind: str, key: object, data: object) -> bool:
    return (
        isinstance(key, bytes)
        and isinstance(data, bytes)
        and data[:_SUM] == _sum(kind, key, data[_SUM:])
    )


def _sum(kind: str, key: bytes, data: bytes) -> bytes:
    total = hashlib.blake2b(key, digest_size=_SUM, person=kind.encode()[:16])
    total.update(data)
    return total.digest()
