"""Lexicon: words and phrases looked for in many texts at the price of one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")


class Lexicon:
    """Phrases that are found as whole words, by way of the first word of each.

    A capital in a phrase must stand in the text as well; a small letter may be a capital there
    where it is the phrase's first. With `plural`, a phrase may be followed by `s` or `es`.
    """

    def __init__(self, phrases: Iterable[str], *, plural: bool = False) -> None:
        self._plural = plural
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in dict.fromkeys(phrases):
            if first := _WORD.search(phrase):
                for ending in ("", "s", "es") if plural else ("",):
                    self._by_first[first[0].casefold() + ending].append(phrase)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each phrase that stands in the text, and where it starts and ends there."""
        firsts = _words(text) & self._by_first.keys()
        for phrase in sorted({phrase for first in firsts for phrase in self._by_first[first]}):
            for found in _pattern(phrase, plural=self._plural).finditer(text):
                yield phrase, found.start(), found.end()


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(maxsize=1 << 12)
def _pattern(phrase: str, *, plural: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    if phrase[0].islower():
        words = f"[{phrase[0]}{phrase[0].upper()}]{words[1:]}"
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.compile(f"{before}{words}{'(?:e?s)?' if plural else ''}{after}")
