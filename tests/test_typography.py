import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from briefgen.fonts import advance, face_of
from briefgen.typography import MEASURE, NBSP, balance, balanced, nb, quote, tied

NARROW = "\N{NARROW NO-BREAK SPACE}"
WORDS = st.lists(st.sampled_from("Talks stall in Geneva; the 2 September deadline is near".split()))


def shown(html: str) -> str:
    """The text of some HTML, with plain spaces."""
    text = re.sub(r"<[^>]*>", "", html)
    return unescape(text).replace(NBSP, " ").replace(NARROW, "")


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("Envoys meet", ["Envoys meet"]),
        (
            "Talks stall in 40 minutes; the 2 September deadline sets the pace",
            ["Talks stall in 40 minutes;", "the 2 September deadline sets the pace"],
        ),
        (
            "Ferry line stays closed while both towns wait for the harbour court",
            ["Ferry line stays closed while both", "towns wait for the harbour court"],
        ),
        ("", []),
    ],
)
def test_headlines_break_where_a_reader_would_breathe(headline: str, lines: list[str]) -> None:
    assert [line.replace(NBSP, " ") for line in balanced(headline)] == lines


@given(WORDS)
def test_balanced_lines_hold_all_words_and_fit(words: list[str]) -> None:
    lines = balanced(" ".join(words))
    assert " ".join(lines).replace(NBSP, " ") == " ".join(words)
    face = face_of("Brief Display", 600)
    assert all(advance(line, face, 29, tracking=-0.008) <= MEASURE for line in lines)


def test_a_word_wider_than_the_page_has_its_own_line() -> None:
    assert balanced(f"On {'x' * 90} again") == ["On", "x" * 90, "again"]


def test_a_headline_is_text_and_not_html() -> None:
    assert balance("Ports & <b>piers</b>") == "Ports &amp; &lt;b&gt;piers&lt;/b&gt;"


@pytest.mark.parametrize(
    "together",
    [
        "23 July",
        "2 Sept",
        "100 per cent",
        "$1.3 billion",
        "50 days",
        "judgement 1",
        "S1 ¶4",
        "No. 30",
    ],
)
def test_what_belongs_together_is_tied(together: str) -> None:
    assert tied(f"so {together} it is") == f"so {together.replace(' ', NBSP)} it is"


@pytest.mark.parametrize(
    "words",
    [
        "30~or~60~days",
        "5~to~20~per~cent",
        "$1~and~$2~bn",
        "3~and~4~June",
        "30~або~60~днів",
        "roughly~even~chance~45–55%",
        "Very~unlikely",
        "дуже~ймовірно",
        "майже~напевно~95–99%",
        "2~probably true",
        "D~not usually reliable",
        "6~правдивість оцінити неможливо",
        "30 or 60 of them",
        "rose 45–55%",
    ],
)
def test_a_line_breaks_neither_a_pair_of_numbers_nor_a_grade(words: str) -> None:
    """The words of a grade or a term may part, but not its letter or its range from them."""
    assert tied(f"so {words.replace('~', ' ')} it is") == f"so {words.replace('~', NBSP)} it is"


@pytest.mark.parametrize("apart", ["on 23 Juliet Street", "30 of them", "a note on"])
def test_what_does_not_belong_together_may_part(apart: str) -> None:
    assert tied(apart) == apart


def test_a_line_does_not_start_with_a_dash() -> None:
    assert tied("Kyiv – like Moscow – waits") == f"Kyiv{NBSP}– like Moscow{NBSP}– waits"


@pytest.mark.parametrize("whole", ["21–27", "5–20%", "€1.3–1.5bn", "50-day", "100,000–120,000"])
def test_ranges_and_compounds_stay_on_one_line(whole: str) -> None:
    assert nb(f"the {whole}, nothing") == f'the <span class="nw">{whole}</span>, nothing'


def test_only_text_is_touched_and_not_the_tags() -> None:
    html = Markup('<a href="x?21–27 July">2 September</a>')
    assert nb(html) == f'<a href="x?21–27 July">2{NBSP}September</a>'


def test_a_call_of_a_note_cannot_leave_its_word() -> None:
    html = Markup('in agreement.<span class="cs"><a class="c">41</a></span>')
    assert nb(html) == f'in agreement.<span class="cs">{NARROW}<a class="c">41</a></span>'


def test_plain_text_is_escaped() -> None:
    assert nb("a < b & 5–6 or more") == f'a &lt; b &amp; <span class="nw">5–6</span> or{NBSP}more'


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("what comes of a deal.", "what comes of a~deal."),
        ("what comes of agreements", "what comes of agreements"),
        ("<p>both of us</p><p>one and the other</p>", "<p>both~of~us</p><p>one and the~other</p>"),
        ("it obtains <b>two</b>", "it obtains~<b>two</b>"),
        ("us", "us"),
        (
            'at the talks.<span class="cs"><a>1</a><i>,</i><a>20</a></span>',
            f'at the~talks.<span class="cs">{NARROW}<a>1</a><i>,</i><a>20</a></span>',
        ),
    ],
)
def test_no_line_is_left_with_a_bit_of_a_word(html: str, closed: str) -> None:
    assert nb(Markup(html)) == closed.replace("~", NBSP)  # noqa: S704


@given(st.text())
def test_no_word_changes(text: str) -> None:
    text = text.replace(NBSP, " ").replace(NARROW, "")
    assert shown(nb(text)) == shown(escape(text))


@given(st.text(alphabet="2–7 July%-<>&;abn$.") | st.text())
def test_tying_twice_is_tying_once(text: str) -> None:
    assert nb(nb(text)) == nb(text)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('the "50-day drive" began', "the ‘50-day drive’ began"),
        ("“irreversible path”", "‘irreversible path’"),
        ("Ukraine's and ISW's", "Ukraine’s and ISW’s"),
        ("the 'so-called' pause", "the ‘so-called’ pause"),
        ('the \'90s ("then")', "the ’90s (‘then’)"),
        ("\"'Never', he said\"", "‘‘Never’, he said’"),
        ("„quoted“", "‘quoted’"),
        ('cut off in" the middle', "cut off in’ the middle"),
    ],
)
def test_quotations_are_set_in_house_style(written: str, printed: str) -> None:
    assert quote(written) == printed


@given(st.text())
def test_a_quotation_changes_in_nothing_but_its_marks(text: str) -> None:
    marks = re.compile("[\"'“”„‟‘’]")
    assert marks.sub("'", quote(text)) == marks.sub("'", text)


def test_on_a_screen_the_browser_sees_to_last_lines() -> None:
    html = Markup("<p>A condition in its memorandum of 4 June</p>")
    assert nb(html, closed=False) == f"<p>A condition in its memorandum of 4{NBSP}June</p>"
