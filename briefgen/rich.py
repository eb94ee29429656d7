"""Prose as it is printed, as HTML, as Markdown and as bare words; and the notes that it calls."""

from collections.abc import Sequence

from markupsafe import Markup

from briefgen.value import Frozen


class Md(str):
    """Markdown that is written as it stands; any other text in a Markdown template is escaped."""

    __slots__ = ()


class Calls(Frozen):
    """The calls of notes that something rests on, without any words."""

    html: Markup
    markdown: Md


class Rich(Frozen):
    """Prose with its citations numbered."""

    html: Markup
    markdown: Md
    text: str


class Use(Frozen):
    """One place where a note is called: its anchor and the title of its section."""

    anchor: str
    section: str


class Note(Frozen):
    """A numbered note: the exact words of a source in its `language`, and where they are used.

    `aside` is what stands in brackets after them: a mark that they are translated, their
    meaning, or both.
    """

    number: int
    anchor: str
    excerpt: str
    source: str
    key: str
    paragraph: int | None
    exact: str
    language: str
    aside: str
    uses: Sequence[Use]
