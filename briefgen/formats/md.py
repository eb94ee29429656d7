"""Markdown: portable text with footnotes, as GitHub and Pandoc show them."""

from briefgen.artifact import Artifact
from briefgen.fault import Fault, unplaced
from briefgen.formats.look import Look
from briefgen.job import Job


def make(job: Job, look: Look) -> tuple[list[Artifact], list[Fault]]:
    """The Markdown file."""
    values = {"d": job.document, **look.speech()}
    text, problems = look.templates.render(job.templates.markdown, values)
    made = [] if problems else [Artifact(f"{job.document.name}.md", text.encode())]
    return made, unplaced(problems)
