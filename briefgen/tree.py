"""YAML text to a tree of text that knows its places: the one home of PyYAML.

Scalars stay text (the field decides its type, so `NO` stays Norway and `1.10` keeps its zero),
doubled keys, anchors, aliases, tags and deep nesting are problems, and every key and value has a
place. Built straight from libyaml's events: no node tree, no recursion, so neither a bomb of
aliases nor a file of 25,000 brackets can hang or crash the reader.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NoReturn, TypeAlias, Union

import yaml

from briefgen import alignment
from briefgen.problem import Exit, Pos, Problem

MAX_DEPTH = 32
_COLUMN_BITS = 21  # a file is at most 1 MiB, so no column needs more

Node: TypeAlias = Union[str, "Map", "Seq"]


class Map(dict[str, "Node"]):
    """A YAML mapping: a plain dict, plus the places of itself, its keys and its values."""

    __slots__ = ("file", "key_places", "place", "value_places")

    def __init__(self, file: str, place: int) -> None:
        super().__init__()
        self.file = file
        self.place = place
        self.key_places: dict[str, int] = {}
        self.value_places: dict[str, int] = {}


class Seq(list["Node"]):
    """A YAML sequence: a plain list, plus the places of itself and its items."""

    __slots__ = ("file", "item_places", "place")

    def __init__(self, file: str, place: int) -> None:
        super().__init__()
        self.file = file
        self.place = place
        self.item_places: list[int] = []


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
    if isinstance(root, str):
        return None
    node: Node = root
    file, place = root.file, root.place
    for step in path:
        if isinstance(node, Map) and step in node:
            name = str(step)
            place = (node.key_places if key else node.value_places)[name]
            node = node[name]
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            place = node.item_places[step]
            node = node[step]
    return pos(file, place)


def pos(file: str, place: int) -> Pos:
    """The place that the reader packed into one integer, as file, line and column from 1."""
    return Pos(file, (place >> _COLUMN_BITS) + 1, (place & ((1 << _COLUMN_BITS) - 1)) + 1)


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
    reader = _Reader(file)
    try:
        for event in _events(text):
            reader.take(event)
    except _Refused as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax_problem(file, text, error)]
    except yaml.YAMLError as error:
        message = f"not readable as YAML: {error}".splitlines()[0]
        problem = Problem(Pos(file), "yaml", message, "remove what is not plain text")
        return None, [*reader.problems, problem]
    if reader.root is None:
        return None, [Problem(Pos(file), "yaml", "the file is empty", "write it, or remove it")]
    return reader.root, reader.problems


class _Refused(Exception):
    """Something that is YAML but not allowed here; the file cannot be used at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Takes events one by one and grows the tree; a stack instead of recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Map | Seq] = []
        self._keys: list[tuple[str, int] | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"alias `*{event.anchor}` is not allowed", "write the value out")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "a second document starts here", "use one file for each")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        place = _place(event)
        if self._open and isinstance(self._open[-1], Map) and self._keys[-1] is None:
            self._keys[-1] = (event.value, place)
        else:
            self._attach(event.value, place)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_extras(event)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it", Exit.LIMIT)
        if self._open and isinstance(self._open[-1], Map) and self._keys[-1] is None:
            self._refuse(event, "a key must be plain text", "put the key in quotes")
        place = _place(event)
        kind = Map if isinstance(event, yaml.MappingStartEvent) else Seq
        node = kind(self.file, place)
        self._attach(node, place)
        self._open.append(node)
        self._keys.append(None)

    def _attach(self, node: Node, place: int) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Seq):
            parent.append(node)
            parent.item_places.append(place)
            return
        name, key_place = self._keys[-1] or ("", 0)
        self._keys[-1] = None
        if name in parent:
            self._doubled(parent, name, key_place)
            return
        parent[name] = node
        parent.key_places[name] = key_place
        parent.value_places[name] = place

    def _doubled(self, parent: Map, name: str, place: int) -> None:
        first = pos(self.file, parent.key_places[name])
        self.problems.append(
            Problem(
                pos(self.file, place),
                "doubled-key",
                f"`{name}` is written twice here",
                f"the first is in line {first.line}; keep one of them",
                length=len(name),
            )
        )

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(event, f"anchor `&{event.anchor}` is not allowed", "write the value out")
        if event.tag:
            self._refuse(event, f"tag `{event.tag}` is not allowed", "remove the tag")

    def _refuse(
        self, event: yaml.Event, message: str, hint: str, code: Exit = Exit.PROBLEMS
    ) -> NoReturn:
        where = pos(self.file, _place(event))
        raise _Refused(Problem(where, "yaml", message, hint, exit=code))


def _place(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line << _COLUMN_BITS | mark.column if mark else 0


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


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
