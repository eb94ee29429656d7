"""Palettes: the colours of a brief on light and on dark paper, and how they are derived.

A house says at most its accent and its ink; the other tones follow from these. Contrast is that of
WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21.
"""

import re
from typing import Final

from briefgen.value import Frozen, astuple, replace

# WCAG 2.2: 1.4.3 for text, 1.4.11 for what is drawn; 1.4.6, level AAA, for running text.
TEXT: Final = 4.5
MARKS: Final = 3.0
READING: Final = 7.0

_STEPS: Final = 256
_TINT: Final = 0.1  # of the accent in the ground of what is marked
_BLACK: Final = "#000000"
_WHITE: Final = "#ffffff"
_COLOUR: Final = re.compile("#[0-9a-f]{6}")


class Palette(Frozen):
    """The colours on one paper, as `#rrggbb`.

    `ink` for text, `grey` for lesser text, `rule` for lines, `tint` for the ground of what is
    marked, `accent` for what leads the eye, `mid` for the second tone of a chart.
    """

    paper: str
    ink: str
    grey: str
    rule: str
    tint: str
    accent: str
    mid: str


# The house's own, with a contrast to the paper of at least: ink and grey 7, accent 9, mid 3; and
# on light paper 3 between mid and accent. The same stand in templates/print.css and web.css.
LIGHT: Final = Palette("#ffffff", "#15191b", "#4c5559", "#c3cacc", "#e6eced", "#0b4f5e", "#7d99a0")
DARK: Final = Palette("#14181a", "#e4e7e6", "#a3adb0", "#3a4346", "#22292c", "#7cc3d1", "#4a727d")


def light(accent: str | None, ink: str | None) -> Palette:
    """The palette on white paper with that accent and ink; what is None stays the house's."""
    found = LIGHT
    if ink:
        grey = _first_tone(found.paper, ink, found.paper, READING)
        found = replace(found, ink=ink, grey=grey)
    return _accented(found, accent) if accent else found


def dark(accent: str | None) -> Palette:
    """The palette on dark paper with that accent; None stays the house's."""
    return _accented(DARK, accent) if accent else DARK


def lightened(accent: str) -> str:
    """The accent as it reads on dark paper: with as little white as makes it legible there."""
    return _first_tone(accent, _WHITE, DARK.paper, READING)


def legible(colour: str, paper: Palette, least: float) -> str:
    """The nearest tone of a colour that has at least that contrast to the paper."""
    target = _BLACK if paper.paper == LIGHT.paper else _WHITE
    return _first_tone(colour, target, paper.paper, least)


def recoloured(svg: str, light: Palette, dark: Palette) -> str:
    """A picture that was drawn in the house's colours, in these."""
    new = dict(
        zip((*astuple(LIGHT), *astuple(DARK)), (*astuple(light), *astuple(dark)), strict=True)
    )
    return _COLOUR.sub(lambda found: new.get(found[0], found[0]), svg)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _accented(palette: Palette, accent: str) -> Palette:
    mid = _first_tone(palette.paper, accent, palette.paper, MARKS)
    return replace(palette, accent=accent, mid=mid, tint=_mixed(palette.paper, accent, _TINT))


def _first_tone(start: str, end: str, paper: str, least: float) -> str:
    """The first tone on the way from `start` to `end` with that contrast to the paper, or `end`."""
    tones = (_mixed(start, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((tone for tone in tones if contrast(tone, paper) >= least), end)


def _mixed(start: str, end: str, share: float) -> str:
    """`start` with that share of `end`."""
    pairs = zip(_rgb(start), _rgb(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    """The relative luminance (WCAG 2.2, 3: relative luminance)."""
    red, green, blue = (_linear(value / 255) for value in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
