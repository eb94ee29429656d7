"""Holding: whether words that we put in quotation marks are those of an excerpt."""

import re
from functools import lru_cache

from briefgen.folding import fold
from briefgen.languages import words_of
from briefgen.quotes.finding import find
from briefgen.quotes.verdict import Fault, Found, Rules

# An excerpt is short and was chosen for its words, so a single one may be quoted from it.
_RULES = Rules(words=1, letters=1)


@lru_cache(maxsize=1 << 14)
def holds(words: str, exact: str, language: str) -> bool:
    """True if the excerpt `exact`, in `language`, has these words, by the rules of quotation.

    That they stand there twice is no fault, if one of the places is none: the excerpt as a whole
    is what is cited.
    """
    text, table = fold(exact), words_of(language)
    found = find(words, text, words=table, rules=_RULES)
    if isinstance(found, Fault) and found.kind == "ambiguous":
        places = (match.span() for match in re.finditer(re.escape(words), exact))
        chosen = (
            find(words, text, words=table, rules=_RULES, start=start, end=end)
            for start, end in places
        )
        return any(isinstance(one, Found) for one in chosen)
    return isinstance(found, Found)
