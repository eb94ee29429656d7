"""Honest quotations: what editors do to the words of a source without touching their sense."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.quotes.corpus import ELLIPSES, Page, Quote, Slice, bare, plain

CLAUSE = re.compile(r"[^.,;:،。，：]+")
# Words that go on with what stands before the comma.
LINKS = ("що", "что")
STRAIGHT = str.maketrans("‘’“”«»–", '\'\'""""-')
SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "«": "‘", "»": "’"})
EXPLAINED = {
    "en": "the town’s", "uk": "міський", "ru": "местный", "ar": "المحلي", "zh": "当地",
}  # fmt: skip
Typeset = Callable[[str, random.Random], str]


def risky(page: Page, words: list[str]) -> bool:
    """True if a word denies or limits, or might in another sentence."""
    listed = [*page.sample.denials, *page.sample.doubtful]
    if page.sample.spaced:
        parts = (part for word in words for part in word.split("—"))
        return any(bare(part).lower() in listed for part in parts)
    return any(entry in page.joined(words) for entry in listed)


def ends_clause(word: str) -> bool:
    return word.rstrip('”»’"')[-1:] in tuple(".,;:،。，：")


def is_honest(one: Slice) -> bool:
    """True if nothing in its clause before it, and no word after it, may change its sense."""
    page, words = one.page, one.words
    before = one.start
    while before and not (ends_clause(words[before - 1]) and words[before] not in LINKS):
        before -= 1
    after = words[one.end : one.end + 3]
    edges = [*words[one.start - 1 : one.start], *one.inside[-1:]]
    numbers = any(char.isdigit() for word in edges for char in word) or risky(page, edges[-1:])
    return not (risky(page, words[before : one.start]) or risky(page, after) or numbers)


def plain_slices(page: Page, chance: random.Random) -> Iterator[Slice]:
    high = 24 if page.sample.spaced else 34
    for one in page.slices(chance, 260, 5, high):
        times = sum(paragraph.count(plain(one.exact)) for paragraph in page.folded)
        if times == 1 and is_honest(one):
            yield one


def as_is(exact: str, _: random.Random) -> str:
    return exact


def straight(exact: str, _: random.Random) -> str:
    return exact.translate(STRAIGHT)


def single(exact: str, _: random.Random) -> str:
    return exact.translate(SINGLE)


def decomposed(exact: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", exact)


def spaced_out(exact: str, chance: random.Random) -> str:
    return re.sub(" ", lambda _: chance.choice((" ", "\u00a0", "  ", "\n", "\u202f")), exact)


def closed(exact: str, chance: random.Random) -> str:
    return exact.rstrip(".,;:،。，") + chance.choice(",.") if exact[-1:].isalpha() else exact


def dotted(exact: str, chance: random.Random) -> str:
    mark = chance.choice(ELLIPSES)
    return chance.choice((f"{mark} {exact}", f"{exact} {mark}"))


def long_dashes(exact: str, _: random.Random) -> str:
    return exact.replace(" – ", "—").replace(" — ", " – ")


TYPESETTING: tuple[Typeset, ...] = (
    as_is, straight, single, decomposed, spaced_out, closed, dotted, long_dashes,
)  # fmt: skip


def typeset(page: Page, chance: random.Random) -> Iterator[Quote]:
    """Marks, spaces, dashes, accents, closing marks and marked ends as a house sets them."""
    for one in plain_slices(page, chance):
        setting = chance.choice(TYPESETTING)
        yield page.quote(setting.__name__, setting(one.exact, chance))


def first_letter(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in plain_slices(page, chance):
        changes = one.exact[0].swapcase() != one.exact[0] and one.exact[1:2] != "."
        if changes and chance.random() < 0.4:
            exact = f"[{one.exact[0].swapcase()}]{one.exact[1:]}"
            yield page.quote("first letter", exact, start=one.offset)


def explained(page: Page, chance: random.Random) -> Iterator[Quote]:
    """A bracket with a word of ours, or [sic], between two words."""
    word = EXPLAINED[page.sample.tag[:2]]
    for one in plain_slices(page, chance):
        at = chance.randint(2, len(one.inside) - 2)
        if chance.random() < 0.4 and not any(
            char.isdigit() for char in page.joined(one.inside[at - 1 : at + 1])
        ):
            bracket = chance.choice((f"[{word}]", "[sic]"))
            parts = page.joined(one.inside[:at]), bracket, page.joined(one.inside[at:])
            yield page.quote("bracket explains", " ".join(parts))


def shortened(page: Page, chance: random.Random) -> Iterator[Quote]:
    """An ellipsis for words that do not matter."""
    for one in plain_slices(page, chance):
        size = len(one.inside)
        if size < 8:
            continue
        first = chance.randint(3, size - 4)
        last = chance.randint(first + 1, min(size - 2, first + 20))
        left_out = one.inside[first:last]
        beside = [one.inside[first - 1], one.inside[last - 1], one.inside[last]]
        numbers = any(char.isdigit() for word in beside for char in word)
        if not numbers and not risky(page, [*left_out, *beside]):
            mark = chance.choice(ELLIPSES)
            parts = page.joined(one.inside[:first]), mark, page.joined(one.inside[last:])
            yield page.quote("ellipsis", " ".join(parts), start=one.offset)


def by_hand(page: Page, _: random.Random) -> Iterator[Quote]:
    return (page.quote("by hand", exact) for exact in page.sample.honest)


def soft_hyphens(page: Page, chance: random.Random) -> Iterator[Quote]:
    """A source with soft hyphens, quoted without."""
    source = (
        re.sub(r"(?<=\w{3})(?=\w{3})", "\u00ad", page.text) if page.sample.spaced else page.text
    )
    for one in plain_slices(page, chance):
        if chance.random() < 0.2:
            yield replace(page.quote("soft hyphens", one.exact), source=source)


def moved(page: Page, chance: random.Random) -> Iterator[Quote]:
    """A source that has grown a paragraph at its head since the place was noted."""
    for one in plain_slices(page, chance):
        start = page.text.find(one.exact)
        if chance.random() < 0.2 and page.text.count(one.exact) == 1:
            quote = page.quote("moved", one.exact, start=start, end=start + len(one.exact))
            yield replace(quote, source=f"{page.paragraphs[-1][:3]}…\n\n{page.text}")


HONEST = (typeset, first_letter, explained, shortened, by_hand, soft_hyphens, moved)


def honest(page: Page, chance: random.Random) -> Iterator[Quote]:
    """Honest quotations of a text; each of them stands there once."""
    for maker in HONEST:
        yield from maker(page, chance)
