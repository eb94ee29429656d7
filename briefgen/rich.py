"""Prose as it is printed: with its citations numbered, as HTML, as Markdown and as bare words."""

from dataclasses import dataclass

from markupsafe import Markup


class Md(str):
    """Markdown that is written as it stands; any other text in a Markdown template is escaped."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of notes that something rests on, without any words."""

    html: Markup
    markdown: Md


@dataclass(frozen=True, slots=True)
class Rich:
    """Prose with its citations numbered."""

    html: Markup
    markdown: Md
    text: str
