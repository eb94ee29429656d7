"""Typography: line breaks, spaces and quotation marks, as the house sets them.

The typesetter balances no lines (WeasyPrint 70 has no `text-wrap: balance`) and breaks after any
space or dash, so headlines are broken here by the widths of their letters, and what must stay
together is tied together, in each language that there is furniture in.
"""

# ruff: noqa: RUF001  (some of these letters are Cyrillic on purpose)

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

from briefgen.fonts import Face, advance, face_of
from briefgen.scales import CREDIBILITY, RELIABILITY, likelihood

NBSP: Final = "\N{NO-BREAK SPACE}"

# The headline as templates/print.css sets it: 29 points on the 174 mm of both papers.
HEADLINE: Final = face_of("Brief Display", 600)
_SIZE: Final = 29.0
_TRACKING: Final = -0.008
MEASURE: Final = 174 / 25.4 * 72

# Words that read on into the next line; none may end a line of a headline if it can be helped.
_SMALL: Final = frozenset(
    "a an the of in on at to by for from with as and or but if its his her their is are no "
    "та або але на до від по за із зі що як не ні чи бо про при для без під над".split()
)
_SMALL_COST: Final = 0.4
_PAUSE_GAIN: Final = 0.18  # a break at a comma or semicolon is where a reader would breathe

_MONTHS: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
)
_UNITS: Final = (
    "(?:per cent|percent|thousand|million|billion|trillion|bn|km|minutes|hours|days|weeks|months"
    "|тис|млн|млрд|км|хв|год|хвилин|годин|днів|тижнів|місяців|відсотк(?:ів|и|а)|відсоток)"
)
# What the letters and figures of the Admiralty scale mean, by its first words: "2 probably true".
_GRADES: Final = "|".join(
    dict.fromkeys(
        (
            *(one.split()[0] for one in (*RELIABILITY.values(), *CREDIBILITY.values())),
            *"цілком зазвичай досить ненадійне надійність підтверджена імовірно можливо".split(),
            *"сумнівна неправдоподібна правдивість".split(),
        )
    )
)
# The terms of likelihood, and their last words as what a space may follow.
_LIKELY: Final = sorted(
    {
        word
        for language in ("en", "uk")
        for terms in likelihood(language).values()
        for term in terms
        for word in term.words
    }
)
_TERMS: Final = "|".join(sorted({rf"(?<=\b{word.split()[-1]})" for word in _LIKELY}))
_TERM: Final = re.compile(
    rf"\b(?:{'|'.join(word for word in _LIKELY if ' ' in word)})\b", re.IGNORECASE
)
# 30 or 60 days, 5 to 20 per cent: two numbers with one unit, tied as a whole.
_PAIR: Final = re.compile(
    r"(?<![\w.,])[$€£]?\d[\d.,]* (?:or|and|to|або|чи|та|і|й|до) [$€£]?\d[\d.,]*"
    rf"(?=%|[ {NBSP}](?:{_UNITS}|{_MONTHS}|per)\b|bn\b|m\b)"
)
# Each matches one space that must not be a line break.
_TIES: Final = (
    re.compile(rf"(?<=\d) (?={_MONTHS}\b)"),
    re.compile(rf"(?<=\d) (?={_UNITS}\b)"),
    re.compile(r"(?<=\bper) (?=cent\b)"),
    re.compile(r"(?<=\b[Jj]udgement) (?=\d)|(?<=\b[Nn]ote) (?=\d)|(?<=\bNo\.) (?=\d)"),
    re.compile(r"(?<=\bS\d) (?=¶)|(?<=\bS\d\d) (?=¶)|(?<=¶) (?=\d)"),
    re.compile(r"(?<=\bсудження) (?=\d)|(?<=\bСудження) (?=\d)|(?<=№) (?=\d)"),
    re.compile(r"(?<=\d) (?=[A-Z]{3}\b|[$€£])"),
    # A Ukrainian word of one letter reads on into the next, and ends no line.
    re.compile(r"(?<=\b[авжзійоуєАВЖЗІЙОУЄ]) (?=\w)"),
    re.compile(r"(?<=\S) (?=[–—] )"),
    re.compile(rf"(?<=\b[A-F1-6]) (?=(?:{_GRADES})\b)"),
    # A term of likelihood and the range that it stands for: roughly even chance 45–55%.
    re.compile(rf"(?= \d{{1,2}}–\d{{1,3}}%)(?:{_TERMS}) "),
)
# 21–27, 5–20%, €1.3–1.5bn, 50-day: a line may end after a dash, so a space is not enough.
_UNBROKEN: Final = re.compile(r"[$€£]?\d[\d.,]*(?:–[$€£]?\d[\d.,]*(?:%|bn|m|k)?|-[a-z]+)(?<![.,])")
_TAG: Final = re.compile(r"(<[^>]*>)")
_END: Final = re.compile("(</p>|</li>)")
# Fewer characters are no line: the page would show a hole where the paragraph ends.
SHORTEST: Final = 7
_TAG_OR_CALL: Final = re.compile('(<span class="cs">.*?</span>|<[^>]*>)')
_NO_WRAP: Final = '<span class="nw">'
# Pango takes a full stop before a figure for the end of a line. A narrow no-break space ties the
# superior to its word, and keeps "2024" and note 41 apart for whoever copies or listens. It stands
# inside the call: WeasyPrint breaks a line at its first word if the text ends with such a space.
_CALL: Final = re.compile('(?<=<span class="cs">)(?!\N{NARROW NO-BREAK SPACE})')

