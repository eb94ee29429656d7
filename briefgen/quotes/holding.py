"""Holding: whether words that we put in quotation marks are those of an excerpt."""

import re
from functools import lru_cache

from briefgen.folding import Folded, fold
from briefgen.languages import Words, words_of
from briefgen.quotes.bounds import cuts
from briefgen.quotes.finding import find
from briefgen.quotes.hidden import clipped
from briefgen.quotes.verdict import Fault, Found, Rules

# An excerpt is short and was chosen for its words, so a single one may be quoted from it.
_RULES = Rules(words=1, letters=1)
# Words that folding leaves as they are, without ellipses, brackets and marks at their end.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[,;:]? [A-Za-z0-9]+)*")


@lru_cache(maxsize=1 << 14)
def holds(words: str, exact: str, language: str) -> bool:
    """True if the excerpt `exact`, in `language`, has these words, by the rules of quotation.

    That they stand there twice is no fault, if one of the places is none: the excerpt as a whole
    is what is cited.
    """
    text, table = fold(exact), words_of(language)
    if _stands_plainly(words, text, table):
        return True
    found = find(words, text, words=table, rules=_RULES)
    if isinstance(found, Fault) and found.kind == "ambiguous":
        places = (match.span() for match in re.finditer(re.escape(words), exact))
        chosen = (
            find(words, text, words=table, rules=_RULES, start=start, end=end)
            for start, end in places
        )
        return any(isinstance(one, Found) for one in chosen)
    return isinstance(found, Found)


def _stands_plainly(words: str, text: Folded, table: Words | None) -> bool:
    """True for what `find` would find, of the most usual kind: plain words that stand there once.

    Most quotations are; they take a third of the time so.
    """
    start = text.even.find(words)
    if start < 0 or text.even.find(words, start + 1) >= 0 or not _PLAIN.fullmatch(words):
        return False
    end = start + len(words)
    if cuts(text, start, table) or cuts(text, end, table):
        return False
    return table is None or not clipped(text, start, end, table)
