"""Typography: line breaks, spaces and quotation marks, as the house sets them.

The typesetter balances no lines (WeasyPrint 70 has no `text-wrap: balance`) and breaks after any
space or dash, so headlines are broken here by the widths of their letters, and what must stay
together is tied together.
"""

import re
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from briefgen.fonts import advance, face_of

NBSP: Final = "\N{NO-BREAK SPACE}"

# The headline as templates/print.css sets it: 29 points on the 174 mm of both papers.
_HEADLINE: Final = face_of("Brief Display", 600)
_SIZE: Final = 29.0
_TRACKING: Final = -0.008
MEASURE: Final = 174 / 25.4 * 72

# Words that read on into the next line; none may end a line of a headline if it can be helped.
_SMALL: Final = frozenset(
    "a an the of in on at to by for from with as and or but if its his her their is are no".split()
)
_SMALL_COST: Final = 0.4
_PAUSE_GAIN: Final = 0.18  # a break at a comma or semicolon is where a reader would breathe

_MONTHS: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_UNITS: Final = "(?:per cent|percent|thousand|million|billion|trillion|bn|km|km/h|mm|kg)"
# Each matches one space that must not be a line break.
_TIES: Final = (
    re.compile(rf"(?<=\d) (?={_MONTHS}\b)"),
    re.compile(rf"(?<=\d) (?={_UNITS}\b)"),
    re.compile(r"(?<=\dper) (?=cent\b)|(?<=\bper) (?=cent\b)"),
    re.compile(r"(?<=\b[Jj]udgement) (?=\d)|(?<=\b[Nn]ote) (?=\d)|(?<=\bNo\.) (?=\d)"),
    re.compile(r"(?<=\bS\d) (?=¶)|(?<=\bS\d\d) (?=¶)|(?<=¶) (?=\d)"),
    re.compile(r"(?<=\S) (?=[–—] )"),
)
# 21–27, 5–20%, €1.3–1.5bn, 50-day: a line may end after a dash, so a space is not enough.
_UNBROKEN: Final = re.compile(r"[$€£]?\d[\d.,]*(?:–[$€£]?\d[\d.,]*(?:%|bn|m|k)?|-[a-z]+)(?<![.,])")
_TAG: Final = re.compile(r"(<[^>]*>)")
_NO_WRAP: Final = '<span class="nw">'

_OPENERS: Final = frozenset("([{—–/‘“«")


def nb(text: str) -> Markup:
    """`text` as HTML in which dates, ranges and amounts stay on one line.

    `Markup` is taken as HTML, of which only what stands between the tags is touched; any other
    text is escaped. Twice the same as once.
    """
    parts = _TAG.split(str(escape(text)))
    for at in range(0, len(parts), 2):
        if at == 0 or parts[at - 1] != _NO_WRAP:
            parts[at] = _UNBROKEN.sub(rf"{_NO_WRAP}\g<0></span>", tied(parts[at]))
    return Markup("".join(parts))  # noqa: S704  escaped above, or HTML before


def tied(text: str) -> str:
    """`text` with no-break spaces where a line must not end: `23 July`, `$1.3 billion`, `S1 ¶4`."""
    for tie in _TIES:
        text = tie.sub(NBSP, text)
    return text


def quote(text: str) -> str:
    """What someone else wrote, ready to stand between the double marks of the house.

    Its own double marks become single ones, its straight ones curly: the only change that a
    quotation suffers here.
    """
    out: list[str] = []
    for at, char in enumerate(text):
        before = out[-1] if out else " "
        if char in "“„‟":
            out.append("‘")
        elif char == "”":
            out.append("’")
        elif char in "\"'":
            opening = before.isspace() or before in _OPENERS
            # '90s leaves out a century; it opens nothing.
            century = char == "'" and re.match(r"\d\ds\b", text[at + 1 : at + 4])
            out.append("‘" if opening and not century else "’")
        else:
            out.append(char)
    return "".join(out)


def balance(text: str) -> Markup:
    """A headline as HTML, broken into as few lines as it needs, and these of like length."""
    return Markup("<br>").join(balanced(text))


def balanced(text: str, measure: float = MEASURE) -> list[str]:
    """The lines of a headline: as few as fit `measure` points, of like length, broken at pauses.

    A word that is wider than the measure has a line of its own.
    """
    words = tied(text).split(" ")

    @cache
    def width(first: int, end: int) -> float:
        return advance(" ".join(words[first:end]), _HEADLINE, _SIZE, tracking=_TRACKING)

    def ends(first: int) -> list[int]:
        """Where a line that starts with a word may end, the shortest first."""
        found = [first + 1]
        while found[-1] < len(words) and width(first, found[-1] + 1) <= measure:
            found.append(found[-1] + 1)
        return found

    @cache
    def best(first: int) -> tuple[int, float, tuple[int, ...]]:
        """The fewest lines, the least cost and the line ends for the words from `first` on."""
        if first == len(words):
            return 0, 0.0, ()
        found = []
        for end in ends(first):
            lines, cost, rest = best(end)
            slack = 1 - width(first, end) / measure
            own = slack**2 + (_break_cost(words[end - 1]) if end < len(words) else 0)
            found.append((lines + 1, cost + own, (end, *rest)))
        return min(found)

    first, lines = 0, []
    for end in best(0)[2]:
        lines.append(" ".join(words[first:end]))
        first = end
    return lines


def _break_cost(word: str) -> float:
    """What it costs to end a line with this word."""
    if word.split(NBSP)[-1].lower() in _SMALL:
        return _SMALL_COST
    return -_PAUSE_GAIN if word[-1:] in ",;:." else 0.0
