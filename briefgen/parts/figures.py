"""Parts that are drawn: the timeline, and charts of the figures that facts state."""

from briefgen import described
from briefgen.citing import Notes
from briefgen.document import SectionView
from briefgen.graphics import ChartView, TimelineView
from briefgen.lettering import letters_of
from briefgen.locales import Furniture
from briefgen.model.brief import Section
from briefgen.plotting import Plot, plotted
from briefgen.select import Selection
from briefgen.timeline.chronology import chronology
from briefgen.timeline.placing import in_order
from briefgen.value import replace


def timeline(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """What happened when, drawn; its notes are called in the order of the figure."""
    told = chronology(selection.corpus, selection.edition, selection.language)
    written = selection.edition.timeline
    if told is None or written is None:
        return None
    marks = in_order(told, letters_of(selection.corpus, selection.brief))
    events = tuple((mark, notes.calls(mark.cites, section.id)) for mark in marks)
    ends = (written.window.opens, written.window.closes) if written.window else ()
    window = notes.calls(ends, section.id) if told.window else None
    view = TimelineView(told, events, window, described.timeline(told))
    return replace(empty, timeline=view)


def charts(
    selection: Selection, section: Section, empty: SectionView, notes: Notes
) -> SectionView | None:
    """Figures of the facts, drawn; their notes are called in the order of the values."""
    corpus, edition, words = selection.corpus, selection.edition, selection.words
    plots = (plotted(corpus, chart, edition.date.year, words) for chart in edition.charts)
    views = tuple(_chart(plot, section, notes, words) for plot in plots)
    return replace(empty, charts=views) if views else None


def _chart(plot: Plot, section: Section, notes: Notes, words: Furniture) -> ChartView:
    values = tuple((one, notes.calls((one.fact,), section.id)) for one in plot.values)
    return ChartView(plot, values, described.chart(plot, words))
