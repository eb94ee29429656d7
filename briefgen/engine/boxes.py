"""What the boxes of a page that is laid out can be asked."""

from typing import Any, TypeAlias

Foreign: TypeAlias = Any  # WeasyPrint ships no types


def fill_of(page: Foreign, boxes: Foreign) -> float:
    """How far down the text area of a page the lowest line or picture reaches."""
    content = (child for child in page.children if not isinstance(child, boxes.MarginBox))
    bottoms = (
        box.position_y + box.height
        for child in content
        for box in child.descendants()
        if isinstance(box, boxes.LineBox | boxes.ReplacedBox)
    )
    top = page.content_box_y()
    return round(float((max(bottoms, default=top) - top) / page.height), 3) if page.height else 0.0
