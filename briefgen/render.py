"""Render: a document becomes finished files, in the formats asked for."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.artifact import Artifact, ArtifactSet
from briefgen.document import Document
from briefgen.formats import FORMATS
from briefgen.formats.look import Look
from briefgen.model.brief import Format
from briefgen.problem import Problem, errors
from briefgen.select import Selection


def render(
    selection: Selection, document: Document, formats: Sequence[Format], look: Look
) -> tuple[ArtifactSet | None, list[Problem]]:
    """The files of the edition, or None if any of them could not be made."""
    document = replace(document, formats=tuple(formats))
    files: list[Artifact] = []
    problems: list[Problem] = []
    for name in formats:
        made, found = FORMATS[name].make(selection, document, look)
        files += made
        problems += found
    if errors(problems):
        return None, problems
    return ArtifactSet(selection.brief.id, selection.edition.date, tuple(files)), problems
