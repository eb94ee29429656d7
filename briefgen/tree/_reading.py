"""Reading: the text of a file to its tree.

Built straight from libyaml's events: no node tree, no recursion, so neither a bomb of aliases nor
a file of 25,000 brackets can hang or crash the reader.
"""

from array import array
from collections.abc import Callable
from sys import intern
from typing import Any, NoReturn, TypeVar

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
from briefgen.tree._nodes import MAX_DEPTH, File, Map, Node, Seq, number

N = TypeVar("N", bound=Map | Seq)


def read(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    """As `parse` says."""
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
        first = self.file.pos(parent.places[number(parent, name)])
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
