"""The edition as data: every fact, note, excerpt and source, for machines and for the archive."""

import json
from typing import Any

from briefgen import __version__
from briefgen.document import Document
from briefgen.model.fact import Fact
from briefgen.plotting import Value
from briefgen.record import Record
from briefgen.rich import Note
from briefgen.select import Selection, facts_behind

SCHEMA_VERSION = 1


def edition_text(selection: Selection, document: Document) -> str:
    """The text of the edition's JSON file."""
    return json.dumps(edition_data(selection, document), ensure_ascii=False, indent=1) + "\n"


def edition_data(selection: Selection, document: Document) -> dict[str, Any]:
    """Everything that the edition prints and what it rests on, as plain data."""
    corpus, edition = selection.corpus, selection.edition
    head = document.masthead
    facts = _facts(selection)
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": f"briefgen {__version__}",
        "edition": {
            "name": document.name,
            "brief": head.brief,
            "title": head.series,
            "topic": head.topic,
            "number": head.number,
            "version": head.version,
            "desk": head.desk,
            "language": head.language,
            "marking": head.marking,
            "likelihood_scale": corpus.desk.likelihood_scale,
            "period": str(edition.period),
            "date": str(edition.date),
            "cutoff": str(edition.cutoff),
            "issued": str(edition.issued),
            **({"next": str(edition.next)} if edition.next else {}),
            **_dump(edition, leave_out={"date", "period", "cutoff", "issued", "next", "version"}),
        },
        "sources": [
            {
                "key": view.key,
                "grade": view.reliability + view.credibility,
                "notes": list(view.notes),
                "checked": view.checked,
                **_dump(corpus.sources[view.id], leave_out={"excerpts", "non_content"}),
            }
            for view in document.sources
        ],
        "excerpts": [_excerpt(selection, note) for note in document.notes],
        "facts": [_dump(fact) for fact in facts],
        "notes": [_note(note, facts) for note in document.notes],
        **_drawn(document),
        "judgements": [_dump(judgement) for judgement in edition.judgements],
        "conflicts": [_dump(corpus.conflicts[name]) for name in edition.disputes],
    }


def _facts(selection: Selection) -> list[Fact]:
    """The facts that the edition prints or rests on, by id."""
    return [selection.corpus.facts[name] for name in sorted(facts_behind(selection))]


def _excerpt(selection: Selection, note: Note) -> dict[str, Any]:
    source, excerpt = selection.corpus.excerpts[note.excerpt]
    data = _dump(excerpt, leave_out={"id"})
    return {"id": note.excerpt, "source": source.id, "sha256": source.sha256, **data}


def _note(note: Note, facts: list[Fact]) -> dict[str, Any]:
    return {
        "number": note.number,
        "excerpt": note.excerpt,
        "source": note.key,
        "used_by": list(dict.fromkeys(use.section for use in note.uses)),
        "facts": [fact.id for fact in facts if note.excerpt in fact.cites],
    }


def _drawn(document: Document) -> dict[str, Any]:
    """What the figures of the edition show, with the dates and values that their facts give."""
    timelines = [section.timeline for section in document.sections if section.timeline]
    charts = [view for section in document.sections for view in section.charts]
    return {
        "timeline": [
            {
                "from": str(mark.first),
                "to": str(mark.last),
                "day_stated": mark.exact,
                "side": "below" if mark.below else "above",
                "side_name": view.told.side(mark),
                "label": mark.label,
                "cites": list(mark.cites),
            }
            for view in timelines
            for mark, _ in view.events
        ],
        "charts": [
            {
                "id": view.plot.id,
                "kind": view.plot.kind,
                "title": view.plot.title,
                "unit": view.plot.unit,
                "values": [_value(value) for value, _ in view.values],
            }
            for view in charts
        ],
    }


def _value(value: Value) -> dict[str, Any]:
    given = {
        "label": value.label,
        "series": value.series,
        "from": str(value.first or ""),
        "to": str(value.last or ""),
        "value": str(value.low),
        "value_max": str(value.high) if value.high > value.low else "",
        "bound": value.bound,
        "text": value.text,
        "fact": value.fact,
    }
    return {name: text for name, text in given.items() if text}


def _dump(record: Record, leave_out: set[str] | None = None) -> dict[str, Any]:
    """The record as it could stand in its file: what has no value is left out."""
    return record.model_dump(mode="json", exclude=leave_out, exclude_none=True)
