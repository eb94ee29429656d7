"""Markdown: portable text with footnotes, as GitHub and Pandoc show them."""

from briefgen.artifact import Artifact
from briefgen.fault import Fault, unplaced
from briefgen.formats.look import Look
from briefgen.job import Job
from briefgen.problem import Problem


def written(job: Job, look: Look) -> str:
    """The text; empty if it cannot be written."""
    return _text(job, look)[0]


def make(job: Job, look: Look) -> tuple[list[Artifact], list[Fault]]:
    """The Markdown file."""
    text, problems = _text(job, look)
    made = [] if problems else [Artifact(f"{job.document.name}.md", text.encode())]
    return made, unplaced(problems)


def _text(job: Job, look: Look) -> tuple[str, list[Problem]]:
    return look.templates.render(job.templates.markdown, {"d": job.document, **look.speech()})
