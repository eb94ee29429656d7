import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.folding import FOLDED, fold

DOCS = Path(__file__).parent.parent / "docs/quotation.md"
# What folding is about, and letters that compose in more than one way.
AWKWARD = "".join(characters for characters, _ in FOLDED.values())
AWKWARD += "aZ5-'\" \n.,éı\u0301\u0323\u0307e\u212b\u0958\u09c7\u09be\u1100\u1161\u11a8"
AWKWARD += "가שּׁ\u05c1不か\u3099🇺🇦\U0001d15e"
texts = st.text(st.sampled_from(AWKWARD) | st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Plain words, as they are.", "Plain words, as they are."),
        (
            "two  blanks,\u00a0one that holds\u2009\tand a tab",
            "two blanks, one that holds and a tab",
        ),
        ("“He said ‘no’,” she said. «Так»", '"He said \'no\'," she said. "Так"'),
        ("the union’s and об\u02bcєкт", "the union's and об'єкт"),
        ("1990–95, non\u2011stop, −5", "1990-95, non-stop, -5"),
        (
            "a dash—close, a dash – spaced, a dash —half",
            "a dash - close, a dash - spaced, a dash - half",
        ),
        ("10—15 pages", "10-15 pages"),
        ("— Yes, — said he. —", "- Yes, - said he. -"),
        ("co\u00adoper\u00adation and zero\u200bwidth", "cooperation and zerowidth"),
        ("Cafe\u0301 in Zu\u0308rich, \u212b", "Café in Zürich, Å"),
        ("e\u00ad\u0301", "é"),
        ("one \n\n \n two\r\nthree\u2028four", "one\ntwo\nthree\nfour"),
        (" \n ", ""),
        ("UPPER, ﬁ and ½ stay", "UPPER, ﬁ and ½ stay"),
    ],
)
def test_what_is_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("the co-\noperation of", "the cooperation of"),
        ("the co\u2010\n  operation of", "the cooperation of"),
        ("the co\u00ad\noperation of", "the cooperation of"),
        ("the Franco-\nGerman and 1990-\n95", "the Franco-German and 1990-95"),
        ("one line\nand the next\r\nand one", "one line and the next and one"),
        ("one\n\ntwo\r\n\r\nthree\n \nfour", "one\ntwo\nthree\nfour"),
        ("a dash -\nafter a space", "a dash - after a space"),
        ("ends with co-\n\noperation", "ends with co-\noperation"),
    ],
)
def test_wrapped_lines_are_joined(written: str, folded: str) -> None:
    assert fold(written, wrapped=True).text == folded


def test_the_joints_are_where_a_hyphen_was_dropped() -> None:
    folded = fold(" in a well-\nknown co-\noperation, not well-\nKnown", wrapped=True)
    assert folded.text == "in a wellknown cooperation, not well-Known"
    assert [folded.text[at:][:5] for at in folded.joints] == ["known", "opera"]


def test_offsets_lead_back_to_the_words_as_written() -> None:
    source = "  The  Cafe\u0301’s\u00a0co\u00adoper\u00adation—so–called,\n\n  “here” "
    folded = fold(source)
    for words, written in (
        ("The", "The"),
        ("The Café's", "The  Cafe\u0301’s"),
        ("cooperation", "co\u00adoper\u00adation"),
        ("so-called", "so–called"),
        ('"here"', "“here”"),
    ):
        start = folded.text.index(words)
        assert folded.original(start, start + len(words)) == written
    assert folded.paragraph(folded.text.index("here")) == 2


@given(texts, st.booleans())
def test_folding_twice_changes_nothing(source: str, wrapped: bool) -> None:
    once = fold(source, wrapped=wrapped).text
    assert fold(once).text == once


@given(texts)
def test_nothing_that_is_folded_is_left(source: str) -> None:
    text = fold(source).text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(char in text for characters, _ in FOLDED.values() for char in characters)
    assert not re.search(r"\A[ \n]|[ \n]\Z|  | \n|\n |\n\n", text)


@given(texts, st.booleans(), st.data())
def test_a_word_folds_to_itself_wherever_it_was(
    source: str, wrapped: bool, data: st.DataObject
) -> None:
    folded = fold(source, wrapped=wrapped)
    words = [word.span() for word in re.finditer(r"\S+", folded.text)]
    if words:
        first, last = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        start, end = min(first[0], last[0]), max(first[1], last[1])
        again = fold(folded.original(start, end), wrapped=wrapped)
        assert again.text == folded.text[start:end]


@given(texts, st.booleans())
def test_offsets_never_run_backwards(source: str, wrapped: bool) -> None:
    folded = fold(source, wrapped=wrapped)
    places = [folded.span(at, at)[0] for at in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= at <= len(source) for at in places)
    assert len(folded.even) == len(folded.text)


def test_the_published_list_is_the_list() -> None:
    published = DOCS.read_text(encoding="utf-8").split("## What is folded")[1].split("\n## ")[0]
    listed = {chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]{4,6})", published)}
    assert listed == {char for characters, _ in FOLDED.values() for char in characters}


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_thousand_texts_fold_in_well_under_a_second(wrapped: bool) -> None:
    line = "The harbour master’s report – “a long one” – gives 1,200 figures; nobody reads it. "
    page = "\n\n".join([line * 6] * 20)[:10_000]
    texts = [f"{number} {page}" for number in range(200)]
    start = time.process_time()
    for text in texts:
        fold(text, wrapped=wrapped)
    assert time.process_time() - start < 0.4  # a fifth of the texts; four times what it takes


def test_time_grows_with_length_only() -> None:
    for unit in ("e\u0301", "\u00ad", " \n", "—", "a-\n", "\u1161"):
        start = time.process_time()
        fold(unit * 30_000, wrapped=True)
        assert time.process_time() - start < 1
