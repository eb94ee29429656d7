import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.lettering import HOUSE
from briefgen.load import load
from briefgen.timeline import placing
from briefgen.timeline.axis import WIDTH
from briefgen.timeline.chronology import Chronology, Mark, Stretch, chronology
from briefgen.timeline.placing import BAND, RADIUS, Placement, crowded, in_order, placed
from briefgen.timeline.search import cheapest
from tests.drawn import TIMELINE, TREND, drawing

START = date(2031, 1, 1)


def told_of(texts: dict[str, str]) -> Chronology:
    corpus, problems = load(texts)
    assert problems == []
    found = chronology(corpus, corpus.editions_of("harbour")[0])
    assert found
    return found


def mark(day: int, label: str = "Envoys meet", *, below: bool = False, days: int = 1) -> Mark:
    first, last = START + timedelta(days=day), START + timedelta(days=day + days - 1)
    return Mark(first, last, below, label, f"{first.day} July", days == 1, False, ())


def told(marks: Sequence[Mark], days: int = 100, *, named: bool = True) -> Chronology:
    end = START + timedelta(days=days - 1)
    names = ("Talks", "Pressure") if named else ("", "")
    window = Stretch("The limit", START + timedelta(days=days // 3), end, "all the while")
    cutoff = START + timedelta(days=days // 2)
    return Chronology(START, end, cutoff, *names, window, tuple(sorted(marks)))


# ---- Search ----


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=4),
    st.integers(0, 2**32),
)
def test_the_search_finds_what_trying_all_finds(costs: list[list[int]], seed: int) -> None:
    chance = random.Random(seed)
    fits = {
        (item, one, other, two): chance.random() < 0.7
        for item, other in combinations(range(len(costs)), 2)
        for one, two in product(range(len(costs[item])), range(len(costs[other])))
    }
    choices = [
        choice
        for choice in product(*(range(len(own)) for own in costs))
        if all(fits[a, choice[a], b, choice[b]] for a, b in combinations(range(len(costs)), 2))
    ]
    spent = [sum(own[at] for own, at in zip(costs, one, strict=True)) for one in choices]
    found = cheapest(costs, lambda a, one, b, two: fits[a, one, b, two])
    if not choices:
        assert found is None
    else:
        assert found in choices
        assert spent[choices.index(found)] == min(spent)


def test_the_search_gives_up_after_its_steps() -> None:
    assert cheapest([[1, 2], [1, 2]], lambda *_: False, steps=1) is None
    assert cheapest([[5, 1], [1, 2]], lambda *_: True, steps=2) == (1, 0)


# ---- The laws of placing ----

WORDS = st.sampled_from(
    "envoys meet ceasefire a the of in Ramstein $1.3bn 50-day talks переговори у Стамбулі санкції "
    "Міністерство memorandum secretary".split()
)


@st.composite
def stories(draw: st.DrawFn, most: int) -> Chronology:
    days = draw(st.integers(5, 500))
    marks = []
    for _ in range(draw(st.integers(1, most))):
        label = " ".join(draw(st.lists(WORDS, min_size=1, max_size=7)))[:40].strip()
        first = draw(st.integers(0, days - 1))
        long = draw(st.sampled_from([1, 1, 2, 30]))
        long = min(long, days - first)
        marks.append(mark(first, label, below=draw(st.booleans()), days=long))
    return told(marks, days, named=draw(st.booleans()))


def touching(found: Placement) -> Iterator[str]:
    """Everything that a label touches and must not."""
    for one, other in combinations(found.labels, 2):
        if one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1:
            yield f"{one.lines} and {other.lines}"
    for label in found.labels:
        if label.x0 < 0 or label.x1 > WIDTH + 0.01 or label.y0 < 0 or label.y1 > found.height:
            yield f"{label.lines} and the edge"
        if label.y1 > found.top - RADIUS and label.y0 < found.bottom + RADIUS:
            yield f"{label.lines} and the line, a dot or the tick"
        for stem in found.stems:
            if label.x0 - 1 < stem.x < label.x1 + 1 and stem.y0 < label.y1 and label.y0 < stem.y1:
                yield f"{label.lines} and a stem"
        wide = [HOUSE.width(one, bold=not at) for at, one in enumerate(label.lines)]
        if max(wide) > label.x1 - label.x0 + 0.01:
            yield f"{label.lines} and its own box"


def obeys(story: Chronology) -> None:
    found = placed(story, HOUSE)
    if found is None:
        assert crowded(story, HOUSE)
        return
    assert list(touching(found)) == []
    named = [label.lines for label in found.labels if not label.names_side]
    said = sorted(" ".join(lines).replace("\xa0", " ") for lines in named)
    assert said == sorted(f"{one.when} {' '.join(one.label.split())}" for one in story.marks)
    sides = [label for label in found.labels if label.names_side]
    assert len(sides) == bool(story.above) + bool(story.below)
    assert all(label.x0 == 0 for label in sides)
    for lru in (placed, placing._side):
        lru.cache_clear()
    assert placed(story, HOUSE) == found


@settings(max_examples=25, deadline=None)
@given(stories(6))
def test_no_label_touches_anything(story: Chronology) -> None:
    obeys(story)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(stories(12))
def test_no_label_touches_anything_where_there_are_many(story: Chronology) -> None:
    obeys(story)


LONG = "Delegations of both sides agree nothing"


@pytest.mark.parametrize(
    "marks",
    [
        [mark(50, f"Event {n}", below=n % 2 == 0) for n in range(12)],
        [mark(n * 8 + 3, LONG, below=n % 2 == 0) for n in range(12)],
        [mark(n // 2, LONG, below=n % 2 == 0) for n in range(8)],
        [mark(99 - n // 2, LONG, below=n % 2 == 0) for n in range(8)],
        [mark(50, "Міністерство оборони оголосило про це", below=True)],
        [mark(50, "W" * 30)],
    ],
    ids=["one day", "twelve long ones", "first days", "last days", "Cyrillic", "one long word"],
)
def test_hard_timelines_are_placed(marks: list[Mark]) -> None:
    found = placed(told(marks), HOUSE)
    assert found
    assert list(touching(found)) == []


def test_what_does_not_fit_is_said_of_its_side() -> None:
    many = [mark(50, f"Event {n}", below=True) for n in range(12)]
    assert placed(told(many), HOUSE) is None
    assert crowded(told(many), HOUSE) == ("below",)
    assert crowded(told([mark(50, "W" * 40)]), HOUSE) == ("above",)


def test_few_labels_take_one_lane() -> None:
    found = placed(told([mark(10), mark(50), mark(90)]), HOUSE)
    assert found
    assert len({label.y1 for label in found.labels if label.y1 < found.top}) == 1


# ---- The line ----


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (5, ["1 January", "2 January", "3 January", "4 January", "5 January"]),
        (31, ["1 January", "6 January", "13 January", "20 January", "27 January"]),
        (181, ["Jan", "Feb", "March", "April", "May", "June"]),
        (1200, ["2031", "2032", "2033", "2034"]),
    ],
)
def test_the_calendar_is_as_fine_as_there_is_room(days: int, names: list[str]) -> None:
    found = placed(told([mark(0)], days), HOUSE)
    assert found
    assert [cell.name for cell in found.line.cells] == names


def test_names_on_the_line_stand_clear_of_the_window_and_of_the_tick() -> None:
    found = placed(told([mark(0)], 200), HOUSE)
    assert found
    line = found.line
    assert line.window
    assert line.cutoff
    for cell in line.cells:
        if cell.at is not None:
            end = cell.at + HOUSE.width(cell.name)
            assert cell.x0 < cell.at < end < cell.x1
            assert end < line.cutoff or cell.at > line.cutoff
    # The window has a strip of its own, so that it hides none of them.
    assert found.bottom - found.top > BAND
    assert all(cell.at is not None for cell in line.cells[:-1])
    assert line.window.at
    end = line.window.at + HOUSE.width(line.window.name, bold=True)
    assert end < line.cutoff or line.window.at > line.cutoff


def test_events_of_one_day_are_listed_as_the_figure_shows_them() -> None:
    """From left to right, those above the line first; so that the notes under it are found."""
    marks = [mark(9, "Zulus meet for once and for all"), mark(9, "Envoys meet again", below=True)]
    marks += [mark(60, "Zero tolls"), mark(60, "A toll"), mark(60, "More tolls", below=True)]
    story = told(marks)
    found = placed(story, HOUSE)
    assert found
    listed = [" ".join(one.label.split()) for one in in_order(story, HOUSE)]
    assert listed[:2] == ["Zulus meet for once and for all", "Envoys meet again"]
    ends = {" ".join(label.lines[1:]).replace("\xa0", " "): label.x0 for label in found.labels}
    above = [label for label in listed[2:] if label != "More tolls"]
    assert [ends[label] for label in above] == sorted(ends[label] for label in above)
    assert listed[-1] == "More tolls"


def test_what_is_not_placed_is_listed_by_date() -> None:
    story = told([mark(50, f"Event {n}", below=True) for n in range(12)])
    assert list(in_order(story, HOUSE)) == list(story.marks)


# ---- What is told ----


def test_dates_come_from_the_facts_and_exactness_from_how_they_are_dated() -> None:
    story = told_of(drawing())
    assert [(one.when, one.exact, one.label) for one in story.marks] == [
        ("14 February", True, "The toll is raised"),
        ("3 March", True, "Envoys meet in Port Elm"),
        ("3 March", True, "Ada Quist & <Norden> keep it closed"),
        ("April", False, "Envoys are to meet again"),
    ]
    assert (story.start, story.end) == (date(2031, 2, 1), date(2031, 4, 30))
    assert story.cutoff == date(2031, 3, 9)
    assert story.window
    assert story.window.when == "14 February – 3 March"


def test_the_order_of_the_events_in_the_file_means_nothing() -> None:
    events = TIMELINE.index("    - {")
    lines = TIMELINE[events:].splitlines(keepends=True)
    turned = TIMELINE[:events] + "".join(reversed(lines))
    assert told_of(drawing(timeline=turned)) == told_of(drawing())


@pytest.mark.parametrize(
    ("edtf", "exact", "spans"),
    [
        ("2031-03-03", True, False),
        ("2031-03-03/2031-03-05", True, True),
        ("2031-03-03~", False, False),
        ("2031-03", False, False),
        ("2031-02/2031-03", False, True),
    ],
)
def test_a_dot_shows_what_is_known_of_a_date(edtf: str, exact: bool, spans: bool) -> None:
    texts = drawing(charts="")
    path = "content/facts/talks.yaml"
    texts[path] = texts[path].replace("date: 2031-02-14", f"date: {{edtf: {edtf}}}")
    edition = "content/editions/harbour/2031-03-09.yaml"
    only = 'timeline:\n  events:\n    - {label: "The toll[@toll-raised]", side: above}\n'
    texts[edition] = texts[edition].replace(TIMELINE, only)
    [found] = told_of(texts).marks
    assert (found.exact, found.spans) == (exact, spans)
    dots = placed(told_of(texts), HOUSE)
    assert dots
    assert (dots.dots[0].filled, dots.dots[0].x0 < dots.dots[0].x1) == (exact, spans)


def test_an_edition_without_a_timeline_tells_none() -> None:
    corpus, _ = load(drawing(timeline=""))
    assert chronology(corpus, corpus.editions_of("harbour")[0]) is None
    assert TREND in corpus.texts["content/editions/harbour/2031-03-09.yaml"]
