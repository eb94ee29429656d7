"""The document: one edition composed, numbered and worded, ready to be laid out.

Plain frozen data, so that a template can look at all of it and change or reach nothing else.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from briefgen.graphics import ChartView, TimelineView
from briefgen.model.brief import Format
from briefgen.rich import Note, Rich
from briefgen.value import Frozen, field


class Masthead(Frozen):
    """What the first page says of the edition itself; days are written out.

    `logo` is what the picture of that name says in words; empty if there is none.
    `corrected` is the day of the last correction, without its year if that is the year of issue;
    `changed_day` that day or the day of issue.
    """

    brief: str
    series: str
    topic: str
    number: str
    edition: str
    version: int
    issued: str
    covers: str
    cutoff: str
    next: str
    marking: str
    sharing: str
    language: str
    desk: str
    logo: str
    keywords: str
    issued_day: date
    corrected: str
    changed_day: date


class KeyFigureView(Frozen):
    """A large number with its caption."""

    number: str
    unit: str
    caption: Rich


class JudgementView(Frozen):
    """A judgement with its likelihood band (`low` to `high` per cent) and its confidence.

    `origins` counts what the facts that it rests on go back to: `3 documents, 2 origins`;
    `change` is new, unchanged, raised or lowered, `change_word` says since when.
    """

    id: str
    number: int
    text: Rich
    term: str
    range: str
    low: int
    high: int
    confidence: str
    confidence_level: int
    basis: str
    origins: str
    why: Rich
    change: str
    change_word: str


class ItemView(Frozen):
    """Something with a rail label: a development, a fact, a thing to watch."""

    id: str
    when: str
    when_note: str
    head: Rich | None
    body: Rich


class CellView(Frozen):
    """What one party says on one issue."""

    stance: str
    word: str
    text: Rich


class RowView(Frozen):
    """One issue; a cell is None where the sources state no position."""

    issue: str
    cells: Sequence[CellView | None]
    opposed: bool


class MatrixView(Frozen):
    """The table of positions; `opposed` compares the first two parties."""

    parties: Sequence[str]
    rows: Sequence[RowView]


class PledgeView(Frozen):
    """One pledge; `value` is as printed or empty, `share` its part of the largest bar (0 to 1).

    `part` is the share of a stated part of it, drawn inside the bar, and `part_value` that part as
    printed. `id` is the anchor of the
    fact if it is printed here first, else one made of the section's.
    """

    id: str
    who: str
    what: Rich
    kind: str
    when: str
    value: str
    share: float | None
    part: float | None
    part_value: str


class PledgesView(Frozen):
    """The table of pledges; `unit` heads the column of values: US$ million, say."""

    rows: Sequence[PledgeView]
    unit: str
    part_label: str


class SideView(Frozen):
    """One side of a dispute; `id` is the anchor of its fact if that is printed here first."""

    id: str
    key: str
    text: Rich


class DisputeView(Frozen):
    """A disputed claim, who says what, and what this brief does about it."""

    id: str
    tag: str
    title: str
    sides: Sequence[SideView]
    wording: str


class WatchView(Frozen):
    """A thing to watch; `judgements` are the numbers of those it would move."""

    when: str
    signal: Rich
    so: Rich
    judgements: Sequence[tuple[int, str]]


class ArgumentView(Frozen):
    """What the judgement of that id takes for granted, what else could be, what would show it."""

    judgement: str
    assumptions: Sequence[Rich]
    alternatives: Sequence[Rich]
    indicators: Sequence[Rich]
    change_reason: Rich | None


class DroppedView(Frozen):
    """A judgement of the last edition that is not made again."""

    text: str
    reason: Rich


class CorrectionView(Frozen):
    """A correction of this edition, or of an earlier one that `edition` names.

    `where` is what the passage stands in, `anchor` its place in this document or empty.
    """

    when: str
    edition: str
    where: str
    anchor: str
    was: str
    now: Rich
    why: str


class SectionView(Frozen):
    """One section: only the field that its part fills is not empty."""

    id: str
    title: str
    part: str
    finding: str
    compact: bool = False
    items: Sequence[ItemView] = ()
    timeline: TimelineView | None = None
    matrix: MatrixView | None = None
    pledges: PledgesView | None = None
    charts: Sequence[ChartView] = ()
    disputes: Sequence[DisputeView] = ()
    watch: Sequence[WatchView] = ()
    arguments: Sequence[ArgumentView] = ()
    dropped: Sequence[DroppedView] = ()
    corrections: Sequence[CorrectionView] = ()


class SourceView(Frozen):
    """A source card; `notes` are the numbers of the notes that rest on it.

    `key_aside` is what stands in brackets after the excerpt that shows it best, as in its note.
    `checked` is whether its excerpts were found in the archived text by this build; `verified`
    says so in words. `about` ends in `published`: when, or how that is known.
    """

    id: str
    key: str
    title: str
    about: str
    published: str
    language: str
    integrity: str
    reliability: str
    reliability_words: str
    credibility: str
    credibility_words: str
    reliability_basis: str
    descriptor: str
    origins: str
    key_excerpt: str
    key_aside: str
    file: str
    sha256: str
    words: int | None
    characters: int | None
    paragraphs: int | None
    notes: Sequence[int]
    checked: bool
    verified: str


class About(Frozen):
    """One entry of the last section: a label and its text."""

    label: str
    text: str


class Document(Frozen):
    """Everything that is printed of one edition.

    `names` are those of what the first page holds: `bottom-line`, `judgements`, `contents`.
    `front` is true if the first page is one of its own, as it is wherever there are judgements;
    otherwise the sections begin under the bottom line. `contents` is false for a brief that may
    have one page only. `formats` are those that it is published in.
    """

    name: str
    masthead: Masthead
    names: Mapping[str, str]
    headline: str
    bottom_line: Rich
    figures: Sequence[KeyFigureView]
    judgements: Sequence[JudgementView]
    judgements_finding: str
    sections: Sequence[SectionView]
    notes: Sequence[Note]
    sources: Sequence[SourceView]
    about: Sequence[About]
    front: bool = True
    contents: bool = True
    anchors: dict[str, str] = field(default_factory=dict)
    formats: Sequence[Format] = ()
