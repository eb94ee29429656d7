"""The formats that an edition is made in, one file each and one line in the table."""

from importlib import import_module
from typing import Protocol, cast, get_args

from briefgen.artifact import Artifact
from briefgen.fault import Fault
from briefgen.formats.look import Look
from briefgen.job import Job
from briefgen.model.brief import Format


class Maker(Protocol):
    """What a file in this folder provides."""

    def make(self, job: Job, look: Look) -> tuple[list[Artifact], list[Fault]]:
        """The finished files, or none with what is wrong."""
        ...

    def written(self, job: Job, look: Look) -> str:
        """The page before it is set and packed; empty if it cannot be written."""
        ...


FORMATS: tuple[Format, ...] = get_args(Format)


def maker(name: Format) -> Maker:
    """What makes the files of a format.

    Imported when it is first asked for: who wants no pages need not wait for the typesetter.
    """
    return cast("Maker", import_module(f"{__name__}.{name}"))
