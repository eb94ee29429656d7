"""The rules of the house, one file each, in the order in which they run.

A rule is a module with a docstring that is its documentation (what must be so and why, then a
passing and a failing example), a constant `CODE`, and `check`. The examples are pieces of content
files, under the name of the file; tests/test_rules.py lays them over tests/harbour.yaml and tries
them.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.rules import (
    after_cutoff,
    change,
    charted,
    contradiction,
    contrast,
    corroboration,
    currency,
    dates,
    dead_citation,
    dead_reference,
    disputed,
    emphasis,
    excerpt,
    file_name,
    grade,
    id_clash,
    in_period,
    language,
    likelihood,
    loaded_word,
    marking,
    markup,
    quotation,
    required,
    revision,
    spelling,
    status,
    suspect,
    theme,
    timeline,
    too_long,
    too_wide,
    totals,
    uncited,
    unused,
    written_date,
)


class Rule(Protocol):
    """What a file in this folder provides."""

    CODE: str
    __doc__: str

    def check(self, corpus: Corpus) -> Iterator[Problem]:
        """Every place in the corpus that breaks the rule."""
        ...


RULES: Sequence[Rule] = cast(
    "Sequence[Rule]",
    (
        file_name,
        id_clash,
        dead_citation,
        dead_reference,
        required,
        uncited,
        unused,
        excerpt,
        grade,
        status,
        suspect,
        corroboration,
        contradiction,
        dates,
        timeline,
        charted,
        written_date,
        in_period,
        after_cutoff,
        disputed,
        marking,
        revision,
        currency,
        totals,
        likelihood,
        change,
        quotation,
        spelling,
        loaded_word,
        markup,
        too_long,
        theme,
        contrast,
        too_wide,
        emphasis,
        language,
    ),
)
