"""YAML text to a tree of text that knows its places: the one home of PyYAML.

Scalars stay text (the field decides its type, so `NO` stays Norway and `1.10` keeps its zero),
doubled keys, anchors, aliases, tags and deep nesting are problems, and every key and value has a
place. Built straight from libyaml's events: no node tree, no recursion, so neither a bomb of
aliases nor a file of 25,000 brackets can hang or crash the reader.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern
from typing import Any, NoReturn, TypeAlias, TypeVar, Union

import yaml
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from briefgen import alignment
from briefgen.problem import Exit, Pos, Problem

MAX_DEPTH = 32

Node: TypeAlias = Union[str, "Map", "Seq"]
N = TypeVar("N", bound=Union["Map", "Seq"])


@dataclass(frozen=True)
class File:
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
            place = node.places[_number(node, str(step)) + (not key)]
            node = node[str(step)]
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            place = node.places[step + 1]
            node = node[step]
    return place


def _number(node: Map, key: str) -> int:
    """Where the place of a key stands among the places of its mapping."""
    return 2 * list(node).index(key) + 1


def inside(text: str, scalar: Pos, value: str, offset: int) -> Pos:
    """The place in the file's `text` of character `offset` of the `value` written at `scalar`."""
    lines = alignment.line_starts(text)
    if not 0 < scalar.line <= len(lines):
        return scalar
    where = _scalar_starts(text, lines[scalar.line - 1] + scalar.column - 1, value)[offset]
    return Pos(scalar.file, *alignment.line_and_column(text, where))


# What a character of a value can be written as, by the style that the first character shows
# (YAML 1.2, section 7.3 and chapter 8): escapes, folded lines, or itself.
_SINGLE = re.compile(r"''|\s+|.", re.DOTALL)
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n\s*|.)|\s+|.", re.DOTALL
)
_OTHER = re.compile(r"\s+|.", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "\n": "", "_": "\xa0"}


@lru_cache(maxsize=64)
def _scalar_starts(text: str, start: int, value: str) -> Sequence[int]:
    style = text[start : start + 1]
    block = style in ("|", ">")
    first = text.find("\n", start) + 1 if block else start + (style in ("'", '"'))
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(style, _OTHER)
    found = pattern.finditer(text, first)
    pieces = ((piece.start(), _meaning(piece[0], style)) for piece in found)
    return alignment.starts(pieces, value, start)


def _meaning(piece: str, style: str) -> str:
    if style == "'" and piece == "''":
        return "'"
    if style != '"' or piece[0] != "\\":
        return piece
    if piece[1] in "xuU" and len(piece) > 2:
        return chr(int(f"0x{piece[2:]}", 0))
    return _ESCAPES.get(piece[1], piece[1])


def parse(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, and what is wrong with it.

    The tree is None only if the text is not YAML, is empty, or is refused as a whole.
    """
    reader = _Reader(File(file, text))
    try:
        root = reader.read()
    except _Refused as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax_problem(file, text, error)]
    except yaml.YAMLError as error:
        message = f"not readable as YAML: {error}".splitlines()[0]
        problem = Problem(Pos(file), "yaml", message, "remove what is not plain text")
        return None, [*reader.problems, problem]
    if root is None:
        return None, [Problem(Pos(file), "yaml", "the file is empty", "write it, or remove it")]
    return root, reader.problems


class _Refused(Exception):
    """Something that is YAML but not allowed here; the file cannot be used at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Grows the tree of one file from its events; a stack instead of recursion."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self) -> Node | None:
        """The tree, or None if the file is empty.

        The loop sees every scalar of the content, so it asks an event only for what it needs.
        """
        next_event: Callable[[], Any] = yaml.CBaseLoader(self.file.text).get_event
        node: Any = self._opened(Seq(), 0)  # the innermost that is open
        documents, places, in_map = node, node.places, False
        around: list[Map | Seq] = []
        key: Any = None
        key_place = 0
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor or event.tag:
                    self._refuse_extras(event)
                value = event.value
                place = event.start_mark.index
                if in_map and key is None:
                    key = intern(value)
                    key_place = place
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._refuse_start(event, len(around), is_key=in_map and key is None)
                place = event.start_mark.index
                value = self._opened(Map() if kind is MappingStartEvent else Seq(), place)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = around.pop()
                places, in_map = node.places, type(node) is Map
                continue
            else:
                self._refuse_more(event, documents)
                continue
            if not in_map:
                node.append(value)
                places.append(place)
            elif key in node:
                self._doubled(node, key, key_place)
            else:
                node[key] = value
                places.append(key_place)
                places.append(place)
            key = None
            if kind is not ScalarEvent:
                around.append(node)
                node, places, in_map = value, value.places, kind is MappingStartEvent
        return documents[0] if documents else None

    def _opened(self, node: N, place: int) -> N:
        node.file = self.file
        node.places = array("I", (place,))
        return node

    def _doubled(self, parent: Map, name: str, place: int) -> None:
        first = self.file.pos(parent.places[_number(parent, name)])
        self.problems.append(
            Problem(
                self.file.pos(place),
                "doubled-key",
                f"`{name}` is written twice here",
                f"the first is in line {first.line}; keep one of them",
                length=len(name),
            )
        )

    def _refuse_start(self, event: yaml.CollectionStartEvent, depth: int, *, is_key: bool) -> None:
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if depth >= MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it", Exit.LIMIT)
        if is_key:
            self._refuse(event, "a key must be plain text", "put the key in quotes")

    def _refuse_more(self, event: yaml.Event, documents: Seq) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"alias `*{event.anchor}` is not allowed", "write the value out")
        if isinstance(event, yaml.DocumentStartEvent) and documents:
            self._refuse(event, "a second document starts here", "use one file for each")

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(event, f"anchor `&{event.anchor}` is not allowed", "write the value out")
        if event.tag:
            self._refuse(event, f"tag `{event.tag}` is not allowed", "remove the tag")

    def _refuse(
        self, event: yaml.Event, message: str, hint: str, code: Exit = Exit.PROBLEMS
    ) -> NoReturn:
        where = self.file.pos(event.start_mark.index if event.start_mark else 0)
        raise _Refused(Problem(where, "yaml", message, hint, exit=code))


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = Pos(file, mark.line + 1, mark.column + 1) if mark else Pos(file)
    end = len(text.rstrip())
    if mark and mark.index >= end:
        # What is never closed is found out at the end of the file; it starts where it was opened.
        opened = error.context_mark or mark
        where = Pos(file, *alignment.line_and_column(text, min(opened.index, end)))
    message = f"not YAML: {error.problem or ''} {error.context or ''}".rstrip()
    hint = "check the indent, and put text that holds `: `, ` #` or starts with a sign in quotes"
    return Problem(where, "yaml", message, hint)
