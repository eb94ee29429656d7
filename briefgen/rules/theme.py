"""A theme names what is there: faces with all their weights, a logo of shapes, sections.

Each use of letters needs certain weights, and a family that lacks one is not mended with another.
A desk's own family lies in templates/fonts/ as static TrueType files, one for each weight. A logo
is an SVG file in templates/, of shapes only: it can fetch nothing, run nothing and needs no font.

Passes:

    # content/themes/north.yaml
    id: north
    faces: {headlines: Brief Sans}
    sections: {developments: What changed}

Fails, because there is no family of that name, and no file of one:

    # content/themes/north.yaml
    id: north
    faces: {headlines: Brief Slab}
"""

from collections.abc import Iterator

from briefgen import faces, fonts, logo
from briefgen.model.corpus import Corpus
from briefgen.model.theme import FRONT, Theme
from briefgen.problem import Pos, Problem
from briefgen.record import closest

CODE = "theme"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each face, logo and section that a theme names and that is not there."""
    for theme in corpus.themes.values():
        yield from _faces(corpus, theme)
        yield from _logo(corpus, theme)
        yield from _sections(corpus, theme)


def _faces(corpus: Corpus, theme: Theme) -> Iterator[Problem]:
    lacking: dict[str, list[str]] = {}
    for need, path in faces.missing(theme, corpus.fonts):
        lacking.setdefault("text" if need == "notes" else need, []).append(path)
    for use, paths in lacking.items():
        family = getattr(theme.faces, use)
        files = ", ".join(dict.fromkeys(paths))
        message = f"`{family}` lacks faces for {use}: there is no {files}"
        hint = (
            closest(family, fonts.FAMILIES) or f"families: {', '.join(fonts.FAMILIES)}, or add them"
        )
        yield Problem(theme.faces.at(use), CODE, message, hint, length=len(family))
    for face in faces.faces_of(theme, corpus.fonts):
        if isinstance(face.source, bytes) and (fault := fonts.fault_of(face)):
            yield Problem(Pos(faces.path_of(face)), CODE, fault, "put a whole static font there")


def _logo(corpus: Corpus, theme: Theme) -> Iterator[Problem]:
    if theme.logo is None:
        return
    path = f"templates/{theme.logo.file}"
    if not path.endswith(".svg") or path not in corpus.texts:
        there = [
            name for name in corpus.texts if name.startswith("templates/") and name.endswith(".svg")
        ]
        names = [name.removeprefix("templates/") for name in there]
        hint = closest(theme.logo.file, names) or f"SVG files there: {', '.join(names) or 'none'}"
        message = f"there is no SVG file {path}"
        length = len(theme.logo.file)
        yield Problem(theme.logo.at("file"), CODE, message, hint, length=length)
        return
    for line, column, fault in logo.faults_of(corpus.texts[path]):
        yield Problem(Pos(path, line, column), CODE, fault, "a logo holds shapes only, as paths")


def _sections(corpus: Corpus, theme: Theme) -> Iterator[Problem]:
    known = corpus.found_by("sections")
    for name in theme.sections:
        if name not in known and name not in FRONT and not corpus.unreadable:
            names = sorted({*known, *FRONT})
            hint = closest(name, names) or f"one of: {', '.join(names)}"
            pos = theme.at("sections", name, key=True)
            yield Problem(pos, CODE, f"no brief has a section `{name}`", hint, length=len(name))
