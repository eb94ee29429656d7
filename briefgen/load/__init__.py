"""Load: the files of a project become a corpus of typed records, each with its place.

Every file is read and every record is built, whatever is wrong with the others, so that all
problems come out in one run. What a file came to that had nothing wrong with it is remembered by
its bytes, and its records are then built only where somebody asks for them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from briefgen import memory
from briefgen.growth import growing
from briefgen.load._fresh import Fresh, fresh
from briefgen.load._joined import joined
from briefgen.load._kept import Kept, Part, parts
from briefgen.load._kinds import FILE_KINDS, FileKind, kind_of
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.model.page import Page
from briefgen.problem import Pos, Problem
from briefgen.tree import File

__all__ = ["FILE_KINDS", "FileKind", "known_page", "load"]


def load(
    texts: Mapping[str, str],
    fonts: Mapping[str, bytes] = MappingProxyType({}),
    stamps: Mapping[str, bytes] = MappingProxyType({}),
    known: Memory | None = None,
) -> tuple[Corpus, list[Problem]]:
    """The corpus that the content files (path to text) describe, and all that is wrong with it.

    `fonts` are the font files of the project, by path; `stamps` the digests of the content files.
    What is `known` is not read again, and what is new is added to it.
    """
    reading = _Reading(known or Memory(), stamps)
    with growing():
        for path in sorted(texts):
            if path.startswith("content/") and path.endswith(".yaml"):
                reading.put(path, texts[path])
        reading.remember()
        corpus, problems = joined(reading.pages, frozenset(reading.unreadable), texts, fonts)
    return corpus, [*reading.problems, *problems]


def known_page(path: str, stamp: bytes, known: Memory) -> Page | None:
    """What is known of a page that was read before, with its names and marks but no records."""
    if (kind := kind_of(path)) and (head := known.one("page", key := _key(kind, stamp))):
        return Kept(kind, File(path, ""), stamp, head, known, key)
    return None


def _key(kind: FileKind, stamp: bytes) -> bytes:
    return memory.key("page", kind.name, stamp)


class _Reading:
    """The pages that were read so far, from their files or from what is known."""

    def __init__(self, known: Memory, stamps: Mapping[str, bytes]) -> None:
        self.pages: list[Page] = []
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()
        self._known = known
        self._stamps = stamps
        self._heads = known.all("page")
        self._used: set[bytes] = set()
        self._fresh: dict[bytes, dict[Part, bytes]] = {}

    def put(self, path: str, text: str) -> None:
        """Takes in all that a content file holds."""
        kind = kind_of(path)
        if kind is None:
            hint = "content files are " + ", ".join(k.where for k in FILE_KINDS)
            self.problems.append(Problem(Pos(path), "stray-file", "no such kind of file", hint))
            return
        stamp = self._stamps.get(path, b"")
        key = _key(kind, stamp)
        if stamp and key in self._heads:
            self._used.add(key)
            kept = Kept(kind, File(path, text), stamp, self._heads[key], self._known, key)
            self.pages.append(kept)
            return
        page = fresh(kind, path, text, stamp)
        self._take(page)
        if stamp and self._known and not page.problems:
            self._fresh[key] = parts(page)

    def _take(self, page: Fresh) -> None:
        self.pages.append(page)
        self.problems += page.problems
        self.unreadable |= page.unreadable

    def remember(self) -> None:
        """Keeps what was read now for the next time."""
        if self._fresh:
            for part in ("page", "body"):
                new = {key: both[part] for key, both in self._fresh.items()}
                self._known.keep(part, new, self._used)
