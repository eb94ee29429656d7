"""Matching: the places where a text holds the runs of a quotation, in order, in one paragraph."""

import re
from collections.abc import Iterator

from briefgen.folding import Folded
from briefgen.languages import Words
from briefgen.quotes import brackets, missing
from briefgen.quotes.bounds import a_word, cuts
from briefgen.quotes.marks import Join, Shape
from briefgen.quotes.occurrences import occurrences
from briefgen.quotes.verdict import Objection, Rules
from briefgen.value import Frozen, Mutable, field

Span = tuple[int, int]

_LAST_WORD = re.compile(r"(\w[\w'-]*)[ '\"]*\Z")
_FIRST_WORD = re.compile(r"[ '\"]*(\w[\w'-]*)")
_TAIL = re.compile(r"\w*")
_NEIGHBOUR = 80
_NO_LETTER: Objection = (
    "bracket-negates",
    "a bracket within a word may change the case of a letter or an ending, nothing else",
)
_NOT_FOUND: Objection = ("not-found", "these words do not stand in the text")


class Match(Frozen):
    """One place, as offsets in the folded text: the runs, and what the ellipses leave out."""

    start: int
    end: int
    runs: tuple[Span, ...]
    omitted: tuple[Span, ...]
    source: Span
    """Start and end in the text as it was before folding."""


