"""The facts that the desk makes of the tellings, and the conflicts where two papers differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.tree.happenings import Happening
from bench.tree.layout import Value, listed
from bench.tree.papers import Paper
from bench.tree.size import Size, share

_PER_FILE: Final = 100


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: the happening that it tells, the excerpts that it cites, and the brief it is for.

    `conflict` is the id of the conflict that it is a side of; `listed` says that the brief prints
    it in its list only.
    """

    happening: Happening
    cites: Sequence[str]
    brief: int
    conflict: str | None = None
    rival: bool = False
    listed: bool = False

    @property
    def id(self) -> str:
        """The id of its happening."""
        return self.happening.id

    def record(self) -> Mapping[str, Value]:
        """The fact as it stands in its file."""
        told, figure = self.happening, self.happening.figure
        figures: list[Value] = []
        if figure:
            figures.append(
                {
                    "value": figure.value,
                    "scale": figure.scale,
                    "unit": figure.unit,
                    "currency": figure.currency,
                    "raw": figure.raw,
                    "of": figure.of,
                }
            )
        topic = topic_of(self.brief)
        return {
            "id": self.id,
            "statement": told.statement,
            "cites": list(self.cites),
            "kind": told.kind,
            "date": str(told.day),
            "actors": list(told.actors),
            "said_by": "publisher",
            "status": told.status,
            "figures": figures,
            "topics": [topic, f"{topic}-record"] if self.listed else [topic],
            "credibility": 3 if self.conflict else 2,
            "credibility_basis": "in line with what else the papers tell",
        }


def topic_of(brief: int) -> str:
    """The topic of the facts that are for a brief."""
    return f"matter-{brief:03}"


def records(size: Size, told: Sequence[Happening], printed: Sequence[Paper]) -> list[Fact]:
    """All facts by week and day; each week's facts are shared out among the briefs."""
    cited: dict[str, list[str]] = {}
    for paper in printed:
        for name in paper.excerpts:
            cited.setdefault(name, []).append(f"{paper.id}/{name}")
    found: list[Fact] = []
    for week in range(size.weeks):
        own = [one for one in told if one.week == week]
        for brief in range(size.briefs):
            for place, at in enumerate(share(len(own), brief, size.briefs)):
                found += _facts(size, own[at], cited, brief, place)
    return found


def _facts(
    size: Size, one: Happening, cited: Mapping[str, Sequence[str]], brief: int, place: int
) -> list[Fact]:
    other, listed = one.otherwise(), size.worded <= place < size.worded + size.listed
    if other is one or other.id not in cited:
        return [Fact(one, cited[one.id], brief, listed=listed)]
    conflict = f"dispute-{one.id}"
    return [
        Fact(one, cited[one.id], brief, conflict, listed=listed),
        Fact(other, cited[other.id], brief, conflict, rival=True),
    ]


def files(facts: Sequence[Fact]) -> Mapping[str, str]:
    """content/facts/ and content/conflicts/, about a hundred records a file."""
    found: dict[str, str] = {}
    for part in range(0, len(facts), _PER_FILE):
        some = facts[part : part + _PER_FILE]
        found[f"content/facts/part-{part // _PER_FILE:04}.yaml"] = listed(
            "facts", (fact.record() for fact in some)
        )
    sides: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.conflict:
            sides.setdefault(fact.conflict, []).append(fact)
    conflicts = [_conflict(name, pair) for name, pair in sides.items()]
    for part in range(0, len(conflicts), _PER_FILE):
        name = f"content/conflicts/part-{part // _PER_FILE:04}.yaml"
        found[name] = listed("conflicts", conflicts[part : part + _PER_FILE])
    return found


def _conflict(name: str, sides: Sequence[Fact]) -> Mapping[str, Value]:
    positions: list[Value] = [
        {"says": f"It was {figure.raw}", "cites": list(side.cites), "fact": side.id}
        for side in sides
        if (figure := side.happening.figure)
    ]
    return {
        "id": name,
        "kind": "contradiction",
        "title": f"How much was loaded for {sides[0].happening.port}",
        "positions": positions,
        "wording": "We print the number of the paper that told of it first.",
        "resolution": "Both papers may have counted at another hour.",
    }
