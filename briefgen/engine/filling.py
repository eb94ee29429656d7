"""Filling: page numbers put into slots of pages that are laid out, in place of guessed ones.

A document that prints where its own parts are would have to be laid out twice: the numbers are
known only afterwards. Where they stand in slots of a fixed width, nothing else moves when they
change. So the first layout is given a guess; in its slots the texts are then set anew, by the same
functions of WeasyPrint, and whatever links are not in the final text are taken out. What comes of
it is, to the byte, what a second layout would have made.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element

from briefgen.engine.parsing import elements
from briefgen.engine.tags import inside

Foreign: TypeAlias = Any  # WeasyPrint ships no types
_Line: TypeAlias = tuple[Foreign, Foreign]  # as it is, and as it is to be

_BLANK: Final = re.compile(r"\s\s|[^\S ]")  # what is not set as it is written


class Guess(dict[str, int]):
    """A page for whatever anchor is asked for: always the `only` one, or for each another one.

    With another page for each, a text that names no page twice is at its longest.
    """

    def __init__(self, only: int | None = None) -> None:
        super().__init__()
        self._only = only

    def __missing__(self, anchor: str) -> int:
        self[anchor] = self._only or 10 + len(self)
        return self[anchor]

    def __bool__(self) -> bool:
        return True


class _Otherwise(Exception):
    """More than the texts of slots would change."""


def fill(weasyprint: Foreign, document: Foreign, root: Element, html: str) -> bool:
    """Makes a document that was laid out from `root` that of `html`; False if it is as it was."""
    final = elements(html)
    lines: dict[int, list[_Line]] = {}
    try:
        slots = {} if final is None else dict(_changed(root, final))
        for number, page in enumerate(document.pages):
            for box in _boxes(page, slots):
                line = _refilled(weasyprint, box, slots[box.element])
                lines.setdefault(number, []).append(line)
    except _Otherwise:
        return False
    if not slots or sum(map(len, lines.values())) != len(slots):
        return False
    for number, found in lines.items():
        for line, final_line in found:
            line.__dict__.update(final_line.__dict__)
        page = document.pages[number]
        document.pages[number] = type(page)(page._page_box)  # it knows the places of its links
    return True


def _changed(one: Element, other: Element) -> Iterator[tuple[Element, Element]]:
    """The elements that hold other texts or links, with what they are to be."""
    waiting = [(one, other)]
    while waiting:
        before, after = waiting.pop()
        if _around(before) == _around(after):
            waiting += zip(before, after, strict=True)
        elif all(map(_is_link, (*before, *after))) and before.attrib == after.attrib:
            yield before, after
        else:
            raise _Otherwise


def _around(element: Element) -> list[object]:
    """An element without what is in its kids, but for plain links."""
    kids = ((kid.tag, kid.tail, _is_link(kid) and (kid.text, kid.attrib)) for kid in element)
    return [element.tag, element.attrib, element.text, *kids]


def _is_link(element: Element) -> bool:
    return element.tag == "a" and not len(element)


def _boxes(page: Foreign, slots: Mapping[Element, Element]) -> Iterator[Foreign]:
    """The boxes that hold the text of the slots on a page."""
    for box in inside(page._page_box):
        if box.element in slots and box.element_tag == box.element.tag and _holds_lines(box):
            yield box


def _holds_lines(box: Foreign) -> bool:
    return any(hasattr(kid, "text_overflow") for kid in getattr(box, "children", ()))


def _refilled(weasyprint: Foreign, slot: Foreign, final: Element) -> _Line:
    """The line of a slot, with what it is to hold."""
    if slot.style["display"] != ("inline", "flow-root") or slot.style["width"] == "auto":
        raise _Otherwise  # what is around it would move
    line, *others = slot.children
    links = {box.element.get("href"): box for box in line.children if not hasattr(box, "text")}
    like = next((box for box in line.children if hasattr(box, "text")), None)
    held: list[Foreign] = []
    for link in (None, *final):
        if link is not None:
            box = links.get(link.get("href"))
            if box is None or [hasattr(kid, "text") for kid in box.children] != [True]:
                raise _Otherwise
            text = _text(weasyprint, box.children[0], link.text)
            held.append(box.copy_with_children([text]))
        if between := final.text if link is None else link.tail:
            held.append(_text(weasyprint, like, between))
    if others or not held:
        raise _Otherwise
    return line, _placed(weasyprint, slot, line.copy_with_children(held))


def _placed(weasyprint: Foreign, slot: Foreign, line: Foreign) -> Foreign:
    """A line of a slot with its boxes beside each other, as its text is aligned."""
    line.position_x = right = slot.content_box_x()
    for box in line.children:
        box.translate(right - box.position_x)
        if not hasattr(box, "text"):
            [text] = box.children
            text.position_x, box.width = box.position_x, text.width
        right += box.width
    line.width = right - line.position_x
    if line.width > slot.width or line.style["text_align_all"] == "justify":
        raise _Otherwise
    line.translate(weasyprint.layout.inline.text_align(None, line, slot.width, last=True))
    return line


def _text(weasyprint: Foreign, like: Foreign, words: str) -> Foreign:
    """A text set like another one."""
    if like is None or not words or _BLANK.search(words):
        raise _Otherwise
    split = weasyprint.layout.inline.split_text_box
    box, rest, _ = split(None, like.copy_with_text(words), None, 0)
    if rest or (box.text, box.height, box.baseline) != (words, like.height, like.baseline):
        raise _Otherwise
    return box
