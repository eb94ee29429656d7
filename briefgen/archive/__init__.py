"""The archive: full source texts, outside git, found by the digest of their bytes.

It holds for each document the bytes as they came, the text that was read out of them, and a
record of the reader and its version; so "the page changed", "our reader changed" and "the quote
is wrong" are three different findings. A folder of plain files is an archive too: a file belongs
to the source whose SHA-256 it has.
"""

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from briefgen.archive._sound import Known, Sound, looks
from briefgen.archive.extractors import Extracted, extract
from briefgen.archive.record import Record, read_record
from briefgen.memory import Memory
from briefgen.value import Frozen, astuple

ORIGINAL = "original"
TEXT = "text.txt"
RECORD = "record.json"
MAX_BYTES = 64 << 20  # of one document

State = Literal["sound", "changed", "damaged", "reader_changed", "unreadable", "missing"]

# A link may lead out of the archive, and a pipe never end.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


class Wanted(Frozen):
    """A document that the content names: its digest, and what it is called there.

    `text_sha256` is the digest of the text that the excerpts were taken from, where it is not the
    document itself.
    """

    source: str
    sha256: str
    file: str
    text_sha256: str | None = None


class Held(Frozen):
    """What the archive holds of a document: its text if it is sound, and why it is not.

    Of one that was found sound before there is no text until it is `opened`.
    """

    state: State
    where: str = ""
    text: str | None = None
    reader: str = ""
    detail: str = ""


class Archive(Frozen):
    """The documents of a corpus as far as they are at hand, by source id."""

    folder: str
    held: Mapping[str, Held]
    strays: tuple[str, ...] = ()
    wanted: Mapping[str, Wanted] = MappingProxyType({})

    def of(self, source: str) -> Held:
        """What is held of a source."""
        return self.held.get(source, Held("missing"))

    def opened(self, sources: Iterable[str]) -> Iterator[Held]:
        """What is held of these sources, one after the other, with the texts of those sound."""
        held = {source: self.of(source) for source in sources}
        unread = {one for one, it in held.items() if it.state == "sound" and it.text is None}
        if not unread:
            yield from held.values()
            return
        with _opened(self.folder) as top:
            entries = None if top is None else _Entries(top)
            for source, known in held.items():
                if source in unread:
                    wanted = self.wanted[source]
                    yield entries.held(wanted) if entries else Held("missing")
                else:
                    yield known

    def text(self, source: str) -> str | None:
        """The text of a source, or None if there is no sound one."""
        return next(self.opened([source])).text


def recall(folder: Path, wanted: Iterable[Wanted], known: Memory | None = None) -> Archive:
    """The documents in `folder`, one entry for each that is wanted; nothing raises.

    A folder that is not there is an archive with nothing in it, whatever is wanted. What is
    `known` to be sound is not read again while its files look as they did.
    """
    with _opened(folder) as top:
        if top is None:
            return Archive(str(folder), MappingProxyType({}))
        by_source = {one.source: one for one in wanted}
        entries, sound = _Entries(top), Sound(folder, known)
        held = {name: _recalled(entries, sound, one) for name, one in by_source.items()}
        sound.keep()
    digests = {one.sha256 for one in by_source.values()}
    strays = tuple(name for name in entries.names if len(name) == 64 and name not in digests)
    return Archive(str(folder), MappingProxyType(held), strays, MappingProxyType(by_source))


def _recalled(entries: "_Entries", sound: Sound, one: Wanted) -> Held:
    """What is held of a document, from what is known if that is enough."""
    has_folder, wanted = one.sha256 in entries.names, list(astuple(one))
    known = sound.of(one.source, entries.top)
    if known and known.wanted == wanted and (known.paths[0] == one.sha256) == has_folder:
        return Held("sound", known.where, reader=known.reader)
    paths = entries.paths(one)
    before = looks(entries.top, paths)
    held = entries.held(one)
    if held.state == "sound" and held.where in paths:
        sound.add(one.source, Known(wanted, paths, before, held.where, held.reader))
    return held


class _Entries:
    """What stands in an open folder."""

    def __init__(self, top: int) -> None:
        self.top = top
        self.names = dict.fromkeys(sorted(os.listdir(top)))
        self._by_digest = _Digests(top, self.names)

    def held(self, one: Wanted) -> Held:
        """What is held of a document, of which every byte is read."""
        return _held(self.top, one, self.names, self._by_digest)

    def paths(self, one: Wanted) -> list[str]:
        """The paths that are read of a document, and of the folder that it may have to itself."""
        if one.sha256 not in self.names:
            return [one.file] if one.file in self.names else []
        with _opened(one.sha256, within=self.top) as folder:
            inside = [] if folder is None else os.listdir(folder)  # noqa: PTH208  as above
        return [one.sha256, *(f"{one.sha256}/{name}" for name in inside)]


