"""The classes of bent quotations. Every one of them must be caught."""

import random
import re
from collections.abc import Iterator

from tests.quotes.corpus import ELLIPSES, HIDDEN, LOOKALIKES, Maker, Page, Quote, Slice, bare, plain

NUMBER = re.compile(r"\d")


def _risky(page: Page, word: str) -> bool:
    if page.sample.spaced:
        return bare(word) in page.sample.denials
    return any(denial in word for denial in page.sample.denials)


def _around(page: Page, chance: random.Random, wanted: str, reach: int = 5) -> Iterator[Slice]:
    """Slices that hold the words, with a few on each side."""
    for index, paragraph in enumerate(page.paragraphs):
        for found in re.finditer(re.escape(wanted), paragraph):
            words = page.words(paragraph)
            before = len(page.words(paragraph[: found.start()].rstrip())) if found.start() else 0
            size = len(page.words(wanted))
            start = max(0, before - chance.randint(2, reach))
            end = min(len(words), before + size + chance.randint(2, reach))
            one = Slice(page, index, words, start, end)
            if wanted in one.exact:
                yield one


def _replaced(
    page: Page, chance: random.Random, kind: str, pairs: dict[str, str], times: int
) -> Iterator[Quote]:
    for old, new in pairs.items():
        for _ in range(times):
            for one in _around(page, chance, old):
                yield page.quote(kind, one.exact.replace(old, new, 1))


def dropped_negation(page: Page, chance: random.Random) -> Iterator[Quote]:
    for denial in page.sample.denials:
        for _ in range(4):
            for one in _around(page, chance, denial):
                if page.sample.spaced:
                    kept = [word for word in one.inside if not _risky(page, word)]
                    yield page.quote("dropped negation", page.joined(kept))
                else:
                    yield page.quote("dropped negation", one.exact.replace(denial, "", 1))


def added_negation(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 30, 5, 16):
        words = list(one.inside)
        words.insert(chance.randint(1, len(words) - 1), page.sample.insert)
        yield page.quote("added negation", page.joined(words))


def flipped_word(page: Page, chance: random.Random) -> Iterator[Quote]:
    return _replaced(page, chance, "flipped word", page.sample.flips, 3)


def changed_name(page: Page, chance: random.Random) -> Iterator[Quote]:
    return _replaced(page, chance, "changed name", page.sample.names, 4)


def changed_unit(page: Page, chance: random.Random) -> Iterator[Quote]:
    return _replaced(page, chance, "changed unit", page.sample.units, 4)


def changed_digit(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 140, 5, 16):
        digits = [found.start() for found in NUMBER.finditer(one.exact)]
        if digits:
            at = chance.choice(digits)
            new = str((int(one.exact[at]) + chance.randint(1, 9)) % 10)
            yield page.quote("changed digit", one.exact[:at] + new + one.exact[at + 1 :])


def dropped_word(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 30, 5, 16):
        words = list(one.inside)
        del words[chance.randint(1, len(words) - 2)]
        yield page.quote("dropped word", page.joined(words))


def added_word(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 30, 5, 16):
        words = list(one.inside)
        words.insert(chance.randint(1, len(words) - 1), chance.choice(words))
        yield page.quote("added word", page.joined(words))


def swapped_words(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 30, 5, 16):
        words = list(one.inside)
        at = chance.randint(0, len(words) - 2)
        words[at], words[at + 1] = words[at + 1], words[at]
        yield page.quote("swapped words", page.joined(words))


def wrong_order(page: Page, chance: random.Random) -> Iterator[Quote]:
    """The second half first, with an ellipsis or without one."""
    for one in page.slices(chance, 30, 8, 18):
        half = len(one.inside) // 2
        first, second = page.joined(one.inside[:half]), page.joined(one.inside[half:])
        mark = chance.choice((*ELLIPSES, ""))
        exact = f"{second} {mark} {first}" if mark else page.joined([second, first])
        yield page.quote("wrong order", exact)


def joined_paragraphs(page: Page, chance: random.Random) -> Iterator[Quote]:
    for index in range(len(page.paragraphs) - 1):
        for _ in range(5):
            before, after = (
                page.words(page.paragraphs[index]),
                page.words(page.paragraphs[index + 1]),
            )
            size = chance.randint(3, 6)
            exact = page.joined([*before[-size:], *after[: chance.randint(3, 6)]])
            yield page.quote("joined paragraphs", exact, "crosses-paragraph")


def ellipsis_over_paragraphs(page: Page, chance: random.Random) -> Iterator[Quote]:
    for index in range(len(page.paragraphs) - 1):
        for _ in range(5):
            before, after = (
                page.words(page.paragraphs[index]),
                page.words(page.paragraphs[index + 1]),
            )
            if min(len(before), len(after)) > 6:
                exact = page.joined(before[-6:-2]) + f" {chance.choice(ELLIPSES)} "
                yield page.quote("ellipsis over paragraphs", exact + page.joined(after[1:6]))


def ellipsis_too_wide(page: Page, chance: random.Random) -> Iterator[Quote]:
    for paragraph in page.paragraphs:
        words = page.words(paragraph)
        for _ in range(6):
            if len(words) > 44:
                first, last = chance.randint(0, 4), len(words) - chance.randint(0, 4)
                ends = page.joined(words[first : first + 5]), page.joined(words[last - 5 : last])
                exact = f" {chance.choice(ELLIPSES)} ".join(ends)
                yield page.quote("ellipsis over too much", exact)