_MARKS: Final = frozenset("\"'“”„")
_OPENERS: Final = frozenset("([{—–/‘„«")


def nb(text: str, *, closed: bool = True) -> Markup:
    """`text` as HTML in which dates, ranges and amounts stay on one line, and calls of notes too.

    Nor is a last word of a few letters left alone on the last line of a paragraph, if that is to be
    `closed`: a screen has columns too narrow for that, and a browser that sees to it.

    `Markup` is taken as HTML, of which only what stands between the tags is touched; any other
    text is escaped. Twice the same as once.
    """
    parts = _TAG.split(_CALL.sub("\N{NARROW NO-BREAK SPACE}", str(escape(text))))
    for at in range(0, len(parts), 2):
        if at == 0 or parts[at - 1] != _NO_WRAP:
            parts[at] = _UNBROKEN.sub(rf"{_NO_WRAP}\g<0></span>", tied(parts[at]))
    if not closed:
        return Markup("".join(parts))  # noqa: S704  escaped above, or HTML before
    ends = _END.split("".join(parts))
    return Markup("".join(map(_closed, ends)))  # noqa: S704  as above


def _closed(paragraph: str) -> str:
    """A paragraph as HTML whose last words are tied together until they make a line."""
    parts = _TAG_OR_CALL.split(paragraph)
    letters = 0
    for at in reversed(range(0, len(parts), 2)):
        while letters + len(parts[at].rpartition(" ")[2]) < SHORTEST and " " in parts[at]:
            parts[at] = NBSP.join(parts[at].rsplit(" ", 1))
        letters += len(parts[at])
    return "".join(parts)


@lru_cache(maxsize=4096)
def tied(text: str) -> str:
    """`text` with no-break spaces where a line must not end: `23 July`, `$1.3 billion`, `S1 ¶4`."""
    for whole in (_PAIR, _TERM):
        text = whole.sub(lambda found: found[0].replace(" ", NBSP), text)
    for tie in _TIES:
        text = tie.sub(NBSP, text)
    return text


def quote(text: str, opening: str = "‘", closing: str = "’") -> str:
    """What someone else wrote, ready to stand between the marks of the house.

    Its own double marks become those inside a quotation, its straight ones curly: the only change
    that a quotation suffers here.
    """
    out: list[str] = []
    for at, char in enumerate(text):
        if char in _MARKS:
            opens = _opens(char, out[-1] if out else " ", text[at + 1 : at + 4])
            marks = ("‘", "’") if char == "'" else (opening, closing)
            out.append(marks[0] if opens else marks[1])
        else:
            out.append(char)
    return "".join(out)


def _opens(mark: str, before: str, after: str) -> bool:
    """True if a quotation mark opens a quotation, judged by the characters around it."""
    if mark == "'" and re.match(r"\d\ds\b", after):
        return False  # the '90s
    if mark in "“„":
        return not before.isalnum() and before not in ".,!?…"  # “ closes where „ opens
    return mark != "”" and (before.isspace() or before in _OPENERS)


def balance(text: str, face: Face = HEADLINE) -> Markup:
    """A headline as HTML, broken into as few lines as it needs, and these of like length."""
    return Markup("<br>").join(balanced(text, face=face))


def balanced(text: str, measure: float = MEASURE, face: Face = HEADLINE) -> list[str]:
    """The lines of a headline: as few as fit `measure` points, of like length, broken at pauses.

    A word that is wider than the measure has a line of its own.
    """
    words = [word for word in tied(text).split(" ") if word]
    # From the last word to the first: how best to set all words from this one on, as the number
    # of lines, their cost, and where the first of them ends. Fewest lines win, then least cost.
    best: list[tuple[int, float, int]] = [(0, 0.0, len(words))] * (len(words) + 1)
    for first in reversed(range(len(words))):
        choices: list[tuple[int, float, int]] = []
        for end in range(first + 1, len(words) + 1):
            width = advance(" ".join(words[first:end]), face, _SIZE, tracking=_TRACKING)
            if width > measure and choices:
                break
            lines, cost, _ = best[end]
            slack = 1 - width / measure
            own = slack**2 + (_break_cost(words[end - 1]) if end < len(words) else 0)
            choices.append((lines + 1, cost + own, end))
        best[first] = min(choices)
    starts = [0]
    while starts[-1] < len(words):
        starts.append(best[starts[-1]][2])
    return [" ".join(words[first:end]) for first, end in pairwise(starts)]


def _break_cost(word: str) -> float:
    """What it costs to end a line with this word."""
    if word.rpartition(NBSP)[2].lower() in _SMALL:
        return _SMALL_COST
    return -_PAUSE_GAIN if word[-1:] in ",;:." else 0.0
