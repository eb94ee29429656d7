"""Why: the chain behind a fact, a note or a source, both ways, and what it does not establish."""

from collections.abc import Iterator, Sequence

from briefgen import impact, origins, scales, wording
from briefgen.archive import Archive
from briefgen.document import Document
from briefgen.model.corpus import Corpus
from briefgen.model.dating import Dating
from briefgen.model.fact import PUBLISHER, UNATTRIBUTED, Fact
from briefgen.model.source import Excerpt, Source
from briefgen.rich import Note

_STATES = {
    "sound": "archived, and the words stand there",
    "missing": "unchecked: the text is not at hand",
    "changed": "the archived file is another document",
    "damaged": "the archived copy is damaged",
    "reader_changed": "the text is read differently now",
    "unreadable": "the archived copy cannot be read",
}


def of_fact(corpus: Corpus, fact: Fact, archive: Archive) -> list[str]:
    """The chain of one fact, as lines of text."""
    lines = [f"fact {fact.id}  ({fact.at('id')})", f"  {fact.statement.strip()}"]
    lines.append(f"  {_about(fact)}")
    lines.append("rests on")
    for source, excerpt in corpus.cited_by(fact):
        lines += _indent(_excerpt(source, excerpt, archive))
    if review := corpus.reviews.get(fact.id):
        lines.append(f"reviewed by {review.by} on {review.on}")
    lines += _bears_on(impact.of_fact(corpus, fact.id))
    return [*lines, *_open_questions(_unestablished(corpus, fact, archive))]


def of_note(corpus: Corpus, document: Document, note: Note, archive: Archive) -> list[str]:
    """The chain of one note of an edition, as lines of text."""
    source, excerpt = corpus.excerpts[note.excerpt]
    lines = [f"note {note.number} of {document.name}", *_indent(_excerpt(source, excerpt, archive))]
    places = dict.fromkeys(use.section for use in note.uses)
    lines.append(f"called in {', '.join(places)} ({wording.counted(len(note.uses), 'time')})")
    facts = [fact for fact in corpus.facts.values() if note.excerpt in fact.cites]
    lines.append("carries" if facts else "carries no fact: it shows a side of a dispute")
    questions: list[str] = []
    for fact in facts:
        lines.append(f"  fact {fact.id}: {fact.statement.strip()}")
        questions += _unestablished(corpus, fact, archive)
    return [*lines, *_open_questions(list(dict.fromkeys(questions)))]


def of_source(corpus: Corpus, source: Source, archive: Archive) -> list[str]:
    """What a source is, and all that rests on it, as lines of text."""
    lines = [f"source {source.id}  ({source.at('id')})", *_indent(_source(source, archive))]
    lines += [f"  {step.relation.replace('_', ' ')}: {step.who}" for step in source.origin_chain]
    used = [f"{source.id}/{excerpt.id}" for excerpt in source.excerpts]
    lines.append(f"gives {wording.counted(len(used), 'excerpt')}")
    lines += _bears_on(impact.of_source(corpus, source.id))
    questions = list(_of_source(source))
    return [*lines, *_open_questions(questions)]


def _about(fact: Fact) -> str:
    parts: list[str] = [fact.kind]
    parts.append(f"{fact.date.edtf} ({_basis(fact.date)})" if fact.date else "date not stated")
    if fact.said_by:
        parts.append(f"said by {fact.said_by}")
    if fact.relay:
        parts.append(" → ".join(fact.relay))
    if fact.credibility:
        meaning = scales.CREDIBILITY[int(fact.credibility)]
        parts.append(f"credibility {fact.credibility}, {meaning}")
    return " · ".join(parts)


def _basis(dating: Dating) -> str:
    words = dating.basis.replace("_", " ")
    return f"{words}: {dating.evidence}" if dating.evidence else words


