"""Markdown: portable text with footnotes, as GitHub and Pandoc show them."""

from briefgen.artifact import Artifact
from briefgen.document import Document
from briefgen.formats.look import Look
from briefgen.problem import Problem
from briefgen.select import Selection


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[list[Artifact], list[Problem]]:
    """The Markdown file."""
    text, problems = look.templates.render(
        selection.brief.templates.markdown, {"d": document, **look.speech()}
    )
    return [] if problems else [Artifact(f"{document.name}.md", text.encode())], problems
