"""The PDF: the printed page, set twice so that notes can name the pages that use them."""

import re
from collections.abc import Mapping
from html import unescape

from briefgen import scripts
from briefgen.artifact import Artifact
from briefgen.csl import csl
from briefgen.document import Document
from briefgen.engine import Layout
from briefgen.engine.archival import Attachment
from briefgen.formats import json
from briefgen.formats._figures import figures
from briefgen.formats.look import PAPER_STYLES, Look
from briefgen.locales import msg
from briefgen.model.brief import Paper
from briefgen.problem import Problem, errors
from briefgen.proofing.front import check_front, check_length
from briefgen.proofing.unset import check_letters
from briefgen.select import Selection

# https://www.iana.org/assignments/media-types/
_JSON = "application/json"
_CSL = "application/vnd.citationstyles.csl+json"
_EDITION = msg("The edition as data: every fact, note, excerpt and source")
_SOURCES = msg("The sources, for reference managers (CSL-JSON)")
_TAG = re.compile("<[^>]*>")


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[list[Artifact], list[Problem]]:
    """A PDF file for each paper of the look; those on A4 bear the document's own name."""
    layouts, problems = lay_out(selection, document, look)
    problems += too_long(selection, document, look, layouts)
    if errors(problems):
        return [], problems
    made: list[Artifact] = []
    attached = _attachments(selection, document, look)
    for paper, layout in layouts.items():
        name = file_stem(document, paper)
        data, found = layout.write(name, document.anchors, attached)
        problems += found
        if data is not None and not errors(found):
            made.append(Artifact(f"{name}.pdf", data, layout.pages))
    return made, problems


def lay_out(
    selection: Selection, document: Document, look: Look
) -> tuple[dict[Paper, Layout], list[Problem]]:
    """The document on pages of each paper of the look, to be written while that is open."""
    layouts: dict[Paper, Layout] = {}
    problems: list[Problem] = []
    for paper in look.papers:
        layout, found = set_pages(selection, document, look, paper)
        problems += found
        if layout is not None:
            layouts[paper] = layout
    return layouts, problems


def too_long(
    selection: Selection, document: Document, look: Look, layouts: Mapping[Paper, Layout]
) -> list[Problem]:
    """What does not fit: the front page on every paper that there is, the whole on its pages.

    To measure the front it is set alone: on papers that are not asked for, and where it is too
    long. A brief that may have one page only is all front.
    """
    front_only = all(layout.front for layout in layouts.values())
    if not layouts or not (front_only or selection.brief.max_pages == 1):
        return check_length(layouts, selection)
    fronts: dict[Paper, Layout] = {}
    for paper in PAPER_STYLES:
        layout: Layout | None = layouts.get(paper)
        if layout is None or (front_only and layout.front > 1):
            layout, problems = set_pages(selection, document, look, paper, front_only=front_only)
            if layout is None:
                return problems
        fronts[paper] = layout
    return check_front(fronts, selection) or check_length(layouts, selection)


def _attachments(selection: Selection, document: Document, look: Look) -> list[Attachment]:
    """What a later reader needs to check the pages: the edition as data, and its sources."""
    day, say = document.masthead.issued_day, look.words.say
    files, _ = json.make(selection, document, look)
    sources = csl(document, selection.corpus).encode()
    return [
        *(Attachment(one.name, one.data, _JSON, say(_EDITION), "Data", day) for one in files),
        Attachment(f"{document.name}.csl.json", sources, _CSL, say(_SOURCES), "Supplement", day),
    ]


def file_stem(document: Document, paper: Paper) -> str:
    """`weekly-2025-07-27` on A4, `weekly-2025-07-27-letter` on Letter."""
    return document.name if paper == "a4" else f"{document.name}-{paper}"


def _said(page: str) -> str:
    """The characters that a page prints, in any order: those of its texts."""
    return unescape(_TAG.sub("", page.partition("<body")[2]))


def set_pages(
    selection: Selection,
    document: Document,
    look: Look,
    paper: Paper,
    *,
    front_only: bool = False,
) -> tuple[Layout | None, list[Problem]]:
    """The document on pages of that paper, or only what stands before its sections."""
    drawn, problems = figures(selection, document, look)
    if problems:
        return None, problems
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []

    def picture(name: str) -> str:
        pictures[f"{name}.svg"] = look.picture(name).encode()
        return f"asset:{name}.svg"

    def page(pages: Mapping[str, int]) -> str:
        values = {"d": document, "pages": pages, "picture": picture, "figures": drawn}
        values |= look.helpers()
        if front_only:
            values["front_only"] = True
        text, found = look.templates.render(selection.brief.templates.print, values)
        faults.extend(found)
        return text

    # Pictures are named while the page is written, so they are drawn before the engine asks.
    name = file_stem(document, paper)
    first = page({})
    says, faces = _said(first), look.faces()
    others = scripts.standing_in(says, faces)
    if problems := check_letters(says, [*faces, *others], selection, name):
        return None, [*faults, *problems]
    engine, problems = look.engine(paper, others)
    if engine is None:
        return None, problems
    if front_only:
        layout, problems = engine.layout(first, pictures, name=name)
    else:
        layout, problems = engine.settle(
            lambda pages: page(pages) if pages else first, pictures, name=name
        )
    if faults or layout is None:
        return None, [*faults, *problems]
    return layout, problems
