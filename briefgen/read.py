"""Read: the project's files from the disk, trusting nothing that stands there.

The content of a pull request is a stranger's: a link may lead to any file of the machine, a pipe
may never end, a name may hide another. So each folder is opened from the one above it, no link is
followed, only plain files are read, and what is read is text that shows all it holds.
"""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from briefgen import characters
from briefgen.problem import Exit, Pos, Problem, by_place
from briefgen.value import Frozen, field

T = TypeVar("T")

DESK = "content/desk.yaml"
FONTS = "templates/fonts/"
MAX_BYTES = 1 << 20  # of one file; 10,000 facts take five of them
MAX_FONT = 2 << 20  # of one font; those of a whole script, and not of all Chinese
MAX_TOTAL = 64 << 20
MAX_FILES = 10_000
MAX_DEPTH = 8  # folders inside content/ or templates/
_SHOWN = 20  # runs of refused characters reported for one file

_TOPS = ("content", "templates")
_SKIPPED = frozenset({"content/archive", "content/schema"})  # written by the program itself
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a pipe put there meanwhile must not block
_BOM = b"\xef\xbb\xbf"  # allowed by YAML 1.2 section 5.2; editors write it and do not show it
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Files(Frozen):
    """The project as text: POSIX path from the project's root -> text, in the order of the paths.

    A text has plain line feeds only, no byte order mark, and U+FFFD for whatever was refused in
    it, so it can be parsed and shown, and its lines and columns are those of the file. `fonts` are
    the bytes of `templates/fonts/*.ttf`, as they stand there. `stamps` tell one content file from
    another by its bytes, 16 of a digest for each path.
    """

    texts: Mapping[str, str]
    fonts: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    stamps: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def under(self, folder: str) -> dict[str, str]:
        """The texts inside a folder (`templates`), by their path from there."""
        start = f"{folder}/"
        return {p.removeprefix(start): t for p, t in self.texts.items() if p.startswith(start)}


def read(root: Path) -> tuple[Files, list[Problem]]:
    """The YAML files of `content/`, all files of `templates/`, and what was refused.

    Left out in silence are hidden files and folders, `content/archive/`, `content/schema/`, and
    what is not YAML in `content/`. Where there is no `content/desk.yaml`, that is the only
    problem, with Exit.USAGE. What is too large, deep or many asks for Exit.LIMIT, what the system
    does not let us read for Exit.ENVIRONMENT.
    """
    walk = _Walk()
    try:
        top = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return Files({}), [_no_project(root)]
    try:
        for name in _TOPS:
            walk.entry(top, name, name)
    finally:
        os.close(top)
    if not walk.has_desk():
        return Files({}), [_no_project(root)]
    return Files(_sorted(walk.texts), _sorted(walk.fonts), walk.stamps), by_place(walk.problems)


@cache
def builtin_templates(package: Path = Path(__file__).parent) -> Mapping[str, str]:
    """The templates that come with the program: path inside their folder -> text.

    They lie inside an installed package, and beside the package in a working copy. Found by path
    and not by importlib.resources, whose import takes 20 ms.
    """
    inside, beside = package / "templates", package.parent / "templates"
    folder = inside if inside.is_dir() else beside
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("[!.]*")}
    return MappingProxyType(
        {name: path.read_text("utf-8") for name, path in sorted(paths.items()) if path.is_file()}
    )


