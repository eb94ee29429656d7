"""Render: a job becomes finished files, in this process or as bytes for any other."""

from briefgen import codec
from briefgen.artifact import Artifact
from briefgen.fault import Fault
from briefgen.formats import maker
from briefgen.formats.look import Look
from briefgen.job import Job, unpacked
from briefgen.value import Frozen


class Made(Frozen):
    """What came of a job: its files, or what is wrong; and the templates and styles it loaded."""

    files: tuple[Artifact, ...]
    faults: tuple[Fault, ...]
    loaded: tuple[str, ...]


def render(job: Job, look: Look) -> Made:
    """The files of the edition, or none of them if any could not be made."""
    own = look.dressed(job)
    own.templates.used.clear()
    files: list[Artifact] = []
    faults: list[Fault] = []
    for name in job.document.formats:
        made, found = maker(name).make(job, own)
        files += made
        faults += found
    loaded = tuple(own.templates.loaded())
    return Made(() if faults else tuple(files), tuple(faults), loaded)


def loaded(job: Job, look: Look) -> list[str]:
    """The templates and styles that the job loads, found by writing its pages without setting them.

    A page that cannot be written has loaded what it has.
    """
    own = look.dressed(job)
    own.templates.used.clear()
    for name in job.document.formats:
        maker(name).written(job, own)
    return own.templates.loaded()


def render_packed(look: Look, data: bytes) -> bytes:
    """The same from bytes to bytes."""
    return codec.dumps(render(unpacked(data), look))


def unpacked_made(data: bytes) -> Made:
    """What `render_packed` made."""
    return codec.loads(Made, data)
