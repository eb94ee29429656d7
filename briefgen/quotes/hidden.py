"""Hidden: words that turn a quotation round and stand just outside it, or under its ellipsis."""

import re
import unicodedata
from collections.abc import Set as AbstractSet

from briefgen.folding import Folded
from briefgen.languages import Words

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
# Stress marks and vowel points: where they are written they are no part of the spelling.
_POINTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]")
_LONGEST = 4
_MARKS = ("'", '"')
_AROUND = " '\""
# The first or last word of a quotation is not longer.
_EDGE = 40
# Further away nothing is looked for: a clause that is carried on has few words.
_REACH = 90


def tokens(text: str) -> list[str]:
    """The words of a folded text, compounds whole, and each mark between them."""
    return _TOKEN.findall(text if text.isascii() else _POINTS.sub("", text))


def is_number(token: str, words: Words | None) -> bool:
    """True for a number in figures or words, and for the currency sign before one."""
    if any(char.isdecimal() for char in token) or unicodedata.category(token[0]) == "Sc":
        return True
    return words is not None and (
        token.lower() in words.numerals
        or any(part in words.numerals for part in token.lower().split("-"))
        or (not words.spaced and token[0] in words.numerals)
    )


def turning(text: str, following: str, words: Words) -> tuple[str, ...]:
    """The negations and qualifiers in the text, each once; `following` is what stands after it.

    A bound of a number counts only if a number follows it.
    """
    if not words.spaced:
        return _turning_unspaced(text, following, words)
    raw = tokens(text)
    ahead = [*raw, *tokens(following[:_REACH])[:1]]
    found: list[str] = []
    at = 0
    while at < len(raw):
        size = 1
        for longer in range(min(_LONGEST, len(raw) - at), 0, -1):
            written = " ".join(raw[at : at + longer])
            phrase = written.lower()
            number_next = at + longer < len(ahead) and is_number(ahead[at + longer], words)
            turns = _turns(phrase, words) or (number_next and phrase in words.bounds)
            if turns or written in words.exempt:
                found += [phrase] if written not in words.exempt else []
                size = longer
                break
        at += size
    return tuple(dict.fromkeys(found))


def clipped(text: Folded, start: int, end: int, words: Words) -> tuple[str, ...]:
    """What turns the words from `start` to `end` round and stands just before or after them.

    Between them and it stand only words that hand it on (would be, said that), no other word and
    no end of a clause.
    """
    chars = text.even
    window = chars[max(0, start - _REACH) : start]
    before = window[window.rfind("\n") + 1 :]
    after = chars[end : end + _REACH].partition("\n")[0]
    inside = chars[start:end]
    if words.spaced:
        return (*_before(before, inside, words), *_after(after, inside, words))
    return (*_before_unspaced(before, inside, words), *_after_unspaced(after, words))


def _turns(phrase: str, words: Words) -> bool:
    if phrase in words.negations or phrase in words.qualifiers:
        return True
    if words.negative_endings and phrase.endswith(words.negative_endings):
        return " " not in phrase
    return phrase[:1] in words.prefixes and _turns(phrase[1:], words)


def _before(before: str, inside: str, words: Words) -> tuple[str, ...]:
    nearest = _bare(before[-_EDGE:].rstrip(_AROUND).rpartition(" ")[2])
    ends = nearest in words.last_words or nearest.endswith(words.negative_endings)
    if not ends and nearest[:1] not in words.prefixes:
        return ()
    raw = [token for token in tokens(before) if token not in _MARKS]
    low = [token.lower() for token in raw]
    first = _end_token(inside[:_EDGE], 0)
    left = len(low)
    if first and is_number(first, words) and _is_range(raw[-2:], words):
        return (" ".join(low[-2:]),)
    across = False
    while left:
        following = raw[left] if left < len(raw) else first
        number_next = bool(following) and is_number(following, words)
        for size in range(min(_LONGEST, left), 0, -1):
            phrase = " ".join(low[left - size : left])
            if " ".join(raw[left - size : left]) in words.exempt:
                return ()
            turns = _turns(phrase, words) and phrase not in words.carriers
            if turns or (number_next and phrase in words.bounds):
                return (phrase,)
        last = low[left - 1]
        if not (last in words.carriers or (last == "," and across)):
            return ()
        across = last in words.conjunctions
        left -= 1
    return ()


def _bare(word: str) -> str:
    """A word without the marks that may stand around it."""
    bare = word.strip("'\"()[],.;:!?").lower()
    return bare if bare.isascii() else _POINTS.sub("", bare)


def _end_token(inside: str, index: int) -> str:
    found = [token for token in tokens(inside) if token not in _MARKS]
    return found[index] if found else ""


def _is_range(pair: list[str], words: Words) -> bool:
    return len(pair) == 2 and is_number(pair[0], words) and pair[1].lower() in words.ranges


def _after(after: str, inside: str, words: Words) -> tuple[str, ...]:
    nearest = _bare(after[:_EDGE].lstrip(_AROUND).partition(" ")[0])
    if nearest not in words.first_words and after[:1] != ",":
        return ()
    low = [token.lower() for token in tokens(after) if token not in _MARKS]
    if len(low) > 1 and low[0] in words.ranges and is_number(low[1], words):
        last = _end_token(inside[-_EDGE:], -1)
        if last and is_number(last, words):
            return (" ".join(low[:2]),)
    comma = low[:1] == [","]
    low = low[1:] if comma else low
    for size in range(min(_LONGEST, len(low)), 0, -1):
        phrase = " ".join(low[:size])
        turns = phrase in words.conditions or (phrase in words.after and not comma)
        if turns or (phrase in words.qualifiers and _ends(low[size : size + 1])):
            return (phrase,)
    return ()


def _ends(following: list[str]) -> bool:
    """True at the end of a clause: there a qualifier belongs to what stands before it."""
    return not following or not following[0][0].isalnum()


def _turning_unspaced(text: str, following: str, words: Words) -> tuple[str, ...]:
    text = _blanked(text, words)
    found = [phrase for phrase in sorted(words.negations | words.qualifiers) if phrase in text]
    joined = text + following[:1]
    for phrase in sorted(words.bounds):
        ends = (place.end() for place in re.finditer(re.escape(phrase), text))
        if any(at < len(joined) and is_number(joined[at], words) for at in ends):
            found.append(phrase)
    return tuple(dict.fromkeys(found))


def _blanked(text: str, words: Words) -> str:
    for word in words.exempt:
        text = text.replace(word, " " * len(word))
    return text


def _before_unspaced(before: str, inside: str, words: Words) -> tuple[str, ...]:
    flagged = (words.negations | words.qualifiers) - words.carriers
    if inside[:1] and is_number(inside[0], words):
        flagged |= words.bounds
    before = _blanked(before, words)
    while True:
        before = before.rstrip("'\" ")
        if found := _longest(flagged, before, ends=True):
            return (found,)
        carrier = _longest(words.carriers, before, ends=True)
        if not carrier:
            return ()
        before = before[: -len(carrier)]


def _after_unspaced(after: str, words: Words) -> tuple[str, ...]:
    after = after.lstrip("'\"")
    table = words.conditions | words.after
    if after.startswith((",", "\uff0c")):
        after, table = after[1:].lstrip(), words.conditions
    found = _longest(table, _blanked(after, words), ends=False)
    return (found,) if found else ()


def _longest(phrases: AbstractSet[str], text: str, *, ends: bool) -> str:
    fits = text.endswith if ends else text.startswith
    return max((phrase for phrase in phrases if fits(phrase)), key=len, default="")
