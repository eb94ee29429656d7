"""Bars in groups, from zero, drawn by Vega-Lite: the home of vl-convert.

The specification is made here from the values; content cannot bring one. Sizes, places and labels
are all given, so that Vega has no text to measure, and its version is pinned: the same values give
the same picture on every machine.
"""

import json
import re
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

from briefgen.charts._plot import MAIN, RIGHT, domain
from briefgen.charts._svg import COLOURS, figure
from briefgen.graphics import ChartView
from briefgen.lettering import SIZE, Letters
from briefgen.plotting import Plot, Value

VEGA_LITE: Final = "6.4"
SERIES: Final = ("accent", "mid", "grey")  # from the last on; dark and light in turn

_BAR: Final = 12.0
_APART: Final = 8.0  # between groups
_BESIDE: Final = 4.0
_FOOT: Final = 12.0  # for the figure 0
_PICTURE = re.compile(r"<svg [^>]*>(.*)</svg>", re.DOTALL)
_WHITE = re.compile(r'<rect width="[^"]*" height="[^"]*" fill="white"/>')
_HEX = {light: name for name, (light, _) in COLOURS.items()}
_PAINT = re.compile(r'(fill|stroke)="(#[0-9a-f]{3,6})"')


class Lacking(Exception):
    """This machine lacks a package; the message says which, and how it is installed."""


def draw(view: ChartView, letters: Letters) -> Markup:
    """The bars; `Lacking` where vl-convert is not installed."""
    spec = _spec(view.plot, letters)
    drawn = _converted(json.dumps(spec, sort_keys=True))
    return figure(spec["height"] + _FOOT, view.alt, letters.family, drawn)


def _spec(plot: Plot, letters: Letters) -> dict[str, Any]:
    """The chart in Vega-Lite: groups from top to bottom, named in the rail, zero marked below."""
    groups = dict.fromkeys(one.label for one in plot.values)
    series = list(dict.fromkeys(one.series for one in plot.values))
    group = len(series) * _BAR
    room = max(letters.width(_words(one), bold=True) for one in plot.values) + 2 * _BESIDE
    low, high = domain(plot)
    type_ = {"font": letters.family, "fontSize": SIZE}
    along = {
        "type": "quantitative",
        "axis": None,
        "scale": {
            "domain": [float(low), float(high)],
            "range": [0, round(RIGHT - MAIN - room, 2)],
            "nice": False,
        },
    }
    inside = {"field": "series", "type": "nominal", "sort": series, "scale": {"paddingInner": 0.1}}
    shades = [COLOURS[one][0] for one in reversed(SERIES[: len(series)])]
    colours = {"domain": series, "range": shades}
    names = {
        "title": None,
        "domain": False,
        "ticks": False,
        "translate": 0,
        "labelAlign": "left",
        "labelPadding": round(MAIN, 2),
        "labelLimit": 0,
        "labelOverlap": False,
        "labelColor": COLOURS["ink"][0],
        "labelFont": type_["font"],
        "labelFontSize": type_["fontSize"],
    }
    return {
        "$schema": f"https://vega.github.io/schema/vega-lite/v{VEGA_LITE.partition('.')[0]}.json",
        "config": {"aria": False, "view": {"stroke": None}},
        "autosize": {"type": "none"},
        "padding": {"left": round(MAIN, 2), "right": 0, "top": 0, "bottom": _FOOT},
        "width": round(RIGHT - MAIN, 2),
        "height": len(groups) * (group + _APART),
        "data": {"values": [_datum(one) for one in plot.values]},
        "encoding": {
            "y": {
                "field": "group",
                "type": "nominal",
                "sort": list(groups),
                "scale": {"paddingInner": _inner(group), "paddingOuter": _inner(group) / 2},
                "axis": names,
            },
        },
        "layer": [
            {
                "mark": "bar",
                "encoding": {
                    "x": {"field": "value", **along},
                    "yOffset": inside,
                    "color": {"field": "series", "scale": colours, "legend": None},
                },
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": _BESIDE,
                    "fontWeight": 600,
                    "color": COLOURS["ink"][0],
                    **type_,
                },
                "encoding": {
                    "x": {"field": "value", **along},
                    "yOffset": inside,
                    "text": {"field": "words"},
                },
            },
            {
                "mark": {"type": "rule", "strokeWidth": 0.5, "color": COLOURS["ink"][0]},
                "encoding": {"x": {"datum": 0, **along}, "y": None},
            },
            {
                "data": {"values": [{"words": "0"}]},
                "mark": {"type": "text", "dy": 9, "color": COLOURS["grey"][0], **type_},
                "encoding": {
                    "x": {"datum": 0, **along},
                    "y": {"value": "height"},
                    "text": {"field": "words"},
                },
            },
        ],
    }


def _inner(group: float) -> float:
    """The space between groups as a part of a step, which is how Vega counts it."""
    return _APART / (group + _APART)


def _datum(value: Value) -> dict[str, str | float]:
    words = _words(value)
    return {"group": value.label, "series": value.series, "value": float(value.low), "words": words}


def _words(value: Value) -> str:
    """What stands at the end of a bar: its value, and its series where there are several."""
    return f"{value.text} · {value.series}" if value.series else value.text


@lru_cache(maxsize=64)
def _converted(spec: str) -> str:
    """What Vega-Lite draws, without its frame, in the classes of the house."""
    try:
        import vl_convert  # noqa: PLC0415  an extra; and it brings a JavaScript engine along
    except ImportError:
        message = "it takes vl-convert: pip install 'briefgen[charts]'"
        raise Lacking(message) from None
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    found = _PICTURE.fullmatch(drawn)
    if found is None:
        raise ValueError("Vega-Lite has drawn something that is no SVG element")
    return _PAINT.sub(_classed, _WHITE.sub("", found[1]))


def _classed(found: re.Match[str]) -> str:
    name, line = _HEX.get(found[2]), "-line" if found[1] == "stroke" else ""
    return f'class="{name}{line}"' if name else found[0]
