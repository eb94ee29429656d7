"""YAML text to a tree of text that knows its places: the one home of PyYAML.

Scalars stay text (the field decides its type, so `NO` stays Norway and `1.10` keeps its zero),
doubled keys, anchors, aliases, tags and deep nesting are problems, and every key and value has a
place.
"""

from briefgen.problem import Problem
from briefgen.tree._nodes import (
    MAX_DEPTH,
    File,
    Map,
    Node,
    Seq,
    child,
    digest,
    flat,
    grown,
    imprint,
    locate,
    offset,
    written,
)
from briefgen.tree._scalars import inside

__all__ = [
    "MAX_DEPTH",
    "File",
    "Map",
    "Node",
    "Seq",
    "child",
    "digest",
    "flat",
    "grown",
    "imprint",
    "inside",
    "locate",
    "offset",
    "parse",
    "written",
]


def parse(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, and what is wrong with it.

    The tree is None only if the text is not YAML, is empty, or is refused as a whole.
    """
    from briefgen.tree._reading import read  # noqa: PLC0415  0.03 s, and what is known is not read

    return read(file, text)
