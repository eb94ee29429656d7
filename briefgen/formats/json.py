"""JSON: the whole edition as data, for machines and for the archive."""

from briefgen.artifact import Artifact
from briefgen.fault import Fault
from briefgen.formats.look import Look
from briefgen.job import Job


def written(job: Job, _look: Look) -> str:
    """The text."""
    return job.data


def make(job: Job, _look: Look) -> tuple[list[Artifact], list[Fault]]:
    """The JSON file."""
    return [Artifact(f"{job.document.name}.json", job.data.encode())], []
