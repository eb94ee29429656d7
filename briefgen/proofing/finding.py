"""What a lint says, and the kinds of text that it judges differently."""

from typing import Final, Literal

from briefgen.engine.pages import Block
from briefgen.fault import Setting
from briefgen.value import Frozen

Kind = Literal["furniture", "heading", "caption", "reference", "text"]

# By the tags and classes that a text stands in; the first row that meets it counts.
_KINDS: Final[tuple[tuple[Kind, frozenset[str]], ...]] = (
    ("heading", frozenset({"h1", "h2", "h3", "h4", "h5", "h6", ".find"})),
    (
        "caption",
        frozenset({"table", "figcaption", "small", "nav"})
        | frozenset({".meta", ".gauge", ".cap", ".key", ".from"}),
    ),
    ("reference", frozenset({".sources", ".notes", ".about"})),
)


def kind_of(names: frozenset[str]) -> Kind:
    """What a text is, by the tags and classes that it stands in."""
    return next((kind for kind, telling in _KINDS if telling & names), "text")


def setting(block: Block, line: int) -> Setting:
    """A line of a block in the words around it."""
    before = " ".join(one.words for one in block.lines[:line])
    return Setting(before, block.lines[line].words, block.words)


class Finding(Frozen):
    """One fault of a page: what was found there, and how to mend it.

    `block` is the text that has it, at its line `line` counted from 0; None for the page itself.
    """

    page: int
    code: str
    message: str
    hint: str
    block: Block | None = None
    line: int = 0
