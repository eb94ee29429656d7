"""The PDF: the printed page, whose notes name the pages that use them."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from markupsafe import Markup

from briefgen import scripts
from briefgen.artifact import Artifact
from briefgen.engine import Guess, Layout
from briefgen.engine.archival import Attachment
from briefgen.fault import Fault, unplaced
from briefgen.formats import json
from briefgen.formats._figures import View, figures
from briefgen.formats.look import PAPER_STYLES, Look
from briefgen.job import Job, file_stem
from briefgen.locales import msg
from briefgen.model.brief import Paper
from briefgen.proofing.front import check_front, check_length
from briefgen.proofing.unset import check_letters

# https://www.iana.org/assignments/media-types/
_JSON = "application/json"
_CSL = "application/vnd.citationstyles.csl+json"
_EDITION = msg("The edition as data: every fact, note, excerpt and source")
_SOURCES = msg("The sources, for reference managers (CSL-JSON)")
_TAG = re.compile("<[^>]*>")


def make(job: Job, look: Look) -> tuple[list[Artifact], list[Fault]]:
    """A PDF file for each paper of the look; those on A4 bear the document's own name."""
    layouts, faults = lay_out(job, look)
    faults += too_long(job, look, layouts)
    if faults:
        return [], faults
    made: list[Artifact] = []
    attached = _attachments(job, look)
    for paper, layout in layouts.items():
        name = file_stem(job.document, paper)
        data, problems = layout.write(name, job.document.anchors, attached)
        faults += unplaced(problems)
        if data is not None and not problems:
            made.append(Artifact(f"{name}.pdf", data, layout.pages))
    return made, faults


def written(job: Job, look: Look) -> str:
    """The page before anything is laid out; empty if it cannot be written."""
    drawn, _ = figures(job, look)
    for paper in PAPER_STYLES:
        look.loads(paper)
    values = _values(job, look, drawn, {}, lambda name: look.picture(name) and name)
    return look.templates.render(job.templates.print, values)[0]


def _values(
    job: Job,
    look: Look,
    drawn: Mapping[View, Markup],
    pages: Mapping[str, int],
    picture: Callable[[str], str],
) -> dict[str, Any]:
    """What the template may use."""
    values = {"d": job.document, "pages": pages, "picture": picture, "figures": drawn}
    return {**values, **look.helpers()}


def lay_out(job: Job, look: Look) -> tuple[dict[Paper, Layout], list[Fault]]:
    """The document on pages of each paper of the look, to be written while that is open."""
    layouts: dict[Paper, Layout] = {}
    faults: list[Fault] = []
    for paper in look.papers:
        layout, found = set_pages(job, look, paper)
        faults += found
        if layout is not None:
            layouts[paper] = layout
    return layouts, faults


def too_long(job: Job, look: Look, layouts: Mapping[Paper, Layout]) -> list[Fault]:
    """What does not fit: the front page on every paper that there is, the whole on its pages.

    To measure the front it is set alone: on papers that are not asked for, and where it is too
    long. A brief that may have one page only is all front.
    """
    front_only = all(layout.front for layout in layouts.values())
    name, most = job.document.name, job.max_pages
    if not layouts or not (front_only or most == 1):
        return check_length(layouts, most, name)
    fronts: dict[Paper, Layout] = {}
    for paper in PAPER_STYLES:
        layout: Layout | None = layouts.get(paper)
        if layout is None or (front_only and layout.front > 1):
            layout, faults = set_pages(job, look, paper, front_only=front_only)
            if layout is None:
                return faults
        fronts[paper] = layout
    return check_front(fronts, name) or check_length(layouts, most, name)


def _attachments(job: Job, look: Look) -> list[Attachment]:
    """What a later reader needs to check the pages: the edition as data, and its sources."""
    day, say, name = job.document.masthead.issued_day, look.words.say, job.document.name
    files, _ = json.make(job, look)
    sources = job.sources.encode()
    return [
        *(Attachment(one.name, one.data, _JSON, say(_EDITION), "Data", day) for one in files),
        Attachment(f"{name}.csl.json", sources, _CSL, say(_SOURCES), "Supplement", day),
    ]


def _said(page: str) -> str:
    """The characters that a page prints, in any order: those of its texts."""
    return unescape(_TAG.sub("", page.partition("<body")[2]))


def set_pages(
    job: Job, look: Look, paper: Paper, *, front_only: bool = False
) -> tuple[Layout | None, list[Fault]]:
    """The document on pages of that paper, or only what stands before its sections."""
    document = job.document
    drawn, faults = figures(job, look)
    if faults:
        return None, faults
    pictures: dict[str, bytes] = {}

    def picture(name: str) -> str:
        pictures[f"{name}.svg"] = look.picture(name).encode()
        return f"asset:{name}.svg"

    def page(pages: Mapping[str, int]) -> str:
        values = _values(job, look, drawn, pages, picture)
        if front_only:
            values["front_only"] = True
        text, found = look.templates.render(job.templates.print, values)
        faults.extend(unplaced(found))
        return text

    # Pictures are named while the page is written, so they are drawn before the engine asks.
    name = file_stem(document, paper)
    first = page({} if front_only else Guess(1 if job.max_pages == 1 else None))
    says, faces = _said(first), look.faces()
    others = scripts.standing_in(says, faces)
    if unset := check_letters(says, [*faces, *others], name):
        return None, [*faults, *unset]
    engine, problems = look.engine(paper, others)
    if engine is None:
        return None, unplaced(problems)
    if front_only:
        layout, problems = engine.layout(first, pictures, name=name)
    else:
        layout, problems = engine.settle(page, pictures, first=first, name=name)
    if faults or layout is None:
        return None, [*faults, *unplaced(problems)]
    return layout, []
