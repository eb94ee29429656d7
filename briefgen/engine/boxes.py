"""What the boxes of WeasyPrint say of a page that is laid out.

A line knows neither how much room it had nor why it ended: both are found again from the boxes
around it and, for its first word, by measuring with the fonts that it is set in.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from briefgen.engine.pages import Block, Line, Page, Part, Piece
from briefgen.value import Frozen, Mutable, field, replace

Foreign: TypeAlias = Any  # WeasyPrint ships no types

_POINTS: Final = 0.75  # in a CSS pixel
_FORCED: Final = ("page", "left", "right", "recto", "verso")
_AVOIDED: Final = ("avoid", "avoid-page")
_START: Final = ("start", "left", "justify")
_PIECE: Final = re.compile("[^ ]*(?:(?<=[\"'”’»“‘«]) +(?=[(\\[{])[^ ]*)*")
_SUPERIORS: Final = "sups"  # https://learn.microsoft.com/typography/opentype/spec/features_pt#sups


class _Place(Frozen):
    """Where in the document a box stands: in what, and whether in the text or beside it."""

    names: frozenset[str] = frozenset()
    hosts: frozenset[int] = frozenset()
    flows: bool = True
    furniture: bool = False


class _Found(Mutable):
    """What has been met on a page so far, and the keys of what goes on over the next."""

    going_on: frozenset[int]
    reach: float
    edge: float
    blocks: list[Block] = field(default_factory=list)
    parts: dict[int, Part] = field(default_factory=dict)


class Reader:
    """Reads the pages of one document; an element has the same id on each of them."""

    def __init__(self, weasyprint: Foreign) -> None:
        self._boxes = weasyprint.formatting_structure.boxes
        self._set = weasyprint.text.line_break.split_first_line
        self._ids: dict[tuple[int, str], int] = {}

    def page(self, number: int, page: Foreign, after: Foreign | None) -> Page:
        """What stands on a page, the `number`th; `after` is the one that follows, if any."""
        box = page._page_box
        left, top = box.content_box_x(), box.content_box_y()
        going_on = frozenset(self._keys(after._page_box)) if after else frozenset()
        found = _Found(going_on, reach=top, edge=top)
        for child in box.children:
            margin = isinstance(child, self._boxes.MarginBox)
            self._walk(child, _Place(furniture=margin), found)
        return Page(
            number=number,
            paper=box.margin_width() * _POINTS,
            left=left * _POINTS,
            top=top * _POINTS,
            right=(left + box.width) * _POINTS,
            bottom=(top + box.height) * _POINTS,
            reach=found.reach * _POINTS,
            depth=(found.edge - top) * _POINTS,
            blocks=tuple(found.blocks),
            parts=tuple(found.parts.values()),
        )

    def _key(self, box: Foreign) -> int:
        return self._ids.setdefault((id(box.element), box.element_tag), len(self._ids))

    def _keys(self, box: Foreign) -> Iterator[int]:
        """The keys of all that stands in the text area of a page."""
        for child in map(self._real, box.children):
            if not isinstance(child, self._boxes.MarginBox | self._boxes.LineBox):
                yield self._key(child)
                yield from self._keys(child)

    def opens(self, page: Foreign) -> bool:
        """Whether the page begins with something that the stylesheet wants to begin a page."""
        box = page._page_box
        while box := next(self._beginning(box), None):
            if box.style["break_before"] in _FORCED:
                return True
        return False

    def _beginning(self, box: Foreign) -> Iterator[Foreign]:
        """The first child in the text, if there is one."""
        for child in map(self._real, box.children):
            if not isinstance(child, self._boxes.MarginBox) and child.is_in_normal_flow():
                yield child

    def _walk(self, box: Foreign, place: _Place, found: _Found) -> None:
        box = self._real(box)
        if isinstance(box, self._boxes.TextBox | self._boxes.InlineBox):
            for child in box.children:
                self._walk(child, place, found)
            return
        if isinstance(box, self._boxes.LineBox | self._boxes.ReplacedBox) and not place.furniture:
            found.reach = max(found.reach, box.position_y + box.height)
        if not isinstance(box, self._boxes.LineBox):
            flows = place.flows and not box.is_absolutely_positioned()
            place = replace(place, names=place.names | _names(box), flows=flows)
            self._note(box, place, found)
            place = replace(place, hosts=place.hosts | {self._key(box)})
        for child in box.children:
            self._walk(child, place, found)

    def _note(self, box: Foreign, place: _Place, found: _Found) -> None:
        """Writes down a box that is no line and no part of one."""
        key = self._key(box)
        if not place.furniture and "::" not in (box.element_tag or ""):
            top, bottom = box.border_box_y(), box.border_box_y() + box.border_height()
            if place.flows and key not in found.going_on:
                found.edge = max(found.edge, bottom)
            found.parts[key] = Part(
                id=key,
                tag=box.element_tag or "",
                names=place.names,
                top=top * _POINTS,
                bottom=bottom * _POINTS,
                whole=box.style["break_inside"] in _AVOIDED,
            )
        boxes = [line for line in box.children if isinstance(line, self._boxes.LineBox)]
        lines = tuple(self._line(line, box, place, first=line is boxes[0]) for line in boxes)
        if any(line.text for line in lines):
            tag, width = box.element_tag or "", box.width * _POINTS
            furniture = place.furniture
            block = Block(key, tag, place.names, place.hosts, width, lines, furniture)
            found.blocks.append(block)

    def _line(self, line: Foreign, block: Foreign, place: _Place, *, first: bool) -> Line:
        leaves = list(self._leaves(line, place.names))
        boxes = [box for box, _ in leaves]
        seen = [(box, names) for box, names in leaves if self._seen(box)]
        left, right = _ends([box for box, _ in seen], line.position_x)
        return Line(
            pieces=tuple(_piece(box, names) for box, names in seen),
            left=left * _POINTS,
            top=line.position_y * _POINTS,
            right=right * _POINTS,
            bottom=(line.position_y + line.height) * _POINTS,
            free=_free(line, block, boxes, first=first) * _POINTS,
            head=0.0 if first else self._head(boxes) * _POINTS,
            forced=any(box.element_tag == "br" for box in line.descendants()),
        )

    def _seen(self, box: Foreign) -> bool:
        """Whether it is a text that is seen: some is there for those who read without pictures."""
        if not isinstance(box, self._boxes.TextBox) or not box.text:
            return False
        return bool(box.style["color"].alpha and box.style["font_size"])

    def _leaves(
        self, box: Foreign, names: frozenset[str]
    ) -> Iterator[tuple[Foreign, frozenset[str]]]:
        """The texts and unbreakable boxes that a line is made of, and what each stands in."""
        for child in map(self._real, box.children):
            if not child.is_in_normal_flow():
                continue
            if isinstance(child, self._boxes.InlineBox):
                yield from self._leaves(child, names | _names(child))
            else:
                yield child, names

    def _head(self, leaves: list[Foreign]) -> float:
        """The room that the first unbreakable piece of a line takes, with a space before it."""
        if not leaves:
            return 0.0
        start = end = leaves[0].position_x
        space = 0.0
        for box in leaves:
            end = box.position_x + _width(box)
            if isinstance(box, self._boxes.TextBox):
                space = space or self._measure(" ", box.style)
                word, blank = _unbroken(box.text)
                if blank and box.style["white_space"] not in ("nowrap", "pre"):
                    end = box.position_x + (self._measure(word, box.style) if word else 0)
                    break
        return float(end - start + space)

    def _measure(self, text: str, style: Foreign) -> float:
        _, _, _, width, _, _ = self._set(text, style, None, None, 0)
        return float(width)

    def _real(self, box: Foreign) -> Foreign:
        """The box itself, where only a placeholder says that it stands elsewhere."""
        return box if isinstance(box, self._boxes.Box) else box._box


def _names(box: Foreign) -> frozenset[str]:
    """The tag and the classes of a box that stands for an element."""
    tag = box.element_tag or ""
    if box.element is None or "::" in tag:
        return frozenset()
    return frozenset([tag, *(f".{name}" for name in box.element.get("class", "").split())])


def _unbroken(text: str) -> tuple[str, str]:
    """What of a text stands before the first space that a line can end at, and that space.

    None can between a closing quotation mark and an opening bracket (UAX #14, LB15).
    """
    found = _PIECE.match(text)
    word = found[0] if found else ""
    return word, text[len(word) : len(word) + 1]


def _width(box: Foreign) -> float:
    return float(box.width if not hasattr(box, "margin_left") else box.margin_width())


def _ends(boxes: list[Foreign], start: float) -> tuple[float, float]:
    """Where the first of some boxes on a line begins, and the last ends."""
    left = min((box.position_x for box in boxes), default=start)
    return left, max((box.position_x + _width(box) for box in boxes), default=left)


def _free(line: Foreign, block: Foreign, boxes: list[Foreign], *, first: bool) -> float:
    """The room that the boxes of a line leave in its block."""
    left, right = _ends(boxes, line.position_x)
    if line.style["direction"] == "ltr" and line.style["text_align_all"] in _START:
        return float(block.content_box_x() + block.width - right)
    indent = block.style["text_indent"] if first else 0
    return float(block.width - getattr(indent, "value", indent) - (right - left))


def _piece(box: Foreign, names: frozenset[str]) -> Piece:
    style = box.style
    features = style["font_feature_settings"]
    superior = features != "normal" and any(name == _SUPERIORS for name, _ in features)
    superior = superior or style["font_variant_position"] == "super"
    return Piece(box.text, style["font_size"] * _POINTS, names, superior)