def ellipsis_hides(page: Page, chance: random.Random) -> Iterator[Quote]:
    for index, paragraph in enumerate(page.paragraphs):
        words = page.words(paragraph)
        for at, word in enumerate(words):
            if not (_risky(page, word) and 3 <= at < len(words) - 4):
                continue
            for _ in range(4):
                left, right = at - chance.randint(0, 1), at + chance.randint(1, 2)
                one = Slice(page, index, words, max(0, left - 4), right + 4)
                before, after = words[one.start : left], words[right : one.end]
                exact = f"{page.joined(before)} {chance.choice(ELLIPSES)} {page.joined(after)}"
                yield page.quote("ellipsis hides a qualifier", exact)


def bracket_negates(page: Page, chance: random.Random) -> Iterator[Quote]:
    for exact in page.sample.negates:
        yield page.quote("bracket negates", exact, "bracket-negates", "cuts-word")
    for one in page.slices(chance, 20, 6, 14):
        words = list(one.inside)
        words.insert(chance.randint(2, len(words) - 2), f"[{page.sample.insert}]")
        yield page.quote("bracket negates", page.joined(words))


def bracket_changes(page: Page, chance: random.Random) -> Iterator[Quote]:
    for exact in page.sample.changes:
        yield page.quote("bracket changes", exact)
    for old, new in page.sample.flips.items():
        for one in _around(page, chance, old):
            yield page.quote("bracket changes", one.exact.replace(old, f"[{new}]", 1))
    for one in page.slices(chance, 60, 5, 14):
        if NUMBER.search(page.joined(one.inside[1:-1])):
            new = NUMBER.sub(lambda digit: f"[{(int(digit[0]) + 3) % 10}]", one.exact, count=1)
            yield page.quote("bracket changes", new)


def look_alike(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 40, 5, 14):
        places = [at for at, char in enumerate(one.exact) if char in LOOKALIKES]
        if places:
            at = chance.choice(places)
            new = LOOKALIKES[one.exact[at]]
            yield page.quote("look-alike letter", one.exact[:at] + new + one.exact[at + 1 :])


def invisible(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 40, 5, 14):
        at = chance.randint(1, len(one.exact) - 1)
        exact = one.exact[:at] + chance.choice(HIDDEN) + one.exact[at:]
        yield page.quote("invisible character", exact, "invisible-character")


def cut_word(page: Page, chance: random.Random) -> Iterator[Quote]:
    if not page.sample.spaced:
        return
    for one in page.slices(chance, 40, 5, 14):
        first, last = one.inside[0].strip("“«"), one.inside[-1].strip("”».,;:،")
        if len(first) > 3 and first.isalpha() and chance.random() < 0.5:
            yield page.quote("cut word", one.exact[chance.randint(1, 2) :], "cuts-word")
        elif len(last) > 3 and last.isalpha():
            cut = one.exact.rstrip("”».,;:،")[: -chance.randint(1, 2)]
            yield page.quote("cut word", cut, "cuts-word")


def cut_number(page: Page, chance: random.Random) -> Iterator[Quote]:
    for paragraph in page.paragraphs:
        for found in re.finditer(r"\d[\d.,]*\d", paragraph):
            for at in range(found.start() + 1, found.end()):
                size = chance.randint(4, 7)
                before, after = page.words(paragraph[:at]), page.words(paragraph[at:])
                yield page.quote("cut number", page.joined(before[-size:]), "cuts-word")
                yield page.quote("cut number", page.joined(after[:size]), "cuts-word")


def other_case(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 40, 5, 14):
        places = [at for at, char in enumerate(one.exact) if char.swapcase() != char]
        if places:
            at = chance.choice(places)
            new = one.exact[at].swapcase()
            yield page.quote("other case", one.exact[:at] + new + one.exact[at + 1 :])


def clipped(page: Page, _: random.Random) -> Iterator[Quote]:
    """The words right after one that denies or limits them, or right before a condition."""
    for paragraph in page.paragraphs:
        words = page.words(paragraph)
        for at, word in enumerate(words):
            if _risky(page, word) and word[-1:].isalnum():
                for size in (4, 6):
                    exact = page.joined(words[at + 1 : at + 1 + size])
                    if len(exact) > 7:
                        yield page.quote("clipped before", exact, "clipped", "cuts-word")
            if bare(word) in page.sample.conditions:
                for size in (4, 6):
                    exact = page.joined(words[max(0, at - size) : at])
                    if len(exact) > 7:
                        yield page.quote("clipped after", exact, "clipped")


def wrong_paragraph(page: Page, chance: random.Random) -> Iterator[Quote]:
    for one in page.slices(chance, 25, 5, 14):
        if sum(plain(one.exact) in paragraph for paragraph in page.folded) == 1:
            number = (one.paragraph + chance.randint(1, len(page.paragraphs) - 1)) % len(
                page.paragraphs
            )
            yield page.quote("wrong paragraph", one.exact, paragraph=number + 1)


BENT: tuple[Maker, ...] = (
    dropped_negation, added_negation, flipped_word, changed_name, changed_unit, changed_digit,
    dropped_word, added_word, swapped_words, wrong_order, joined_paragraphs,
    ellipsis_over_paragraphs, ellipsis_too_wide, ellipsis_hides, bracket_negates, bracket_changes,
    look_alike, invisible, cut_word, cut_number, other_case, clipped, wrong_paragraph,
)  # fmt: skip


def bent(page: Page, chance: random.Random) -> Iterator[Quote]:
    """Bent quotations of a text, without those that stand in it all the same."""
    seen = set()
    for maker in BENT:
        for quote in maker(page, chance):
            key = quote.kind, quote.exact
            chance_hit = not quote.where and "[" not in quote.exact and page.stands(quote.exact)
            if key not in seen and (not chance_hit or quote.kind.startswith("clipped")):
                seen.add(key)
                yield quote
