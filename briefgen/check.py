"""Check: the corpus against the rules of the house."""

from briefgen.growth import growing
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.rules import RULES


def check(corpus: Corpus) -> list[Problem]:
    """Everything in the corpus that breaks a rule."""
    with growing():
        return [problem for rule in RULES for problem in rule.check(corpus)]
