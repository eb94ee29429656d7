"""Check: the corpus against the rules of the house.

With a memory, the rules are shown one page at a time, and of a page that they had nothing against
it is remembered what they looked at. While that is the same they need not be asked again.
"""

from briefgen.check._focus import Focus, focus
from briefgen.growth import growing
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.resting import Rest, Resting
from briefgen.since import state

__all__ = ["Focus", "check", "focus"]


def check(corpus: Corpus, known: Memory | None = None) -> list[Problem]:
    """Everything in the corpus that breaks a rule; what is `known` to be good is passed over."""
    with growing():
        # What could not be read may be what a rule looks for, in any file.
        if not known or corpus.unreadable:
            return _broken(corpus)
        return _new(corpus, known)


def _broken(corpus: Corpus) -> list[Problem]:
    from briefgen.rules import RULES  # noqa: PLC0415  0.1 s, and of known pages none is asked

    return [problem for rule in RULES for problem in rule.check(corpus)]


def _new(corpus: Corpus, known: Memory) -> list[Problem]:
    clean = Resting("clean", corpus, known, state(corpus))
    fresh: dict[str, Rest] = {}
    problems: list[Problem] = []
    for page in corpus.pages:
        if clean.of(page.path):
            continue
        focused = focus(corpus, page)
        found = _broken(focused)
        problems += found
        if not found and not focused.seen.everything:
            fresh[page.path] = Rest(focused.seen.found())
    clean.keep(fresh)
    return problems
