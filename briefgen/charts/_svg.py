"""What all pictures share: the frame of an SVG document and the colours of the house.

Each shape names its colours by class. A screen that is set to dark gets the second set; the
typesetter knows no media queries in pictures and keeps the first.
"""

from typing import Final

# For light and for dark paper; the same as in templates/print.css and templates/web.css. Contrast
# with the paper (WCAG 2.2): ink and grey above 7, accent above 9, mid and grey above 3.
COLOURS: Final = {
    "ink": ("#15191b", "#e4e7e6"),
    "grey": ("#4c5559", "#a3adb0"),
    "rule": ("#c3cacc", "#3a4346"),
    "accent": ("#0b4f5e", "#7cc3d1"),
    "mid": ("#7d99a0", "#4a727d"),
}


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


def _rules(name: str, paper: int) -> str:
    colour = COLOURS[name][paper]
    return f".{name}{{fill:{colour}}}.{name}-line{{fill:none;stroke:{colour}}}"


def _n(value: float) -> str:
    """A number without noise: at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
