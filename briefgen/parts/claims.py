"""Parts on what is not settled: disputed claims, what to watch, how we judge, what was wrong."""

from collections.abc import Sequence

from briefgen import wording
from briefgen.citing import Notes
from briefgen.document import (
    ArgumentView,
    CorrectionView,
    DisputeView,
    DroppedView,
    SectionView,
    SideView,
    WatchView,
)
from briefgen.model.brief import Section
from briefgen.model.edition import FRONT_PASSAGES, Judgement
from briefgen.prose import plain
from briefgen.rich import Rich
from briefgen.select import Selection, corrections
from briefgen.value import replace


def disputes(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """The disputed claims and what this brief does about each."""
    words = selection.words
    views = []
    for name in selection.edition.disputes:
        conflict = selection.corpus.conflicts[name]
        sides = []
        for side in conflict.positions:
            text = notes.line(side.says, section.id, cites=side.cites)
            source = selection.corpus.excerpts[side.cites[0]][0].id
            place = notes.place(side.fact) if side.fact else ""
            sides.append(SideView(place, notes.key(source), text))
        tag = words.say(wording.CONFLICT_TAGS[conflict.kind])
        views.append(DisputeView(conflict.id, tag, conflict.title, tuple(sides), conflict.wording))
    return replace(empty, disputes=tuple(views)) if views else None


def watch(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What to look out for, and which judgements it would move."""
    year, words = selection.edition.date.year, selection.words
    views = []
    for item in selection.edition.watch:
        other = _other_year(item.date.first, year) if item.date else False
        when = wording.edtf(words, item.date, year=other) if item.date else ""
        signal = notes.line(item.signal, section.id)
        so = notes.line(item.so, section.id)
        moved = tuple(sorted((notes.judgements[name], name) for name in item.moves))
        views.append(WatchView(wording.capital(when) or words.say("Undated"), signal, so, moved))
    return replace(empty, watch=tuple(views)) if views else None


def reasoning(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What the judgements take for granted and what would move them, and which are dropped."""
    edition = selection.edition
    last = selection.corpus.edition_before(selection.brief.id, edition)
    texts = {one.id: plain(one.text) for one in last.judgements} if last else {}
    told = any(one.assumptions or one.alternatives or one.indicators for one in edition.judgements)
    if not told and not edition.dropped:
        return None
    arguments = tuple(_argument(one, section.id, notes) for one in edition.judgements)
    dropped = tuple(
        DroppedView(texts[one.previous], notes.line(one.reason, section.id))
        for one in edition.dropped
    )
    return replace(empty, arguments=arguments, dropped=dropped)


def _argument(judgement: Judgement, section: str, notes: Notes) -> ArgumentView:
    def lines(texts: Sequence[str]) -> tuple[Rich, ...]:
        return tuple(notes.line(text, section) for text in texts)

    reason = judgement.change_reason
    return ArgumentView(
        judgement=judgement.id,
        assumptions=lines(judgement.assumptions),
        alternatives=lines(judgement.alternatives),
        indicators=lines(judgement.indicators),
        change_reason=notes.line(reason, section) if reason else None,
    )


def corrected(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What was wrong in this edition or an earlier one, and what it says now."""
    brief, theme = selection.brief, selection.corpus.theme_of(selection.brief)
    titles = {one.id: theme.name_of(one) for one in brief.sections}
    words = selection.words
    front = {name: words.say(title) for name, title in FRONT_PASSAGES.items()}
    titles = {**front, **theme.sections, **titles}
    views = []
    for edition, one in corrections(selection):
        own = edition is selection.edition
        views.append(
            CorrectionView(
                when=words.day(one.date, year=one.date.year != selection.edition.date.year),
                edition="" if own else words.day(edition.issued),
                where=titles[one.passage],
                anchor=_ANCHORS.get(one.passage, one.passage) if own else "",
                was=one.was,
                now=notes.line(one.now, section.id),
                why=one.why,
            )
        )
    return replace(empty, corrections=tuple(views)) if views else None


# Where a passage of the first page is found; the headline is the top of the document.
_ANCHORS = {"headline": "", "figures": "bottom-line"}


def _other_year(value: object, year: int) -> bool:
    return getattr(value, "year", year) != year
