import pytest

from bench.row import Bar, Row, table


@pytest.mark.parametrize(
    ("bar", "value", "verdict"),
    [
        (Bar(0.9), 0.9, "met"),
        (Bar(0.9), 0.901, "not met"),
        (Bar(1.75, least=True), 1.75, "met"),
        (Bar(1.75, least=True), 1.7, "not met"),
    ],
)
def test_a_bar_is_kept_up_to_its_limit(bar: Bar, value: float, verdict: str) -> None:
    assert bar.verdict(value) == verdict
    assert Row("x", value, bar=bar).verdict == verdict


def test_what_has_no_bar_or_was_not_measured_is_not_judged() -> None:
    assert Row("x", 3.0).verdict == ""
    assert Row("x", None, bar=Bar(1)).verdict == ""


def test_the_table_shows_values_in_their_units_and_says_what_was_skipped() -> None:
    text = table(
        [
            Row("a / b", 0.5, bar=Bar(0.9), note="1.00 s / 2.00 s"),
            Row("two / one", 1.2, bar=Bar(1.75, least=True)),
            Row("time", 0.123, "s"),
            Row("memory", 1234.5, "MB"),
            Row("pandoc", None, bar=Bar(0.75), note="skipped: it is not installed"),
        ]
    )
    assert text.split("\n")[2:] == [
        "| a / b | 0.50 × | ≤ 0.90 × | met | 1.00 s / 2.00 s |",
        "| two / one | 1.20 × | ≥ 1.75 × | not met |  |",
        "| time | 0.12 s |  |  |  |",
        "| memory | 1,234 MB |  |  |  |",
        "| pandoc | – | ≤ 0.75 × |  | skipped: it is not installed |",
    ]
