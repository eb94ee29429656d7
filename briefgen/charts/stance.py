"""A stance as a disc: filled is for, open is against, half filled is conditional.

`stance-for`, `stance-against`, `stance-conditional`: told apart by shape, so that they survive a
fax. They are drawn, because no face of ours has a half-filled circle.
"""

import re

from briefgen.charts._svg import path, ring, svg

PICTURE = re.compile(r"stance-(for|against|conditional)")

SIZE = 7.0
_LINE = 1.1
_R = SIZE / 2
_ARC = f"A{_R:g} {_R:g} 0 0 0"
_FILLED = {
    "for": f"M{_R:g} 0{_ARC} {_R:g} {SIZE:g}{_ARC} {_R:g} 0Z",
    "against": "",
    "conditional": f"M{_R:g} 0{_ARC} {_R:g} {SIZE:g}Z",
}


def draw(picture: re.Match[str]) -> str:
    """The disc."""
    filled = _FILLED[picture[1]]
    shapes = [path(filled, "ink")] if filled else []
    return svg(SIZE, SIZE, ring(_R, _R, _R, "ink", _LINE), *shapes)
