import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import palette
from briefgen.charts import draw
from briefgen.palette import DARK, LIGHT, contrast

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
legible = colours.filter(lambda colour: contrast(colour, LIGHT.paper) >= palette.TEXT)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0b4f5e", "#0b4f5e", 1)],
)
def test_contrast_is_that_of_wcag_in_either_order(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio == round(contrast(other, one), 2)


def test_the_house_keeps_the_contrast_that_it_asks_for() -> None:
    for own in (LIGHT, DARK):
        assert contrast(own.ink, own.paper) >= palette.READING
        assert contrast(own.grey, own.paper) >= palette.READING
        assert contrast(own.accent, own.paper) >= palette.READING
        assert contrast(own.mid, own.paper) >= palette.MARKS


def test_without_an_accent_and_an_ink_the_palette_is_the_houses() -> None:
    assert (palette.light(None, None), palette.dark(None)) == (LIGHT, DARK)


@given(legible)
def test_the_tones_of_an_accent_keep_their_contrast(accent: str) -> None:
    day, night = palette.light(accent, None), palette.dark(palette.lightened(accent))
    assert contrast(day.mid, day.paper) >= palette.MARKS
    assert contrast(night.mid, night.paper) >= palette.MARKS
    assert contrast(night.accent, night.paper) >= palette.READING
    assert contrast(day.tint, day.paper) < 1.3
    assert day.accent == accent


@given(colours)
def test_the_nearest_legible_tone_is_legible(colour: str) -> None:
    for paper, least in ((LIGHT, palette.TEXT), (DARK, palette.READING)):
        found = palette.legible(colour, paper, least)
        assert contrast(found, paper.paper) >= least
        if contrast(colour, paper.paper) >= least:
            assert found == colour


def test_a_lesser_grey_follows_from_the_ink() -> None:
    own = palette.light(None, "#1c1210")
    assert palette.READING <= contrast(own.grey, own.paper) < palette.READING + 0.2


def test_a_picture_takes_the_colours_of_a_theme_on_both_papers() -> None:
    day, night = palette.light("#8c1d18", None), palette.dark("#f2a49b")
    plain = draw("bar-1000-385")
    themed = palette.recoloured(plain, day, night)
    assert set(re.findall("#[0-9a-f]{6}", themed)) == {day.accent, day.mid, night.accent, night.mid}
    assert palette.recoloured(plain, LIGHT, DARK) == plain
