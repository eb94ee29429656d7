from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.amounts import CODES, SIGNS, WORDS, amounts, currencies, mentioned


def first(text: str) -> tuple[str, str, str]:
    """The text, the value and the first currency of the first amount."""
    found = next(amounts(text))
    assert text[found.start : found.end] == found.text
    return found.text, f"{found.value:f}", found.codes[0] if found.codes else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worth $1.3bn, more", ("$1.3bn", "1300000000", "USD")),
        ("a $322m sale", ("$322m", "322000000", "USD")),
        ("US$ 5 million", ("US$ 5 million", "5000000", "USD")),
        ("C$10", ("C$10", "10", "CAD")),
        ("£3.50.", ("£3.50", "3.50", "GBP")),
        ("EUR 40 thousand", ("EUR 40 thousand", "40000", "EUR")),
        ("40 EUR", ("40 EUR", "40", "EUR")),
        ("500 million euros", ("500 million euros", "500000000", "EUR")),
        ("2 million US dollars", ("2 million US dollars", "2000000", "USD")),
        ("a 30-dollar bet", ("30-dollar", "30", "USD")),
        ("5 pounds sterling", ("5 pounds sterling", "5", "GBP")),
        ("5 Kroner", ("5 Kroner", "5", "NOK")),
        ("100,000 drones", ("100,000", "100000", "")),
        ("5 pounds of flour", ("5", "5", "")),
        ("in 2025", ("2025", "2025", "")),
        ("40 minutes", ("40", "40", "")),
        ("40 million people", ("40 million", "40000000", "")),
        ("TOP 10", ("10", "10", "")),
        ("NATO 5", ("5", "5", "")),
        ("2.5 per cent", ("2.5", "2.5", "")),
        ("23 July, $5", ("23", "23", "")),
    ],
)
def test_an_amount(text: str, expected: tuple[str, str, str]) -> None:
    assert first(text) == expected


@pytest.mark.parametrize("text", ["", "no number", "B2B, G7", "the 3rd", "1.2.3.4"])
def test_what_is_no_amount(text: str) -> None:
    assert all(found.text in ("3", "1.2") for found in amounts(text))


def test_all_amounts_of_a_text_in_order() -> None:
    found = [one.value for one in amounts("$1.3bn, of which €500m and 2 ships")]
    assert found == [Decimal("1.3e9"), Decimal("500e6"), Decimal(2)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("$2 million", "USD"),
        ("roubles", "RUB"),
        ("CHF", "CHF"),
        ("NATO euro", "EUR"),
        ("minute", ""),
    ],
)
def test_the_currency_of_a_unit(text: str, codes: str) -> None:
    assert (currencies(text) or ("",))[0] == codes


def test_every_sign_and_word_stands_for_codes_that_exist() -> None:
    for codes in (*SIGNS.values(), *WORDS.values()):
        assert set(codes) <= CODES


@given(st.text("0123456789,.$€ mbnk-USD", max_size=30))
def test_amounts_lie_in_the_text_one_after_another(text: str) -> None:
    at = 0
    for found in amounts(text):
        assert at <= found.start < found.end <= len(text)
        assert found.value >= 0
        at = found.end


@given(st.lists(st.sampled_from("US C A $ € EUR NOK TOP dollars Lıra Kroner 5 bn 1.2 ".split(" "))))
def test_no_amount_is_in_a_currency_that_is_not_mentioned(words: list[str]) -> None:
    for text in ("".join(words), " ".join(words)):
        named = set(mentioned(text))
        assert {one.codes for one in amounts(text) if one.codes} <= named
        assert currencies(text) in named | {()}
