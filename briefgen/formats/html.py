"""The web page: one file that needs nothing from anywhere."""

import base64
from urllib.parse import quote as percent

from markupsafe import Markup

from briefgen import charts, fonts, typography
from briefgen.artifact import Artifact
from briefgen.document import Document
from briefgen.formats.look import Look
from briefgen.problem import Problem
from briefgen.select import Selection


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[Artifact | None, list[Problem]]:
    """The HTML file."""
    values = {
        "d": document,
        "css": look.templates.style,
        "fonts_css": Markup(fonts.font_face_css(_font_uri)),  # noqa: S704 - made from our table
        "picture": _picture_uri,
        **typography.HELPERS,
    }
    text, problems = look.templates.render(selection.brief.templates.web, values)
    return (None if problems else Artifact(f"{document.name}.html", text.encode())), problems


def _font_uri(face: fonts.Face) -> str:
    return "data:font/ttf;base64," + base64.b64encode(fonts.web_bytes(face)).decode()


def _picture_uri(name: str) -> str:
    return "data:image/svg+xml," + percent(charts.draw(name))
