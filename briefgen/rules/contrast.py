"""A theme's colours can be read on their paper.

Text and citations in the accent need a contrast of 4.5 to 1 with white, and the accent of dark
screens as much with these; the ink needs 7 to 1 (WCAG 2.2, 1.4.3 and 1.4.6). The tones that are
derived from the accent keep 3 to 1 by themselves.

Passes:

    # content/themes/north.yaml
    id: north
    accent: "#8c1d18"

Fails, because amber is too light for text on white:

    # content/themes/north.yaml
    id: north
    accent: "#e0a100"
"""

from collections.abc import Iterator

from briefgen import palette
from briefgen.model.corpus import Corpus
from briefgen.model.theme import Theme
from briefgen.palette import Palette
from briefgen.problem import Problem

CODE = "contrast"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each colour of a theme that is too near to its paper, with the ratio."""
    for theme in corpus.themes.values():
        yield from _held(theme, "accent", theme.accent, palette.LIGHT, palette.TEXT)
        yield from _held(theme, "accent_dark", theme.accent_dark, palette.DARK, palette.TEXT)
        yield from _held(theme, "ink", theme.ink, palette.LIGHT, palette.READING)


def _held(
    theme: Theme, field: str, colour: str | None, paper: Palette, least: float
) -> Iterator[Problem]:
    if colour is None:
        return
    ratio = palette.contrast(colour, paper.paper)
    if ratio < least:
        found = f"`{colour}` on {paper.paper} has a contrast of {ratio:.2f} to 1"
        hint = f"`{palette.legible(colour, paper, least)}` has enough"
        message = f"{found}, and text needs {least:g}"
        yield Problem(theme.at(field), CODE, message, hint, length=len(colour))
