"""Templates: the one home of Jinja.

Sandboxed, undefined names are errors, and everything that a template prints is escaped: as HTML,
or in `*.md.j2` as Markdown. Content reaches a template only as values, never as template text.
"""

import hashlib
import marshal
import re
import traceback
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache, bc_magic
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen import memory
from briefgen.locales import ENGLISH, Furniture
from briefgen.problem import Pos, Problem
from briefgen.rich import Md
from briefgen.typography import quote
from briefgen.value import Frozen

# What CommonMark and GitHub's tables, footnotes and strikethrough would take for a sign.
_SIGNS = re.compile(r"[\\`*\[\]<>|~#]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\s*\d*)(?=[-+=]|(?<=\d)[.)])", re.MULTILINE)

_NAMED = re.compile(r'"([^"]+\.j2)"')  # what a template asks for by a name that stands in it
_SPARE: Final = 200  # templates that are remembered and were not asked for: 10 kB each
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

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may look at it.

        Texts and our own records have no ways out and cannot be changed: only private names count.
        They are nearly all that is asked about, and a look at each kind of ways out takes time.
        """
        if isinstance(obj, (str, Frozen)):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)

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


class _Remembered(BytecodeCache):
    """Templates that were compiled before, for this kind of environment.

    Code from the disk is run as if it were the program's: it lies where only the user can write,
    under a key of the text, of the program, of Python and of Jinja (`memory`). No worker can keep
    any, so none that a stranger's template took over leaves code behind.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def get_source_checksum(self, source: str) -> str:
        """What tells one text from another."""
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts in what is kept; nothing if there is none."""
        found = memory.own().one("template", self._key(bucket))
        if found is not None:
            bucket.code = marshal.loads(found)  # noqa: S302  what `dump_bytecode` kept

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        kept = {self._key(bucket): marshal.dumps(bucket.code)}
        memory.own().keep("template", kept, (), _SPARE)

    def _key(self, bucket: Bucket) -> bytes:
        return memory.key(bc_magic, self._kind, bucket.key, bucket.checksum)


class Templates:
    """A set of templates by name, ready to render documents.

    Compiled once and kept, so that rendering many documents costs only the rendering. `used` are
    the templates and styles that were asked for by name, until somebody clears it.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.used: set[str] = set()
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._html = self._environment("html", autoescape=True, finalize=None)
        self._markdown = self._environment("md", autoescape=False, finalize=_finalize_markdown)

    def _environment(
        self, kind: str, *, autoescape: bool, finalize: Callable[[object], object] | None
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
            bytecode_cache=_Remembered(kind),
        )
        # A template that is given no language speaks English.
        environment.globals.update(speech(ENGLISH))
        return environment

    def _of(self, name: str) -> _Environment:
        return self._markdown if name.endswith(".md.j2") else self._html

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = self._texts.get(name)
        return None if text is None else (text, f"templates/{name}", lambda: True)

    def style(self, name: str) -> Markup:
        """The text of a stylesheet, safe to stand in a page; KeyError if there is none."""
        self.used.add(name)
        return Markup(self._texts[name])  # noqa: S704 - our own stylesheet, not content

    def ready(self, names: Iterable[str], own: Collection[str]) -> None:
        """Compiles these templates and those that they name, or remembers what came of it.

        So no process that is forked from this one has to. Only those that are the program's `own`:
        while a template is compiled its constants are worked out, and those of a stranger's can
        fill the machine.
        """
        waiting, done = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name in self._texts and name not in done:
                done.add(name)
                waiting += _NAMED.findall(self._texts[name])
                if name in own:
                    self._of(name).get_template(name)

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
        try:
            return self._of(name).get_template(name).render(values), []
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
