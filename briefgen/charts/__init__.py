"""The small pictures of a brief, one file each: marks, gauges and bars drawn to scale.

A picture is asked for by a name that holds its parameters, `likelihood-5-20`, so that a page can
be sent its pictures as files, and the same picture is drawn once. None of them says anything that
does not also stand in words beside it.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from briefgen.charts import bar, confidence, likelihood, stance


class Chart(Protocol):
    """What a file in this folder provides; its docstring tells what the picture shows."""

    @property
    def PICTURE(self) -> re.Pattern[str]:  # noqa: N802  a constant of the module
        """The names of its pictures, with a group for each parameter."""

    def draw(self, picture: re.Match[str]) -> str:
        """The picture of that name as SVG, in points; ValueError if it cannot be drawn."""


CHARTS: Sequence[Chart] = (bar, confidence, likelihood, stance)


def draw(name: str) -> str:
    """The picture of that name as an SVG document.

    The same name gives the same text. ValueError, saying why, if no chart draws it.
    """
    for chart in CHARTS:
        if picture := chart.PICTURE.fullmatch(name):
            return chart.draw(picture)
    raise ValueError(f"no chart draws a picture called `{name}`")
