"""Compose: a selection becomes a document, numbered and worded, in the order of printing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefgen import origins, scales, wording
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
from briefgen.model.dating import Basis
from briefgen.model.edition import Edition, Judgement
from briefgen.model.source import Aspect, Source
from briefgen.parts import compose_section
from briefgen.rich import Note
from briefgen.select import Selection, listed_facts
from briefgen.verify import Verification

_BASES: Mapping[Basis, str] = MappingProxyType(
    {
        "year_inferred": "year inferred:",
        "relative_resolved": "from relative dates:",
        "computed": "computed from the text:",
        "undated": "placed by the desk:",
    }
)
_FRONT: Mapping[str, str] = MappingProxyType(
    {"bottom-line": "Bottom line", "judgements": "Key judgements", "contents": "Inside"}
)

_TELLING = 60  # characters; shorter excerpts are often a bare name


def compose(selection: Selection, verification: Verification) -> Document:
    """The document of one edition; the content is taken to have passed its checks."""
    edition = selection.edition
    numbers = {judgement.id: n for n, judgement in enumerate(edition.judgements, 1)}
    listed = {fact.id for facts in listed_facts(selection).values() for fact in facts}
    notes = Notes(selection.corpus, numbers, listed)
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
    sources = tuple(
        _source(selection, name, notes, printed, verification) for name in notes.sources()
    )
    name = f"{selection.brief.id}-{edition.date}"
    theme = selection.corpus.theme_of(selection.brief)
    return Document(
        name=name,
        masthead=_masthead(selection),
        names={key: theme.sections.get(key, word) for key, word in _FRONT.items()},
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
        anchors=dict(_anchors(judgements, sections, printed, sources)),
    )


def _sections(selection: Selection, notes: Notes) -> list[SectionView]:
    found = (compose_section(selection, section, notes) for section in selection.brief.sections)
    return [section for section in found if section is not None]


def _masthead(selection: Selection) -> Masthead:
    brief, edition, desk = selection.brief, selection.edition, selection.corpus.desk
    marking = edition.marking or brief.marking or desk.marking
    period = edition.period
    covers = wording.days(period.first or edition.date, period.last or edition.date)
    return Masthead(
        brief=brief.id,
        series=brief.title,
        topic=brief.topic or "",
        number=_number(selection),
        edition=str(edition.date),
        version=edition.version,
        issued=wording.day(edition.issued),
        covers=covers,
        cutoff=wording.day(edition.cutoff),
        next=wording.day(edition.next) if edition.next else "",
        marking=marking,
        sharing=scales.SHARING[marking],
        language=desk.language,
        desk=desk.name,
        logo=theme.logo.alt if (theme := selection.corpus.theme_of(brief)).logo else "",
        keywords=", ".join(brief.keywords),
        issued_day=edition.issued,
        corrected=_corrected(edition),
        changed_day=max((one.date for one in edition.corrections), default=edition.issued),
    )


def _corrected(edition: Edition) -> str:
    days = [one.date for one in edition.corrections]
    other_year = any(day.year != edition.issued.year for day in days)
    return wording.day(max(days), year=other_year) if days else ""


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
    term = scales.term(scale, judgement.likelihood) if judgement.likelihood else None
    return JudgementView(
        id=judgement.id,
        number=number,
        text=text,
        term=(judgement.likelihood or "").capitalize(),
        range=f"{term.low}–{term.high}%" if term else "",
        low=term.low if term else 0,
        high=term.high if term else 0,
        confidence=judgement.confidence,
        confidence_level=scales.CONFIDENCE.index(judgement.confidence) + 1,
        basis=judgement.confidence_basis,
        origins=str(origins.of_facts(selection.corpus, judgement.rests_on)),
        why=why,
        assumptions=judgement.assumptions,
        alternatives=judgement.alternatives,
        indicators=judgement.indicators,
        change=judgement.change or "",
        change_word=_change(selection, judgement),
        change_reason=judgement.change_reason or "",
    )


def _change(selection: Selection, judgement: Judgement) -> str:
    """What became of a judgement and since when: `raised since 8 June`, `new`."""
    last = selection.corpus.edition_before(selection.brief.id, selection.edition)
    if not judgement.change or judgement.change == "new" or last is None:
        return judgement.change or ""
    other_year = last.date.year != selection.edition.date.year
    return f"{judgement.change} since {wording.day(last.date, year=other_year)}"


def _source(
    selection: Selection,
    name: str,
    notes: Notes,
    printed: Sequence[Note],
    verification: Verification,
) -> SourceView:
    source = selection.corpus.sources[name]
    own = [note for note in printed if note.source == name]
    digits = _credibility(selection, name)
    letter = scales.RELIABILITY[source.reliability]
    return SourceView(
        id=source.id,
        key=notes.key(name),
        title=_title(source),
        about=_about_source(source),
        published=_published(source),
        language=source.language,
        integrity=wording.INTEGRITY[source.integrity],
        reliability=source.reliability,
        reliability_words=letter[:1].upper() + letter[1:],
        credibility=_range([str(digit) for digit in digits]),
        credibility_words=_range([scales.CREDIBILITY[digit] for digit in digits], " to "),
        reliability_basis=source.reliability_basis or "",
        descriptor=source.descriptor or "",
        origins=" → ".join(step.who for step in source.origin_chain),
        key_excerpt=_key_excerpt(own),
        file=source.file,
        sha256=source.sha256,
        words=source.words,
        characters=source.characters,
        paragraphs=source.paragraphs,
        notes=tuple(note.number for note in own),
        checked=name in verification.checked,
        verified=_verified(source, verification),
    )


def _verified(source: Source, verification: Verification) -> str:
    """Whether the excerpts were found in the archived text by this build."""
    if source.id in verification.checked:
        return "Every excerpt checked against the archived text."
    when = f"; last checked {wording.day(source.captured)}" if source.captured else ""
    return f"Excerpts unchecked: the archived text was not at hand{when}."


def _credibility(selection: Selection, source: str) -> list[int]:
    """The lowest and highest credibility of the facts that rest on a source, if they have any."""
    digits = {
        int(fact.credibility)
        for fact in selection.corpus.facts.values()
        if fact.credibility and any(ref.startswith(f"{source}/") for ref in fact.cites)
    }
    return sorted({min(digits), max(digits)}) if digits else []


def _range(ends: Sequence[str], joint: str = "–") -> str:
    return joint.join(dict.fromkeys(ends))


def _title(source: Source) -> str:
    known = source.known("title")
    return known[0] if known and known[1] == "stated" else f"[Untitled] {source.short}"


def _about_source(source: Source) -> str:
    """One line of who, where and when; what the text does not say itself is marked as such."""
    author = _known(source, "author")
    original = " / ".join(
        part
        for part in (_known(source, "original_author"), _known(source, "original_publisher"))
        if part
    )
    parts = [
        _known(source, "publisher") or "Publisher not stated",
        f"By {author}" if author else "Author not stated",
        f"After {original}" if original else "",
        _published(source),
    ]
    return ". ".join(part for part in parts if part) + "."


def _known(source: Source, aspect: Aspect) -> str:
    known = source.known(aspect)
    if known is None:
        return ""
    value, basis = known
    return value if basis == "stated" else f"{value} ({basis})"


def _published(source: Source) -> str:
    if source.date is None:
        return "Undated"
    text = wording.edtf(source.date.edtf)
    return text if source.date.basis == "stated" else f"Undated; {_BASES[source.date.basis]} {text}"


def _key_excerpt(own: Sequence[Note]) -> str:
    """The excerpt that shows the source best: of those with a clause in them, the most called."""
    telling = [note for note in own if len(note.exact) >= _TELLING] or own
    return max(telling, key=lambda note: len(note.uses)).exact


def _anchors(
    judgements: Sequence[JudgementView],
    sections: Sequence[SectionView],
    notes: Sequence[Note],
    sources: Sequence[SourceView],
) -> list[tuple[str, str]]:
    """What each anchor leads to, in words, for readers who cannot see where a link points."""
    found = [(f"j-{one.id}", f"Judgement {one.number}") for one in judgements]
    found += [(section.id, f"Section {section.title}") for section in sections]
    found += [(source.key, f"Source {source.key}: {source.title}") for source in sources]
    for note in notes:
        place = f", paragraph {note.paragraph}" if note.paragraph else ""
        what = f"Note {note.number}: source {note.key}{place}"
        found.append((note.anchor, what))
        for count, use in enumerate(note.uses, 1):
            found.append((use.anchor, f"Back to citation {count} of note {note.number}"))
    return found
