"""What all pictures share: the frame of an SVG document and the colours of the house.

Each shape names its colours by class. A picture that is a file of its own says what they are: a
screen that is set to dark gets the second set; the typesetter knows no media queries in pictures
and keeps the first. A figure that stands in the page has the first set as attributes, which the
stylesheets of a screen overrule.
"""

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from briefgen.lettering import SIZE
from briefgen.palette import DARK, LIGHT, Palette
from briefgen.typography import MEASURE
from briefgen.value import astuple, names

# For light and for dark paper, as in templates/print.css and templates/web.css.
COLOURS: Final = {
    name: (light, dark)
    for name, light, dark in zip(names(Palette), astuple(LIGHT), astuple(DARK), strict=True)
}

WIDTH: Final = MEASURE  # of figures: the rail and the text beside it
_FILLED = re.compile(rf'class="({"|".join(COLOURS)})(-line)?"')


def svg(width: float, height: float, *shapes: str) -> str:
    """An SVG document of that size in points, with the shapes in order."""
    body = "".join(shapes)
    used = [name for name in COLOURS if f'class="{name}' in body]
    light, dark = ("".join(_rules(name, paper) for name in used) for paper in (0, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt"'
        f' viewBox="0 0 {_n(width)} {_n(height)}">'
        f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}</style>{body}</svg>"
    )


def figure(height: float, alt: str, family: str, *shapes: str) -> Markup:
    """A figure as wide as the text, to stand in a page, with its words set in a family of faces.

    `alt` is read to whoever does not see it.
    """
    body = _FILLED.sub(_coloured, "".join(shapes))
    return Markup(  # noqa: S704  our own drawing; its words are escaped in text()
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_n(WIDTH)}pt"'
        f' font-family="{escape(family)}" font-size="{_n(SIZE)}"'
        f' height="{_n(height)}pt" viewBox="0 0 {_n(WIDTH)} {_n(height)}">'
        f"<title>{escape(alt)}</title>{body}</svg>"
    )


def text(
    x: float, y: float, words: str, colour: str, *, bold: bool = False, anchor: str = "start"
) -> str:
    """A line of text; `anchor` says which end of it, or its middle, is at `x`."""
    return (
        f'<text class="{colour}" x="{_n(x)}" y="{_n(y)}"'
        f' font-weight="{600 if bold else 400}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def pill(x0: float, x1: float, y: float, radius: float, colour: str) -> str:
    """A filled dot around (x0, y), drawn out to x1."""
    size = f'width="{_n(x1 - x0 + 2 * radius)}" height="{_n(2 * radius)}" rx="{_n(radius)}"'
    return f'<rect class="{colour}" x="{_n(x0 - radius)}" y="{_n(y - radius)}" {size}/>'


def polyline(points: Sequence[tuple[float, float]], colour: str, line: float) -> str:
    """A line through some points."""
    at = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polyline class="{colour}-line" points="{at}" stroke-width="{_n(line)}"/>'


def rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A filled rectangle."""
    size = f'width="{_n(width)}" height="{_n(height)}"'
    return f'<rect class="{colour}" x="{_n(x)}" y="{_n(y)}" {size}/>'


def frame(x: float, y: float, width: float, height: float, colour: str, line: float) -> str:
    """A hollow rectangle whose outer edge has that size."""
    inner = rect(x + line / 2, y + line / 2, width - line, height - line, f"{colour}-line")
    return inner.replace("/>", f' stroke-width="{_n(line)}"/>')


def ring(x: float, y: float, radius: float, colour: str, line: float) -> str:
    """A hollow circle around (x, y) whose outer edge has that radius."""
    return (
        f'<circle class="{colour}-line" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius - line / 2)}"'
        f' stroke-width="{_n(line)}"/>'
    )


def path(data: str, colour: str) -> str:
    """A filled outline in SVG path data."""
    return f'<path class="{colour}" d="{data}"/>'


def _coloured(found: re.Match[str]) -> str:
    colour = COLOURS[found[1]][0]
    paint = f'fill="none" stroke="{colour}"' if found[2] else f'fill="{colour}"'
    return f"{found[0]} {paint}"


def _rules(name: str, paper: int) -> str:
    colour = COLOURS[name][paper]
    return f".{name}{{fill:{colour}}}.{name}-line{{fill:none;stroke:{colour}}}"


def _n(value: float) -> str:
    """A number without noise: at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
