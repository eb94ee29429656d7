import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.folding import fold
from briefgen.languages import words_of
from briefgen.quotes import holds
from briefgen.quotes.finding import find
from briefgen.quotes.verdict import Fault, Found, Rules


@pytest.mark.parametrize(
    ("words", "exact", "held"),
    [
        ("a break", "to give them a break now", True),
        ("it’s ‘a’ “b”", "it's 'a' \"b\"", True),
        ("A break", "a break", False),
        ("break", "breaks", False),
        ("break", "breaks and a break", True),
        ("reak", "break", False),
        ("a […] break", "a rather long break", True),
        ("broke the deal", "they never broke the deal", False),
        ("never broke the deal", "they never broke the deal", True),
        ("peace", "peace and more peace", True),
        ("broke it", "they never broke it; nobody broke it", False),
        ("broke it", "they never broke it; then they broke it", True),
        ("", "a break", False),
    ],
)
def test_an_excerpt_holds_the_words_that_we_quote(words: str, exact: str, *, held: bool) -> None:
    assert holds(words, exact, "en") == held


@given(
    st.lists(st.sampled_from("we met not 40 minutes only if it rains , . to 50 -ish".split())),
    st.integers(0, 12),
    st.integers(0, 40),
)
def test_the_short_way_is_the_long_one(words: list[str], first: int, length: int) -> None:
    exact = " ".join(words)
    quoted = exact[first : first + length]
    found = find(quoted, fold(exact), words=words_of("en"), rules=Rules(words=1, letters=1))
    if not (isinstance(found, Fault) and found.kind == "ambiguous"):
        assert holds(quoted, exact, "en") == isinstance(found, Found)