class Search(Mutable):
    """The search for one shape of a quotation.

    `objection` is what was met furthest into it (`depth` counts its runs; words that are refused
    weigh more than words that are missing), and `at` is what it is about: offsets in the folded
    quotation.
    """

    text: Folded
    quote: Folded
    shape: Shape
    words: Words | None
    accepted: frozenset[str]
    rules: Rules
    objection: Objection = _NOT_FOUND
    at: Span = (0, 0)
    depth: tuple[int, int] = (-1, 0)
    _dead: set[Span] = field(default_factory=set)

    def matches(self) -> Iterator[Match]:
        """Each place where the first run stands and the others follow as near as they can."""
        for join in self.shape.joins:
            if join:
                objection = brackets.added(join.loose, self.words, self.accepted)
                self._note(len(self.shape.joins), objection, join)
        if self.depth[0] >= 0:
            return
        chars, nowhere = self.text.even, True
        for start, end in self._places(0, 0, len(chars)):
            nowhere = False
            if self._passes(0, self._opening(start), self.shape.joins[0]):
                last = chars.find("\n", end)
                rest = self._rest(1, end, len(chars) if last < 0 else last)
                if rest is not None:
                    yield self._match(((start, end), *rest))
        if nowhere:
            run = self.shape.runs[0]
            self._note(0, missing.anywhere(self.text, self.quote, run), weight=0)

    def _match(self, runs: tuple[Span, ...]) -> Match:
        first, last = self.shape.joins[0], self.shape.joins[-1]
        start = runs[0][0] - (len(first.brackets[-1]) if first and first.tight_right else 0)
        end = runs[-1][1] + (len(self._tail(runs[-1][1])) if last and last.tight_left else 0)
        between = zip(self.shape.joins[1:], runs, runs[1:], strict=False)
        omitted = ((one[1], two[0]) for join, one, two in between if join and join.ellipsis)
        return Match(start, end, runs, tuple(omitted), self.text.span(start, end))

    def _places(self, index: int, first: int, last: int) -> Iterator[Span]:
        return occurrences(self.text, self.quote, self.shape.runs[index], first, last)

    def _rest(self, index: int, end: int, last: int) -> tuple[Span, ...] | None:
        """The runs from `index` on, if they stand between `end` and `last`, and all is well."""
        join = self.shape.joins[index]
        if index == len(self.shape.runs) or join is None:
            return () if self._passes(index, self._closing(end), join) else None
        if (index, end) in self._dead:
            return None
        run = self.shape.runs[index]
        limit = self.rules.omitted if join.ellipsis else self.rules.replaced
        reach = _after_words(self.text.even, end, last, limit) + run.end - run.start
        for span in self._places(index, end, min(last, reach)):
            if self._passes(index, self._bridge(join, end, span[0]), join):
                rest = self._rest(index + 1, span[1], last)
                if rest is not None:
                    return (span, *rest)
        if self.depth < (index, 0):
            where = missing.after(self.text, self.quote, run, join, (end, last), limit)
            self._note(index, where, None if where[0] == "not-found" else join, weight=0)
        self._dead.add((index, end))
        return None

    def _opening(self, start: int) -> Objection | None:
        """Why the first run may not start there."""
        join = self.shape.joins[0]
        if join and join.tight_right:
            return self._letter(join, start)
        if objection := self._cut(start):
            return objection
        if join and join.loose:
            found = _LAST_WORD.search(self.text.even, max(0, start - _NEIGHBOUR), start)
            return brackets.beside(join.loose, found[1] if found else "", self.words)
        return None

    def _closing(self, end: int) -> Objection | None:
        """Why the last run may not end there."""
        join = self.shape.joins[-1]
        if join and join.tight_left:
            return brackets.ending(join.brackets[0], self._tail(end), self.words)
        if objection := self._cut(end):
            return objection
        if join and join.loose:
            found = _FIRST_WORD.match(self.text.even, end, end + _NEIGHBOUR)
            return brackets.beside(join.loose, found[1] if found else "", self.words)
        return None

    def _bridge(self, join: Join, end: int, start: int) -> Objection | None:
        """Why a join may not stand for what is between the end of a run and the start of one."""
        if join.tight_left and join.tight_right and len(join.brackets) == 1:
            same = self.text.even[end:start].casefold() == join.brackets[0].casefold()
            return None if same else _NO_LETTER
        first = end + len(self._tail(end)) if join.tight_left else end
        last = start - len(join.brackets[-1]) if join.tight_right else start
        gap = self.text.text[first:last]
        if objection := self._replaced(join, gap):
            return objection
        if gap.isspace() and not (join.ellipsis or join.tight_left or join.tight_right):
            # Nothing is left out, so nothing is cut.
            return None
        if join.tight_left:
            objection = brackets.ending(join.brackets[0], self._tail(end), self.words)
        else:
            objection = self._cut(end)
        return objection or (self._letter(join, start) if join.tight_right else self._cut(start))

    def _replaced(self, join: Join, gap: str) -> Objection | None:
        if join.loose:
            check = brackets.resumed if join.ellipsis else brackets.replaced
            return check(join.loose, gap, self.words)
        if not join.ellipsis and a_word().search(gap):
            return "bracket-changes", "words are left out without an ellipsis"
        return None

    def _cut(self, at: int) -> Objection | None:
        return missing.cut(self.text, at) if cuts(self.text, at, self.words) else None

    def _letter(self, join: Join, start: int) -> Objection | None:
        """Why a bracket may not stand for the first letter of the word that `start` is in."""
        put = join.brackets[-1]
        first = max(0, start - len(put))
        same = self.text.even[first:start].casefold() == put.casefold()
        return self._cut(first) if same else _NO_LETTER

    def _tail(self, end: int) -> str:
        found = _TAIL.match(self.text.even, end)
        return found[0] if found else ""

    def _passes(self, index: int, objection: Objection | None, join: Join | None) -> bool:
        self._note(index, objection, join)
        return objection is None

    def _note(
        self, index: int, objection: Objection | None, join: Join | None = None, *, weight: int = 1
    ) -> None:
        """Keeps an objection if it is further into the quotation, or weighs more than the last."""
        if objection and (index, weight) > self.depth:
            part = join or self.shape.runs[min(index, len(self.shape.runs) - 1)]
            self.objection, self.at = objection, (part.start, part.end)
            self.depth = (index, weight)


def _after_words(text: str, start: int, last: int, limit: int) -> int:
    """Where the words after `start` are more than the limit; `last` if they are not so many."""
    for number, word in enumerate(a_word().finditer(text, start, last)):
        if number == limit:
            return word.start()
    return last
