"""The figures of a document, drawn in the letters and the colours of its look."""

from collections.abc import Mapping

from markupsafe import Markup

from briefgen import charts, palette
from briefgen.document import Document
from briefgen.formats import sheet
from briefgen.formats.look import Look
from briefgen.graphics import ChartView, TimelineView
from briefgen.lettering import letters_of
from briefgen.problem import Problem
from briefgen.select import Selection

View = TimelineView | ChartView


def figures(
    selection: Selection, document: Document, look: Look
) -> tuple[Mapping[View, Markup], list[Problem]]:
    """The figures as SVG elements, by what they show; and a problem for each that cannot be."""
    letters = letters_of(selection.corpus, selection.brief)
    places = {chart.id: chart.at("kind") for chart in selection.edition.charts}
    drawn: dict[View, Markup] = {}
    problems = []
    for section in document.sections:
        if section.timeline:
            drawn[section.timeline] = charts.timeline.draw(section.timeline, letters)
        for view in section.charts:
            try:
                drawn[view] = charts.chart(view, letters)
            except charts.Lacking as lacking:
                kind, pos = view.plot.kind, places[view.plot.id]
                message = f"this machine cannot draw `{kind}`"
                problems.append(Problem(pos, "render", message, str(lacking), length=len(kind)))
    colours = sheet.palettes(look.theme)
    dyed = {view: palette.recoloured(figure, *colours) for view, figure in drawn.items()}
    # Our own drawings, escaped where they have words.
    return {view: Markup(figure) for view, figure in dyed.items()}, problems  # noqa: S704
