"""The rules of the house, one file each, in the order in which they run.

A rule is a module with a docstring that is its documentation (what must be so and why, then a
passing and a failing example), a constant `CODE`, and `check`.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.rules import dead_citation


class Rule(Protocol):
    """What a file in this folder provides."""

    CODE: str
    __doc__: str

    def check(self, corpus: Corpus) -> Iterator[Problem]:
        """Every place in the corpus that breaks the rule."""
        ...


RULES: Sequence[Rule] = cast("Sequence[Rule]", (dead_citation,))
