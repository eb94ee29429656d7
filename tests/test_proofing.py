"""Each lint on a small document that has the fault, and on its twin that has not."""

from collections.abc import Iterator

import pytest

from briefgen.engine import Engine, Layout, opened
from briefgen.engine.pages import Block, Line, Page, Piece
from briefgen.fonts import face_files, face_of, font_face_css
from briefgen.proofing.finding import Finding
from briefgen.proofing.lines import runts
from briefgen.proofing.lint import lint

FACES = [face_of("Brief Serif"), face_of("Brief Serif", 600), face_of("Brief Sans")]
# 300 points of text on 130: ten lines.
CSS = (
    font_face_css(lambda face: f"asset:{face.name}", FACES)
    + """
@page { size: 340pt 170pt; margin: 20pt; @bottom-left { content: "foot"; font: 8pt "Brief Sans" } }
html { font: 10pt/13pt "Brief Serif" }
body, p, h1, h2, ul, table { margin: 0; padding: 0; orphans: 1; widows: 1 }
h2 { font-size: 12pt; line-height: 13pt }
.cs { font-feature-settings: "sups" }
.new { break-before: page }
.nw { white-space: nowrap }
.keep { break-inside: avoid }
"""
)
WORDS = "The envoys met for two hours in Port Elm and agreed on nothing but to meet once more, "
LONG = WORDS * 3
LINE = "A line of words that fills the page from one of its edges on"
NINE = "<br>".join([LINE] * 9)
EIGHT = "<br>".join([LINE] * 8)
THREE = "<br>".join([LINE] * 3)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with opened({"print.css": CSS}, face_files(FACES)) as (engine, problems):
        assert engine is not None, problems
        yield engine


def laid_out(engine: Engine, body: str) -> Layout:
    layout, problems = engine.layout(f'<html lang="en"><title>t</title><body>{body}</body></html>')
    assert layout is not None, problems
    return layout


def codes(engine: Engine, body: str) -> list[str]:
    return [finding.code for finding in findings(engine, body)]


def findings(engine: Engine, body: str) -> list[Finding]:
    layout = laid_out(engine, body)
    return lint(layout.read(), layout.front)


YEAR = '<p style="width: 204pt">In all there were ten of them in the year 2024.'
REST = "41</span> The rest of the ferries stayed in port.</p>"
# By the code of the lint: what has the fault, and what has not.
CASES = {
    # The typesetter takes the full stop for the end of the sentence and of the line.
    "early-break": (
        f'{YEAR}\u202f<span class="cs">{REST}',
        f'{YEAR}<span class="cs">\u202f{REST}',
    ),
    "runt": (
        f"<p>{LINE}<br>on Monday they met.<br>So it is</p><p>{LINE}<br>so.</p>",
        f"<p>{LINE}<br>on Monday they met.<br>So it is</p><p>so.</p>",
    ),
    "overflow": (
        '<p style="width: 60pt">Ferries <span class="nw">between both ports</span></p>',
        '<p style="width: 60pt">Ferries between both ports</p>',
    ),
    "superior": (
        f'<p>{LINE}.<br><span class="cs">12</span> And so on.</p>',
        f'<p>{LINE}.<span class="cs">12</span><br>And so on.</p>',
    ),
    "measure": (
        f'<p style="font-size: 6.5pt" class="notes">{LONG}</p>',
        f'<p style="font-size: 7.5pt" class="notes">{LONG}</p>',
    ),
    "leading": (
        f'<p style="line-height: 11pt">{LONG}</p>',
        f'<p style="line-height: 12pt">{LONG}</p>',
    ),
    "small-type": (
        '<p>A word of <span style="font-size: 8.5pt">caution</span></p>',
        '<p>A word of <small style="font-size: 8.5pt">caution</small></p>',
    ),
    "orphan": (
        f"<p>{NINE}</p><p>{THREE}</p>",
        f'<p>{NINE}</p><p style="orphans: 2">{THREE}</p>',
    ),
    "widow": (
        f"<p>{EIGHT}</p><p>{THREE}</p>",
        f'<p>{EIGHT}</p><p style="widows: 2; orphans: 2">{THREE}</p>',
    ),
    "stranded-heading": (
        f"<p>{NINE}</p><h2>What came of it</h2><p class=new>{LONG}</p>",
        f"<p>{NINE}</p><h2 class=new>What came of it</h2><p>{LONG}</p>",
    ),
    "split": (
        f"<ul><li class=keep><p>{NINE}</p><p>{THREE}</p></li></ul>",
        f"<ul><li><p>{NINE}</p></li><li class=keep><p>{THREE}</p></li></ul>",
    ),
    "fill": (
        f"<p>{EIGHT}</p><p class=keep>{THREE}</p>",
        f"<p>{NINE}</p><p class=keep>{THREE}</p>",
    ),
}


