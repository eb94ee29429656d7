"""What a passage is: a printed text with its role, its place and what it rests on."""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from briefgen.problem import Pos
from briefgen.record import Record
from briefgen.sentences import Sentence, sentences
from briefgen.value import Frozen

Role = Literal[
    "headline",
    "finding",
    "bottom_line",
    "key_figure",
    "judgement",
    "judgement_basis",
    "judgement_why",
    "judgement_aside",
    "judgement_change",
    "development_head",
    "development",
    "background_head",
    "background",
    "timeline_side",
    "timeline_window",
    "event",
    "issue",
    "cell",
    "pledge_who",
    "pledge",
    "chart_title",
    "chart_unit",
    "chart_label",
    "watch_signal",
    "watch_so",
    "correction",
    "correction_why",
    "statement",
    "dispute_title",
    "dispute_side",
    "dispute_wording",
    "descriptor",
    "reliability_basis",
]

# Roles whose text asserts something about the world, so that it needs a citation.
ASSERTING: frozenset[Role] = frozenset(
    {
        "bottom_line",
        "key_figure",
        "judgement_why",
        "judgement_change",
        "development",
        "background",
        "event",
        "cell",
        "pledge",
        "watch_signal",
    }
)
# Roles that are printed as they stand: Markdown and citations mean nothing there.
BARE: frozenset[Role] = frozenset(
    {
        "headline",
        "finding",
        "judgement_basis",
        "timeline_side",
        "timeline_window",
        "issue",
        "pledge_who",
        "chart_title",
        "chart_unit",
        "chart_label",
        "correction_why",
        "dispute_title",
        "dispute_wording",
        "descriptor",
        "reliability_basis",
    }
)
# Roles that tell of a source, not of the world: their quotation marks may hold its odd words.
OF_SOURCES: frozenset[Role] = frozenset({"descriptor", "reliability_basis"})


class Passage(Frozen, eq=False, dict=True):
    """A printed text: what it is for, what it says, where it stands and what it rests on.

    It stands in the `record` under the `path`.
    `facts` are the ids of facts, conflicts or judgements cited in the prose itself, `leans` those
    cited beside it: a headline leans on all that its edition cites, a cell's issue on its row.
    For a fact's statement and a dispute's side both are empty and `excerpts` names the ground.
    `own` are those of `facts` that are judgements of the edition itself, and so show no words.
    """

    role: Role
    text: str
    record: Record
    path: tuple[str | int, ...]
    section: str = ""
    facts: tuple[str, ...] = ()
    excerpts: tuple[str, ...] = ()
    leans: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def pos(self) -> Pos:
        """The place of the text."""
        return self.record.at(*self.path)

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The text cut into sentences; many rules ask for them."""
        return sentences(self.text)
