"""The pictures of a brief, one file each: marks, gauges and bars to scale; timelines and charts.

A small picture is asked for by a name that holds its parameters, `likelihood-5-20`, so that a page
can be sent its pictures as files, and the same picture is drawn once. None of them says anything
that does not also stand in words beside it.

A figure is made from what it shows and stands in the page itself, where the page's faces and
colours reach it. It says all that it shows in its title, which is read aloud.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from briefgen.charts import bar, bars, confidence, dots, likelihood, stance, timeline, trend
from briefgen.charts.bars import Lacking
from briefgen.graphics import ChartView
from briefgen.lettering import Letters
from briefgen.model.chart import Kind

__all__ = ["CHARTS", "FIGURES", "Lacking", "chart", "draw", "timeline"]


class Chart(Protocol):
    """What the file of a small picture provides; its docstring tells what the picture shows."""

    @property
    def PICTURE(self) -> re.Pattern[str]:  # noqa: N802  a constant of the module
        """The names of its pictures, with a group for each parameter."""

    def draw(self, picture: re.Match[str]) -> str:
        """The picture of that name as SVG, in points; ValueError if it cannot be drawn."""


class Figure(Protocol):
    """What the file of a kind of chart provides; that of the timeline draws a `TimelineView`."""

    def draw(self, view: ChartView, letters: Letters) -> Markup:
        """The figure as an SVG element; `Lacking` if this machine has no means to draw it."""


CHARTS: Sequence[Chart] = (bar, confidence, likelihood, stance)
FIGURES: Mapping[Kind, Figure] = MappingProxyType({"trend": trend, "dots": dots, "bars": bars})


def draw(name: str) -> str:
    """The picture of that name as an SVG document.

    The same name gives the same text. ValueError, saying why, if no chart draws it.
    """
    for kind in CHARTS:
        if picture := kind.PICTURE.fullmatch(name):
            return kind.draw(picture)
    raise ValueError(f"no chart draws a picture called `{name}`")


def chart(view: ChartView, letters: Letters) -> Markup:
    """The chart of some values as an SVG element; the same values give the same text.

    `Lacking`, saying what to install, if this machine has no means to draw it.
    """
    return FIGURES[view.plot.kind].draw(view, letters)
