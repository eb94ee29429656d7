"""Faults: what is wrong with pages, before it is known where in the content that stands.

Whoever makes pages has no content at hand, only what is printed. So a fault says what to look for,
as plain data; `proofing.placing` finds it.
"""

from collections.abc import Iterable, Sequence

from briefgen.problem import Problem
from briefgen.value import Frozen


class Setting(Frozen):
    """A line as it is printed: its words, those before it in its paragraph, and the paragraph."""

    before: str
    own: str
    whole: str


class Fault(Frozen):
    """A problem that is told at its own place if nothing better is known.

    It belongs where the first of `lines` is found, else at `field` of the `edition` or `brief`
    (`("brief", "max_pages")`; in a list the id of the entry). Or it is that `letters` cannot be
    printed, and becomes a problem for each text that has some of them.
    """

    problem: Problem
    lines: Sequence[Setting] = ()
    field: Sequence[str] = ()
    letters: str = ""


def unplaced(problems: Iterable[Problem]) -> list[Fault]:
    """Problems that have their places already."""
    return [Fault(problem) for problem in problems]
