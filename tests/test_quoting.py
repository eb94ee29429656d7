import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.quoting import quotations, unpaired, unquoted


def quoted(text: str) -> list[str]:
    return [text[first:last] for first, last in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “not now”.", ["no", "not now"]),
        ('He said "no" twice.', ["no"]),
        ("He said ‘not now’ to the towns’ envoys.", ["not now"]),
        ("A ‘deal’ is one word, it’s ours.", []),
        ("“He said ‘not now’ again”", ["He said ‘not now’ again"]),
        ("the envoys’ and the towns’ wish", []),
        ("‘we don’t know’", ["we don’t know"]),
        ("“one “two” three”", ["two"]),
        ("none", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [("a “b", 2), ("a b”", 3), ('a "b', 2), ("a “b” “c", 6), ("a “b” ‘c d’", None), ("a’b", None)],
)
def test_a_mark_without_its_partner(text: str, at: int | None) -> None:
    assert unpaired(unquoted(text)) == at


@given(st.text('a b“”"‘’', max_size=30))
def test_what_is_not_quoted_keeps_its_place(text: str) -> None:
    left = unquoted(text)
    assert len(left) == len(text)
    assert all(one in (other, " ") for one, other in zip(left, text, strict=True))
    assert unpaired(left) is not None or quoted(left) == []


@given(st.text('ab “”"‘’', max_size=30))
def test_words_are_quoted_between_marks_of_one_kind(text: str) -> None:
    slowly = re.finditer(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)", text)
    spans = [found.span() for found in slowly if found[0][0] != "‘" or " " in found[0].strip("‘’ ")]
    assert [(first - 1, last + 1) for first, last in quotations(text)] == spans
