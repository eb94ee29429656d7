"""The passages of an edition, and the ids that it cites."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import getitem

from briefgen.model.chart import Chart, Side, Timeline
from briefgen.model.edition import Correction, Development, Edition, Issue, Judgement
from briefgen.passages._roles import Passage, Role
from briefgen.problem import Pos
from briefgen.prose import citations
from briefgen.record import Record
from briefgen.value import replace


def of_edition(edition: Edition) -> Iterator[Passage]:
    """Every printed text that the edition itself holds, in the order of printing."""
    judgements = {judgement.id for judgement in edition.judgements}
    for passage in _of_edition(edition):
        if judgements.isdisjoint((*passage.facts, *passage.leans)):
            yield passage
        else:
            own = tuple(name for name in passage.facts if name in judgements)
            leans = tuple(name for name in passage.leans if name not in judgements)
            yield replace(passage, own=own, leans=leans)


def _of_edition(edition: Edition) -> Iterator[Passage]:
    everything = cited_in(edition)
    yield _prose("headline", edition, "headline", leans=everything)
    yield _prose("bottom_line", edition, "bottom_line")
    for figure in edition.figures:
        yield _prose("key_figure", figure, "caption")
    for judgement in edition.judgements:
        yield from _of_judgement(judgement)
    for name in edition.findings:
        yield _prose("finding", edition, "findings", name, section=name, leans=everything)
    for item in edition.developments:
        yield from _of_item("development_head", "development", item, "developments")
    for item in edition.background:
        yield from _of_item("background_head", "background", item, "background")
    if edition.timeline:
        yield from _of_timeline(edition.timeline)
    for issue in edition.positions.issues if edition.positions else ():
        yield from _of_issue(issue)
    for pledge in edition.pledges:
        yield _prose("pledge_who", pledge, "who", section="pledges", leans=(pledge.fact,))
        yield _prose("pledge", pledge, "what", section="pledges", leans=(pledge.fact,))
    for chart in edition.charts:
        yield from _of_chart(chart)
    for watch in edition.watch:
        yield _prose("watch_signal", watch, "signal", section="watch")
        yield _prose("watch_so", watch, "so", section="watch", leans=_cited(watch.signal))
    yield from _of_arguments(edition, everything)
    for correction in edition.corrections:
        yield from of_correction(edition, correction)


def of_correction(edition: Edition, correction: Correction) -> Iterator[Passage]:
    """The printed texts of a correction, without what the edition said wrong."""
    everything = cited_in(edition)
    yield _prose("correction", correction, "now", section="corrections", leans=everything)
    yield _prose("correction_why", correction, "why", section="corrections", leans=everything)


def _of_judgement(judgement: Judgement) -> Iterator[Passage]:
    grounds = tuple(dict.fromkeys((*judgement.rests_on, *_cited(judgement.why))))
    yield _prose("judgement", judgement, "text", leans=grounds)
    yield _prose("judgement_basis", judgement, "confidence_basis", leans=grounds)
    yield _prose("judgement_why", judgement, "why", leans=judgement.rests_on)


def _of_arguments(edition: Edition, everything: tuple[str, ...]) -> Iterator[Passage]:
    for judgement in edition.judgements:
        yield from _of_argument(judgement)
    for one in edition.dropped:
        yield _prose("judgement_aside", one, "reason", section="reasoning", leans=everything)


def _of_argument(judgement: Judgement) -> Iterator[Passage]:
    grounds = tuple(dict.fromkeys((*judgement.rests_on, *_cited(judgement.why))))
    for field in ("assumptions", "alternatives", "indicators"):
        for number in range(len(getattr(judgement, field))):
            yield _prose(
                "judgement_aside", judgement, field, number, section="reasoning", leans=grounds
            )
    if judgement.change_reason:
        # Why a judgement is new is the desk's own; what has become of one since tells of events.
        role: Role = "judgement_change" if judgement.previous else "judgement_aside"
        yield _prose(role, judgement, "change_reason", section="reasoning", leans=grounds)


def _of_item(head: Role, body: Role, item: Development, section: str) -> Iterator[Passage]:
    yield _prose(head, item, "head", section=section, leans=_cited(item.body))
    yield _prose(body, item, "body", section=section)


def _of_issue(issue: Issue) -> Iterator[Passage]:
    row = _cited(*(cell.text for cell in issue.cells.values()))
    yield _prose("issue", issue, "issue", section="positions", leans=row)
    for cell in issue.cells.values():
        yield _prose("cell", cell, "text", section="positions")


def _of_timeline(timeline: Timeline) -> Iterator[Passage]:
    sides: dict[Side, str | None] = {"above": timeline.above, "below": timeline.below}
    for side, name in sides.items():
        if name:
            shown = _cited(*(event.label for event in timeline.events if event.side == side))
            yield _prose("timeline_side", timeline, side, section="timeline", leans=shown)
    if window := timeline.window:
        ends = (window.opens, window.closes)
        yield _prose("timeline_window", window, "label", section="timeline", leans=ends)
    for event in timeline.events:
        yield _prose("event", event, "label", section="timeline")


def _of_chart(chart: Chart) -> Iterator[Passage]:
    facts = tuple(dict.fromkeys(point.fact for point in chart.points))
    yield _prose("chart_title", chart, "title", section="charts", leans=facts)
    yield _prose("chart_unit", chart, "unit", section="charts", leans=facts)
    for point in chart.points:
        for field in ("label", "series"):
            if getattr(point, field):
                yield _prose("chart_label", point, field, section="charts", leans=(point.fact,))


def drawn(edition: Edition) -> Iterator[tuple[str, Pos]]:
    """Each fact that a timeline or chart names by its id, with the place where it does so."""
    if edition.timeline and (window := edition.timeline.window):
        yield window.opens, window.at("opens")
        yield window.closes, window.at("closes")
    for chart in edition.charts:
        for point in chart.points:
            yield point.fact, point.at("fact")


def uses(edition: Edition, printed: Sequence[Passage]) -> Iterator[tuple[str, Passage | Pos]]:
    """Each id that an edition cites, with the passage or the place in a list that cites it."""
    for passage in printed:
        for name in dict.fromkeys(passage.facts):
            yield name, passage
    for judgement in edition.judgements:
        for number, name in enumerate(judgement.rests_on):
            yield name, judgement.at("rests_on", number)
    for pledge in edition.pledges:
        yield pledge.fact, pledge.at("fact")
    yield from drawn(edition)
    for number, name in enumerate(edition.disputes):
        yield name, edition.at("disputes", number)


def cited_in(edition: Edition) -> tuple[str, ...]:
    """The ids of all that an edition cites, in its prose or in a list."""
    texts = [edition.bottom_line, *(figure.caption for figure in edition.figures)]
    texts += [item.body for item in (*edition.developments, *edition.background)]
    issues = edition.positions.issues if edition.positions else ()
    texts += [cell.text for issue in issues for cell in issue.cells.values()]
    texts += [judgement.why for judgement in edition.judgements]
    texts += [text for watch in edition.watch for text in (watch.signal, watch.so)]
    texts += [pledge.what for pledge in edition.pledges]
    texts += [text for judgement in edition.judgements for text in _argued(judgement)]
    texts += [one.reason for one in edition.dropped]
    if edition.timeline:
        texts += [event.label for event in edition.timeline.events]
    listed = [name for judgement in edition.judgements for name in judgement.rests_on]
    listed += [pledge.fact for pledge in edition.pledges]
    listed += [name for name, _ in drawn(edition)]
    return tuple(dict.fromkeys((*_cited(*texts), *listed, *edition.disputes)))


def _argued(judgement: Judgement) -> tuple[str, ...]:
    reason = (judgement.change_reason,) if judgement.change_reason else ()
    asides = (judgement.assumptions, judgement.alternatives, judgement.indicators)
    return (*(text for texts in asides for text in texts), *reason)


def _cited(*texts: str) -> tuple[str, ...]:
    named = (name for text in texts for one in citations(text) for name in one.ids)
    return tuple(dict.fromkeys(named))


def _prose(
    role: Role,
    record: Record,
    field: str,
    *steps: str | int,
    section: str = "",
    leans: tuple[str, ...] = (),
) -> Passage:
    text = reduce(getitem, steps, getattr(record, field))
    cited = tuple(name for citation in citations(text) for name in citation.ids)
    return Passage(role, text, record, (field, *steps), section, cited, leans=leans)
