"""A brief: a series with its sections, which every edition follows."""

from typing import Annotated, Literal

from briefgen.model.fact import Kind
from briefgen.record import Field, Language, Line, Record, Slug
from briefgen.scales import Marking

Format = Literal["pdf", "html", "md", "json"]
Paper = Literal["a4", "letter"]
Part = Literal[
    "developments",
    "background",
    "timeline",
    "positions",
    "pledges",
    "charts",
    "disputes",
    "watch",
    "reasoning",
    "facts",
    "corrections",
    "sources",
    "notes",
    "about",
]
Period = Literal["in_period", "before", "after", "any"]


class Selector(Record):
    """Which facts belong in a section; a condition left out lets everything pass."""

    kinds: tuple[Kind, ...] = ()
    """Only facts of these kinds."""
    topics: tuple[Slug, ...] = ()
    """Only facts with one of these topics."""
    sources: tuple[Slug, ...] = ()
    """Only facts that rest on one of these sources."""
    actors: tuple[Slug, ...] = ()
    """Only facts about, or said by, one of these entities."""
    period: Period = "any"
    """Only facts from this time, seen from the edition's period."""


class Section(Record):
    """One section of the brief."""

    id: Slug
    """Unique in the brief; editions give its finding under this name."""
    title: Line
    """The name of the section."""
    part: Part
    """What it prints."""
    selector: Selector = Selector.model_construct()
    """Which facts it may hold."""
    every: bool = False
    """A list of facts has those too that the brief prints elsewhere, outside such lists."""
    compact: bool = False
    """Set small on paper: one line for a source, notes and the last section run together."""


# What a brief has if it does not say: nothing but the facts and what they rest on.
_PLAIN_SECTIONS = (
    Section(id="facts", title="Facts", part="facts"),
    Section(id="sources", title="Sources", part="sources"),
    Section(id="notes", title="Notes", part="notes"),
    Section(id="about", title="About this brief", part="about"),
)


class Templates(Record):
    """The templates that lay the brief out, by name in templates/."""

    print: Line = "print.html.j2"
    """The page that becomes the PDF."""
    web: Line = "web.html.j2"
    """The page for reading on screen."""
    markdown: Line = "brief.md.j2"
    """The Markdown text."""


class Brief(Record):
    """A file in content/briefs/."""

    id: Slug
    """Unique; also the name of this file, and of the folder of its editions."""
    title: Line
    """The name of the series."""
    topic: Line | None = None
    """What the series is about, at most 24 characters."""
    cadence: Literal["daily", "weekly", "monthly", "occasional"] = "occasional"
    """How often it appears."""
    numbering: Literal["iso_week", "sequence"] = "sequence"
    """How editions are numbered: by the ISO week of the period's last day, or one by one."""
    language: Language | None = None
    """The language that it is written in, its furniture too; left out, the desk's."""
    marking: Marking | None = None
    """The marking of its editions; left out, the desk's."""
    formats: tuple[Format, ...] = ("pdf", "html", "md", "json")
    """What a build makes."""
    papers: tuple[Paper, ...] = ()
    """The papers that the PDF is set on, one file each; left out, those of the theme, or A4."""
    theme: Slug | None = None
    """The theme that it is dressed in; left out, the desk's."""
    max_pages: Annotated[int, Field(ge=1)] | None = None
    """The most pages that its PDF may have; a longer one fails the build."""
    templates: Templates = Templates.model_construct()
    """How it is laid out."""
    keywords: tuple[Line, ...] = ()
    """For the metadata of the PDF."""
    sections: tuple[Section, ...] = _PLAIN_SECTIONS
    """What follows the first page, in order; left out, the facts, sources, notes and about."""
