"""Holding: whether words that we put in quotation marks are those of an excerpt."""

from functools import lru_cache

from briefgen.folding import fold
from briefgen.languages import words_of
from briefgen.quotes.finding import find
from briefgen.quotes.verdict import Found, Rules

# An excerpt is short and was chosen for its words, so a single one may be quoted from it.
_RULES = Rules(words=1, letters=1)


@lru_cache(maxsize=1 << 14)
def holds(words: str, exact: str, language: str) -> bool:
    """True if the excerpt `exact`, in `language`, has these words, by the rules of quotation.

    That they stand there twice is no fault: the excerpt as a whole is what is cited.
    """
    found = find(words, fold(exact), words=words_of(language), rules=_RULES)
    return isinstance(found, Found) or found.kind == "ambiguous"
