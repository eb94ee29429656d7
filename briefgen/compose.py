"""Compose: a selection becomes a document, numbered and worded, in the order of printing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefgen import origins, scales, wording
from briefgen.cards import card
from briefgen.citing import Notes
from briefgen.colophon import about
from briefgen.document import (
    Document,
    JudgementView,
    KeyFigureView,
    Masthead,
    SectionView,
    SourceView,
)
from briefgen.locales import Furniture, msg
from briefgen.model.edition import Change, Edition, Judgement
from briefgen.parts import compose_section
from briefgen.rich import Note
from briefgen.select import Selection, listed_facts
from briefgen.verify import Verification

_FRONT: Mapping[str, str] = MappingProxyType(
    {
        "bottom-line": msg("Bottom line"),
        "judgements": msg("Key judgements"),
        "contents": msg("Inside"),
    }
)
_CHANGES: Mapping[Change, str] = MappingProxyType(
    {
        "new": msg("new"),
        "unchanged": msg("unchanged"),
        "raised": msg("raised"),
        "lowered": msg("lowered"),
    }
)
_CHANGES_SINCE: Mapping[Change, str] = MappingProxyType(
    {
        "unchanged": msg("unchanged since {date}"),
        "raised": msg("raised since {date}"),
        "lowered": msg("lowered since {date}"),
    }
)


def compose(selection: Selection, verification: Verification) -> Document:
    """The document of one edition; the content is taken to have passed its checks."""
    edition = selection.edition
    numbers = {judgement.id: n for n, judgement in enumerate(edition.judgements, 1)}
    listed = {fact.id for facts in listed_facts(selection).values() for fact in facts}
    notes = Notes(selection.corpus, selection.words, numbers, listed)
    bottom_line = notes.block(edition.bottom_line, "bottom-line")
    figures = tuple(
        KeyFigureView(one.number, one.unit or "", notes.line(one.caption, "figures"))
        for one in edition.figures
    )
    judgements = tuple(
        _judgement(selection, one, numbers[one.id], notes) for one in edition.judgements
    )
    sections = tuple(_sections(selection, notes))
    printed = notes.printed()
    sources = tuple(card(selection, name, notes, printed, verification) for name in notes.sources())
    name = f"{selection.brief.id}-{edition.date}"
    theme, words = selection.corpus.theme_of(selection.brief), selection.words
    return Document(
        name=name,
        masthead=_masthead(selection),
        names={key: theme.sections.get(key) or words.say(word) for key, word in _FRONT.items()},
        headline=edition.headline,
        bottom_line=bottom_line,
        figures=figures,
        judgements=judgements,
        judgements_finding=edition.findings.get("judgements", ""),
        sections=sections,
        notes=tuple(printed),
        sources=sources,
        about=tuple(about(selection, name)),
        front=bool(judgements),
        contents=selection.brief.max_pages != 1,
        anchors=dict(_anchors(words, judgements, sections, printed, sources)),
    )


def _sections(selection: Selection, notes: Notes) -> list[SectionView]:
    found = (compose_section(selection, section, notes) for section in selection.brief.sections)
    return [section for section in found if section is not None]


def _masthead(selection: Selection) -> Masthead:
    brief, edition, desk = selection.brief, selection.edition, selection.corpus.desk
    marking = edition.marking or brief.marking or desk.marking
    period = edition.period
    words = selection.words
    return Masthead(
        brief=brief.id,
        series=brief.title,
        topic=brief.topic or "",
        number=_number(selection),
        edition=str(edition.date),
        version=edition.version,
        issued=words.day(edition.issued),
        covers=words.days(period.first or edition.date, period.last or edition.date),
        cutoff=words.day(edition.cutoff),
        next=words.day(edition.next) if edition.next else "",
        marking=marking,
        sharing=words.say(scales.SHARING[marking]),
        language=selection.language,
        desk=desk.name,
        logo=theme.logo.alt if (theme := selection.corpus.theme_of(brief)).logo else "",
        keywords=", ".join(brief.keywords),
        issued_day=edition.issued,
        corrected=_corrected(words, edition),
        changed_day=max((one.date for one in edition.corrections), default=edition.issued),
    )


def _corrected(words: Furniture, edition: Edition) -> str:
    days = [one.date for one in edition.corrections]
    other_year = any(day.year != edition.issued.year for day in days)
    return words.day(max(days), year=other_year) if days else ""


def _number(selection: Selection) -> str:
    """30/2025: the ISO 8601 week of the period's last day, or the place in the series."""
    edition = selection.edition
    if selection.brief.numbering == "iso_week":
        week = (edition.period.last or edition.date).isocalendar()
        return f"{week.week}/{week.year}"
    if edition.number:
        return str(edition.number)
    dates = [one.date for one in selection.corpus.editions_of(selection.brief.id)]
    return str(dates.index(edition.date) + 1)


