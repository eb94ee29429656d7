"""The sources of an edition as CSL-JSON, for reference managers.

A field of CSL is read as what the source says of itself, and is printed as such. So only what is
stated becomes a field; what the desk concluded or looked up is told in the note, with its basis.
Format: https://github.com/citation-style-language/schema, version 1.0.2, `csl-data.json`.
"""

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from briefgen import scales, wording
from briefgen.document import Document, SourceView
from briefgen.edtf import Edtf
from briefgen.model.corpus import Corpus
from briefgen.model.dating import Basis, Dating
from briefgen.model.source import NOT_STATED, Aspect, Source

# The fields of CSL for what a text says of itself; names are not to be split by guessing.
_FIELDS: Mapping[Aspect, str] = MappingProxyType(
    {
        "title": "title",
        "publisher": "publisher",
        "author": "author",
        "original_author": "original-author",
        "original_publisher": "original-publisher",
    }
)
_NAMES = ("author", "original_author")
_BASES: Mapping[Basis, str] = MappingProxyType(
    {
        "stated": "as stated",
        "year_inferred": "year inferred",
        "relative_resolved": "resolved from relative dates",
        "computed": "computed from the text",
        "undated": "undated; placed by the desk",
    }
)


def csl(document: Document, corpus: Corpus) -> str:
    """The sources that the document prints, in its order, as the text of a CSL-JSON file."""
    items = [_item(view, corpus.sources[view.id]) for view in document.sources]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(view: SourceView, source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "citation-label": view.key,
        "language": source.language,
    }
    for aspect, field in _FIELDS.items():
        if (value := getattr(source.text_says, aspect)) != NOT_STATED:
            item[field] = [{"literal": value}] if aspect in _NAMES else value
    # As in library catalogues, brackets mark a title that the work itself does not bear.
    item.setdefault("title", f"[{source.short}]")
    if source.date:
        item["issued"] = _date(source.date)
    if source.captured:
        item["accessed"] = {"date-parts": [_parts(source.captured, "day")]}
    if source.url:
        item["URL"] = source.url
    if source.descriptor:
        item["annote"] = source.descriptor
    return {**item, "note": "\n".join(_note(source))}


def _date(dating: Dating) -> dict[str, Any]:
    """The day, month or year, or the ends of the time that it lies in; `circa` if not exact."""
    when: Edtf = dating.edtf
    ends = [end for end in (when.first, when.last) if end]
    if not when.interval:
        ends = ends[:1]
    found: dict[str, Any] = {"date-parts": [_parts(end, when.precision) for end in ends]}
    open_ended = when.interval and len(ends) == 1
    if dating.basis != "stated" or when.approximate or open_ended:
        found["circa"] = True
    return found


def _parts(day: date, precision: str) -> list[int]:
    return [day.year, day.month, day.day][: ("year", "month", "day").index(precision) + 1]


def _note(source: Source) -> list[str]:
    """What a reader must know of the entry, a line for each thing."""
    grade = f"Reliability {source.reliability}: {scales.RELIABILITY[source.reliability]}."
    lines = [f"{grade} {source.reliability_basis or ''}".rstrip()]
    lines.append(f"{wording.INTEGRITY[source.integrity]}.")
    if source.translated_from:
        lines.append(f"Translated from: {source.translated_from}.")
    if source.date:
        evidence = f" ({source.date.evidence})" if source.date.evidence else ""
        lines.append(f"Date {source.date.edtf}: {_BASES[source.date.basis]}{evidence}")
    silent = [name for name in _FIELDS if getattr(source.text_says, name) == NOT_STATED]
    if silent:
        lines.append(f"Not stated in the text: {', '.join(map(_words, silent))}.")
    lines += [
        f"Inferred {_words(one.field)}: {one.value} ({one.reason})" for one in source.inferred
    ]
    for one in source.looked_up:
        remark = f" {one.note}" if one.note else ""
        lines.append(f"Looked-up {_words(one.field)}: {one.value} ({one.url}){remark}")
    if source.status != "current":
        lines.append(f"Status: {source.status}. {source.status_note or ''}".rstrip())
    lines.append(f"Archived file: {source.file}")
    lines.append(f"SHA-256: {source.sha256}")
    return lines


def _words(aspect: Aspect) -> str:
    return aspect.replace("_", " ")
