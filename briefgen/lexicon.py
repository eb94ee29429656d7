"""Lexicon: words and phrases looked for in many texts at the price of one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_FEW = 40


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
        by_first, lower = self._by_first, text.casefold()
        # Few words are sought in the text, many are looked up for each word of the text.
        words = _WORD.findall(lower) if len(by_first) > _FEW else by_first
        firsts = [word for word in words if word in by_first and word in lower]
        for phrase in sorted({phrase for first in firsts for phrase in by_first[first]}):
            for found in _pattern(phrase, plural=self._plural).finditer(text):
                yield phrase, found.start(), found.end()


@lru_cache(maxsize=1 << 12)
def _pattern(phrase: str, *, plural: bool) -> re.Pattern[str]:
    first, *rest = (re.escape(char) for char in " ".join(phrase.split()))
    if phrase[0].islower():
        first = f"[{phrase[0]}{phrase[0].upper()}]"
    # What may stand before the phrase is looked at after its first letter: that is sought fast.
    before = r"(?<!\w.)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    words = "".join(rest).replace(re.escape(" "), r"\s+")
    return re.compile(f"{first}{before}{words}{'(?:e?s)?' if plural else ''}{after}")
