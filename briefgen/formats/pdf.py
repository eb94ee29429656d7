"""The PDF: the printed page, set twice so that notes can name the pages that use them."""

from collections.abc import Mapping

from briefgen import charts
from briefgen.artifact import Artifact
from briefgen.document import Document
from briefgen.formats.look import HELPERS, Look
from briefgen.problem import Problem, errors
from briefgen.select import Selection


def make(
    selection: Selection, document: Document, look: Look
) -> tuple[Artifact | None, list[Problem]]:
    """The PDF file."""
    engine, problems = look.engine()
    if engine is None:
        return None, problems
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []

    def picture(name: str) -> str:
        pictures[f"{name}.svg"] = charts.draw(name).encode()
        return f"asset:{name}.svg"

    def page(pages: Mapping[str, int]) -> str:
        values = {"d": document, "pages": pages, "picture": picture, **HELPERS}
        text, found = look.templates.render(selection.brief.templates.print, values)
        faults.extend(found)
        return text

    # Pictures are named while the page is written, so they are drawn before the engine asks.
    layout, problems = engine.settle(page, pictures, name=document.name)
    if faults or layout is None:
        return None, [*faults, *problems]
    data, problems = layout.write(document.name, document.anchors)
    if data is None or errors(problems):
        return None, problems
    return Artifact(f"{document.name}.pdf", data, layout.pages), problems
