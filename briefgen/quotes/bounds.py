"""Bounds: whether a place in a text lies inside a word or a number.

Words are separated as Unicode does it (UAX #29), but a compound, an abbreviation, a number with
its sign, currency and unit, and a range count as one: what is cut out of them says another thing.
"""

import re
import unicodedata
from functools import cache

from briefgen.folding import Folded
from briefgen.languages import Words

# Scripts whose words are not separated: Thai, Lao, Burmese, Khmer, kana, Han (Unicode 16.0), in
# their order.
_UNSPACED = (
    ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"), ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"), ("\uff66", "\uff9f"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
_FIRST_UNSPACED = _UNSPACED[0][0]
_SPANS = "".join(f"{low}-{high}" for low, high in _UNSPACED)
WORD = rf"[{_SPANS}]|[^\W{_SPANS}]+(?:[-'.,/][^\W{_SPANS}]+)*"
"""The pattern of a word, as they are counted."""

_KATAKANA = re.compile("[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_IN_NUMBERS = ".,:/-'"
_UNITS = ("%", "‰", "°")
_JOINERS = "\u200c\u200d"
_EN_DASH = "\N{EN DASH}"
_GROUP_BEFORE = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})*\Z")
_GROUP_AFTER = re.compile(r"\d{3}(?!\d)")
_FIRST_WORDS = re.compile(r"\w+(?: \w+)?")


@cache
def a_word() -> re.Pattern[str]:
    """What finds a word; 0.01 s to compile, so when it is first needed."""
    return re.compile(WORD)


def is_unspaced(word: str) -> bool:
    """True if it begins with a character of a script that puts no spaces between words."""
    first = word[:1]
    return first >= _FIRST_UNSPACED and any(low <= first <= high for low, high in _UNSPACED)


def cuts(text: Folded, at: int, words: Words | None) -> bool:
    """True if a quotation that starts or ends at `at` of the folded text cuts a word or number."""
    chars = text.text
    if not 0 < at < len(chars):
        return False
    before, after = chars[at - 1], chars[at]
    if before == " " or after == " ":
        return _cuts_at_space(chars, at, words)
    if before == "\n" or after == "\n":
        return False
    if unicodedata.category(after)[0] == "M":
        return True
    left, right = _in_word(before), _in_word(after)
    if left and right:
        return _one_word(before, after, words)
    if right:
        joined = at > 1 and _joins(text, at - 1, words, starts=False)
        return joined or (after.isdecimal() and _signs(chars, at - 1))
    if left:
        joined = at + 1 < len(chars) and _joins(text, at, words, starts=True)
        return joined or _is_currency(after) or (before.isdecimal() and after in _UNITS)
    return _is_currency(before) and after.isdecimal()


def _is_currency(char: str) -> bool:
    return char != "" and unicodedata.category(char) == "Sc"


def _cuts_at_space(chars: str, at: int, words: Words | None) -> bool:
    """True within 10 000, and between a number and its million, per cent or kilometre."""
    before, after = chars[max(0, at - 24) : at].rstrip(" "), chars[at : at + 24].lstrip(" ")
    last, first = before[-1:], after[:1]
    if first.isdecimal() and last.isdecimal():
        return bool(_GROUP_BEFORE.search(before) and _GROUP_AFTER.match(after))
    if last.isdecimal() and (first in _UNITS or _is_currency(first)):
        # In 2024 $5 is another number.
        return not after[1:2].isdecimal()
    if first.isdecimal() and _is_currency(last):
        return True
    return words is not None and _is_scaled(before, after, words)


def _is_scaled(before: str, after: str, words: Words) -> bool:
    number = before.rpartition(" ")[2].lower()
    if not (number[-1:].isdecimal() or number in words.numerals):
        return False
    first = _FIRST_WORDS.match(after)
    if not first:
        return False
    scale = first[0].lower()
    return scale in words.scales or scale.partition(" ")[0] in words.scales


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _one_word(before: str, after: str, words: Words | None) -> bool:
    """False only where a script without spaces allows a cut: not in a number or in katakana."""
    if not (is_unspaced(before) or is_unspaced(after)):
        return True
    if _KATAKANA.match(before) and _KATAKANA.match(after):
        return True
    return _counts(before, words) and _counts(after, words)


def _counts(char: str, words: Words | None) -> bool:
    return char.isdecimal() or bool(words and (char in words.numerals or char in words.scales))


def _joins(text: Folded, at: int, words: Words | None, *, starts: bool) -> bool:
    """True if the mark at `at` makes one word of what stands on its sides."""
    chars = text.text
    before, mark, after = chars[at - 1], chars[at], chars[at + 1]
    if not (_in_word(before) and _in_word(after)):
        return False
    if before.isdecimal() and after.isdecimal():
        return mark in _IN_NUMBERS
    if mark == "'":
        return not (starts and words and _is_case(chars, at, words))
    if mark == '"':
        return bool(_HEBREW.match(before) and _HEBREW.match(after))
    if mark == ".":
        return after.islower() or (before.isupper() and after.isupper())
    if mark == "-":
        return text.original(at, at + 1) != _EN_DASH
    return mark in "/&@" or mark in _JOINERS


def _is_case(chars: str, at: int, words: Words) -> bool:
    """True if the apostrophe begins an ending that may be left off, as in Kyiv's."""
    end = at + 1
    while end < len(chars) and _in_word(chars[end]):
        end += 1
    return chars[at:end].lower() in words.cases


def _signs(chars: str, at: int) -> bool:
    """True if the mark at `at` is a currency or a minus sign of the number that follows."""
    mark, before = chars[at], chars[max(0, at - 1) : at]
    return _is_currency(mark) or (mark == "-" and before in ("", " ", "(", "\n"))
