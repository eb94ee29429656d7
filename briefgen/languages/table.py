"""What one language has: words that can turn a quotation round, and how it says estimates."""

import re
from functools import cached_property

from briefgen.value import Frozen


def phrases(lines: str) -> frozenset[str]:
    """The phrases of a table: separated by commas, of lower-case words with one space between."""
    return frozenset(" ".join(phrase.split()) for phrase in lines.split(",") if phrase.strip())


class Words(Frozen, dict=True):
    """The words of a language, in lower case and with `'` for an apostrophe.

    A phrase has at most four words. In a language that is written without spaces, it is found
    wherever its characters stand.
    """

    negations: frozenset[str]
    """What denies: not, never, without, denied, failed."""
    qualifiers: frozenset[str]
    """What limits, conditions or puts in doubt: only, if, may, allegedly."""
    bounds: frozenset[str]
    """What limits a number, and only when a number follows: about, up to, more than."""
    ranges: frozenset[str]
    """What stands between the two numbers of a range: to, or."""
    after: frozenset[str]
    """What changes the words directly before it: only, not, or more."""
    conditions: frozenset[str]
    """What changes the words before it across a comma as well: if, unless, allegedly."""
    carriers: frozenset[str]
    """Words that hand on what stands before them (would be, said that, the), and exceptions.

    Of what is outside a quotation they are passed over, even if they are qualifiers as well: an
    exception limits what stands before it, and not what follows.
    """
    conjunctions: frozenset[str] = frozenset()
    """Carriers that do so across the comma before them."""
    exempt: frozenset[str] = frozenset()
    """Phrases that look like one of the above and are not, written as they must stand: May."""
    negative_endings: tuple[str, ...] = ()
    """Ends of words that deny: n't."""
    prefixes: tuple[str, ...] = ()
    """Letters written together with the word that follows, as the Arabic wa."""
    numerals: frozenset[str] = frozenset()
    """Numbers that are words."""
    scales: frozenset[str] = frozenset()
    """Words that a number cannot be cut from: million, per cent."""
    pronouns: frozenset[str] = frozenset()
    """Words that a bracket may replace by what they mean: he, this, there, yesterday."""
    particles: frozenset[str] = frozenset()
    """Words that only join others, beside which a bracket may open or close a quotation."""
    endings: frozenset[str] = frozenset({""})
    """Endings that a bracket may change: s, ed, ing."""
    forms: tuple[frozenset[str], ...] = ()
    """Forms of one word that endings do not make: go, went, gone."""
    cases: tuple[str, ...] = ()
    """What may be left off the end of a word with an apostrophe: 's."""
    spaced: bool = True
    """Whether words are separated by spaces."""

    @cached_property
    def last_words(self) -> frozenset[str]:
        """How all that turns what follows it round ends: a quick look before a closer one."""
        before = self.negations | self.qualifiers | self.bounds | self.ranges | self.carriers
        return frozenset(phrase.split()[-1] for phrase in before)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """How all that turns what precedes it round begins."""
        after = self.after | self.conditions | self.ranges | self.qualifiers
        return frozenset(phrase.split()[0] for phrase in after)


class Estimates(Frozen):
    """How a language says likelihood and confidence; its terms themselves stand in `scales`."""

    stems: tuple[str, ...]
    """Parts of words of which every sentence with a term holds one: a quick look before a closer
    one."""
    inflection: str
    """The pattern of what inflection adds to a term, at its end."""
    endings: str = ""
    """The pattern of all that may stand there instead; empty if each form is a term of its own."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Letters that are written in two ways, and the one that counts."""
    beyond: tuple[str, ...] = ()
    """Patterns of likelihood words that are no term of a scale."""
    ambiguous: frozenset[str] = frozenset()
    """Terms that mostly mean something else; they count where they are wanted."""
    confidence: str = r"(?!)"
    """The pattern of words of confidence."""

    def base(self, term: str) -> str:
        """A term without its inflection: probably and probable, almost certainly and certain."""
        text = " ".join(term.lower().split())
        for other, usual in self.spellings:
            text = re.sub(rf"\b{other}", usual, text)
        return re.sub(rf"{self.inflection}$", "", text)

    def pattern(self, term: str) -> str:
        """The pattern that finds a term in all its forms."""
        if not self.endings:
            return re.escape(term)
        base = self.base(term)
        ending = self.endings if base != term.lower() else ""
        text = re.escape(base)
        for other, usual in self.spellings:
            text = text.replace(usual, f"(?:{other}|{usual})")
        return text + ending
