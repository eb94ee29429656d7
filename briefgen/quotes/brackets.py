"""Brackets: what a writer may put in them, and what they may stand for.

They explain, and they may replace a pronoun, a form of a verb or the case of a letter. They may
not deny or limit, bring in or take away a number, or put one name for another.
"""

import re

from briefgen.languages import Words
from briefgen.quotes.hidden import is_number, tokens, turning
from briefgen.quotes.verdict import Objection

_SENTENCE_END = re.compile("[.!?;:\u3002\uff01\uff1f\uff1b]")


def added(
    brackets: tuple[str, ...], words: Words | None, accepted: frozenset[str]
) -> Objection | None:
    """What is wrong with the contents of brackets by themselves."""
    for content in brackets:
        if content.lower() in accepted:
            continue
        if words is None:
            message = f"there is no table of words to check the bracket “{content}” by"
            return "bracket-negates", f"{message}; read and accept it"
        if turned := turning(content, "", words):
            return "bracket-negates", f"“{turned[0]}” in a bracket changes what is said"
    return None


def replaced(brackets: tuple[str, ...], gap: str, words: Words | None) -> Objection | None:
    """What is wrong with the words that the brackets replace."""
    gone = _words_of(gap)
    put = [token for content in brackets for token in _words_of(content)]
    if words is not None and (turned := turning(gap, "", words)):
        return "bracket-negates", f"the bracket takes away “{turned[0]}”"
    if objection := _numbers(put, gone, words):
        return objection
    if _SENTENCE_END.search(gap):
        return "bracket-changes", "the bracket replaces the end of a sentence"
    for token in gone:
        if not _may_replace(token, put, words):
            message = f"the bracket replaces “{token}”, which is no pronoun and no form of it"
            return "bracket-changes", message
    return None


def resumed(brackets: tuple[str, ...], gap: str, words: Words | None) -> Objection | None:
    """What is wrong with brackets next to an ellipsis that leaves `gap` out.

    They may take up words of it, in another form if need be, and words that only join others.
    """
    gone = _words_of(gap)
    for token in (token for content in brackets for token in _words_of(content)):
        low = token.lower()
        joins = words is not None and (low in words.carriers or low in words.particles)
        if not joins and not any(_may_replace(token, [one], words) for one in gone):
            return "bracket-changes", f"“{token}” in a bracket is not what the ellipsis leaves out"
    return None


def beside(brackets: tuple[str, ...], neighbour: str, words: Words | None) -> Objection | None:
    """What is wrong with brackets at the start or end, where the text has `neighbour` instead.

    The neighbour is a single word (without spaces, all up to the next mark), or nothing where a
    clause begins or ends. The bracket may replace what brackets may replace anyway, and stand
    beside words that only join others: of, and, said that.
    """
    put = [token for content in brackets for token in _words_of(content)]
    if words is not None and not words.spaced:
        at_edge = (
            word
            for word in words.pronouns | words.carriers | words.particles
            if neighbour.startswith(word) or neighbour.endswith(word)
        )
        neighbour = max(at_edge, key=len, default=neighbour)
    low = neighbour.lower()
    joins = words is not None and (low in words.carriers or low in words.particles)
    if not neighbour or joins or _may_replace(neighbour, put, words):
        return _numbers(put, [neighbour] if neighbour in put else [], words)
    return "bracket-changes", f"the bracket stands in the place of “{neighbour}”"


def ending(content: str, tail: str, words: Words | None) -> Objection | None:
    """What is wrong with a bracket that is the end of a word, where the text has `tail`."""
    endings = words.endings if words else frozenset({""})
    if content == tail or {content.lower(), tail.lower()} <= endings:
        return None
    return "bracket-negates", f"“{content}” in brackets is no other ending of the word"


def _numbers(put: list[str], gone: list[str], words: Words | None) -> Objection | None:
    numbers = {token for token in put if is_number(token, words)}
    for token in numbers.symmetric_difference(t for t in gone if is_number(t, words)):
        return "bracket-changes", f"the number “{token}” must stand as it is in the text"
    return None


def _may_replace(token: str, put: list[str], words: Words | None) -> bool:
    low, others = token.lower(), {one.lower() for one in put}
    if low in others:
        return True
    if words is None or is_number(token, words):
        return False
    if low in words.pronouns:
        return True
    stems = _stems(low, words)
    return any(_is_form(stems, _stems(other, words), words) for other in others)


def _is_form(one: frozenset[str], other: frozenset[str], words: Words) -> bool:
    """True if words with these stems are forms of one word."""
    if not one.isdisjoint(other):
        return True
    return any(not (one.isdisjoint(form) or other.isdisjoint(form)) for form in words.forms)


def _stems(word: str, words: Words) -> frozenset[str]:
    stems = {
        word.removesuffix(ending)
        for ending in words.endings
        if word.endswith(ending) and len(word) - len(ending) > 2
    }
    stems.add(word)
    # Doubled before an ending: planned, stopping.
    stems |= {stem[:-1] for stem in stems if stem != word and stem[-1] == stem[-2]}
    return frozenset(stems)


def _words_of(text: str) -> list[str]:
    return [token for token in tokens(text) if token[0].isalnum() or is_number(token, None)]
