"""Prose: the Markdown of the content, with citations; the one home of markdown-it.

`[@fact-id]` or `[@fact-a; @fact-b]` cites. Raw HTML stays text, links are http, https or mailto,
and headings, tables, images and code are refused: they belong to the templates.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

_CITATION = re.compile(r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
_ALMOST = re.compile(r"\[@[^\]\n]*\]?")
_LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)
# Emphasis nests without limit in the parser and would recurse in the engine.
MAX_NESTING = 16
_ALLOWED = frozenset(
    "paragraph_open paragraph_close inline text softbreak hardbreak em_open em_close strong_open "
    "strong_close link_open link_close citation bullet_list_open bullet_list_close "
    "ordered_list_open ordered_list_close list_item_open list_item_close text_special".split()
)

Cite = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as written: the ids it names, and its text, which says where to look for it."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its visible words, and what is cited in it or right after it."""

    text: str
    citations: tuple[Citation, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids cited, in order."""
        return tuple(name for citation in self.citations for name in citation.ids)


def citations(text: str) -> list[Citation]:
    """The citations in `text`, in order."""
    return [Citation(_ids(found[1]), found[0]) for found in _CITATION.finditer(text)]


def faults(text: str) -> Iterator[tuple[str, str, str]]:
    """What `text` holds that is not allowed: (the words, what is wrong, how to mend it)."""
    for found in _ALMOST.finditer(text):
        if not _CITATION.fullmatch(found[0]):
            hint = "write `[@fact-id]` or `[@fact-a; @fact-b]`"
            yield found[0], f"`{found[0]}` is not a citation", hint
    for token in _walk(_markdown().parse(text)):
        if token.type not in _ALLOWED:
            hint = "use paragraphs, lists, emphasis and links; the layout is the template's"
            yield token.content.split("\n")[0], f"{token.tag or token.type} in prose", hint
        if token.type == "link_open" and not _LINK.fullmatch(str(token.attrGet("href"))):
            hint = "links start with https://, http:// or mailto:"
            yield str(token.attrGet("href")), f"a link to `{token.attrGet('href')}`", hint
        if token.level > MAX_NESTING:
            yield token.content, f"nested deeper than {MAX_NESTING} levels", "flatten it"


def plain(text: str) -> str:
    """The visible words of `text`: no marks, no citations."""
    parts = [
        token.content if token.type in ("text", "text_special") else " "
        for token in _walk(_markdown().parse(text))
        if token.type in ("text", "text_special", "softbreak", "hardbreak", "paragraph_close")
    ]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def inline_html(text: str, cite: Cite) -> Markup:
    """One line of prose as HTML without a paragraph around it."""
    return Markup(_markdown().renderInline(text, {"cite": cite}).strip())


def block_html(text: str, cite: Cite) -> Markup:
    """Prose of one or more paragraphs as HTML."""
    return Markup(_markdown().render(text, {"cite": cite}).strip())


def portable(text: str, cite: Cite) -> str:
    """Prose as Markdown that shows the same elsewhere: raw HTML made text, citations replaced."""
    safe = text.replace("<", "&lt;").strip()
    return _CITATION.sub(lambda found: cite(_ids(found[1])), safe)


# Words that end with a point inside a sentence.
_ABBREVIATIONS = frozenset("Mr Mrs Ms Dr Gen Lt Col Sen Rep Gov No St vs e.g i.e U.S U.K c ca".split())
_END = re.compile(r"[.!?…]+[\"'”’»)]*(?:\s*\[@[^\]]*\])*(?=\s|$)")


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text`; citations that follow the full stop belong to the sentence before."""
    found: list[Sentence] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        start = 0
        for end in _END.finditer(paragraph):
            last_word = paragraph[start : end.start()].rsplit(None, 1)[-1:] or [""]
            if last_word[0].lstrip("(“\"'") in _ABBREVIATIONS and end[0].startswith("."):
                continue
            found.append(_sentence(paragraph[start : end.end()]))
            start = end.end()
        if paragraph[start:].strip():
            found.append(_sentence(paragraph[start:]))
    return [one for one in found if one.text or one.citations]


def _sentence(text: str) -> Sentence:
    return Sentence(plain(text), tuple(citations(text)))


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
    found = _CITATION.match(state.src, state.pos)
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
