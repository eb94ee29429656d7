"""Write: the artifacts of an edition onto the disk, all together or not at all.

    output/weekly/2025-07-27 -> .generations/2025-07-27-5f70bf18a086007a-1
    output/weekly/latest     -> 2025-07-27
    output/weekly/.generations/2025-07-27-5f70bf18a086007a-1/weekly-2025-07-27.pdf ...

A set is written once, into a generation of its own that nothing points to yet, and forced to the
disk; then one rename swaps the edition's link. So whoever opens the edition's folder has the old
set or the new one, also after a kill, a power cut or on a full disk. What no link points to any
more is swept away, so that no withdrawn text stays behind; after a moment, for a reader may just be
following the old link; and under a lock, which dies with its process. The swap needs symbolic
links: on a disk without them (FAT, some network drives) writing is refused, because a plain folder
cannot be replaced in one step.
"""

import errno
import fcntl
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from briefgen.artifact import ArtifactSet
from briefgen.problem import Exit, Pos, Problem
from briefgen.value import Frozen

OUTPUT = "output"
LATEST = "latest"
WAIT = 30.0  # seconds for the lock; a write takes about a tenth of one
GRACE = 0.05  # seconds in which a reader who has followed the old link opens what he came for
_GENERATIONS = ".generations"
_LOCK = "lock"
_NEW_LINK = "link"

_BRIEF = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,126}\.(?:html|json|md|pdf)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_FOLDER = os.O_RDONLY | os.O_DIRECTORY
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW

_PLAIN = ("something that is not a link stands where briefgen keeps one", "move it away")
_FOREIGN = ("a link or a file stands where a folder is needed", "move it away")
_NO_LINKS = ("this disk cannot hold symbolic links", "build in a folder on another disk")
_FULL = ("there is no space left on the disk", "free some space and build again")
_DENIED = ("this user may not write here", "give the user the right to write in the folder")
_REASONS = {
    errno.EAGAIN: ("another build is still writing here", "wait until it has ended, or end it"),
    errno.EEXIST: _PLAIN,
    errno.ELOOP: _FOREIGN,
    errno.ENOTDIR: _FOREIGN,
    errno.EPERM: (f"{_DENIED[0]}, or {_NO_LINKS[0]}", _NO_LINKS[1]),
    errno.ENOSYS: _NO_LINKS,
    errno.EOPNOTSUPP: _NO_LINKS,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EROFS: ("the disk is read-only", "build in a folder on another disk"),
}


def write(
    artifacts: ArtifactSet, root: Path, *, wait: float = WAIT
) -> tuple[list[Path], list[Problem]]:
    """Publishes the set as `output/BRIEF/DATE/` below `root` and moves `latest` to the newest date.

    Returns the files as the user finds them, and problems. Without an error the set is on the
    disk, was read back and is equal. With one the list is empty, and the edition is a whole set
    all the same: nearly always the one from before, and the new one only if the disk failed
    after the swap. Waits at most `wait` seconds for another writer of the same brief.
    """
    place = f"{OUTPUT}/{artifacts.brief}/{artifacts.date.isoformat()}"
    if problems := _bad_names(artifacts, place):
        return [], problems
    try:
        with _shelf(root, artifacts.brief) as shelf, _locked(shelf, wait):
            problems += _sweep(shelf, place)
            try:
                _publish(shelf, artifacts)
            finally:
                problems += _sweep(shelf, place)
    except OSError as error:
        return [], [*problems, _failure(error, place)]
    return [root / place / file.name for file in artifacts.files], problems


class _Shelf(Frozen):
    """The open folders that hold a brief, outermost first."""

    root: int
    output: int
    brief: int
    generations: int


class _Damaged(OSError):
    """What was read back is not what was written."""


def _publish(shelf: _Shelf, artifacts: ArtifactSet) -> None:
    edition = artifacts.date.isoformat()
    if not _stands(shelf, edition, artifacts):
        generation = _stage(shelf, artifacts)
        # Inside out: a name may reach the disk only after what it names.
        for folder in (shelf.generations, shelf.brief, shelf.output, shelf.root):
            _sync(folder)
        _point(shelf, edition, f"{_GENERATIONS}/{generation}")
    _point(shelf, LATEST, max([edition, *_editions(shelf)]))
    with _opened(edition, shelf.brief) as folder:
        _compare(folder, artifacts)


def _stage(shelf: _Shelf, artifacts: ArtifactSet) -> str:
    """Writes the set into a new generation, which nothing points to yet; returns its name."""
    taken = _names(shelf.generations)
    base = f"{artifacts.date.isoformat()}-{artifacts.digest[:16]}"
    name = next(name for n in count(1) if (name := f"{base}-{n}") not in taken)
    os.mkdir(name, dir_fd=shelf.generations)
    with _opened(name, shelf.generations, os.O_NOFOLLOW) as folder:
        for artifact in artifacts.files:
            with os.fdopen(os.open(artifact.name, _NEW_FILE, 0o666, dir_fd=folder), "wb") as file:
                file.write(artifact.data)
                file.flush()
                _sync(file.fileno())
        _sync(folder)
        _compare(folder, artifacts)
    return name


def _point(shelf: _Shelf, name: str, target: str) -> None:
    """Makes the link `name` lead to `target` in one step, and lasting."""
    if _leads(shelf, name) != target:
        os.symlink(target, _NEW_LINK, dir_fd=shelf.generations)
        os.rename(_NEW_LINK, name, src_dir_fd=shelf.generations, dst_dir_fd=shelf.brief)
    _sync(shelf.brief)  # also if it stood: the run that made it may have died before this line


