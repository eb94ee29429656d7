import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.sentences import sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("Mr. Ray and Dr. Lee of the U.S. met.", ["Mr. Ray and Dr. Lee of the U.S. met."]),
        ("J. E. Ray met. So did I. We left.", ["J. E. Ray met.", "So did I.", "We left."]),
        ("It cost $1.3bn at 5 p.m. on Monday.", ["It cost $1.3bn at 5 p.m. on Monday."]),
        ("He said “No. Never.” She left.", ["He said “No. Never.”", "She left."]),
        ('"Why? Why?" he asked. So.', ['"Why? Why?" he asked.', "So."]),
        ("(They met.) They left.", ["(They met.)", "They left."]),
        ("One\n\ntwo", ["One", "two"]),
        ("- one\n- two. three\n2. Four", ["one", "two. three", "Four"]),
        ("One\nline. Two", ["One line.", "Two"]),
        ("“Never closed. Two.", ["“Never closed. Two."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_citation_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    found = sentences("One.[@a] Two [@b].[@c; @d]\n[@e] Three.")
    assert [sentence.ids for sentence in found] == [("a",), ("b", "c", "d", "e"), ()]
    assert [sentence.text for sentence in found] == ["One.", "Two.", "Three."]


def test_quoted_words_are_blanked_out() -> None:
    (found,) = sentences("A “bold” step, *not* ‘a big one’.[@a]")
    assert found.text == "A “bold” step, not ‘a big one’."
    assert found.unquoted == "A        step, not            ."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("One.[@word] A **big** word.", "word"),
        ("A &amp; *b* [word](https://word.org).", "word"),
        ("First.\n\n- a [@x; @word]\n- b word", "word"),
        ("A\n  word\\*.", "word"),
    ],
)
def test_a_visible_word_is_found_again_in_the_prose(text: str, word: str) -> None:
    sentence = next(one for one in sentences(text) if word in one.text)
    at = sentence.origin(sentence.text.index(word))
    assert text[at:].startswith(word)
    assert "@" not in text[max(0, at - 3) : at]


@given(st.text('ab .,;[]@“”"\né', max_size=60))
def test_sentences_leave_no_letter_out(text: str) -> None:
    together = "".join(sentence.written for sentence in sentences(text))
    assert re.findall("[abé]", together) == re.findall("[abé]", text)


@given(st.text(max_size=80))
def test_every_visible_character_has_a_place_in_the_prose(text: str) -> None:
    for sentence in sentences(text):
        for offset in range(len(sentence.text)):
            assert 0 <= sentence.origin(offset) <= len(text)


@pytest.mark.parametrize("piece", ["“a. ", "Mr. ", ". [@a", " . ", "a.\n\n", "- a\n", ".[@a] "])
def test_no_text_takes_much_longer_than_another(piece: str) -> None:
    start = time.process_time()
    sentences(piece * (10_000 // len(piece)))
    assert time.process_time() - start < 1