def _excerpt(source: Source, excerpt: Excerpt, archive: Archive) -> list[str]:
    place = f"¶{excerpt.paragraph}, " if excerpt.paragraph else ""
    span = f"{excerpt.start}–{excerpt.end}, " if excerpt.start is not None else ""
    lines = [
        f"{source.id}/{excerpt.id}  {place}{span}{excerpt.fidelity}",
        f"  “{excerpt.exact}”",
    ]
    if excerpt.gloss:
        lines.append(f"  [{excerpt.gloss}]")
    return [*lines, *_indent(_source(source, archive))]


def _source(source: Source, archive: Archive) -> list[str]:
    held = archive.held.get(source.id)
    state = _STATES[held.state] if held else _STATES["missing"]
    if held and held.reader:
        state += f" (read by {held.reader})"
    grade = f"{source.reliability}, {scales.RELIABILITY[source.reliability]}"
    return [
        f"{source.short}: {grade}; {wording.INTEGRITY[source.integrity].lower()}; {source.status}",
        f"{source.file}  sha256 {source.sha256}",
        state,
    ]


def _bears_on(found: impact.Impact) -> list[str]:
    if not found:
        return ["bears on nothing that is printed"]
    lines = ["bears on"]
    for kind, names in (
        ("fact", found.facts),
        ("conflict", found.conflicts),
        ("judgement", found.judgements),
        ("edition", found.editions),
    ):
        lines += [f"  {kind} {name}" for name in names]
    return lines


def _open_questions(questions: Sequence[str]) -> list[str]:
    if not questions:
        return ["The record leaves nothing open that it could know of."]
    return ["The record does not establish", *(f"  - {one}" for one in questions)]


def _unestablished(corpus: Corpus, fact: Fact, archive: Archive) -> list[str]:
    """What the record of a fact leaves open, as clauses."""
    return [
        *_of_origins(corpus, fact),
        *_of_telling(fact),
        *_of_date(fact),
        *_of_conflicts(corpus, fact),
        *_of_sources(corpus, fact, archive),
    ]


def _of_origins(corpus: Corpus, fact: Fact) -> Iterator[str]:
    found = origins.of_excerpts(corpus, fact.cites)
    if found.documents > 1 and found.origins < 2:
        yield f"that its {found.documents} documents are independent ({found})"
    elif found.documents == 1:
        yield "any confirmation: it rests on one document"


def _of_telling(fact: Fact) -> Iterator[str]:
    if fact.said_by == UNATTRIBUTED:
        yield "who says so"
    elif fact.said_by and fact.said_by != PUBLISHER:
        yield f"that what {fact.said_by} said is so, beyond its having been said"
    if not fact.credibility:
        yield "how credible it is: nobody has graded it"


def _of_date(fact: Fact) -> Iterator[str]:
    if fact.date is None or fact.date.basis == "undated":
        yield "when it was: the sources state no date"
    elif fact.date.basis != "stated":
        yield f"its date from the words alone: {_basis(fact.date)}"


def _of_conflicts(corpus: Corpus, fact: Fact) -> Iterator[str]:
    for name in impact.of_fact(corpus, fact.id).conflicts:
        conflict = corpus.conflicts[name]
        if conflict.status == "open":
            yield f"which side is right: {conflict.title} (conflict {name} is open)"


def _of_sources(corpus: Corpus, fact: Fact, archive: Archive) -> Iterator[str]:
    for source in {source.id: source for source, _ in corpus.cited_by(fact)}.values():
        if archive.text(source.id) is None:
            yield f"that its words stand in `{source.file}`: not checked here"
        yield from _of_source(source)


def _of_source(source: Source) -> Iterator[str]:
    if source.integrity in ("machine_spun", "rewritten", "translated"):
        state = wording.INTEGRITY[source.integrity].lower()
        yield f"the original wording of `{source.short}`: {state}"
    elif source.integrity == "unknown":
        yield f"that the wording of `{source.short}` is original"
    if source.origin_group is None:
        yield f"where `{source.short}` has it from"


def _indent(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
