import pytest

from briefgen.quotes import holds


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
