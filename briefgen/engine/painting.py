"""What is painted on the pages of a PDF, put right where a reader of the text would go wrong."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

import pydyf

from briefgen.engine.tags import Foreign, Marks, Tree, inside

_SIDES: Final[Mapping[str, str]] = {"@top": "/Header", "@bottom": "/Footer"}
# A break after one of these can have parted a word; elsewhere it has taken the place of a space.
_JOINTS: Final = "-\u2010–—/\u00ad"


def silence(tree: Tree, document: Foreign) -> None:
    """Makes artifacts of running heads, dot leaders and blanks (ISO 32000-1, 14.8.2.2)."""
    for number, (page, stream) in enumerate(_painted(tree.pdf, document)):
        spots = _spots(stream)
        for box, kind in _no_content(page):
            if (mark := tree.marks[number].get(box)) is not None:
                tree.drop(number, box)
                spot = spots[mark]
                stream.stream[spot - 1 : spot + 1] = "/Artifact", pydyf.Dictionary(kind)


def _no_content(page: Foreign) -> Iterator[tuple[Foreign, Mapping[str, str]]]:
    """The boxes on a page that say nothing of their own, with what kind of artifact they are."""
    for child in page.children:
        if keyword := getattr(child, "at_keyword", ""):
            side = _SIDES.get(keyword.partition("-")[0])
            kind = {"Type": "/Pagination", **({"Subtype": side} if side else {})}
            yield from ((box, kind) for box in inside(child))
        else:
            for box in inside(child):
                if hasattr(box, "text") and not box.text.strip():
                    yield box, {"Type": "/Layout"}
                elif getattr(box, "is_leader", False):
                    yield from ((dot, {"Type": "/Layout"}) for dot in inside(box))


def part_words(pdf: Foreign, document: Foreign, marks: Marks) -> None:
    """Paints, where nothing shows, the spaces that line breaks and lone spaces have left out.

    Tagged text is read without its place on the page, so the words in it have to be parted by
    spaces of their own (ISO 32000-1, 14.8.2.5).
    """
    spaces = {
        f"/{font.hash}".encode(): glyph
        for font in document.fonts.values()
        for glyph, text in font.to_unicode.items()
        if text in (" ", "\u00a0")
    }
    for number, (page, stream) in enumerate(_painted(pdf, document)):
        spots = _spots(stream)
        for box in _parted(page, marks[number]):
            _add_space(stream.stream, spots[marks[number][box]], spaces)


def read_spaces(pdf: Foreign) -> None:
    """Lets a space be read as a space: in the fonts it shares its glyph with the no-break space."""
    for stream in pdf.objects:
        lines = getattr(stream, "stream", ())
        if b"begincmap" in lines:
            stream.stream = [_plain(line) for line in lines]


def _plain(line: bytes) -> bytes:
    return re.sub(rb"^(<[0-9a-f]+>) <00a0>$", rb"\1 <0020>", line)


def _painted(pdf: Foreign, document: Foreign) -> Iterator[tuple[Foreign, Foreign]]:
    """The boxes of each page and the stream that paints them."""
    for page, reference in zip(document.pages, pdf.page_references, strict=True):
        content = pdf.objects[int(reference.split()[0])]["Contents"]
        yield page._page_box, pdf.objects[int(content.split()[0])]


def _spots(stream: Foreign) -> dict[int, int]:
    """Where in a stream each numbered text begins."""
    return {
        item["MCID"]: place
        for place, item in enumerate(stream.stream)
        if isinstance(item, dict) and "MCID" in item
    }


def _parted(page: Foreign, marks: Mapping[Foreign, int]) -> Iterator[Foreign]:
    """Each text that a space follows that is not painted, or a leader; or that ends its line."""
    before: Foreign = None
    line: Foreign = None
    for on, box in _texts(page):
        blank = box.text.isspace() or box not in marks
        if before is not None and (blank or on is not line) and _was_spaced(before.text):
            yield before
        before, line = (None, on) if blank else (box, on)


def _texts(box: Foreign, line: Foreign = None) -> Iterator[tuple[Foreign, Foreign]]:
    """The texts in a box, each with the line that it stands on."""
    box = getattr(box, "_box", box)
    if getattr(box, "text", ""):
        yield line, box
    for child in getattr(box, "children", ()):
        yield from _texts(child, box if hasattr(box, "text_overflow") else line)


def _was_spaced(text: str) -> bool:
    last, before = text[-1], text[-2:-1]
    if last in _JOINTS:
        return before == " "
    letters = unicodedata.east_asian_width(last) in ("W", "F")
    return not (last.isspace() or letters or unicodedata.bidirectional(last) in ("R", "AL"))


def _add_space(items: list[Foreign], spot: int, spaces: Mapping[bytes, int]) -> None:
    """Adds a space to the last words of a marked text, in their font or, lacking it, in another."""
    font = b""
    last = None
    for place in range(spot + 1, items.index(b"EMC", spot)):
        item = items[place]
        if isinstance(item, bytes) and item.endswith(b" Tf"):
            font = item.partition(b" ")[0]
        elif isinstance(item, bytes) and item.endswith(b"] TJ"):
            last = place
    if last is not None and font in spaces:
        items[last] = items[last].removesuffix(b"] TJ") + f"<{spaces[font]:04x}>] TJ".encode()
    elif last is not None and spaces:
        other, glyph = next(iter(spaces.items()))
        items[last] += b"\n" + other + f" 1 Tf\n[<{glyph:04x}>] TJ".encode()
