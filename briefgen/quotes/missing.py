"""Missing: in what way words of a quotation are not where they should be."""

import re

from briefgen.folding import Folded
from briefgen.quotes.bounds import a_word
from briefgen.quotes.marks import Join, Run
from briefgen.quotes.occurrences import occurrences
from briefgen.quotes.verdict import Objection

_PIECES = re.compile("[^.!?;:,\u060c\u3001\u3002\uff01\uff0c\uff1b\uff1f]+")
_CHUNK = re.compile(r"\S+")


def cut(text: Folded, at: int) -> Objection:
    """The fault of a quotation that cuts a word at `at`, with that word."""
    chars = text.text
    first = max(chars.rfind(" ", 0, at), chars.rfind("\n", 0, at)) + 1
    around = _CHUNK.match(chars, first)
    whole = chars[first : max(around.end() if around else at, at)]
    if chars[at : at + 1] == " " or first == at:
        left = chars[:at].rsplit(None, 1)[-1]
        whole = f"{left} {chars[at:].split(None, 1)[0]}"
    return "cuts-word", f"the text has “{whole}” there, and the quotation a part of it"


def anywhere(text: Folded, quote: Folded, run: Run) -> Objection:
    """Why the first run is nowhere in the text."""
    wanted = quote.even[run.start : run.end]
    if wanted in text.even:
        return "not-found", "the text has another quotation mark or an apostrophe in these words"
    if any(wanted in text.even.replace("\n", between) for between in (" ", "")):
        return "crosses-paragraph", "the words run over the end of a paragraph"
    places = [text.even.find(piece) for piece in _pieces(wanted)]
    if len(places) > 1 and -1 not in places and places != sorted(places):
        return "out-of-order", "these words stand in the text, in another order"
    return "not-found", "these words do not stand in the text"


def after(
    text: Folded, quote: Folded, run: Run, join: Join, within: tuple[int, int], limit: int
) -> Objection:
    """Why a run does not follow, where the runs before it end at the first offset of `within`.

    The second is where the paragraph ends; `limit` is how many words the join may stand for.
    """
    end, last = within
    places = [start for start, _ in occurrences(text, quote, run)]
    if not places:
        return anywhere(text, quote, run)
    following = [start for start in places if end <= start < last]
    if following:
        number = sum(1 for _ in a_word().finditer(text.even, end, following[0]))
        mark = "ellipsis" if join.ellipsis else "bracket"
        message = f"the {mark} stands for {number} words; it may stand for {limit}"
        return ("ellipsis-too-wide" if join.ellipsis else "bracket-changes"), message
    first = text.even.rfind("\n", 0, end) + 1
    if any(first <= start < end for start in places):
        return "out-of-order", "in the text these words stand before those that come first here"
    message = f"the words stand in paragraph {text.paragraph(places[0])}, "
    message += f"those before them in paragraph {text.paragraph(first)}"
    return ("ellipsis-crosses-paragraph" if join.ellipsis else "crosses-paragraph"), message


def parting(text: Folded, quote: Folded, first: int, last: int) -> tuple[int, int]:
    """The word with which the words between two offsets of the folded quotation leave the text."""
    spans = [word.span() for word in _CHUNK.finditer(quote.even, first, last)]
    low, high = 0, len(spans) - 1
    while low < high:
        middle = (low + high) // 2
        if quote.even[first : spans[middle][1]] in text.even:
            low = middle + 1
        else:
            high = middle
    return spans[low]


def _pieces(wanted: str) -> list[str]:
    return [piece[0].strip() for piece in _PIECES.finditer(wanted) if piece[0].strip("'\" ")]
