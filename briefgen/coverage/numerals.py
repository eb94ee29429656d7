"""Numerals: figures and number words read as numbers, before units and money are looked at."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from briefgen.amounts import CODES
from briefgen.coverage.grammar import Grammar, any_of, pattern
from briefgen.value import Frozen

Sort = Literal["figures", "words", "ordinal", "fraction", "times", "vague", "one", "article"]

_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
}
_CODES = "|".join(sorted(CODES))
_WORD = re.compile(r"[^\W\d_]+")
# Nine hundred and ninety-nine billion, million, thousand and ones, each of six words.
_LONGEST = 30
_JOINT = re.compile(r"(?:\s|[-\u2011])+")
# A number of this size below one is written 1/2; 24/7 and 9/11 are names.
_BELOW = re.compile(r"(?<![\w./])([1-9])/(2|3|4|5|6|8|10)(?![\w/])")


class Numeral(Frozen):
    """A number as written, from `start` to `end`, without sign, unit and large magnitude."""

    start: int
    end: int
    value: Fraction
    sort: Sort


def numerals(text: str, g: Grammar) -> list[Numeral]:
    """The numerals in `text`, in order, none inside another."""
    found = [*_figures(text, g), *_vague(text, g)]
    taken = [(one.start, one.end) for one in found]
    found += (
        one
        for one in _worded(text, g)
        if all(one.end <= start or end <= one.start for start, end in taken)
    )
    return sorted(found, key=lambda one: one.start)


def _figures(text: str, g: Grammar) -> Iterator[Numeral]:
    below = {one.start(): one for one in _BELOW.finditer(text)}
    for one in below.values():
        if int(one[1]) < int(one[2]):
            yield Numeral(one.start(), one.end(), Fraction(int(one[1]), int(one[2])), "fraction")
    for found in _figure_pattern(g).finditer(text):
        at = found.start()
        if any(one.start() <= at < one.end() for one in below.values()):
            continue
        whole = re.sub(rf"[{re.escape(g.GROUPS)}]", "", found["whole"] or "0")
        value = Fraction(f"{whole}.{found['part'] or 0}")
        if found["vulgar"]:
            value += Fraction(*_VULGAR[found["vulgar"]])
        sort: Sort = "fraction" if found["whole"] is None else "figures"
        yield Numeral(at, found.end(), value, sort)


def _figure_pattern(g: Grammar) -> re.Pattern[str]:
    group, vulgar = re.escape(g.GROUPS), f"[{''.join(_VULGAR)}]"
    whole = rf"[0-9]{{1,3}}(?:[{group}][0-9]{{3}})+(?![0-9])|[0-9]+"
    part = rf"(?:{re.escape(g.DECIMAL)}(?P<part>[0-9]+))?"
    # Not glued to a word, unless to a code of money, nor inside 03:22, 3.11.7 or 27/07.
    before = rf"(?:(?<![^\W0-9])|(?<=\b(?:{_CODES})))(?<![^\W0-9][-\u2011])"
    number = rf"(?:(?P<whole>{whole}){part})?(?P<vulgar>{vulgar})?(?<=[0-9{''.join(_VULGAR)}])"
    return pattern(rf"{before}(?<![0-9])(?<![0-9][.,:/]){number}(?![0-9]|[.,:/][0-9])", cased=True)


def _vague(text: str, g: Grammar) -> Iterator[Numeral]:
    several, sizes = any_of(g.SEVERAL), any_of((g.HUNDRED, *g.MAGNITUDES, *g.COLLECTIVES))
    plural = any_of(g.VAGUE)
    chain = rf"{plural}(?:\s+{g.OF}\s+{plural})*"
    for found in pattern(rf"(?<!\w)(?:{chain}|{several}\s+{sizes})(?!\w)").finditer(text):
        value = Fraction(1)
        for word in _WORD.findall(found[0].lower()):
            value *= g.VAGUE.get(word) or _size(word, g) or 1
        yield Numeral(found.start(), found.end(), value, "vague")


def _size(word: str, g: Grammar) -> int | None:
    return 100 if word == g.HUNDRED else g.MAGNITUDES.get(word) or g.COLLECTIVES.get(word)


class _Token(Frozen):
    word: str
    start: int
    end: int
    joined: bool
    """Nothing but white space or a hyphen stands between it and the token before."""


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for word in _WORD.finditer(text):
        before = found[-1].end if found else 0
        joined = bool(found) and _JOINT.fullmatch(text, before, word.start()) is not None
        found.append(_Token(word[0].lower(), word.start(), word.end(), joined))
    return found


def _worded(text: str, g: Grammar) -> Iterator[Numeral]:
    tokens = _tokens(text)
    at = 0
    while at < len(tokens):
        # A word glued to a figure (50th) or to a sign belongs to that.
        first = tokens[at].start
        glued = first > 0 and (text[first - 1].isalnum() or text[first - 1] in "_’'")
        read = None if glued else _read(tokens, at, g)
        if read is None:
            at += 1
            continue
        value, count, sort = read
        yield Numeral(tokens[at].start, tokens[at + count - 1].end, value, sort)
        at += count


def _read(tokens: Sequence[_Token], at: int, g: Grammar) -> tuple[Fraction, int, Sort] | None:
    """The longest number that starts at a token: its value, how many tokens it takes, its sort."""
    run = _run(tokens, at)
    word = run[0]
    for look in (_multiple, _half, _fraction):
        if found := look(run, tokens[at - 1].word if at else "", g):
            return found
    value, count = _cardinal(run, g)
    ordinal, longer = _ordinal(run, g)
    if longer > count:
        return Fraction(ordinal), longer, "ordinal"
    if not count:
        return (Fraction(1), 1, "article") if word in g.ARTICLES else None
    exact, longer = _and_part(run, value, count, g)
    if longer == 1 and word == g.ONE:
        return Fraction(1), 1, "one"
    return exact, longer, "words"


def _run(tokens: Sequence[_Token], at: int) -> list[str]:
    """The words from a token on that nothing divides, as many as a number can need."""
    run = [tokens[at].word]
    for token in tokens[at + 1 : at + _LONGEST]:
        if not token.joined:
            break
        run.append(token.word)
    return run


def _cardinal(run: Sequence[str], g: Grammar) -> tuple[int, int]:
    """The number that the words say and how many of them say it; 0 words if none do."""
    best = (0, 0)
    total, current, last, previous = 0, 0, 10**18, ""
    for number, word in enumerate(run, 1):
        size = _size(word, g)
        if (word in g.ARTICLES and number == 1) or (
            word in g.AND and (previous == g.HUNDRED or previous in g.MAGNITUDES)
        ):
            pass
        elif size == 100 and 0 < (current or (previous in g.ARTICLES)) < 100:
            current = (current or 1) * 100
        elif word in g.COLLECTIVES and previous and not total:
            current = (current or 1) * g.COLLECTIVES[word]
        elif size and 1000 <= size < last and (current or previous in g.ARTICLES):
            total, current, last = total + (current or 1) * size, 0, size
        elif word in g.CARDINALS and _fits(g.CARDINALS[word], current, previous, total):
            current += g.CARDINALS[word]
        else:
            break
        if word not in g.AND and word not in g.ARTICLES:
            best = (total + current, number)
        previous = word
    return best


def _fits(value: int, current: int, previous: str, total: int) -> bool:
    """True if a number word can follow: seven after twenty, not the other way."""
    if not previous:
        return True
    if not current:
        return bool(total)
    if current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def _ordinal(run: Sequence[str], g: Grammar) -> tuple[int, int]:
    """The same for an ordinal, whose last word alone is one: twenty-first."""
    for count in range(1, min(len(run), 8) + 1):
        if (last := g.ORDINALS.get(run[count - 1])) is None:
            continue
        words = run[: count - 1]
        if not words:
            return last, count
        before, used = _cardinal(words, g)
        ended = used == len(words) or (words[-1] in g.AND and used == len(words) - 1)
        if ended and last >= 100:
            return before * last, count
        if ended and _fits(last, before % 1000, words[-1], before):
            return before + last, count
    return 0, 0


def _multiple(run: Sequence[str], _before: str, g: Grammar) -> tuple[Fraction, int, Sort] | None:
    word = run[0]
    if word in g.MULTIPLES:
        return g.MULTIPLES[word], 1, "times"
    if word.endswith(g.FOLD) and (count := g.CARDINALS.get(word.removesuffix(g.FOLD))):
        return Fraction(count), 1, "times"
    if word in g.MULTIPLES_BEFORE and len(run) > 1 and run[1] in g.MULTIPLIED:
        return g.MULTIPLES_BEFORE[word], 1, "times"
    return None


def _half(run: Sequence[str], before: str, g: Grammar) -> tuple[Fraction, int, Sort] | None:
    """Half, half of, half a million; not the first half."""
    if run[0] != g.HALF or before in g.NAMED_HALVES:
        return None
    words = run[1:]
    skipped = 1 if words and words[0] in g.ARTICLES else 0
    if len(words) > skipped and (size := _size(words[skipped], g)):
        return Fraction(size, 2), skipped + 2, "words"
    return Fraction(1, 2), 1 + skipped, "fraction"


def _fraction(run: Sequence[str], before: str, g: Grammar) -> tuple[Fraction, int, Sort] | None:
    """Two thirds, one fifth, a quarter of; not a third round."""
    value, count = _cardinal(run, g)
    article = run[0] in g.ARTICLES
    place = count or (1 if article else 0)
    if not place or len(run) <= place or run[place] not in g.FRACTIONS or before in g.AND:
        return None
    name = run[place]
    singular = name in g.ORDINALS or not name.endswith(g.PLURAL)
    if article and not count:
        followed = run[place + 1] if len(run) > place + 1 else ""
        if followed != g.OF and name != g.HALF:
            return None
        return Fraction(1, g.FRACTIONS[name]), place + 1, "fraction"
    if singular and value != 1:
        return None
    return Fraction(value, g.FRACTIONS[name]), place + 1, "fraction"


def _and_part(run: Sequence[str], value: int, count: int, g: Grammar) -> tuple[Fraction, int]:
    """Two and a half, three and a quarter million, a million and a half."""
    rest, unit = run[count:], _size(run[count - 1], g) or 1
    exact = Fraction(value)
    if len(rest) > 2 and rest[0] in g.AND and rest[2] in g.FRACTIONS:
        share = 1 if rest[1] in g.ARTICLES else g.CARDINALS.get(rest[1], 0)
        if share:
            exact += Fraction(share * unit, g.FRACTIONS[rest[2]])
            count += 3
            if len(rest) > 3 and (size := _size(rest[3], g)):
                exact, count = exact * size, count + 1
    return exact, count
