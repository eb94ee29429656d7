"""The figures of a document, drawn in the letters and the colours of its look."""

from collections.abc import Mapping

from markupsafe import Markup

from briefgen import charts, palette
from briefgen.fault import Fault
from briefgen.formats import sheet
from briefgen.formats.look import Look
from briefgen.graphics import ChartView, TimelineView
from briefgen.job import Job
from briefgen.lettering import letters_in
from briefgen.problem import Pos, Problem

View = TimelineView | ChartView


def figures(job: Job, look: Look) -> tuple[Mapping[View, Markup], list[Fault]]:
    """The figures as SVG elements, by what they show; and a fault for each that cannot be."""
    letters = letters_in(look.theme, look.files)
    drawn: dict[View, Markup] = {}
    faults = []
    for section in job.document.sections:
        if section.timeline:
            drawn[section.timeline] = charts.timeline.draw(section.timeline, letters)
        for view in section.charts:
            try:
                drawn[view] = charts.chart(view, letters)
            except charts.Lacking as lacking:
                kind, pos = view.plot.kind, Pos(job.document.name)
                message = f"this machine cannot draw `{kind}`"
                problem = Problem(pos, "render", message, str(lacking), length=len(kind))
                field = ("edition", "charts", view.plot.id, "kind")
                faults.append(Fault(problem, field=field))
    colours = sheet.palettes(look.theme)
    dyed = {view: palette.recoloured(figure, *colours) for view, figure in drawn.items()}
    # Our own drawings, escaped where they have words.
    return {view: Markup(figure) for view, figure in dyed.items()}, faults  # noqa: S704
