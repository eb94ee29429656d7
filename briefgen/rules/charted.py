"""A chart plots only what facts state: figures of one unit, each with its date or its name.

Each point names a fact and one of its figures. All are in one unit and one currency, for nothing is
converted here. The points of a trend are dated by their facts, each at another time; those of dots
and bars have names, and only bars stand in series, at most three. A bar ends at one value, so a
range is drawn as a dot.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    charts:
      - id: length
        kind: dots
        title: The third meeting was short
        unit: Minutes
        points:
          - {fact: talks-length, label: Third meeting}
          - {fact: talks-length, label: As the Gazette has it}

Fails, because the fact states no figure:

    # content/editions/weekly/2025-07-27.yaml
    charts:
      - id: length
        kind: dots
        title: The third meeting was short
        unit: Minutes
        points:
          - {fact: talks-length, label: Third meeting}
          - {fact: second-meeting, label: Second meeting}
"""

from collections.abc import Iterator
from datetime import date

from briefgen import wording
from briefgen.locales import ENGLISH
from briefgen.model.chart import Chart, Point
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact, Figure
from briefgen.plotting import figure_of
from briefgen.problem import Problem
from briefgen.timeline.chronology import undrawable

CODE = "charted"

_SERIES = 3


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each point that no fact states, or that does not go with the others."""
    for edition in corpus.editions.values():
        for chart in edition.charts:
            yield from _chart(corpus, chart)


def _chart(corpus: Corpus, chart: Chart) -> Iterator[Problem]:
    if chart.every and chart.kind != "trend":
        hint = "leave it out, or draw a trend"
        message = f"`every` means nothing in {chart.kind}"
        yield Problem(chart.at("every"), CODE, message, hint, length=len(chart.every))
    first: Figure | None = None
    seen: dict[tuple[date | None, date | None], str] = {}
    for point in chart.points:
        fact = corpus.facts.get(point.fact)
        if fact is None:
            continue
        figure = figure_of(fact, point)
        if figure is None:
            yield _unstated(fact, point)
            continue
        first = first or figure
        yield from _unlike(point, figure, first)
        yield from _dated(point, fact, seen) if chart.kind == "trend" else _named(chart, point)
        if chart.kind == "bars" and figure.value_max is not None:
            message = f"{wording.money(ENGLISH, figure)} is a range, and a bar ends at one value"
            yield _problem(point, "draw dots, which show ranges", message)
    series = list(dict.fromkeys(point.series for point in chart.points))
    if len(series) > _SERIES:
        message = f"{len(series)} series, which no reader tells apart"
        hint = f"draw at most {_SERIES}, or several charts"
        yield Problem(chart.at("points"), CODE, message, hint)


def _unstated(fact: Fact, point: Point) -> Problem:
    count = wording.counted(len(fact.figures), "figure") if fact.figures else "no figure"
    message = f"`{fact.id}` states {count}"
    if fact.figures:
        message += f", and this asks for number {point.figure}"
    return _problem(point, "plot only what a figure of a fact states", message)


def _unlike(point: Point, figure: Figure, first: Figure) -> Iterator[Problem]:
    """A problem if a figure counts something else than the first one of its chart."""
    kinds = [_counts(figure), _counts(first)]
    if kinds[0] != kinds[1]:
        message = f"this figure is in `{kinds[0]}`, the first one of the chart in `{kinds[1]}`"
        yield _problem(point, "nothing is converted; draw two charts", message)


def _counts(figure: Figure) -> str:
    """What a figure counts: its currency, or its unit; for a rate also per what."""
    unit = figure.currency or figure.unit
    return f"{unit} per {figure.per}" if figure.per else unit


def _dated(
    point: Point, fact: Fact, seen: dict[tuple[date | None, date | None], str]
) -> Iterator[Problem]:
    """A problem if a point of a trend has no time of its own."""
    for field in ("label", "series"):
        if point.written(field):
            message = f"a point of a trend is named by its date, not by a {field}"
            yield Problem(point.at(field), CODE, message, "leave it out, or draw dots or bars")
    if reason := undrawable(fact):
        yield _problem(point, "a trend plots what a source dates", f"`{fact.id}` {reason}")
    elif fact.date:
        when = (fact.date.edtf.first, fact.date.edtf.last)
        if when in seen:
            message = f"`{fact.id}` is of the same time as `{seen[when]}`"
            yield _problem(point, "a trend has one value at a time", message)
        seen.setdefault(when, fact.id)


def _named(chart: Chart, point: Point) -> Iterator[Problem]:
    """A problem if a point of dots or bars has no name, or one of dots a series."""
    if not point.label:
        yield _problem(point, "say in `label` what it is", f"a point of {chart.kind} needs a name")
    if point.series and chart.kind == "dots":
        message, hint = "only bars stand in series", "leave it out, or draw bars"
        yield Problem(point.at("series"), CODE, message, hint, length=len(point.series))


def _problem(point: Point, hint: str, message: str) -> Problem:
    return Problem(point.at("fact"), CODE, message, hint, length=len(point.fact))
