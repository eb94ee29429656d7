from datetime import date
from decimal import Decimal

import pytest

from briefgen import edtf, wording
from briefgen.locales import ENGLISH
from briefgen.model.dating import Dating
from briefgen.model.fact import Figure


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 7, 21), date(2025, 7, 27), "21–27 July 2025"),
        (date(2025, 7, 28), date(2025, 8, 3), "28 July – 3 August 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 – 4 January 2026"),
        (date(2025, 7, 21), date(2025, 7, 21), "21 July 2025"),
    ],
)
def test_days(first: date, last: date, text: str) -> None:
    assert ENGLISH.days(first, last) == text


@pytest.mark.parametrize(
    ("written", "basis", "label", "note"),
    [
        ("2025-07-23", "year_inferred", "23 July", ""),
        ("2025-07-24~", "computed", "About 24 July", ""),
        ("2025-07", "stated", "July", "day not stated"),
        ("2025-07", "undated", "July", "date not stated"),
        ("2024-03-17", "stated", "17 March 2024", ""),
        ("2025-07-21/2025-07-22", "stated", "21–22 July", ""),
        ("2025-07-14/..", "stated", "From 14 July", ""),
        ("../2025-09-02", "stated", "Until 2 September", ""),
        ("2025-06/2025-07", "stated", "June – July", "day not stated"),
        ("2024", "stated", "2024", "day not stated"),
    ],
)
def test_rail(written: str, basis: str, label: str, note: str) -> None:
    dating = Dating.model_validate({"edtf": written, "basis": basis})
    assert wording.rail(ENGLISH, dating, 2025) == (label, note)


def test_rail_without_a_date() -> None:
    assert wording.rail(ENGLISH, None, 2025) == ("Undated", "date not stated")


@pytest.mark.parametrize(
    ("fields", "text", "full"),
    [
        ({"value": "1.3", "scale": "billion", "currency": "USD"}, "$1.3bn", 1_300_000_000),
        ({"value": "145", "scale": "billion", "currency": "EUR"}, "€145bn", 145_000_000_000),
        ({"value": "100000"}, "100,000", 100_000),
        ({"value": "12", "scale": "million", "currency": "SEK"}, "SEK 12m", 12_000_000),
        (
            {"value": "500", "scale": "million", "currency": "USD", "qualifier": "more than"},
            "more than $500m",
            500_000_000,
        ),
        ({"value": "30", "value_max": "60"}, "30–60", 30),
    ],
)
def test_money(fields: dict[str, str], text: str, full: int) -> None:
    figure = Figure.model_validate({"unit": "x", "raw": "x", **fields})
    assert wording.money(ENGLISH, figure) == text
    assert wording.amount(figure) == Decimal(full)


def test_an_open_interval_has_one_known_end() -> None:
    assert wording.edtf(ENGLISH, edtf.parse("2025-07-14/.."), year=True) == "from 14 July 2025"
