"""YAML text to a tree of text that knows its places: the one home of PyYAML.

Scalars stay text (the field decides its type, so `NO` stays Norway and `1.10` keeps its zero),
doubled keys, anchors, aliases, tags and deep nesting are problems, and every key and value has a
place.
"""

from briefgen.tree._nodes import (
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
from briefgen.tree._reading import MAX_DEPTH, parse
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
