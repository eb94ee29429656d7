"""The web page: one file that needs nothing from anywhere."""

import base64
from urllib.parse import quote as percent

from markupsafe import Markup

from briefgen import fonts
from briefgen.artifact import Artifact
from briefgen.document import Document
from briefgen.formats._figures import figures
from briefgen.formats.look import Look
from briefgen.problem import Problem
from briefgen.select import Selection

# Faces that the page's stylesheet uses; caption sizes are for print.
WEB_FACES = tuple(face for face in fonts.FACES if face.family != "Brief Caption")
# Letters that a stylesheet may make of others: capitals, and what `content` adds.
_TURNED_BY_CSS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;–—’“”↑→≠·/")


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[list[Artifact], list[Problem]]:
    """The HTML file."""
    drawn, problems = figures(selection, document, look)
    if problems:
        return [], problems
    values = {
        "d": document,
        "css": look.style,
        "picture": lambda name: _uri(look.picture(name)),
        "figures": drawn,
        "fonts_css": "",
        **look.helpers(),
    }
    name = selection.brief.templates.web
    bare, problems = look.templates.render(name, values)
    if problems:
        return [], problems
    # The faces hold only the letters of the page, so the page is written once to see them.
    letters = frozenset(bare) | _TURNED_BY_CSS

    def uri(face: fonts.Face) -> str:
        return "data:font/ttf;base64," + base64.b64encode(fonts.subset(face, letters)).decode()

    css = Markup(fonts.font_face_css(uri, WEB_FACES))  # noqa: S704 - made from our own table
    text, problems = look.templates.render(name, {**values, "fonts_css": css})
    return [Artifact(f"{document.name}.html", text.encode())], problems


def _uri(svg: str) -> str:
    return "data:image/svg+xml," + percent(svg)