def _leads(shelf: _Shelf, name: str) -> str | None:
    """Where the link leads; None if nothing is there, FileExistsError if it is not a link."""
    try:
        kind = os.stat(name, dir_fd=shelf.brief, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if not stat.S_ISLNK(kind.st_mode):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
    return os.readlink(name, dir_fd=shelf.brief)


def _stands(shelf: _Shelf, edition: str, artifacts: ArtifactSet) -> bool:
    """Whether the edition already holds exactly these bytes; a damaged set does not."""
    try:
        if not (_leads(shelf, edition) or "").startswith(f"{_GENERATIONS}/"):
            return False
        with _opened(edition, shelf.brief) as folder:
            _compare(folder, artifacts)
    except OSError:
        return False
    return True


def _compare(folder: int, artifacts: ArtifactSet) -> None:
    """Reads the set back; raises `_Damaged` unless names and bytes are the same."""
    if _names(folder) != {file.name for file in artifacts.files}:
        raise _Damaged
    for file in artifacts.files:
        fd = os.open(file.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        with os.fdopen(fd, "rb") as found:
            if os.fstat(fd).st_size != len(file.data) or found.read() != file.data:
                raise _Damaged


def _editions(shelf: _Shelf) -> list[str]:
    """The dates that lead to a folder, in no order."""
    names = filter(_DATE.fullmatch, _names(shelf.brief))
    return [name for name in names if _is_folder(name, shelf.brief)]


def _names(folder: int) -> set[str]:
    return set(os.listdir(folder))


def _is_folder(name: str, within: int, *, follow: bool = True) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=follow).st_mode)
    except FileNotFoundError:
        return False


def _sweep(shelf: _Shelf, place: str) -> list[Problem]:
    """Removes every generation that no link points to, and half-made links.

    A warning if that fails: the published set is whole, and the next write sweeps again.
    """
    try:
        # A link that a dead run left unsynced must not come back after its set is gone.
        _sync(shelf.brief)
        kept = {_LOCK}
        for name in _names(shelf.brief):
            with suppress(FileExistsError):  # not a link, so it keeps nothing
                kept.add((_leads(shelf, name) or "").removeprefix(f"{_GENERATIONS}/"))
        if swept := _names(shelf.generations) - kept:
            time.sleep(GRACE)
        for name in swept:
            if _is_folder(name, shelf.generations, follow=False):
                shutil.rmtree(name, dir_fd=shelf.generations)
            else:
                os.unlink(name, dir_fd=shelf.generations)
    except OSError as error:
        message = f"a replaced set could not be removed: {error.strerror}"
        hint = f"the next build tries again, or remove it from {OUTPUT}/*/{_GENERATIONS} by hand"
        return [Problem(Pos(place), "leftovers", message, hint, level="warning")]
    return []


@contextmanager
def _shelf(root: Path, brief: str) -> Iterator[_Shelf]:
    """Opens, and makes if missing, the brief's folders; no link below the root is followed."""
    with ExitStack() as stack:
        folders = [stack.enter_context(_opened(str(root)))]
        for name in (OUTPUT, brief, _GENERATIONS):
            with suppress(FileExistsError):
                os.mkdir(name, dir_fd=folders[-1])
            folders.append(stack.enter_context(_opened(name, folders[-1], os.O_NOFOLLOW)))
        yield _Shelf(*folders)


@contextmanager
def _locked(shelf: _Shelf, wait: float) -> Iterator[None]:
    """Holds the brief's lock; BlockingIOError if another process keeps it longer than `wait`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW
    with os.fdopen(os.open(_LOCK, flags, 0o666, dir_fd=shelf.generations), "wb") as lock:
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise
            time.sleep(0.02)
        yield


@contextmanager
def _opened(name: str, within: int | None = None, extra: int = 0) -> Iterator[int]:
    folder = os.open(name, _FOLDER | extra, dir_fd=within)
    try:
        yield folder
    finally:
        os.close(folder)


def _sync(fd: int) -> None:
    """Forces a file or folder to the disk itself.

    On macOS fsync stops at the drive's cache, F_FULLFSYNC does not (fsync(2) there). Some network
    file systems know no fsync for folders and answer EINVAL; there is nothing better to call.
    """
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno != errno.EINVAL or not stat.S_ISDIR(os.fstat(fd).st_mode):
            raise


def _bad_names(artifacts: ArtifactSet, place: str) -> list[Problem]:
    """A problem for each name that could leave the folder or meet another one in it."""
    names = [file.name for file in artifacts.files]
    if not names:
        return [Problem(Pos(place), "write", "the edition has no file", "ask for a format")]
    bad = {name for name in names if not _FILE.fullmatch(name) or names.count(name) > 1}
    if not _BRIEF.fullmatch(artifacts.brief):
        bad.add(artifacts.brief)
    hint = "use lower-case letters, digits and hyphens, and each name once"
    return [
        Problem(Pos(OUTPUT), "write", f"{name!a} cannot be the name of an output", hint)
        for name in sorted(bad)
    ]


def _failure(error: OSError, place: str) -> Problem:
    if isinstance(error, _Damaged):
        message, hint = "what was read back is not what was written", "check the disk"
        return Problem(Pos(place), "write", message, hint, exit=Exit.INTEGRITY)
    reason = os.strerror(error.errno) if error.errno else str(error)
    message, hint = _REASONS.get(error.errno or 0, (reason, "mend that and build again"))
    return Problem(Pos(place), "write", f"not written: {message}", hint, exit=Exit.ENVIRONMENT)
