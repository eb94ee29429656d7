"""A job: all that the files of one edition are made of, as plain data.

It can be sent to another process or machine as bytes, and its digest tells whether an edition has
to be made again.
"""

import hashlib
from collections.abc import Mapping, Sequence

from briefgen import codec, faces
from briefgen.csl import csl
from briefgen.data import edition_text
from briefgen.document import Document
from briefgen.model.brief import Format, Paper
from briefgen.model.theme import Theme
from briefgen.select import Selection
from briefgen.value import Frozen, replace

DEFAULT_PAPERS: Sequence[Paper] = ("a4",)


class Templates(Frozen):
    """The names of the templates that lay the edition out, by the kind of page."""

    print: str
    web: str
    markdown: str


class Job(Frozen):
    """One edition to be made; the formats are those of the document.

    `data` is the text of its JSON file, `sources` that of its CSL-JSON; `theme` is a theme as
    JSON, and `fonts` the files of it that are the desk's own, by path.
    """

    document: Document
    data: str
    sources: str
    templates: Templates
    papers: Sequence[Paper]
    theme: str
    fonts: Mapping[str, bytes]
    max_pages: int | None

    @property
    def dress(self) -> Theme:
        """The theme."""
        return Theme.model_validate_json(self.theme)

    @property
    def digest(self) -> str:
        """What tells it from other jobs: SHA-256 of its bytes, in hex."""
        return digest(self.packed())

    def packed(self) -> bytes:
        """The job as bytes; equal jobs give equal bytes."""
        return codec.dumps(self)


def unpacked(data: bytes) -> Job:
    """The job that `packed` made the bytes of."""
    return codec.loads(Job, data)


def digest(packed: bytes) -> str:
    """What tells one job from another: SHA-256 of its bytes, in hex."""
    return hashlib.sha256(packed).hexdigest()


def formats_of(selection: Selection, asked: Sequence[Format] = ()) -> tuple[Format, ...]:
    """The formats of an edition, once each: those asked for, or else those of its brief."""
    return tuple(dict.fromkeys(asked or selection.brief.formats))


def papers_of(selection: Selection, asked: Sequence[Paper] = ()) -> tuple[Paper, ...]:
    """Its papers: those asked for, or else those of its brief, or of its theme, or A4."""
    brief = selection.brief
    theme = selection.corpus.theme_of(brief)
    return tuple(dict.fromkeys(asked or brief.papers or theme.papers or DEFAULT_PAPERS))


def file_stem(document: Document, paper: Paper) -> str:
    """`weekly-2025-07-27` on A4, `weekly-2025-07-27-letter` on Letter."""
    return document.name if paper == "a4" else f"{document.name}-{paper}"


def job_of(
    selection: Selection,
    document: Document,
    formats: Sequence[Format] = (),
    papers: Sequence[Paper] = (),
) -> Job:
    """The job of making an edition in these formats and on these papers, or in its own."""
    corpus, brief = selection.corpus, selection.brief
    theme = corpus.theme_of(brief)
    document = replace(document, formats=formats_of(selection, formats))
    own = brief.templates
    return Job(
        document=document,
        data=edition_text(selection, document),
        sources=csl(document, corpus),
        templates=Templates(own.print, own.web, own.markdown),
        papers=papers_of(selection, papers),
        theme=theme.model_dump_json(exclude_defaults=True),
        fonts={
            faces.path_of(face): face.source
            for face in faces.faces_of(theme, corpus.fonts)
            if isinstance(face.source, bytes)
        },
        max_pages=brief.max_pages,
    )
