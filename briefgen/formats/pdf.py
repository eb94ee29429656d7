"""The PDF: the printed page, set twice so that notes can name the pages that use them."""

from collections.abc import Mapping

from briefgen import wording
from briefgen.artifact import Artifact
from briefgen.document import Document
from briefgen.engine import Layout
from briefgen.formats.look import Look
from briefgen.model.brief import Brief, Paper
from briefgen.problem import Problem, errors
from briefgen.select import Selection


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[list[Artifact], list[Problem]]:
    """A PDF file for each paper of the look; those on A4 bear the document's own name."""
    made: list[Artifact] = []
    problems: list[Problem] = []
    for paper in look.papers:
        name = file_stem(document, paper)
        layout, found = set_pages(selection, document, look, paper)
        problems += found
        if layout is None:
            continue
        if found := _too_many(selection.brief, layout, name):
            problems += found
            continue
        data, found = layout.write(name, document.anchors)
        problems += found
        if data is not None and not errors(found):
            made.append(Artifact(f"{name}.pdf", data, layout.pages))
    return made, problems


def file_stem(document: Document, paper: Paper) -> str:
    """`weekly-2025-07-27` on A4, `weekly-2025-07-27-letter` on Letter."""
    return document.name if paper == "a4" else f"{document.name}-{paper}"


def set_pages(
    selection: Selection, document: Document, look: Look, paper: Paper
) -> tuple[Layout | None, list[Problem]]:
    """The document on pages of that paper, to be written while the look is open."""
    engine, problems = look.engine(paper)
    if engine is None:
        return None, problems
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []

    def picture(name: str) -> str:
        pictures[f"{name}.svg"] = look.picture(name).encode()
        return f"asset:{name}.svg"

    def page(pages: Mapping[str, int]) -> str:
        values = {"d": document, "pages": pages, "picture": picture, **look.helpers()}
        text, found = look.templates.render(selection.brief.templates.print, values)
        faults.extend(found)
        return text

    # Pictures are named while the page is written, so they are drawn before the engine asks.
    layout, problems = engine.settle(page, pictures, name=file_stem(document, paper))
    if faults or layout is None:
        return None, [*faults, *problems]
    return layout, problems


def _too_many(brief: Brief, layout: Layout, name: str) -> list[Problem]:
    """A problem if the document has more pages than its brief allows."""
    most = brief.max_pages
    if most is None or layout.pages <= most:
        return []
    over = sum(layout.fill[most:])
    message = f"`{name}` has {wording.counted(layout.pages, 'page')}, and the brief allows {most}"
    hint = f"shorten it by {over:.0%} of a page" if over < 1 else f"shorten it by {over:.1f} pages"
    return [Problem(brief.at("max_pages"), "too-many-pages", message, hint)]
