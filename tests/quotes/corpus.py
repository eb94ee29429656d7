"""Quotations made by a program from a text: bent ones, by class, and honest ones.

What is bent or honest is known from how it was made and from the notes beside a text, not from
the matcher. A bent quotation that by chance stands in the text is thrown away.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.quotes.texts import Sample

SHAPES = str.maketrans("‘’“”«»", '\'\'""""')
LOOKALIKES = dict(zip("aceopxyiHABKMT", "асеорхуіНАВКМТ", strict=True))
LOOKALIKES |= {theirs: ours for ours, theirs in LOOKALIKES.items()}
LOOKALIKES |= {
    "ي": "ى",
    "ه": "ة",
    "ك": "ڪ",
    "日": "曰",
    "未": "末",
    "己": "已",
    "市": "巿",
    "土": "士",
}
HIDDEN = "\u200b\u200c\u200d\u200e\u202e\u2066\u00ad\u2060\ufeff\ufe0f\U000e0061\u034f"
ELLIPSES = ("[…]", "…", "[...]", "...", "(…)")


@dataclass(frozen=True)
class Quote:
    kind: str
    exact: str
    source: str
    tag: str
    where: dict[str, int | str] = field(default_factory=dict)
    expected: frozenset[str] = frozenset()
    """The faults that are right; empty if any is."""


Maker = Callable[["Page", random.Random], Iterator[Quote]]


class Page:
    """A text, cut as a reader would cut it: paragraphs, sentences, clauses, words."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.text = sample.text
        self.paragraphs = [line for line in sample.text.split("\n") if line.strip()]
        self.folded = [plain(paragraph) for paragraph in self.paragraphs]
        self.starts = [sample.text.index(paragraph) for paragraph in self.paragraphs]
        self.glue = " " if sample.spaced else ""

    def quote(self, kind: str, exact: str, *faults: str, **where: int | str) -> Quote:
        return Quote(kind, exact, self.text, self.sample.tag, where, frozenset(faults))

    def words(self, paragraph: str) -> list[str]:
        if self.sample.spaced:
            return paragraph.split(" ")
        return re.findall(r"[0-9.]+[亿万]?|[“‘（]?.[，。：、”’]*", paragraph)

    def joined(self, words: list[str]) -> str:
        return self.glue.join(words)

    def slices(self, chance: random.Random, number: int, low: int, high: int) -> Iterator["Slice"]:
        """Runs of words of one paragraph, long enough to be a quotation."""
        for _ in range(number):
            index = chance.randrange(len(self.paragraphs))
            words = self.words(self.paragraphs[index])
            size = min(chance.randint(low, high), len(words))
            start = chance.randint(0, len(words) - size)
            if size >= low and len("".join(words[start : start + size])) > 7:
                yield Slice(self, index, words, start, start + size)

    def stands(self, exact: str) -> bool:
        """True if the words stand in a paragraph as they are, at words' ends."""
        wanted = plain(exact).strip(" ,.،。，")
        edge = r"(?<!\w){}(?!\w)" if self.sample.spaced else "{}"
        pattern = re.compile(edge.format(re.escape(wanted)))
        return any(pattern.search(paragraph) for paragraph in self.folded)


@dataclass(frozen=True)
class Slice:
    page: Page
    paragraph: int
    words: list[str]
    start: int
    end: int

    @property
    def inside(self) -> list[str]:
        return self.words[self.start : self.end]

    @property
    def exact(self) -> str:
        return self.page.joined(self.inside)

    @property
    def offset(self) -> int:
        """Where it starts in the text."""
        before = self.page.joined([*self.words[: self.start], ""])
        return self.page.starts[self.paragraph] + len(before)


def bare(word: str) -> str:
    """The word without the marks around it."""
    return word.strip("“”«»‘’\"'.,;:!?،。，：()–")


def plain(text: str) -> str:
    """The text with one kind of white space and marks: what a reader takes for the same."""
    text = unicodedata.normalize("NFC", text).translate(SHAPES).replace('"', "'")
    return " ".join(text.replace("–", "-").replace("—", "-").split())
