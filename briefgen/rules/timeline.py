"""A timeline draws what its sources date, between its ends, and its labels fit beside each other.

An event is dated by the first fact that its label cites. A fact without a date, with one that only
the desk has placed, or with an open end has no place on a line; nor has one outside the first and
last day drawn. A window runs from one known day to a later one.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    timeline:
      events:
        - {label: "Second meeting[@second-meeting]", side: above}
        - {label: "Third meeting[@talks-held]", side: above}

Fails, because the fact has no date:

    # content/editions/weekly/2025-07-27.yaml
    timeline:
      events:
        - {label: "Second meeting[@second-meeting]", side: above}
        - {label: "Third meeting[@third-meeting]", side: above}
"""

from collections.abc import Iterator
from datetime import date

from briefgen import passages
from briefgen.edtf import Edtf
from briefgen.lettering import Letters, letters_of
from briefgen.model.chart import Event, Timeline, Window
from briefgen.model.corpus import Corpus
from briefgen.passages import Passage
from briefgen.problem import Problem
from briefgen.prose import citations, plain
from briefgen.timeline.chronology import (
    Chronology,
    chronology,
    dating_fact,
    known_day,
    undrawable,
)
from briefgen.timeline.placing import crowded

CODE = "timeline"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each event that cannot be drawn, or for the side on which they do not fit."""
    for (brief, _), edition in corpus.editions.items():
        if edition.timeline:
            own = corpus.briefs.get(brief)
            told = chronology(corpus, edition, corpus.language_of(own))
            letters = letters_of(corpus, own)
            found = list(_of(corpus, edition.timeline, told))
            yield from found or _crowded(edition.timeline, told, letters)


def _of(corpus: Corpus, timeline: Timeline, told: Chronology | None) -> Iterator[Problem]:
    if told and told.start >= told.end:
        message = f"the timeline ends on {told.end}, before it has begun, on {told.start}"
        pos = timeline.at("end" if timeline.end else "start")
        yield Problem(pos, CODE, message, "correct its first or its last day", length=10)
        return
    for event in timeline.events:
        yield from _event(corpus, event, told)
    if timeline.window:
        yield from _window(corpus, timeline.window, told)


def _event(corpus: Corpus, event: Event, told: Chronology | None) -> Iterator[Problem]:
    named = [name for one in citations(event.label) for name in one.ids]
    fact = dating_fact(corpus, event)
    if fact is None:
        if named and all(name in corpus.conflicts for name in named):
            message, hint = "nothing dates this event", "cite the fact that says when it was"
            yield Problem(event.at("label"), CODE, message, hint, length=len(plain(event.label)))
        return
    if reason := undrawable(fact):
        message = f"`{fact.id}` {reason}; a timeline draws what a source dates"
        hint = "cite first a fact that dates the event, or leave it out"
    elif told and fact.date and not _inside(fact.date.edtf, told):
        message = f"`{fact.id}` is of {fact.date.edtf}, outside the timeline"
        hint = f"it runs from {told.start} to {told.end}; move its ends, or leave the event out"
    else:
        return
    where = Passage("event", event.label, event, ("label",))
    pos = passages.place_of_use(corpus, fact.id, where)
    yield Problem(pos, CODE, message, hint, length=len(fact.id) + 1)


def _inside(value: Edtf, told: Chronology) -> bool:
    return (
        value.first is not None
        and value.last is not None
        and told.start <= value.first
        and value.last <= told.end
    )


def _window(corpus: Corpus, window: Window, told: Chronology | None) -> Iterator[Problem]:
    days: list[date | None] = []
    for field, name in (("opens", window.opens), ("closes", window.closes)):
        fact = corpus.facts.get(name)
        if fact is None:
            return
        day = known_day(fact)
        days.append(day)
        if day is None:
            message = f"`{name}` is not dated to one day by its source"
            hint = "a window runs from one known day to another"
            yield Problem(window.at(field), CODE, message, hint, length=len(name))
        elif told and not told.start <= day <= told.end:
            message = f"`{name}` is of {day}, outside the timeline"
            hint = f"it runs from {told.start} to {told.end}; move its ends"
            yield Problem(window.at(field), CODE, message, hint, length=len(name))
    first, last = days
    if first and last and first >= last:
        message = f"the window closes on {last}, not after it opens, on {first}"
        pos = window.at("closes")
        yield Problem(pos, CODE, message, "exchange its two facts", length=len(window.closes))


def _crowded(timeline: Timeline, told: Chronology | None, letters: Letters) -> Iterator[Problem]:
    for side in crowded(told, letters) if told else ():
        number, first = next(
            (number, one) for number, one in enumerate(timeline.events) if one.side == side
        )
        message = f"the labels {side} the line do not fit, however they are set"
        hint = "shorten them, put some on the other side, or leave an event out"
        length = len(plain(first.label))
        yield Problem(timeline.at("events", number, "label"), CODE, message, hint, length=length)
