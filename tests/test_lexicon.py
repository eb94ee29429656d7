import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.lexicon import Lexicon


def found(phrases: list[str], text: str, *, plural: bool = False) -> list[str]:
    return [text[start:end] for _, start, end in Lexicon(phrases, plural=plural).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("cease-fire", "A cease-fire, no cease-fires.", ["cease-fire"]),
        ("cease-fire", "Cease-fire!", ["Cease-fire"]),
        ("cease-fire", "CEASE-FIRE", []),
        ("Kiev", "Kiev and kiev and Kievan", ["Kiev"]),
        ("power grab", "a power\u00a0grab", ["power\u00a0grab"]),
        ("U.S.", "the U.S. and the US", ["U.S."]),
        ("(sic)", "so (sic) it is", ["(sic)"]),
        ("é", "né é", ["é"]),
        ("!", "no!", []),
    ],
)
def test_phrases_are_found_as_whole_words(phrase: str, text: str, expected: list[str]) -> None:
    assert found([phrase], text) == expected


def test_plurals_are_found_if_asked_for() -> None:
    text = "Regimes, a regime, bosses and power grabs"
    assert sorted(found(["regime", "boss", "power grab"], text, plural=True)) == [
        "Regimes",
        "bosses",
        "power grabs",
        "regime",
    ]
    assert found(["boss"], text) == []


def test_each_phrase_is_told_with_its_place() -> None:
    assert list(Lexicon(["b", "a b"]).find("a b")) == [("a b", 0, 3), ("b", 2, 3)]


@given(st.lists(st.text("ab -", min_size=1, max_size=6), max_size=4), st.text("ab -A", max_size=30))
def test_what_is_found_reads_like_the_phrase(phrases: list[str], text: str) -> None:
    for phrase, start, end in Lexicon(phrases).find(text):
        assert text[start:end].split() == phrase.split() or text[start].isupper()
