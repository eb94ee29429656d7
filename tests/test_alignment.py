from hypothesis import given
from hypothesis import strategies as st

from briefgen.alignment import line_and_column, line_starts, starts


def test_each_character_comes_from_a_piece() -> None:
    pieces = [(0, "a"), (1, "\n"), (4, "b"), (5, "&"), (10, "c")]
    assert list(starts(pieces, "a b&c", 11)) == [0, 1, 4, 5, 10, 11]


def test_white_space_stands_for_any_other_or_none() -> None:
    assert list(starts([(0, "a"), (1, "  "), (3, "b")], "a\n\nb", 4)) == [0, 1, 1, 3, 4]
    assert list(starts([(0, " "), (1, "a")], "a", 2)) == [1, 2]


def test_marks_are_passed_over_only_if_told() -> None:
    pieces = [(0, "*"), (1, "a"), (2, "*")]
    assert list(starts(pieces, "a", 3, marks=True)) == [1, 3]
    assert list(starts(pieces, "a", 3)) == [3, 3]


def test_what_is_not_found_stands_at_the_end() -> None:
    assert list(starts([(0, "a"), (1, "x")], "ab", 7)) == [0, 7, 7]


def test_pieces_after_the_last_character_are_not_asked_for() -> None:
    def pieces() -> object:
        yield 0, "a"
        yield 1, "b"
        raise AssertionError

    assert list(starts(pieces(), "a", 9)) == [0, 9]  # type: ignore[arg-type]


@given(st.text("ab\n", max_size=40), st.integers(0, 40))
def test_line_and_column_lead_back_to_the_character(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = line_and_column(text, offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(one) + 1 for one in before) + column - 1 == offset
    assert len(line_starts(text)) == text.count("\n") + 1
