"""A content file that was read before: what it came to, as bytes, and the records built again.

Its head says what is known of the records without building them; its body has each of them as a
tree in JSON, followed by the places of the tree. Records are validated again when they are built,
and a body that is gone or damaged is made up for by reading the text.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from briefgen.load._fresh import Fresh, fresh, name_in, written_name
from briefgen.load._kinds import FileKind
from briefgen.memory import Memory
from briefgen.model.page import INDEXES, Index, Kind, Name
from briefgen.record import Record, build
from briefgen.tree import File, flat, grown, imprint, written
from briefgen.value import from_json, to_json

Part = Literal["page", "body"]  # the kinds under which the two are kept

_IMPRINT: Final = 32  # hex digits


def parts(page: Fresh) -> dict[Part, bytes]:
    """The head and the body of a page that has nothing wrong with it."""
    body: list[bytes] = []
    ends: list[tuple[int, int]] = []
    end = 0
    for number, record in enumerate(page.records):
        tree = record.tree()
        said = written(tree).encode() if tree is not None else b""
        places = flat(tree).tobytes() if tree is not None else b""
        body += [said, places]
        page.imprints[number] = imprint(said)
        ends.append((end + len(said), end := end + len(said) + len(places)))
    head: dict[str, Any] = {
        "names": [written_name(record) for record in page.records],
        "imprints": "".join(map(page.imprint, range(len(page.records)))),
        "ends": ends,
        "marks": {index: found for index in INDEXES if (found := page.marks(index))},
    }
    if page.kind == "sources":
        head["excerpts"] = [page.excerpts(number) for number in range(len(page.records))]
    return {"page": to_json(head), "body": b"".join(body)}


class Kept:
    """A page that was read before, with the text that it was read from."""

    __slots__ = (
        "_body", "_file", "_from", "_head", "_kind", "_memory", "_records", "names", "path", "stamp"
    )  # fmt: skip

    def __init__(
        self,
        kind: FileKind,
        file: File,
        stamp: bytes,
        head: bytes,
        memory: Memory,
        key: bytes,
    ) -> None:
        self.path = file.name
        self.stamp = stamp
        self._head: Mapping[str, Any] = from_json(head)
        self.names: Sequence[Name] = [name_in(file.name, name) for name in self._head["names"]]
        self._kind = kind
        self._file = file
        self._memory = memory
        self._from = key
        self._body: bytes | None = None
        self._records: dict[int, Record] = {}

    @property
    def kind(self) -> Kind:
        """What its records are."""
        return self._kind.holds

    def record(self, number: int) -> Record:
        """One of its records."""
        found = self._records.get(number)
        if found is None:
            found = self._records[number] = self._built(number) or self._read_again(number)
        return found

    def imprint(self, number: int) -> str:
        """The imprint of one of its records."""
        found: str = self._head["imprints"][number * _IMPRINT : (number + 1) * _IMPRINT]
        return found

    def excerpts(self, number: int) -> Sequence[tuple[str, str]]:
        """The id and the imprint of each excerpt of one of its sources."""
        found: Sequence[tuple[str, str]] = self._head["excerpts"][number]
        return found

    def marks(self, index: Index) -> Mapping[str, Sequence[int]]:
        """Which of its records are found by each of their marks."""
        found: Mapping[str, Sequence[int]] = self._head["marks"].get(index, {})
        return found

    def _built(self, number: int) -> Record | None:
        if self._body is None:
            self._body = self._memory.one("body", self._from)
        body = self._body or b""
        start = self._head["ends"][number - 1][1] if number else 0
        middle, end = self._head["ends"][number]
        places = array("I")
        try:
            places.frombytes(body[middle:end])
            tree = grown(from_json(body[start:middle]), iter(places), self._file)
        except (ValueError, TypeError):
            return None
        record, _ = build(self._kind.item or self._kind.model, tree, self.path)
        return record

    def _read_again(self, number: int) -> Record:
        page = fresh(self._kind, self.path, self._file.text)
        self._records.update(enumerate(page.records))
        return page.records[number]
