"""A likelihood to scale: the band between two per cents on a line from 0 to 100.

`likelihood-5-20` is a line as wide as the rail with ticks at 0, 50 and 100 per cent, and on it a
block from 5 to 20.
"""

import re

from briefgen.charts._svg import rect, svg

PICTURE = re.compile(r"likelihood-(\d{1,3})-(\d{1,3})")

WIDTH = 114.8  # the rail: 40.5 mm
HEIGHT = 8.0
_LINE = 1.6
_TICK = 0.6


def draw(picture: re.Match[str]) -> str:
    """The band; ValueError unless it lies between 0 and 100 and has a width."""
    low, high = (int(group) for group in picture.groups())
    if not low < high <= 100:
        raise ValueError(f"`{picture[0]}` is not a band between 0 and 100")
    ticks = (rect((WIDTH - _TICK) * at, 1, _TICK, HEIGHT - 2, "grey") for at in (0, 0.5, 1))
    return svg(
        WIDTH,
        HEIGHT,
        rect(0, (HEIGHT - _LINE) / 2, WIDTH, _LINE, "rule"),
        *ticks,
        rect(WIDTH * low / 100, 0, WIDTH * (high - low) / 100, HEIGHT, "accent"),
    )
