"""Prose: the Markdown of the content, with citations; the one home of markdown-it.

`[@fact-id]` or `[@fact-a; @fact-b]` cites. Raw HTML stays text, links are http, https or mailto,
and headings, tables, images and code are refused: they belong to the templates.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from briefgen import alignment
from briefgen.value import Frozen

CITATION = re.compile(r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
_ALMOST = re.compile(r"\[@[^\]\n]*\]?")
_LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)
# Emphasis nests without limit in the parser and would recurse in the engine.
MAX_NESTING = 16
# The parser looks for the end of each bracket, so that their number counts twice.
MAX_BRACKETS = 300
_ALLOWED = frozenset(
    "paragraph_open paragraph_close inline text softbreak hardbreak em_open em_close strong_open "
    "strong_close link_open link_close citation bullet_list_open bullet_list_close "
    "ordered_list_open ordered_list_close list_item_open list_item_close text_special".split()
)

Cite = Callable[[Sequence[str]], str]


class Citation(Frozen):
    """A citation as written: the ids it names, and its text, which says where to look for it."""

    ids: tuple[str, ...]
    text: str


def citations(text: str) -> list[Citation]:
    """The citations in `text`, in order."""
    if "[@" not in text:
        return []
    return [Citation(_ids(found[1]), found[0]) for found in CITATION.finditer(text)]


class Fault(Frozen):
    """Something in prose that is not allowed: where, how long, what, and how to mend it."""

    start: int
    length: int
    what: str
    hint: str


def faults(text: str) -> Iterator[Fault]:
    """What `text` holds that is not allowed."""
    if _without_marks(text) is not None:
        return
    if text.count("[") > MAX_BRACKETS:
        yield Fault(0, 1, f"more than {MAX_BRACKETS} brackets in a text", "split it")
        return
    for found in _ALMOST.finditer(text):
        if not CITATION.fullmatch(found[0]):
            hint = "write `[@fact-id]` or `[@fact-a; @fact-b]`"
            what = f"`{found[0][:40]}` is not a citation"
            yield Fault(found.start(), len(found[0]), what, hint)
    lines = alignment.line_starts(text)
    seen = 0
    for token in _walk(_markdown().parse(text)):
        if token.map:
            seen = max(seen, lines[token.map[0]])
        what, hint = _fault(token)
        if what:
            words = _written(token, text[seen:].partition("\n")[0])
            at = max(seen, text.find(words, seen))
            seen = at if token.block else at + len(words)
            yield Fault(at, max(1, len(words)), what, hint)


def _fault(token: Token) -> tuple[str, str]:
    """What is wrong with a token and how to mend it, or nothing."""
    if token.nesting < 0:
        return "", ""
    if token.type not in _ALLOWED and token.type not in _INSIDE:
        hint = "use paragraphs, lists, emphasis and links; the layout is the template's"
        return f"{_NAMES.get(token.type, token.type)} in prose", hint
    if token.type == "link_open" and not _LINK.fullmatch(str(token.attrGet("href"))):
        hint = "links start with https://, http:// or mailto:"
        return f"a link to `{token.attrGet('href')}`", hint
    if token.level > MAX_NESTING:
        return f"nested deeper than {MAX_NESTING} levels", "flatten it"
    return "", ""


_NAMES = {
    "code_inline": "code",
    "code_block": "an indented block of code",
    "fence": "a block of code",
    "heading_open": "a heading",
    "hr": "a rule",
    "image": "an image",
    "blockquote_open": "a block quotation",
    "s_open": "struck-out text",
    "table_open": "a table",
}
_INSIDE = frozenset("thead_open tbody_open tr_open th_open td_open".split())


def _written(token: Token, line: str) -> str:
    """What of a token can be found again in the text: its own words and mark, else its line."""
    if token.type == "link_open":
        return str(token.attrGet("href"))
    if token.type == "image":
        return f"![{token.content}"
    if token.type == "code_inline":
        return f"{token.markup}{token.content}"
    return line.strip() if token.block else token.markup


def plain(text: str) -> str:
    """The visible words of `text`: no marks, no citations."""
    words = _without_marks(text)
    return _parsed_words(text) if words is None else words


# What could be a mark, or make one of what stands after it. Most sentences hold nothing of the
# kind once their citations are cut out, and need no parser.
_MARKS = re.compile(r"[\\`*_\[\]<>&~#!|\n\r\t\0]")
_MARKS_AT_START = re.compile(r"\s*(?:[-+=]|\d{1,9}[.)](?:\s|$))")
_INDENT = "    "
# A citation before a mark of punctuation takes the space before it along.
_CUT = re.compile(rf"(?<!\s)\s*{CITATION.pattern}(?=[.,;:!?])|{CITATION.pattern}")


def _without_marks(text: str) -> str | None:
    """The visible words of prose that holds nothing but words and citations, else None."""
    words = (_CUT.sub("", text) if "[@" in text else text).rstrip("\n")
    if _MARKS.search(words) or _INDENT in words or _MARKS_AT_START.match(words):
        return None
    return " ".join(words.split())


@lru_cache(maxsize=1 << 14)
def _parsed_words(text: str) -> str:
    parts = []
    if text.count("[") > MAX_BRACKETS:
        return ""  # a fault; nobody reads on
    for token in _walk(_markdown().parse(text)):
        if token.type in ("text", "text_special"):
            parts.append(token.content)
        elif token.type == "citation":
            parts.append("\0")  # no text holds one: the parser replaces it
        elif token.type in ("softbreak", "hardbreak", "paragraph_close"):
            parts.append(" ")
    words = re.sub(r"(?<!\s)\s*\0(?=[.,;:!?])", "", "".join(parts)).replace("\0", "")
    return " ".join(words.split())


def inline_html(text: str, cite: Cite) -> Markup:
    """One line of prose as HTML without a paragraph around it."""
    html_text = _markdown().renderInline(text, {"cite": cite}).strip()
    return Markup(html_text)  # noqa: S704 - the parser escapes all text; raw HTML is off


def block_html(text: str, cite: Cite) -> Markup:
    """Prose of one or more paragraphs as HTML."""
    html_text = _markdown().render(text, {"cite": cite}).strip()
    return Markup(html_text)  # noqa: S704 - as above


# A backslash before the sign would else come to stand before the entity.
_LESS = re.compile(r"((?:\\\\)*)\\?<")


def portable(text: str, cite: Cite) -> str:
    """Prose as Markdown that shows the same elsewhere: raw HTML made text, citations replaced."""
    safe = _LESS.sub(r"\1&lt;", text).strip().replace("|", "&#124;")
    return CITATION.sub(lambda found: cite(_ids(found[1])), safe)


def _ids(inside: str) -> tuple[str, ...]:
    return tuple(part.strip().removeprefix("@") for part in inside.split(";"))


def _walk(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        # Inline children are flat; their nesting is in `level`.
        yield from token.children or ()


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    markdown.inline.ruler.before("link", "citation", _citation_rule)
    markdown.add_render_rule("citation", _render_citation)
    return markdown


def _citation_rule(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"ids": _ids(found[1])}
    state.pos = found.end()
    return True


def _render_citation(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
) -> str:
    cite: Cite = env["cite"]
    return str(cite(tokens[index].meta["ids"]))
