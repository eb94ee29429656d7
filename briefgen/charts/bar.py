"""A value as a bar from zero, with a stated part of it drawn darker inside.

`bar-1000-385` is a bar of the full width, 385 thousandths of it dark; both numbers are thousandths
of the largest value of the table, so that the bars of one table can be compared.
"""

import re

from briefgen.charts._svg import rect, svg

PICTURE = re.compile(r"bar-(\d{1,4})-(\d{1,4})")

WIDTH = 114.8  # the rail: 40.5 mm
HEIGHT = 8.0


def draw(picture: re.Match[str]) -> str:
    """The bar; ValueError if the part is larger than the whole, or the whole than the scale."""
    whole, part = (int(group) for group in picture.groups())
    if not part <= whole <= 1000:
        raise ValueError(f"`{picture[0]}` is not a part of a whole of at most 1000")
    return svg(
        WIDTH,
        HEIGHT,
        rect(0, 0, WIDTH * whole / 1000, HEIGHT, "mid"),
        *([rect(0, 0, WIDTH * part / 1000, HEIGHT, "accent")] if part else []),
    )
