"""A theme: what makes a brief look like one house's and not another's."""

from collections.abc import Mapping
from typing import Literal

from briefgen.model.brief import Paper, Section
from briefgen.record import Colour, Family, Line, Record, Slug

# The folder of a desk's own fonts.
FONTS = "templates/fonts/"

Masthead = Literal["line", "band", "plain"]
# What stands on the first page of every brief, as its sections do.
FRONT = frozenset({"bottom-line", "judgements", "contents"})


class Faces(Record):
    """Families by what they are used for: those of the program, or the desk's own.

    A desk's own family `Old Hand` is the files `old-hand-400.ttf`, `old-hand-400-italic.ttf` and
    so on in templates/fonts/, static and one for each weight.
    """

    headlines: Family = "Brief Display"
    """Headline, names of sections, large figures, grades: weights 400 and 600."""
    text: Family = "Brief Serif"
    """Running text and notes: weights 400 and 600, upright and italic."""
    tables: Family = "Brief Sans"
    """Tables, labels, captions, head and foot: weights 400, 600 and 700, and 400 italic."""


class Logo(Record):
    """The mark of the house, beside the name of the series."""

    file: Line
    """An SVG file in templates/, of shapes only: no text, no pictures, no program."""
    alt: Line
    """What it says to whoever cannot see it."""


class Theme(Record):
    """A file in content/themes/. What it leaves out stays as the program has it."""

    id: Slug
    """Unique; also the name of this file."""
    accent: Colour | None = None
    """The one colour beside ink, dark enough for text on white."""
    accent_dark: Colour | None = None
    """The same for dark screens; left out, the accent made lighter."""
    ink: Colour | None = None
    """The colour of text on white."""
    faces: Faces = Faces.model_construct()
    """Families of letters."""
    logo: Logo | None = None
    """The mark of the house."""
    masthead: Masthead = "line"
    """What tops the first page: a strong line, a band in the accent, or a fine line."""
    papers: tuple[Paper, ...] = ()
    """The papers that the PDF is set on, for briefs that do not say."""
    sections: Mapping[Slug, Line] = {}
    """Names of sections by id or part, and of `bottom-line`, `judgements` and `contents`."""

    def name_of(self, section: Section) -> str:
        """The name of a section: by its id, else by its part, else its own."""
        own = self.sections
        return own.get(section.id) or own.get(section.part) or section.title


# The program's own look.
STANDARD = Theme.model_construct(id="standard")
