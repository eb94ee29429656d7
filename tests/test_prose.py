import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import prose
from briefgen.prose import (
    block_html,
    citations,
    faults,
    inline_html,
    plain,
    portable,
)


def note(names: object) -> str:
    return f"<sup>{','.join(names)}</sup>" if isinstance(names, tuple) else ""


def nothing(_names: object) -> str:
    return ""


def test_citations_in_order() -> None:
    found = citations("Met.[@talks-held] Left[@a; @b ;@c].")
    assert [citation.ids for citation in found] == [("talks-held",), ("a", "b", "c")]
    assert found[1].text == "[@a; @b ;@c]"


@pytest.mark.parametrize("text", ["[@]", "[@A]", "[@a, @b]", "[@a; b]", "[ @a]", "[@a", "[a]"])
def test_what_is_no_citation(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They *met* **again**.", "They met again."),
        ("They met.[@a] They left [@b].", "They met. They left."),
        ("They met[@a], and left [@b] early", "They met, and left early"),
        ("[here](https://example.org) and <b>there</b>", "here and <b>there</b>"),
        ("one\ntwo\n\nthree", "one two three"),
        ("- one\n- two", "one two"),
        ("5 \\* 3 &amp; &ldquo;x&rdquo;", "5 * 3 & “x”"),
        ("a_b_c, 5 * 3, [x], #4", "a_b_c, 5 * 3, [x], #4"),
        ("", ""),
    ],
)
def test_plain_holds_the_visible_words(text: str, words: str) -> None:
    assert plain(text) == words


def test_html_keeps_raw_html_as_text_and_places_citations() -> None:
    text = "They *met*.[@a; @b] <script>alert(1)</script>"
    expected = "They <em>met</em>.<sup>a,b</sup> &lt;script&gt;alert(1)&lt;/script&gt;"
    assert inline_html(text, note) == expected
    assert block_html(text, note) == f"<p>{expected}</p>"


@pytest.mark.parametrize("scheme", ["javascript", "data", "file", "vbscript"])
def test_links_to_other_schemes_stay_text(scheme: str) -> None:
    assert "<a" not in inline_html(f"[x]({scheme}:alert)", note)


@pytest.mark.parametrize(
    ("text", "what", "start"),
    [
        ("# Head", "a heading in prose", 0),
        ("They met.\n\n# Head", "a heading in prose", 11),
        ("Head\n====", "a heading in prose", 0),
        ("here `here`", "code in prose", 5),
        ("```\nx\n```", "a block of code in prose", 0),
        ("> They met", "a block quotation in prose", 0),
        ("one\n\n---\n\ntwo", "a rule in prose", 5),
        ("an ![image](https://example.org/x.png)", "an image in prose", 3),
        ("one ~~two~~", "struck-out text in prose", 4),
        ("a|b\n-|-\nc|d", "a table in prose", 0),
        ("[map](map.html)", "a link to `map.html`", 6),
        ("They met.[@Talks]", "`[@Talks]` is not a citation", 9),
        ("They met.[@talks", "`[@talks` is not a citation", 9),
    ],
)
def test_faults_are_named_and_found(text: str, what: str, start: int) -> None:
    (fault,) = faults(text)
    assert (fault.what, fault.start) == (what, start)
    assert fault.hint
    assert fault.length > 0


def test_the_second_fault_of_a_kind_is_not_taken_for_the_first() -> None:
    assert [fault.start for fault in faults("`x` and `x`\n\nand `x`")] == [0, 8, 17]


@pytest.mark.parametrize(
    "text",
    [
        "They *met* and **left**.[@a]",
        "- one\n- two\n\n1. three",
        "[x](https://example.org), <mailto:desk@example.org>",
        "Smith & Co, 5 < 6, \\* a [note]",
    ],
)
def test_what_is_allowed_has_no_faults(text: str) -> None:
    assert list(faults(text)) == []


def test_emphasis_does_not_nest_without_end() -> None:
    # Each pair of marks opens one level inside the other.
    text = "*a " * 20 + "b" + " c*" * 20
    assert any("nested" in fault.what for fault in faults(text))


# Prose as it may be written: words, marks that pair, citations, entities and signs.
PIECES = st.sampled_from(
    (
        *"word Word. *some* **more** _less_ [@a] [@b-1;@c] 5<6 <b> </b> &amp; &lt; a&b".split(),
        *("“x”", "'", "-", ",", "!", "(", ")", "\n", "\n\n", "\\*", "\\<", "\\\\<"),
        "[text](https://example.org)",
    )
)
PROSE = st.lists(PIECES, max_size=14).map(" ".join)


@given(PROSE)
def test_portable_markdown_shows_the_same_words(text: str) -> None:
    shown = portable(text, lambda _names: "¹")
    assert "[@" not in shown
    assert re.sub(r"[\s¹]", "", plain(shown)) == re.sub(r"\s", "", plain(text))


@given(PROSE)
def test_portable_markdown_holds_no_html(text: str) -> None:
    assert "<" not in portable(text, nothing)


@given(PROSE)
def test_html_shows_the_same_words(text: str) -> None:
    shown = html.unescape(re.sub(r"<[^>]*>", " ", block_html(text, nothing)))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", plain(text))


@given(st.text('ab .,;*_`[]()@#<>&!~|=-+1\t\\"é\xa0', max_size=40))
def test_words_without_marks_need_no_parser(text: str) -> None:
    assert plain(text) == prose._parsed_words(text)


@given(st.text(max_size=80))
def test_no_text_makes_anything_raise(text: str) -> None:
    list(faults(text))
    plain(text)
    block_html(text, nothing)


@pytest.mark.parametrize("piece", ["“a. ", "Mr. ", ". [@a", " . ", "[x](", "‘a ", "*a ", "1. a\n"])
def test_no_text_takes_much_longer_than_another(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    start = time.process_time()
    assert list(faults(text)) or plain(text)
    assert time.process_time() - start < 1


def test_too_many_brackets_are_a_fault_and_nothing_else() -> None:
    text = "[a " * 301
    assert [fault.what for fault in faults(text)] == ["more than 300 brackets in a text"]
    assert plain(text) == ""
