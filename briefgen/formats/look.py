"""The look: templates, stylesheets and faces, and the typesetter set up with them.

Made once for a build and shared by all its documents, since setting up costs more than a page.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from briefgen import engine, fonts, typography
from briefgen.problem import Problem
from briefgen.templating import Templates

# What HTML templates may call.
HELPERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"balance": typography.balance, "quote": typography.quote, "nb": typography.nb}
)
# The stylesheets of the printed page, in the order of the cascade.
PRINT_STYLES = ("print.css", "a4.css")


@dataclass(slots=True)
class Look:
    """What documents are made with; the engine is opened when the first page is set."""

    texts: Mapping[str, str]
    templates: Templates
    _stack: ExitStack
    _engine: tuple[engine.Engine | None, list[Problem]] | None = field(default=None)

    def engine(self) -> tuple[engine.Engine | None, list[Problem]]:
        """The typesetter, or what the machine lacks for it."""
        if self._engine is None:
            styles = {"fonts.css": fonts.font_face_css(lambda face: f"asset:{face.name}")}
            styles |= {f"templates/{name}": self.texts[name] for name in PRINT_STYLES}
            self._engine = self._stack.enter_context(engine.opened(styles, fonts.face_files()))
        return self._engine


@contextmanager
def opened(texts: Mapping[str, str]) -> Iterator[Look]:
    """A look made of the templates and stylesheets in `texts`, by name."""
    with ExitStack() as stack:
        yield Look(texts, Templates(texts), stack)
