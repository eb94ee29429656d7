"""A content file that is read now: its text to a tree, the tree to records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from briefgen.load._kinds import FileKind
from briefgen.model.edition import Edition
from briefgen.model.page import Index, Kind, Name, marks
from briefgen.model.review import Review
from briefgen.model.source import Source
from briefgen.problem import Pos, Problem
from briefgen.record import Record, build
from briefgen.tree import Map, Node, Seq, locate, parse
from briefgen.value import Mutable, field

_EDITIONS = "content/editions/"


class Fresh(Mutable, eq=False):
    """A page that was read now, with all that is wrong with the file.

    `unreadable` are the ids of records that are there and not among its records.
    """

    path: str
    stamp: bytes
    kind: Kind
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    imprints: dict[int, str] = field(default_factory=dict)
    _names: list[Name] = field(default_factory=list)
    _excerpts: dict[int, Sequence[tuple[str, str]]] = field(default_factory=dict)
    _marks: dict[Index, dict[str, list[int]]] = field(default_factory=dict)

    @property
    def names(self) -> Sequence[Name]:
        """The names of its records."""
        if len(self._names) < len(self.records):
            self._names = [name_in(self.path, written_name(record)) for record in self.records]
        return self._names

    def record(self, number: int) -> Record:
        """One of its records."""
        return self.records[number]

    def imprint(self, number: int) -> str:
        """The imprint of one of its records."""
        if number not in self.imprints:
            self.imprints[number] = self.records[number].imprint()
        return self.imprints[number]

    def excerpts(self, number: int) -> Sequence[tuple[str, str]]:
        """The id and the imprint of each excerpt of one of its sources."""
        if number not in self._excerpts:
            excerpts = cast(Source, self.records[number]).excerpts
            self._excerpts[number] = [(one.id, one.imprint()) for one in excerpts]
        return self._excerpts[number]

    def marks(self, index: Index) -> Mapping[str, Sequence[int]]:
        """Which of its records are found by each of their marks."""
        if index not in self._marks:
            found: dict[str, list[int]] = {}
            for number, record in enumerate(self.records):
                for mark in marks(index, record):
                    numbers = found.setdefault(mark, [])
                    if number not in numbers[-1:]:
                        numbers.append(number)
            self._marks[index] = found
        return self._marks[index]


def written_name(record: Record) -> str:
    """What tells a record from the others of its file: an id, or for an edition its date."""
    match record:
        case Edition():
            return str(record.date)
        case Review():
            return record.fact
    return str(getattr(record, "id", ""))


def name_in(path: str, written: str) -> Name:
    """The name of a record; that of an edition has the brief, which is the folder of its file."""
    if not path.startswith(_EDITIONS):
        return written
    return PurePosixPath(path).parent.name, date.fromisoformat(written)


def fresh(kind: FileKind, path: str, text: str, stamp: bytes = b"") -> Fresh:
    """All that a content file holds."""
    page = Fresh(path, stamp, kind.holds)
    tree, problems = parse(path, text)
    page.problems += problems
    if tree is None:
        page.unreadable |= {PurePosixPath(path).stem, *_WRITTEN_ID.findall(text)}
    elif kind.item and isinstance(tree, Map) and isinstance(tree.get(kind.key), Seq):
        _take_items(page, kind.item, kind.key, tree)
    elif not _take(page, kind.model, tree):
        page.unreadable.add(PurePosixPath(path).stem)
    return page


def _take_items(page: Fresh, item: type[Record], key: str, tree: Map) -> None:
    for name in tree:
        if name != key:
            where = locate(tree, (name,), key=True) or Pos(page.path)
            message = f"there is no field `{name}` here"
            page.problems.append(
                Problem(where, "unknown-field", message, f"only `{key}`", length=len(name))
            )
    for index, entry in enumerate(tree[key]):
        if isinstance(entry, str):
            where = locate(tree, (key, index)) or Pos(page.path)
            message, hint = "text where a record should stand", "write it as `- id: …`"
            page.problems.append(Problem(where, "field", message, hint))
        else:
            _take(page, item, entry)


def _take(page: Fresh, model: type[Record], tree: Node) -> bool:
    """Whether the tree is a record of this kind, which is then kept."""
    record, problems = build(model, tree, page.path)
    page.problems += problems
    if record is None:
        page.unreadable.update(_ids(tree))
        return False
    page.records.append(record)
    if isinstance(record, Source):
        page.problems += _doubled(record)
    return True


def _doubled(source: Source) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, excerpt in enumerate(source.excerpts):
        if excerpt.id in seen:
            where = source.at("excerpts", index, "id")
            message = f"the source has two excerpts called `{excerpt.id}`"
            yield Problem(where, "doubled-id", message, "rename one", length=len(excerpt.id))
        seen.add(excerpt.id)


# An id in a file that is not YAML, found by its looks: `id: x`, `- id: x`, `{id: x`.
_WRITTEN_ID = re.compile(r"""(?<![\w-])id:[ \t]*["']?([a-z0-9-]+)""")


def _ids(node: Node) -> Iterator[str]:
    """Every id in a tree, however deep: of the record itself and of what it holds."""
    if isinstance(node, str):
        return
    if isinstance(node, Map) and isinstance(node.get("id"), str):
        yield str(node["id"])
    for inner in node.values() if isinstance(node, Map) else node:
        yield from _ids(inner)