class _Walk:
    """A walk through the folders, and what it has found so far."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.fonts: dict[str, bytes] = {}
        self.stamps: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._names: dict[str, str] = {}  # name as the most forgetful file system has it -> path
        self._files = 0
        self._bytes = 0

    def has_desk(self) -> bool:
        """Whether the desk file was found, or a problem says why not."""
        causes = (*_TOPS, DESK, f"{DESK[:-5]}.yml")
        return DESK in self.texts or any(p.pos.file in causes for p in self.problems)

    def entry(self, within: int, name: str, path: str) -> None:
        """Takes in what stands at `path`, which is `name` in the open folder `within`."""
        if name.startswith(".") or path in _SKIPPED:
            return
        try:
            kind = os.stat(name, dir_fd=within, follow_symlinks=False).st_mode
            if stat.S_ISREG(kind) and not _is_wanted(path):
                return
            if not self._has_good_name(name, path):
                return
            if stat.S_ISDIR(kind):
                self._folder(within, name, path)
            elif stat.S_ISREG(kind):
                self._file(within, name, path)
            elif stat.S_ISLNK(kind):
                self._refuse(path, "symlink", "is a symbolic link", "put the file itself here")
            else:
                self._refuse(path, "file-kind", "is neither a file nor a folder", "remove it")
        except FileNotFoundError:
            return  # was never there, or has gone since its folder was listed
        except OSError as error:
            message = f"cannot be read: {os.strerror(error.errno or 0)}"
            self._refuse(path, "unreadable", message, "", Exit.ENVIRONMENT)

    def _has_good_name(self, name: str, path: str) -> bool:
        if not name.isprintable():
            message = "the name holds what cannot be shown"
            self._refuse(_shown(path), "file-name", message, "rename it")
            return False
        first = self._names.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if first != path:
            message = f"is the same name as `{first}` where case or the coding of accents is lost"
            self._refuse(path, "file-name", message, "rename one of them")
            return False
        return True

    def _folder(self, within: int, name: str, path: str) -> None:
        if path.count("/") > MAX_DEPTH:
            message = f"lies more than {MAX_DEPTH} folders deep"
            self._refuse(path, "limit", message, "move it up", Exit.LIMIT)
            return
        folder = os.open(name, _FOLDER, dir_fd=within)
        try:
            for each in _names(folder):
                self.entry(folder, each, f"{path}/{each}")
        finally:
            os.close(folder)

    def _file(self, within: int, name: str, path: str) -> None:
        if path.startswith("content/") and not path.endswith(".yaml"):
            stem, _, suffix = path.rpartition(".")
            message = f"ends in `.{suffix}`; content files end in `.yaml`"
            self._refuse(path, "file-name", message, f"rename it to `{stem}.yaml`")
            return
        self._files += 1
        if self._files > MAX_FILES or self._bytes > MAX_TOTAL:
            self._refuse_rest(path.partition("/")[0])
            return
        is_font = path.startswith(FONTS) and path.endswith(".ttf")
        limit = MAX_FONT if is_font else MAX_BYTES
        data = _bytes(within, name, limit)
        if data is None:
            self._refuse(path, "file-kind", "is not a plain file", "remove it")
            return
        if len(data) > limit:
            message = f"is larger than {limit >> 20} MiB"
            hint = (
                "cut it down to the scripts you need" if is_font else "split it into several files"
            )
            self._refuse(path, "limit", message, hint, Exit.LIMIT)
            return
        self._bytes += len(data)
        if is_font:
            self.fonts[path] = data
        else:
            if path.startswith("content/"):
                self.stamps[path] = hashlib.blake2b(data, digest_size=16).digest()
            self.texts[path], problems = _text(path, data)
            self.problems += problems

    def _refuse_rest(self, top: str) -> None:
        message = f"holds more than {MAX_FILES:,} files or {MAX_TOTAL >> 20} MiB of text"
        if not any(p.pos.file == top for p in self.problems):
            self._refuse(top, "limit", message, "split the project", Exit.LIMIT)

    def _refuse(
        self, path: str, code: str, message: str, hint: str, status: Exit = Exit.PROBLEMS
    ) -> None:
        self.problems.append(Problem(Pos(path), code, message, hint, exit=status))


def _sorted(found: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(found.items())))


def _is_wanted(path: str) -> bool:
    return path.startswith("templates/") or path.lower().endswith((".yaml", ".yml"))


def _names(folder: int) -> list[str]:
    return sorted(os.listdir(folder))


def _bytes(within: int, name: str, limit: int) -> bytes | None:
    """The file's bytes, at most one more than `limit`; None if it is no longer a plain file."""
    file = os.open(name, _FILE, dir_fd=within)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            return None
        data = os.read(file, min(found.st_size, limit) + 1)
        # What is shorter than it was said to be has another part, or has been cut meanwhile.
        while len(data) <= limit and (more := os.read(file, limit + 1 - len(data))):
            data += more
        return data
    finally:
        os.close(file)


def _text(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, and a problem for the first byte and each character refused in it."""
    problems = []
    body = data.removeprefix(_BOM)
    try:
        text = _unix_lines(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        text = _unix_lines(body.decode("utf-8", "replace"))
        before = _unix_lines(body[: error.start].decode("utf-8"))
        found = "UTF-16" if data.startswith(_UTF16) else f"byte 0x{body[error.start]:02X}"
        place = _place(path, before, len(before))
        problems.append(Problem(place, "encoding", f"not UTF-8 but {found}", "save it as UTF-8"))
    runs = characters.refused(text)
    for start, run in islice(runs, _SHOWN):
        message = f"{characters.label(run[0])} is not allowed"
        hint = "delete it: it is invisible, or changes how the text around it is shown"
        place = _place(path, text, start)
        problems.append(Problem(place, "character", message, hint, length=len(run)))
    if more := sum(1 for _ in runs):
        message = f"there are {more} more places with characters that are not allowed"
        problems.append(Problem(Pos(path), "character", message))
    return characters.replaced(text) if problems else text, problems


def _unix_lines(text: str) -> str:
    """The text with LF for CR LF and CR, which moves no column."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place(path: str, text: str, offset: int) -> Pos:
    return Pos(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]


def _no_project(root: Path) -> Problem:
    message = f"no briefing project in {_shown(str(root.absolute()))}: it has no {DESK}"
    hint = "change to the folder that holds content/ and output/, and run it again"
    return Problem(Pos(DESK), "no-project", message, hint, exit=Exit.USAGE)
