"""Extractors: how text is read out of a document, one file each and one line in the table."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Protocol, cast

from briefgen.archive.extractors import html, pdf, text
from briefgen.value import Frozen


class Extracted(Frozen):
    """The text of a document, and the reader that found it with its version."""

    text: str
    extractor: str
    version: str

    @property
    def reader(self) -> str:
        """The reader and its version, as printed."""
        return f"{self.extractor} {self.version}"


class Extractor(Protocol):
    """What a file in this folder provides."""

    NAME: str

    def version(self) -> str:
        """The version of the reader: another one may read another text."""
        ...

    def read(self, data: bytes) -> str:
        """The text, with line feeds only; raises ValueError with the reason if it has none."""
        ...


_TEXT, _HTML, _PDF = (cast("Extractor", one) for one in (text, html, pdf))
EXTRACTORS: Mapping[str, Extractor] = MappingProxyType(
    {".txt": _TEXT, ".md": _TEXT, ".html": _HTML, ".htm": _HTML, ".pdf": _PDF}
)
# Readers that give the lines of a page, so that a paragraph goes on over line ends.
WRAPPED = frozenset({pdf.NAME})


def extract(name: str, data: bytes) -> Extracted | str:
    """The text of the document called `name`, or in words why there is none."""
    extractor = EXTRACTORS.get(PurePosixPath(name).suffix.lower())
    if extractor is None:
        return f"no reader for `{PurePosixPath(name).suffix}`; known: {', '.join(EXTRACTORS)}"
    try:
        return Extracted(extractor.read(data), extractor.NAME, extractor.version())
    except ValueError as error:
        return str(error)
    except ImportError as error:
        return f"needs the package `{error.name}`: install briefgen[capture]"
