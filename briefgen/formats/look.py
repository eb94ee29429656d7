"""The look: templates, stylesheets and faces, and the typesetter set up with them.

Made once for a build and shared by all its documents, since setting up costs more than a page. A
document has the look of its theme: a sheet after the standard ones, and other colours in pictures.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup

from briefgen import charts, faces, fonts, locales, palette, typography
from briefgen.faces import Use
from briefgen.fonts import Face
from briefgen.formats import sheet
from briefgen.job import DEFAULT_PAPERS, Job
from briefgen.locales import ENGLISH, Furniture
from briefgen.model.brief import Paper
from briefgen.model.theme import STANDARD, Theme
from briefgen.problem import Problem
from briefgen.templating import Templates, speech
from briefgen.value import Frozen, replace

if TYPE_CHECKING:
    from briefgen import engine


def _width(
    theme: Theme, files: Mapping[str, bytes], text: str, size: float, weight: int = 400
) -> float:
    """How wide a label is in points, set in the face of tables in that size and weight."""
    face = faces.face_for(theme, files, "tables", weight, italic=False)
    return fonts.advance(text, face or fonts.face_of("Brief Sans", weight), size)


# What HTML templates may call.
HELPERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "balance": typography.balance,
        "quote": typography.quote,
        "nb": typography.nb,
        "width": partial(_width, STANDARD, {}),
    }
)
# The picture that is the logo of the theme; the others are drawn by charts.
LOGO = "logo"
# The stylesheets of the printed page and of the web page, and those that say which paper it is.
PRINT_STYLE = "print.css"
WEB_STYLE = "web.css"
PAPER_STYLES: Mapping[Paper, str] = MappingProxyType({"a4": "a4.css", "letter": "letter.css"})

# A page with whatever the typesetter reads from the disk when it first meets it.
_FIRST = (
    '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><h1 id="x">x</h1>'
    '<p>hyphen<a href="#x">ation</a></p><table><tr><td>x</td></tr></table>'
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    "</body></html>"
)
_Set: TypeAlias = "tuple[engine.Engine | None, list[Problem]]"
# The faces that lines are balanced and labels fitted in.
_MEASURED: Sequence[tuple[Use, int]] = (("headlines", 600), ("tables", 400), ("tables", 600))
_STANDARD_FACES = tuple(faces.faces_of(STANDARD, {}))


class Look(Frozen):
    """What a document is made with; `papers` are those of its PDF files.

    `files` are the project's own fonts by path. An engine is kept by theme, paper and scripts, and
    one without any of them, which holds what costs time to open.
    """

    texts: Mapping[str, str]
    templates: Templates
    papers: Sequence[Paper]
    theme: Theme
    words: Furniture
    files: Mapping[str, bytes]
    _stack: ExitStack
    _engines: dict[tuple[str, Paper, tuple[Face, ...]] | None, _Set]

    def on(self, papers: Sequence[Paper]) -> "Look":
        """The same look on these papers."""
        return replace(self, papers=papers)

    def dressed(self, job: Job) -> "Look":
        """The look of a job: of its theme, on its papers, with the words of its language."""
        return replace(
            self,
            papers=job.papers,
            theme=job.dress,
            words=locales.of(job.document.masthead.language),
            files=job.fonts,
        )

    def engine(self, paper: Paper, scripts: Sequence[Face] = ()) -> _Set:
        """The typesetter for a paper, opened when its first page is set; or what it lacks.

        `scripts` are the faces for letters that those of the theme lack.
        """
        key = (self.theme.model_dump_json(), paper, (*self.faces(), *scripts))
        self.loads(paper)
        if key not in self._engines:
            base, problems = self._engine()
            own = [face for face in self.faces() if face not in _STANDARD_FACES]
            own += scripts
            names = (PRINT_STYLE, PAPER_STYLES[paper])
            styles = {f"templates/{name}": self.texts[name] for name in names}
            styles["theme.css"] = _face_css(own) + sheet.for_paper(self.theme, scripts)
            assets = fonts.face_files(own)
            made: _Set = (None, problems)
            if base:
                made = base.styled(sheet.solved(styles), assets)
                # What is wrong in a sheet is told where it stands in the sheet as it was written.
                made = made if made[0] else base.styled(styles, assets)
            self._engines[key] = made
        return self._engines[key]

    def loads(self, paper: Paper) -> None:
        """Says that the sheets of a paper are used, opened or not."""
        self.templates.used.update((PRINT_STYLE, PAPER_STYLES[paper]))

    def _engine(self) -> _Set:
        """The typesetter for whatever theme and paper."""
        if None not in self._engines:
            from briefgen import engine  # noqa: PLC0415  0.03 s: only where pages are made

            styles = {"fonts.css": _face_css(_STANDARD_FACES)}
            opening = engine.opened(styles, fonts.face_files(_STANDARD_FACES))
            self._engines[None] = self._stack.enter_context(opening)
        return self._engines[None]

    def ready(self, job: Job, own: Collection[str]) -> None:
        """Opens what a job of this look needs, so that no worker has to do it again.

        `own` are the templates that are the program's.
        """
        formats, names = job.document.formats, job.templates
        pages = {"pdf": names.print, "html": names.web, "md": names.markdown}
        asked = [pages[one] for one in formats if one in pages]
        if "pdf" in formats or "html" in formats:
            asked += (f"sections/{section.part}.html.j2" for section in job.document.sections)
            for face in self.faces():
                fonts.repertoire(face)
            for use, weight in _MEASURED:
                if found := faces.face_for(self.theme, self.files, use, weight, italic=False):
                    fonts.face_bytes(found)
        self.templates.ready(asked, own)
        if "pdf" in formats:
            for paper in self.papers:
                self.engine(paper)

    def warm(self) -> None:
        """Does once what every document does when it is the first: for many, and their workers."""
        for paper in self.papers:
            engine, _ = self.engine(paper)
            if engine:
                layout, _ = engine.layout(_FIRST)
                if layout:
                    layout.write("first")

    def faces(self) -> list[Face]:
        """The faces that the pages of this look are set in, and those that stand in for them."""
        own = faces.faces_of(self.theme, self.files)
        return list(dict.fromkeys([*own, *faces.stand_ins(self.theme)]))

    def speech(self) -> dict[str, Callable[..., str]]:
        """What templates say their own words with."""
        return speech(self.words)

    def helpers(self) -> dict[str, Callable[..., Any]]:
        """What HTML templates may call, measuring by the faces of the theme."""
        headline = faces.face_for(self.theme, self.files, "headlines", 600, italic=False)
        balance = partial(typography.balance, face=headline) if headline else typography.balance
        width = partial(_width, self.theme, self.files)
        return {**HELPERS, **self.speech(), "balance": balance, "width": width}

    def style(self, name: str, scripts: Sequence[Face] = ()) -> Markup:
        """The text of a stylesheet; that of the web page goes on with what the theme changes."""
        text = self.templates.style(name)
        own = sheet.for_screen(self.theme, scripts) if name == WEB_STYLE else ""
        return text + Markup(own)  # noqa: S704 - made of checked colours and names of families

    def picture(self, name: str) -> str:
        """A picture as an SVG document: the logo, or a chart in the colours of the theme."""
        if name == LOGO and self.theme.logo:
            self.templates.used.add(self.theme.logo.file)
            return self.texts[self.theme.logo.file]
        return palette.recoloured(charts.draw(name), *sheet.palettes(self.theme))


def _face_css(own: Sequence[Face]) -> str:
    return fonts.font_face_css(lambda face: f"asset:{face.name}", own)


@contextmanager
def opened(texts: Mapping[str, str]) -> Iterator[Look]:
    """A look made of the templates and stylesheets in `texts`, by name."""
    with ExitStack() as stack:
        yield Look(texts, Templates(texts), DEFAULT_PAPERS, STANDARD, ENGLISH, {}, stack, {})
