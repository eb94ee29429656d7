"""The web page: one file that needs nothing from anywhere and lets nothing in."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import quote as percent

from markupsafe import Markup

from briefgen import fonts, memory, scripts, typography, webfonts
from briefgen.artifact import Artifact
from briefgen.fault import Fault, unplaced
from briefgen.formats._figures import View, figures
from briefgen.formats.look import Look
from briefgen.job import Job, file_stem
from briefgen.model.brief import Paper

# Letters that a stylesheet may make of others: capitals, and what `content` adds.
_TURNED_BY_CSS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;–—’“”↑→≠·/")
# What a page may fetch and run (W3C Content Security Policy Level 3): its own style and program,
# known by their digests, and what is written inside it.
_POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "{program}",
        "style-src": "{style}",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
)


def written(job: Job, look: Look) -> str:
    """The page without its faces; empty if it cannot be written."""
    drawn, _ = figures(job, look)
    return look.templates.render(job.templates.web, _values(job, look, drawn))[0]


def _values(job: Job, look: Look, drawn: Mapping[View, Markup]) -> dict[str, Any]:
    """What the template may use."""
    return {
        "d": job.document,
        "css": look.style,
        "drawing": lambda name: drawing(look.picture(name)),
        "picture": lambda name: _uri(look.picture(name)),
        "policy": policy,
        "figures": drawn,
        "siblings": _siblings(job),
        "fonts_css": "",
        **look.helpers(),
        "nb": partial(typography.nb, closed=False),
    }


def make(job: Job, look: Look) -> tuple[list[Artifact], list[Fault]]:
    """The HTML file."""
    drawn, faults = figures(job, look)
    if faults:
        return [], faults
    name, values = job.templates.web, _values(job, look, drawn)
    bare, problems = look.templates.render(name, values)
    if problems:
        return [], unplaced(problems)
    # The faces hold only the letters of the page, so the page is written once to see them.
    letters = frozenset(bare) | _TURNED_BY_CSS
    others = scripts.standing_in(bare, look.faces())

    def uri(face: fonts.Face) -> str:
        data = base64.b64encode(webfonts.packed(face, letters)).decode()
        return f"data:font/woff;base64,{data}"

    faces = [*_faces(look), *others]
    css = Markup(fonts.font_face_css(uri, faces, "woff"))  # noqa: S704 - from our own table
    values |= {"fonts_css": css, "css": partial(look.style, scripts=others)}
    text, problems = look.templates.render(name, values)
    return [Artifact(f"{job.document.name}.html", text.encode())], unplaced(problems)


def ready(job: Job, look: Look) -> None:
    """Packs the faces with the letters that the page had last time, since it seldom gets others.

    A worker that finds these letters has nothing to pack.
    """
    letters = memory.own().one("letters", memory.key(job.document.name))
    for face in _faces(look) if letters else ():
        webfonts.packed(face, frozenset((letters or b"").decode()))


def learn(files: Iterable[Artifact]) -> None:
    """Notes down which letters the pages have that were made."""
    own = memory.own()
    for file in files:
        name, _, kind = file.name.rpartition(".")
        key = memory.key(name)
        letters = "".join(sorted({*file.data.decode(), *_TURNED_BY_CSS})) if kind == "html" else ""
        if letters and own.one("letters", key) != letters.encode():
            own.keep("letters", {key: letters.encode()}, ())


def _siblings(job: Job) -> list[tuple[str, str]]:
    """The other files of the edition: what to call each, and its name."""
    document = job.document
    first, *others = job.papers
    files: dict[str, list[tuple[str, Paper | None]]] = {
        "pdf": [("PDF", first), *((f"PDF ({paper})", paper) for paper in others)],
        "json": [("JSON", None)],
        "md": [("Markdown", None)],
    }
    return [
        (label, f"{file_stem(document, paper) if paper else document.name}.{suffix}")
        for suffix, names in files.items()
        if suffix in document.formats
        for label, paper in names
    ]


def policy(style: str, program: str) -> str:
    """The page's Content-Security-Policy: it allows this style and this program and no others."""
    allowed = {"style": _digest(style), "program": _digest(program)}
    return "; ".join(f"{name} {value.format_map(allowed)}" for name, value in _POLICY.items())


def drawing(svg: str) -> Markup:
    """A picture as part of the page, so that its colours are those of the page's stylesheet.

    What it shows stands in words beside it, so that it is hidden from those who listen.
    """
    start, _, rest = svg.partition("<style>")
    bare = start.replace("<svg", '<svg class="pic" aria-hidden="true"', 1)
    return Markup(bare + rest.partition("</style>")[2])  # noqa: S704 - drawn by our own charts


def _faces(look: Look) -> list[fonts.Face]:
    """The faces that the page's stylesheet asks for.

    Caption sizes are for print, and slanted sans is only for who sets the text in it.
    """
    slanted_sans = look.theme.faces.text == "Brief Sans"
    return [
        face
        for face in look.faces()
        if face.family != "Brief Caption"
        and (slanted_sans or face.family != "Brief Sans" or not face.italic)
    ]


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _uri(svg: str) -> str:
    return "data:image/svg+xml," + percent(svg)
