"""A level of confidence as three boxes: one filled for low, two for moderate, three for high.

`confidence-2` is moderate. Boxes, because a band would look like a likelihood, and the two are
never to be mixed (ICD 203 "Analytic Standards", 2015, D.6.e).
"""

import re

from briefgen.charts._svg import frame, rect, svg

PICTURE = re.compile(r"confidence-([123])")

BOX = 6.4
_GAP = 1.2
_LINE = 0.8


def draw(picture: re.Match[str]) -> str:
    """The three boxes."""
    level = int(picture[1])
    boxes = (
        rect(x, 0, BOX, BOX, "ink") if count < level else frame(x, 0, BOX, BOX, "ink", _LINE)
        for count in range(3)
        for x in (count * (BOX + _GAP),)
    )
    return svg(3 * BOX + 2 * _GAP, BOX, *boxes)
