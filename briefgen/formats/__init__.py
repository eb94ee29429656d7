"""The formats that an edition is made in, one file each and one line in the table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, cast

from briefgen.artifact import Artifact
from briefgen.fault import Fault
from briefgen.formats import html, json, md, pdf
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


FORMATS: Mapping[Format, Maker] = MappingProxyType(
    {
        "pdf": cast("Maker", pdf),
        "html": cast("Maker", html),
        "md": cast("Maker", md),
        "json": cast("Maker", json),
    }
)
