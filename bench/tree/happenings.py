"""What happens on the coast: each kind of happening in the words of two papers and of the desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Final

from bench.tree.names import GOODS, WORKS, Coast
from bench.tree.size import Size, share


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a happening, as its paper prints it."""

    value: int
    unit: str
    raw: str
    of: str
    scale: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in a week, and how it is told.

    `told` and `retold` are what two papers print, `statement` is the desk's sentence, `head` a
    heading and `label` a few words for narrow places. `rival` is the number that the second paper
    gives instead, where the papers differ.
    """

    id: str
    kind: str
    week: int
    day: date
    told: str
    retold: str
    statement: str
    head: str
    label: str
    actors: Sequence[str]
    figure: Figure | None = None
    status: str | None = None
    rival: int | None = None
    twice: bool = False

    @property
    def thing(self) -> tuple[date, str]:
        """What it is about, and when: two numbers for one thing would contradict each other."""
        return self.day, self.figure.of if self.figure else self.told

    @property
    def port(self) -> str:
        """The port that its heading ends with."""
        return self.head.rpartition(" ")[2]

    def otherwise(self) -> "Happening":
        """The same with the number of the second paper."""
        if self.figure is None or self.rival is None:
            return self
        old, new = str(self.figure.value), str(self.rival)
        figure = replace(self.figure, value=self.rival, raw=self.figure.raw.replace(old, new))
        raw = self.figure.raw
        return replace(
            self,
            id=f"{self.id}-otherwise",
            retold=self.retold.replace(raw, figure.raw),
            statement=self.statement.replace(raw, figure.raw),
            figure=figure,
        )


@dataclass(frozen=True, slots=True)
class _Draw:
    """What a happening is made of; two of a kind never share all of it."""

    chance: Random
    coast: Coast
    id: str
    kind: str
    week: int
    day: date
    twice: bool

    def made(
        self,
        *texts: str,
        actors: Sequence[str],
        figure: Figure | None = None,
        status: str | None = None,
    ) -> Happening:
        """The happening with its texts: told, retold, statement, head and label."""
        told, retold, statement, head, label = texts
        return Happening(
            self.id,
            self.kind,
            self.week,
            self.day,
            told,
            retold,
            statement,
            head,
            label,
            actors,
            figure,
            status,
            twice=self.twice,
        )

    def one(self, of: Sequence[str]) -> str:
        return of[self.chance.randrange(len(of))]

    def entity(self, of: Mapping[str, str], but: str = "") -> tuple[str, str]:
        name = self.one([name for name in of if name != but])
        return name, of[name]

    def number(self, low: int, high: int) -> int:
        return self.chance.randrange(low, high)

    @property
    def entry(self) -> str:
        """A word that parts a telling, so that no twelve words in a row stand in another one."""
        return f"(E{self.id.rpartition('-')[2]})"

    @property
    def when(self) -> str:
        return f"{self.day.day} {self.day:%B %Y}"


def _loading(draw: _Draw) -> Happening:
    (port, here), goods = draw.entity(draw.coast.ports), draw.one(GOODS)
    _, there = draw.entity(draw.coast.ports, but=port)
    raw = f"{(count := draw.number(120, 980))} tonnes"
    return draw.made(
        f"On {draw.when} dockers at {here} {draw.entry} loaded {raw} of {goods} bound for {there}",
        f"The {goods} that left {here} for {there} {draw.entry} on {draw.when} came to {raw}",
        f"{here} loaded {raw} of {goods} for {there} on {draw.when}.",
        f"{here} loads {goods} for {there}",
        f"{here} loads {goods}",
        actors=[port],
        figure=Figure(count, "tonne", raw, f"{goods} loaded at {here} for {there}"),
    )


def _meeting(draw: _Draw) -> Happening:
    (one, first) = draw.entity(draw.coast.states)
    (two, second), (_, port) = (
        draw.entity(draw.coast.states, but=one),
        draw.entity(draw.coast.ports),
    )
    raw = f"{(count := draw.number(2, 9))} hours"
    return draw.made(
        f"Envoys of {first} and {second} sat in {port} {draw.entry} on {draw.when} for {raw}",
        f"In {port} {raw} of talks on {draw.when} {draw.entry} joined {first} and {second}",
        f"Envoys of {first} and {second} met in {port} on {draw.when} for {raw}.",
        f"Envoys of {first} and {second} meet in {port}",
        f"Envoys meet in {port}",
        actors=[one, two],
        figure=Figure(count, "hour", raw, f"talks of {first} and {second} in {port}"),
    )


def _pledge(draw: _Draw) -> Happening:
    (state, giver), (_, port) = draw.entity(draw.coast.states), draw.entity(draw.coast.ports)
    works = draw.one(WORKS)
    raw = f"${(count := draw.number(12, 96))} million"
    return draw.made(
        f"{giver} has pledged {raw} for the {works} at {port} {draw.entry} on {draw.when}",
        f"For the {works} at {port} {draw.entry} {raw} was pledged by {giver} on {draw.when}",
        f"{giver} pledged {raw} on {draw.when} for the {works} at {port}.",
        f"{giver} pledges money for {port}",
        f"{giver} pledges {raw}",
        actors=[state],
        figure=Figure(count, works, raw, f"pledge of {giver} for {port}", "million", "USD"),
        status="pledged",
    )


def _stance(draw: _Draw) -> Happening:
    (state, name), (_, port) = draw.entity(draw.coast.states), draw.entity(draw.coast.ports)
    goods = draw.one(GOODS)
    return draw.made(
        f"{name} opposes a toll on {goods} at {port} {draw.entry}, it repeated on {draw.when}",
        f"No toll on {goods} at {port} {draw.entry} is what {name} asked for on {draw.when}",
        f"{name} opposed a toll on {goods} at {port} on {draw.when}.",
        f"{name} opposes a toll at {port}",
        f"Opposes a toll on {goods} at {port}",
        actors=[state],
    )


def _closure(draw: _Draw) -> Happening:
    port, here = draw.entity(draw.coast.ports)
    works = draw.one(WORKS)
    raw = f"{(count := draw.number(3, 28))} days"
    return draw.made(
        f"After the storm of {draw.when} {draw.entry} the {works} at {here} stays shut for {raw}",
        f"At {here} wardens shut the {works} for {raw} {draw.entry} in a storm on {draw.when}",
        f"A storm on {draw.when} shut the {works} at {here} for {raw}.",
        f"A storm shuts the {works} at {here}",
        f"Storm at {here}",
        actors=[port],
        figure=Figure(count, "day", raw, f"closure of the {works} at {here}"),
    )


def _remark(draw: _Draw) -> Happening:
    (person, speaker), (_, port) = draw.entity(draw.coast.people), draw.entity(draw.coast.ports)
    goods = draw.one(GOODS)
    return draw.made(
        f"{speaker} of {port} {draw.entry} warned on {draw.when} of too little {goods} there",
        f"There is too little {goods} at {port} {draw.entry}, {speaker} said on {draw.when}",
        f"{speaker} warned on {draw.when} that there was too little {goods} at {port}.",
        f"{speaker} warns of too little {goods} at {port}",
        f"Warning from {port}",
        actors=[person],
    )


# The kinds that follow each other, as fact kinds; their mix is that of a working desk.
_KINDS: Final[Sequence[tuple[str, str, Callable[[_Draw], Happening]]]] = (
    ("loading", "figure", _loading),
    ("meeting", "event", _meeting),
    ("pledge", "pledge", _pledge),
    ("stance", "position", _stance),
    ("closure", "event", _closure),
    ("remark", "statement", _remark),
)
_TWICE: Final = 5  # one happening in so many is told by two papers
_RIVAL: Final = 40  # and one in so many differently


def happenings(size: Size, coast: Coast) -> list[Happening]:
    """What happens, by day; as many as there are facts, those that are told otherwise twice."""
    # Two papers are needed to tell a thing otherwise.
    rivals = size.facts // _RIVAL if size.sources >= 2 * size.weeks else 0
    count = size.facts - rivals
    found: list[Happening] = []
    known: set[tuple[date, str]] = set()
    chance = Random(f"happenings {size.seed}")
    kinds = cycle(_KINDS)
    for week in range(size.weeks):
        for number in share(count, week, size.weeks):
            day = size.monday(week) + timedelta(days=chance.randrange(7))
            name, kind, make = next(kinds)
            draw = _Draw(
                chance, coast, f"{name}-{number:05}", kind, week, day, twice=number % _TWICE == 0
            )
            happening = make(draw)
            while happening.thing in known:
                happening = make(draw)
            known.add(happening.thing)
            found.append(happening)
    return sorted(_disputed(found, rivals), key=lambda one: (one.week, one.day, one.id))


def _disputed(found: Sequence[Happening], rivals: int) -> list[Happening]:
    """The same happenings; `rivals` of the loadings, evenly spread, are told with two numbers."""
    loadings = [one for one in found if one.kind == "figure" and one.figure]
    chosen = {loadings[share(len(loadings), part, rivals)[0]].id for part in range(rivals)}
    return [
        replace(one, rival=one.figure.value + 7, twice=True)
        if one.figure and one.id in chosen
        else one
        for one in found
    ]
