import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import charts
from briefgen.charts import _svg

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ["likelihood-5-20", "confidence-2", "stance-for", "stance-conditional", "bar-1000-385"]


def shapes(name: str, colour: str) -> list[dict[str, str]]:
    """The attributes of the shapes of a picture that are of one class."""
    root = ElementTree.fromstring(charts.draw(name))  # noqa: S314 - our own drawing
    return [shape.attrib for shape in root if shape.get("class") == colour]


def spans(name: str, colour: str) -> list[tuple[float, float]]:
    """Where its rectangles of a colour start and end, in per cent of the picture's width."""
    root = ElementTree.fromstring(charts.draw(name))  # noqa: S314 - our own drawing
    width = float(root.attrib["viewBox"].split()[2])
    found = [(float(s["x"]), float(s["width"])) for s in shapes(name, colour)]
    return [(round(100 * x / width, 1), round(100 * (x + w) / width, 1)) for x, w in found]


def test_every_chart_is_in_the_table() -> None:
    files = {path.stem for path in Path(charts.__file__).parent.glob("[!_]*.py")}
    drawn = [*charts.CHARTS, *charts.FIGURES.values(), charts.timeline]
    assert files == {str(getattr(chart, "__name__", "")).rpartition(".")[2] for chart in drawn}


@given(st.integers(0, 99), st.integers(1, 100))
def test_a_likelihood_is_drawn_to_scale(low: int, high: int) -> None:
    if low < high:
        assert spans(f"likelihood-{low}-{high}", "accent") == [(low, high)]


def test_a_likelihood_has_a_line_from_0_to_100_with_three_ticks() -> None:
    assert spans("likelihood-20-45", "rule") == [(0, 100)]
    first, middle, last = spans("likelihood-20-45", "grey")
    assert (first[0], round(middle[0]), last[1]) == (0, 50, 100)


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_bar_starts_at_zero_and_holds_its_part(whole: int, part: int) -> None:
    if part <= whole:
        name = f"bar-{10 * whole}-{10 * part}"
        assert spans(name, "mid") == [(0, whole)]
        assert spans(name, "accent") == ([(0, part)] if part else [])


@pytest.mark.parametrize("level", [1, 2, 3])
def test_confidence_fills_as_many_boxes_as_its_level(level: int) -> None:
    name = f"confidence-{level}"
    assert (len(shapes(name, "ink")), len(shapes(name, "ink-line"))) == (level, 3 - level)


def test_stances_differ_in_shape_and_not_only_in_colour() -> None:
    bodies = {
        re.sub("<style>.*</style>", "", charts.draw(f"stance-{name}"))
        for name in ("for", "against", "conditional")
    }
    assert len(bodies) == 3


@pytest.mark.parametrize(
    "name",
    [
        "likelihood-20-5",
        "likelihood-5-101",
        "bar-1001-0",
        "bar-300-301",
        "confidence-4",
        "stance-on",
        "pie-3",
        "",
        "likelihood-5-20.svg",
        "likelihood-5-20\n",
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"`{name}`")):
        charts.draw(name)


@pytest.mark.parametrize("name", PICTURES)
def test_every_colour_has_a_counterpart_on_dark_paper(name: str) -> None:
    light, dark = charts.draw(name).split("@media(prefers-color-scheme:dark)")
    for on_white, on_black in _svg.COLOURS.values():
        assert (on_white in light) == (on_black in dark)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_asks_for_nothing(name: str) -> None:
    assert not re.search(r"href|url\(|@import|<script", charts.draw(name))


# ---- Colours ----

# What stands on what in a picture, and how far apart they must be (WCAG 2.2, 1.4.3 and 1.4.11):
# text 4.5, marks 3.
PAIRS = [
    ("ink", "paper", 4.5),
    ("grey", "paper", 4.5),
    ("grey", "tint", 4.5),
    ("accent", "paper", 4.5),
    ("paper", "accent", 4.5),
    ("accent", "tint", 3),
    ("ink", "tint", 3),
    ("mid", "paper", 3),
    ("mid", "accent", 1.8),
]


def luminance(colour: str) -> float:
    """The relative luminance of a colour, which is also its grey on a sheet without colour."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("paper", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground", "least"), PAIRS)
def test_a_picture_reads_without_colour(mark: str, ground: str, least: float, paper: int) -> None:
    two = [luminance(_svg.COLOURS[name][paper]) for name in (mark, ground)]
    assert (max(two) + 0.05) / (min(two) + 0.05) >= least
