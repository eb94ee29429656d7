"""Templates: the one home of Jinja.

Sandboxed, undefined names are errors, and everything that a template prints is escaped: as HTML,
or in `*.md.j2` as Markdown. Content reaches a template only as values, never as template text.
"""

import re
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.locales import ENGLISH, Furniture
from briefgen.problem import Pos, Problem
from briefgen.rich import Md
from briefgen.typography import quote

# What CommonMark and GitHub's tables, footnotes and strikethrough would take for a sign.
_SIGNS = re.compile(r"[\\`*\[\]<>|~#]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\s*\d*)(?=[-+=]|(?<=\d)[.)])", re.MULTILINE)

_GUILLEMETS = str.maketrans("«»", "“”")


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that writes down which template asked for which, found or not.

    What a template imports is kept with it, so that another page may use it without asking.
    """

    def __init__(self, asked: dict[str, set[str]], **options: Any) -> None:
        super().__init__(**options)
        self._asked = asked

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002  as Jinja names it
    ) -> Template:
        if parent is not None and isinstance(name, str):
            self._asked[parent].add(name)
        return super().get_template(name, parent, globals)

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: Any = None,  # noqa: A002  as Jinja names it
    ) -> Template:
        names = list(names)
        if parent is not None:
            self._asked[parent].update(name for name in names if isinstance(name, str))
        return super().select_template(names, parent, globals)


class Templates:
    """A set of templates by name, ready to render documents.

    Compiled once and kept, so that rendering many documents costs only the rendering. `used` are
    the templates and styles that were asked for by name, until somebody clears it.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.used: set[str] = set()
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._html = self._environment(autoescape=True, finalize=None)
        self._markdown = self._environment(autoescape=False, finalize=_finalize_markdown)

    def _environment(
        self, *, autoescape: bool, finalize: Callable[[object], object] | None
    ) -> _Environment:
        environment = _Environment(
            self._asked,
            loader=FunctionLoader(self._load),
            undefined=StrictUndefined,
            autoescape=autoescape,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        # A template that is given no language speaks English.
        environment.globals.update(speech(ENGLISH))
        return environment

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = self._texts.get(name)
        return None if text is None else (text, f"templates/{name}", lambda: True)

    def style(self, name: str) -> Markup:
        """The text of a stylesheet, safe to stand in a page; KeyError if there is none."""
        self.used.add(name)
        return Markup(self._texts[name])  # noqa: S704 - our own stylesheet, not content

    def compile(self, names: Iterable[str]) -> None:
        """Compiles these templates, so that no process that is forked from this one has to.

        For the program's own only: while a template is compiled its constants are worked out, and
        those of a stranger's can fill the machine.
        """
        for name in names:
            if name in self._texts and name.endswith(".j2"):
                (self._markdown if name.endswith(".md.j2") else self._html).get_template(name)

    def loaded(self) -> list[str]:
        """What was used, with all that those templates asked for, whether it is there or not."""
        found: set[str] = set()
        waiting = list(self.used)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._asked[name]
        return sorted(found)

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def render(self, name: str, values: Mapping[str, Any]) -> tuple[str, list[Problem]]:
        """The text that the template makes of `values`; empty, with the problem, if it fails."""
        self.used.add(name)
        environment = self._markdown if name.endswith(".md.j2") else self._html
        try:
            return environment.get_template(name).render(values), []
        except TemplateSyntaxError as error:
            where = Pos(error.filename or f"templates/{name}", error.lineno)
            return "", [Problem(where, "template", f"not a template: {error.message}")]
        except TemplateNotFound as error:
            hint = "templates: " + ", ".join(sorted(self._texts))
            return "", [
                Problem(_place(error, name), "template", f"there is no `{error.name}`", hint)
            ]
        except SecurityError as error:
            return "", [Problem(_place(error, name), "template", f"not allowed: {error}")]
        except UndefinedError as error:
            hint = "the names that templates may use are in docs/templates.md"
            return "", [Problem(_place(error, name), "template", str(error), hint)]
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            return "", [
                Problem(_place(error, name), "template", f"{type(error).__name__}: {error}")
            ]


def speech(words: Furniture) -> dict[str, Callable[..., str]]:
    """What templates say their own words with, in one language."""

    def quoted(text: str) -> str:
        """What someone else wrote, in the marks of the language, its own made the inner ones."""
        around = words.say("“{words}”")
        # Guillemets around a quotation become the inner marks inside it, like all double marks.
        plain = text.translate(_GUILLEMETS) if "«" in around else text
        return around.format(words=quote(plain, words.say("‘"), words.say("’")))

    return {"_": words.say, "ngettext": words.count, "pgettext": words.say_of, "quoted": quoted}


def escape_markdown(text: str) -> Md:
    """`text` as Markdown that shows exactly its characters, on whatever line it stands."""
    return Md(_LINE_START.sub(r"\1\\", _SIGNS.sub(r"\\\g<0>", text)))


def _finalize_markdown(value: object) -> object:
    return escape_markdown(value) if isinstance(value, str) and not isinstance(value, Md) else value


def _place(error: BaseException, name: str) -> Pos:
    """The line of the template that the error came from: its last frame in a template."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.startswith("templates/")]
    return Pos(inside[-1].filename, inside[-1].lineno or 0) if inside else Pos(f"templates/{name}")