def _held(top: int, one: Wanted, names: Collection[str], digests: "_Digests") -> Held:
    if one.sha256 in names:
        return _entry(top, one)
    if one.file in names:
        data = _bytes(one.file, top)
        if data is not None:
            found = hashlib.sha256(data).hexdigest()
            if found == one.sha256:
                return _plain(one, one.file, data)
            other = digests.find(one.sha256)
            if other is None:
                return Held("changed", one.file, detail=found)
    name = digests.find(one.sha256)
    data = _bytes(name, top) if name else None
    return _plain(one, name, data) if name and data is not None else Held("missing")


def _entry(top: int, one: Wanted) -> Held:
    """A document in a folder of its own, named by its digest."""
    where = one.sha256
    with _opened(one.sha256, within=top) as folder:
        if folder is None:
            return Held("damaged", where, detail="not a folder")
        names = sorted(os.listdir(folder))  # noqa: PTH208  as above
        original = next((name for name in names if name.partition(".")[0] == ORIGINAL), "")
        data = _bytes(original, folder) if original else None
        kept = _bytes(TEXT, folder)
        record = read_record(_bytes(RECORD, folder))
    if data is None:
        return Held("damaged", where, detail="the document itself is missing")
    if hashlib.sha256(data).hexdigest() != one.sha256:
        return Held("damaged", f"{where}/{original}", detail="its bytes are not those of its name")
    if record is None:
        return Held("damaged", f"{where}/{RECORD}", detail="missing or not readable")
    if kept is None or hashlib.sha256(kept).hexdigest() != record.text_sha256:
        return Held("damaged", f"{where}/{TEXT}", detail="not the text that its record names")
    if one.text_sha256 and one.text_sha256 != record.text_sha256:
        return Held("reader_changed", f"{where}/{TEXT}", reader=record.reader)
    return Held("sound", where, kept.decode(), record.reader)


def _plain(one: Wanted, name: str, data: bytes) -> Held:
    found = extract(name, data)
    if not isinstance(found, Extracted):
        return Held("unreadable", name, detail=found)
    digest = hashlib.sha256(found.text.encode()).hexdigest()
    if one.text_sha256 and digest != one.text_sha256:
        return Held("reader_changed", name, reader=found.reader)
    return Held("sound", name, found.text, found.reader)


class _Digests:
    """The plain files of a folder by their SHA-256, read only when a name did not help."""

    def __init__(self, top: int, names: Iterable[str]) -> None:
        self._top = top
        self._names = names
        self._found: dict[str, str] | None = None

    def find(self, sha256: str) -> str | None:
        if self._found is None:
            self._found = {}
            for name in self._names:
                if (data := _bytes(name, self._top)) is not None:
                    self._found.setdefault(hashlib.sha256(data).hexdigest(), name)
        return self._found.get(sha256)


@contextmanager
def _opened(path: str | Path, within: int | None = None) -> Iterator[int | None]:
    """A folder's descriptor, or None if it is no folder; below the top no link is followed."""
    flags = os.O_RDONLY | os.O_DIRECTORY | (os.O_NOFOLLOW if within is not None else 0)
    try:
        folder = os.open(path, flags, dir_fd=within)
    except OSError:
        yield None
        return
    try:
        yield folder
    finally:
        os.close(folder)


def _bytes(name: str, folder: int) -> bytes | None:
    """The bytes of a plain file, or None if it is missing, no plain file or too large."""
    try:
        file = os.open(name, _FILE, dir_fd=folder)
    except OSError:
        return None
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
            return None
        with os.fdopen(os.dup(file), "rb") as stream:
            return stream.read()
    finally:
        os.close(file)


def add(folder: Path, record: Record, name: str, data: bytes, text: str) -> Path:
    """Puts a document into the archive, in a folder named by its digest; its path.

    Raises OSError as the system does. What is there already is left as it is: documents are
    written once.
    """
    final = folder / record.sha256
    if final.is_dir():
        return final
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / f".{record.sha256}.{os.getpid()}"
    making.mkdir()
    suffix = "".join(Path(name).suffixes[-1:])
    for part, content in (
        (f"{ORIGINAL}{suffix}", data),
        (TEXT, text.encode()),
        (RECORD, record.to_json().encode()),
    ):
        with (making / part).open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    making.rename(final)
    return final
