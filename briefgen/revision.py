"""Revision: the project as an earlier commit has it, read like the project of today.

The one home of git. A revision is a stranger's word, and so is what stands in it: only plain files
of the two folders are taken, and they are read with the same care as any content.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from briefgen.problem import Exit, Pos, Problem

_FOLDERS: Final = ("content", "templates")
_PLAIN: Final = (b"100644", b"100755")  # modes of files that are no links (git ls-tree)
# What of the working copy can change an edition, if the program is run from there.
_PROGRAM: Final = ("briefgen", "pyproject.toml", "requirements.lock")
_SECONDS: Final = 60.0


class NoRevisionError(Exception):
    """There is no such revision here, in words."""


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A folder with the project as it was; NoRevisionError if git has no such revision."""
    commit = _commit(root, revision)
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS)
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        for path, data in _contents(root, list(_files(listed))):
            place = Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        yield Path(folder)


def program_changes(root: Path, revision: str) -> list[str]:
    """The files of the program that are others than they were, if it is run from this project."""
    if Path(__file__).parent.parent != root.resolve():
        return []
    commit = _commit(root, revision)
    changed = _git(root, "diff", "--name-only", "--no-ext-diff", "-z", commit, "--", *_PROGRAM)
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *_PROGRAM)
    names = {name.decode("utf-8", "replace") for name in (changed + fresh).split(b"\0") if name}
    return sorted(names)


def unknown(root: Path, revision: str, reason: str) -> Problem:
    """The problem that there is no such revision."""
    message = f"there is no revision `{revision}` of {root.resolve()}: {reason}"
    hint = "name a commit, a branch or a tag; in CI, check out the whole history"
    return Problem(Pos("git"), "no-revision", message, hint, exit=Exit.USAGE)


def _commit(root: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return found.decode().strip()


def _files(listed: bytes) -> Iterator[tuple[str, str]]:
    """Path and object of each plain file, by the lines of git ls-tree."""
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, kind, blob = about.split(b" ")
        path = os.fsdecode(name)
        if mode in _PLAIN and kind == b"blob" and ".." not in PurePosixPath(path).parts:
            yield path, blob.decode()


def _contents(root: Path, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file."""
    asked = "".join(f"{blob}\n" for _, blob in wanted).encode()
    given = memoryview(_git(root, "cat-file", "--batch", asked=asked))
    for path, _ in wanted:
        end = bytes(given[:200]).index(b"\n")
        size = int(bytes(given[:end]).split(b" ")[2])
        yield path, bytes(given[end + 1 : end + 1 + size])
        given = given[end + 2 + size :]


def _git(root: Path, *words: str, asked: bytes = b"") -> bytes:
    """What git says to this; NoRevisionError if it refuses."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and revisions stand behind --end-of-options
            command, input=asked, capture_output=True, check=True, env=environment, timeout=_SECONDS
        )
    except FileNotFoundError as error:
        raise NoRevisionError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoRevisionError(said[-1] if said else "git does not know it") from error
    return done.stdout