@pytest.mark.parametrize(
    ("code", "faulty", "clean"), [(k, *v) for k, v in CASES.items()], ids=CASES
)
def test_a_fault_is_found_and_its_clean_twin_passes(
    engine: Engine, code: str, faulty: str, clean: str
) -> None:
    assert code in codes(engine, faulty)
    assert code not in codes(engine, clean)


def test_a_line_cannot_end_between_a_quotation_mark_and_a_bracket(engine: Engine) -> None:
    """UAX #14, LB15: so the line before has no room for all that has to come along."""
    words = "The envoys called it “an {} act{} (translated), decided on in Port Elm."
    for width in range(90, 280):
        for text in (words.format("idle", "”"), words.format("idle act of’ or “idle", "”")):
            found = codes(engine, f'<p style="width: {width}pt">{text}</p>')
            assert "early-break" not in found, width


def test_a_text_over_another_is_found(engine: Engine) -> None:
    over = f'<p>{LINE}</p><p style="margin-top: {{}}">{LINE}</p>'
    assert "runs into" in next(one.message for one in findings(engine, over.format("-8pt")))
    assert codes(engine, over.format("0")) == []
    inside = f'<p>{LINE[:20]} <span style="display: inline-block">{LINE[:9]}</span> and on</p>'
    assert codes(engine, inside) == []


def test_the_last_page_may_end_where_it_likes_but_not_after_a_line(engine: Engine) -> None:
    full, two = f"<p>{NINE}</p><p>{LINE}</p>", f"<p>{LINE}</p>" * 2
    assert codes(engine, full + two) == []
    [finding] = findings(engine, f'{full}<p style="line-height: 25pt">{LINE}</p>')
    assert (finding.page, finding.code) == (2, "fill")
    assert finding.message == "only 19.2% of the page is used, 105 pt are empty"


@pytest.mark.parametrize("kind", ["key", "sy", "notes", "about", "bluf"])
def test_no_line_of_any_text_is_too_long_to_read(engine: Engine, kind: str) -> None:
    """Ninety-five characters are the most, and calls of notes are none."""
    wide = '<p class="{}" style="font-size: 9pt; width: 800pt; white-space: nowrap">{}{}</p>'
    call = '<span class="cs">12</span>'
    most = [one.message for one in findings(engine, wide.format(kind, "n " * 47 + "n", call))]
    assert not any("characters" in message for message in most)
    more = [one.message for one in findings(engine, wide.format(kind, "n " * 48 + "n", call))]
    assert any(message.startswith("97 characters") for message in more)


@pytest.mark.parametrize(
    ("ending", "found"), [("so.", ["runt"]), ("港口。", []), ("した", []), ("항구", [])]
)
def test_two_letters_of_chinese_are_a_line_and_two_of_english_are_not(
    ending: str, found: list[str]
) -> None:
    lines = [
        Line([Piece(text, 10, frozenset(), False)], 0, 0, 90, 12, 0, 20, True)
        for text in (LINE, ending)
    ]
    block = Block(1, "p", frozenset({"p"}), frozenset(), 300, lines, False)
    page = Page(1, 340, 20, 20, 320, 150, 140, 140, [block], [])
    assert [one.code for one in runts(page)] == found


def test_words_for_machines_and_what_is_in_the_margin_are_no_text(engine: Engine) -> None:
    hidden = '<span style="font-size: 1pt; color: transparent">Against: </span>'
    assert codes(engine, f"<p>{hidden}{LINE}</p>") == []