def _judgement(
    selection: Selection, judgement: Judgement, number: int, notes: Notes
) -> JudgementView:
    text = notes.line(judgement.text, "judgements")
    why = notes.line(judgement.why, "judgements")
    scale = selection.corpus.desk.likelihood_scale
    wanted = judgement.likelihood
    term = scales.term(scale, wanted, selection.language) if wanted else None
    return JudgementView(
        id=judgement.id,
        number=number,
        text=text,
        term=(judgement.likelihood or "").capitalize(),
        range=f"{term.low}–{term.high}%" if term else "",
        low=term.low if term else 0,
        high=term.high if term else 0,
        confidence=selection.words.say(wording.CONFIDENCES[judgement.confidence]),
        confidence_level=scales.CONFIDENCE.index(judgement.confidence) + 1,
        basis=judgement.confidence_basis,
        origins=_origins(selection, judgement),
        why=why,
        change=judgement.change or "",
        change_word=_change(selection, judgement),
    )


def _change(selection: Selection, judgement: Judgement) -> str:
    """What became of a judgement and since when: `raised since 8 June`, `new`."""
    words, became = selection.words, judgement.change
    if not became:
        return ""
    last = selection.corpus.edition_before(selection.brief.id, selection.edition)
    if became == "new" or last is None:
        return words.say(_CHANGES[became])
    other_year = last.issued.year != selection.edition.issued.year
    return words.say(_CHANGES_SINCE[became], date=words.day(last.issued, year=other_year))


def _origins(selection: Selection, judgement: Judgement) -> str:
    """3 documents, 2 established origins."""
    words, found = selection.words, origins.of_facts(selection.corpus, judgement.rests_on)
    known = words.count("{n} established origin", "{n} established origins", found.origins)
    return f"{words.count('{n} document', '{n} documents', found.documents)}, {known}"


def _anchors(
    words: Furniture,
    judgements: Sequence[JudgementView],
    sections: Sequence[SectionView],
    notes: Sequence[Note],
    sources: Sequence[SourceView],
) -> list[tuple[str, str]]:
    """What each anchor leads to, in words, for readers who cannot see where a link points."""
    found = [
        (f"j-{one.id}", words.say("Judgement {number}", number=one.number)) for one in judgements
    ]
    found += [(one.id, words.say("Section {title}", title=one.title)) for one in sections]
    for source in sources:
        what = words.say("Source {key}: {title}", key=source.key, title=source.title)
        found.append((source.key, what))
    for note in notes:
        number = note.number
        what = words.say("Note {number}: source {key}", number=number, key=note.key)
        if note.paragraph:
            place = words.say("paragraph {number}", number=note.paragraph)
            what = f"{what}, {place}"
        found.append((note.anchor, what))
        for count, use in enumerate(note.uses, 1):
            back = words.say(
                "Back to citation {count} of note {number}", count=count, number=number
            )
            found.append((use.anchor, back))
    return found
