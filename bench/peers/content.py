"""Our Markdown, made ready for the peers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

Run: TypeAlias = dict[str, str | bool]
Block: TypeAlias = Mapping[str, object]

_NOTE: Final = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
_CALL: Final = re.compile(r"\[\^(\d+)\]")


def endnotes(text: str) -> str:
    """The same for pandoc: each note stands once, where it stood, and its calls are links.

    As a footnote of pandoc's it would be printed again wherever it is called.
    """
    noted = _NOTE.sub(r"[**\1**]{#note-\1} \2\n", text)
    return _CALL.sub(r"^[\1](#note-\1)^", noted)


def blocks(text: str) -> list[Block]:
    """The same as plain data for a template of Typst's: headings, paragraphs, lists, tables, notes.

    Words are given in runs, `t` with `b` (bold) and `i` (italic), or `n`, the number of a note.
    """
    parser = MarkdownIt("commonmark").enable("table")
    # Each note becomes a paragraph of its own, told by its first word.
    found = list(_blocks(parser.parse(_NOTE.sub(r"note-\1 \2\n", text))))
    return [_note(block) for block in found]


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    rows: list[list[list[Run]]] = []
    items: list[list[Run]] = []
    level, listing = "", False
    for token in tokens:
        if token.type == "heading_open":
            level = token.tag
        elif token.type == "heading_close":
            level = ""
        elif token.type == "bullet_list_open":
            items, listing = [], True
        elif token.type == "bullet_list_close":
            listing = False
            yield {"kind": "list", "items": items}
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield {"kind": "table", "rows": rows, "columns": len(rows[0])}
            rows = []
        elif token.type == "inline":
            words = _runs(token.children or [])
            if rows:
                rows[-1].append(words)
            elif listing:
                items.append(words)
            else:
                yield {"kind": level or "p", "words": words}


def _runs(tokens: Sequence[Token]) -> list[Run]:
    found: list[Run] = []
    bold = italic = False
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("em_open", "em_close"):
            italic = token.type == "em_open"
        elif token.type == "softbreak":
            found.append({"t": " "})
        elif token.content:
            # Every other piece is the number of a call.
            for place, piece in enumerate(_CALL.split(token.content)):
                if place % 2:
                    found.append({"n": piece})
                elif piece:
                    found.append({"t": piece, "b": bold, "i": italic})
    return found


def _note(block: Block) -> Block:
    words = block.get("words")
    first = words[0] if isinstance(words, list) and words else {}
    told = re.match(r"note-(\d+) ", str(first.get("t", "")))
    if told is None or not isinstance(words, list):
        return block
    rest = str(first["t"])[told.end() :]
    left = [{**first, "t": rest}] if rest else []
    return {"kind": "note", "number": told[1], "words": [*left, *words[1:]]}
