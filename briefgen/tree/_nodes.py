"""The nodes of a tree, what they say, and where they are written."""

import hashlib
import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias, Union, cast

from briefgen import alignment
from briefgen.problem import Pos
from briefgen.value import Frozen

MAX_DEPTH = 32  # of lists and mappings in each other

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Node: TypeAlias = Union[str, "Map", "Seq"]


class File(Frozen, dict=True):
    """A file that trees are read from; places in it are offsets into its text.

    The lines of `text` end with LF, as `read` gives them.
    """

    name: str
    text: str

    @cached_property
    def _lines(self) -> Sequence[int]:
        return alignment.line_starts(self.text)

    def pos(self, offset: int) -> Pos:
        """The line and column of a character."""
        line = bisect_right(self._lines, offset)
        return Pos(self.name, line, offset - self._lines[line - 1] + 1)


class Map(dict[str, "Node"]):
    """A YAML mapping: a plain dict that knows where it is written.

    `places` are offsets in the file: its own, then those of each key and of its value.
    """

    __slots__ = ("file", "places")
    file: File
    places: "array[int]"


class Seq(list["Node"]):
    """A YAML sequence: a plain list that knows where it is written.

    `places` are offsets in the file: its own, then that of each item.
    """

    __slots__ = ("file", "places")
    file: File
    places: "array[int]"


def child(node: Node, step: str | int) -> Node | None:
    """The value of a field or the item of a list, or None where there is none."""
    if isinstance(node, Map) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Seq) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def locate(root: Node, path: tuple[str | int, ...], *, key: bool = False) -> Pos | None:
    """The place of the value (or, with `key`, of the key) that `path` leads to from `root`.

    Steps that lead nowhere (a missing field, a tag of a union) are passed over, so the answer is
    the nearest place that exists; None if `root` is bare text, which has no place of its own.
    """
    return None if isinstance(root, str) else root.file.pos(offset(root, path, key=key))


def offset(root: Map | Seq, path: tuple[str | int, ...], *, key: bool = False) -> int:
    """The same place as an offset into the text of the file."""
    node: Node = root
    place = root.places[0]
    for step in path:
        if isinstance(node, Map) and step in node:
            place = node.places[number(node, str(step)) + (not key)]
            node = node[str(step)]
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            place = node.places[step + 1]
            node = node[step]
    return place


def written(node: Node) -> str:
    """What a tree says, as JSON without its places; fields stay in their order."""
    return _JSON.encode(node)


def digest(node: Node) -> str:
    """32 hex digits over what a tree says; the same for the same text, wherever it is written."""
    return imprint(written(node).encode())


def imprint(said: bytes) -> str:
    """The digest of a tree that says this."""
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def flat(node: Map | Seq) -> "array[int]":
    """The places of a tree in a row: its own, then those of the trees in it, in their order."""
    found = array("I", node.places)
    for inner in node.values() if isinstance(node, Map) else node:
        if not isinstance(inner, str):
            found += flat(inner)
    return found


def grown(said: object, places: Iterator[int], file: File) -> Map | Seq:
    """The tree that says what plain `said` does, with its places from the row of `flat`.

    TypeError if it cannot be one. Its depth is that of the tree, which has a limit.
    """
    node: Any
    inner: Iterable[tuple[Any, object]]
    if isinstance(said, dict):
        node, inner, count = Map(said), said.items(), 1 + 2 * len(said)
    elif isinstance(said, list):
        node, inner, count = Seq(said), enumerate(said), 1 + len(said)
    else:
        raise TypeError("neither a mapping nor a sequence")
    node.file = file
    node.places = array("I", islice(places, count))
    for step, one in inner:
        if not isinstance(one, str):
            node[step] = grown(one, places, file)
    return cast("Map | Seq", node)


def number(node: Map, key: str) -> int:
    """Where the place of a key stands among the places of its mapping."""
    return 2 * list(node).index(key) + 1
