"""The look: templates, stylesheets and faces, and the typesetter set up with them.

Made once for a build and shared by all its documents, since setting up costs more than a page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from briefgen import engine, fonts, typography
from briefgen.model.brief import Paper
from briefgen.problem import Problem
from briefgen.templating import Templates

# What HTML templates may call.
HELPERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"balance": typography.balance, "quote": typography.quote, "nb": typography.nb}
)
# The stylesheet of the printed page, and the one that says which paper it is.
PRINT_STYLE = "print.css"
PAPER_STYLES: Mapping[Paper, str] = MappingProxyType({"a4": "a4.css", "letter": "letter.css"})
DEFAULT_PAPERS: Sequence[Paper] = ("a4",)

_Set: TypeAlias = tuple[engine.Engine | None, list[Problem]]


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is made with; `papers` are those of its PDF files."""

    texts: Mapping[str, str]
    templates: Templates
    papers: Sequence[Paper]
    _stack: ExitStack
    _engines: dict[Paper | None, _Set]

    def on(self, papers: Sequence[Paper]) -> "Look":
        """The same look on these papers."""
        return replace(self, papers=papers)

    def engine(self, paper: Paper) -> _Set:
        """The typesetter for a paper, opened when its first page is set; or what it lacks."""
        if paper not in self._engines:
            base, problems = self._engine()
            name = PAPER_STYLES[paper]
            sheet = {f"templates/{name}": self.texts[name]}
            self._engines[paper] = base.styled(sheet) if base else (None, problems)
        return self._engines[paper]

    def _engine(self) -> _Set:
        """The typesetter for whatever paper: it holds all that costs time to open."""
        if None not in self._engines:
            styles = {"fonts.css": fonts.font_face_css(lambda face: f"asset:{face.name}")}
            styles[f"templates/{PRINT_STYLE}"] = self.texts[PRINT_STYLE]
            opening = engine.opened(styles, fonts.face_files())
            self._engines[None] = self._stack.enter_context(opening)
        return self._engines[None]


@contextmanager
def opened(texts: Mapping[str, str]) -> Iterator[Look]:
    """A look made of the templates and stylesheets in `texts`, by name."""
    with ExitStack() as stack:
        yield Look(texts, Templates(texts), DEFAULT_PAPERS, stack, {})
