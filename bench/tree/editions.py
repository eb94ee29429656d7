"""The briefs and their editions: each section made of the facts of its week and the week before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from bench.tree.layout import Value, mapping
from bench.tree.names import Coast
from bench.tree.records import Fact, topic_of
from bench.tree.size import Size

_PARTS: Final = (
    ("developments", "Key developments", "developments", "in_period"),
    ("timeline", "Timeline", "timeline", None),
    ("background", "Background", "background", "any"),
    ("positions", "Positions", "positions", None),
    ("pledges", "Pledges", "pledges", None),
    ("disputed", "Disputed claims", "disputes", None),
    ("watch", "What to watch", "watch", None),
    ("reasoning", "How we judge", "reasoning", None),
    ("record", "Also on record", "facts", "in_period"),
    ("sources", "Sources", "sources", None),
    ("notes", "Notes", "notes", None),
    ("about", "About this brief", "about", None),
)
_FINDINGS: Final = {
    "developments": "The harbours load, meet and quarrel",
    "background": "The week before was much the same",
    "disputed": "Papers count differently",
}
_RECORD: Final = "What else the papers tell"
_JUDGEMENTS: Final = (
    ("toll", "A toll on all goods is **unlikely** before the winter.", "unlikely"),
    ("works", "Work on the quays is **likely** to begin before the winter.", "likely"),
    ("talks", "The states are **very likely** to meet again within a month.", "very likely"),
)


def files(size: Size, coast: Coast, facts: Sequence[Fact]) -> Mapping[str, str]:
    """content/briefs/ and content/editions/."""
    found: dict[str, str] = {}
    for brief in range(size.briefs):
        name = f"coast-{brief:03}"
        own = [fact for fact in facts if fact.brief == brief]
        lists = any(fact.listed for fact in own)
        found[f"content/briefs/{name}.yaml"] = _brief(name, brief, lists=lists)
        for week in range(1, size.weeks):
            path = f"content/editions/{name}/{size.sunday(week)}.yaml"
            found[path] = mapping(dict(_edition(size, coast, own, week)))
    return found


def _brief(name: str, brief: int, *, lists: bool) -> str:
    sections: list[Value] = []
    for section, title, part, period in _PARTS:
        selector: dict[str, Value] = {"period": period} if period else {}
        if part == "facts":
            if not lists:
                continue
            selector["topics"] = [f"{topic_of(brief)}-record"]
        sections.append({"id": section, "title": title, "part": part, "selector": selector})
    return mapping(
        {
            "id": name,
            "title": f"Coast Brief {brief + 1}",
            "topic": "The coast",
            "cadence": "weekly",
            "numbering": "iso_week",
            "keywords": ["harbours", "tolls"],
            "sections": sections,
        }
    )


def _edition(
    size: Size, coast: Coast, facts: Sequence[Fact], week: int
) -> Iterator[tuple[str, Value]]:
    now = [fact for fact in facts if fact.happening.week == week and not fact.rival]
    before = [fact for fact in facts if fact.happening.week == week - 1 and not fact.rival]
    own = [fact for fact in now if not fact.listed][: size.worded]
    developments = own[: 3 * size.developments]
    counts = [fact for fact in own if fact.happening.kind == "figure"][:2]
    stances = [fact for fact in own if fact.happening.kind == "position"]
    pledges = [fact for fact in own if fact.happening.kind == "pledge"][:4]
    marked = list(_marked([*before[:8], *own]))[:8]
    monday, sunday = size.monday(week), size.sunday(week)
    yield "date", str(sunday)
    yield "period", f"{monday}/{sunday}"
    yield "cutoff", str(sunday)
    yield "issued", str(sunday + timedelta(days=1))
    yield "next", str(sunday + timedelta(days=8))
    yield "headline", own[0].happening.head
    yield "bottom_line", _prose(own[:2])
    yield "figures", [_key_figure(fact) for fact in counts]
    findings = {"record": _RECORD} if any(fact.listed for fact in now) else {}
    yield "findings", {**_FINDINGS, **findings}
    yield "judgements", [_judgement(number, fact) for number, fact in enumerate(own[2:5])]
    yield "developments", _items(developments)
    yield "background", _items(before[:12])
    yield (
        "timeline",
        {
            "events": [
                {"label": f"{fact.happening.label}{_cited(fact)}", "side": side}
                for fact, side in zip(marked, ("above", "below") * 4, strict=False)
            ]
        },
    )
    positions, shown = _positions(stances)
    if positions:
        yield "positions", positions
    yield "pledges", [_pledge(coast, fact) for fact in pledges]
    printed = [*developments, *before[:12], *counts, *own[:6], *marked, *shown, *pledges]
    printed += [fact for fact in now if fact.listed]
    yield "disputes", list(dict.fromkeys(one.conflict for one in printed if one.conflict))
    yield "watch", [_watch(fact) for fact in own[3:6]]


def _cited(fact: Fact) -> str:
    return f"[@{fact.id}]"


def _sentence(fact: Fact) -> str:
    return f"{fact.happening.statement}{_cited(fact)}"


def _prose(facts: Sequence[Fact]) -> str:
    return " ".join(map(_sentence, facts))


def _items(facts: Sequence[Fact]) -> list[Value]:
    return [
        {"head": some[0].happening.head, "body": _prose(some)}
        for some in (facts[at : at + 3] for at in range(0, len(facts), 3))
    ]


def _key_figure(fact: Fact) -> Value:
    figure = fact.happening.figure
    return {
        "number": str(figure.value) if figure else "",
        "unit": "tonnes",
        "caption": f"{fact.happening.label}{_cited(fact)}",
    }


def _judgement(number: int, fact: Fact) -> Value:
    name, text, likelihood = _JUDGEMENTS[number]
    return {
        "id": name,
        "text": text,
        "likelihood": likelihood,
        "confidence": "low",
        "confidence_basis": "a few papers of one week",
        "why": _sentence(fact),
        "rests_on": [fact.id],
        "assumptions": ["The harbours stay open until then."],
        "alternatives": ["A storm shuts them, and nothing is decided."],
        "indicators": ["A date for the next round is named."],
    }


def _marked(facts: Sequence[Fact]) -> Iterator[Fact]:
    """One fact for each day, for the timeline."""
    days = set()
    for fact in facts:
        if fact.happening.day not in days:
            days.add(fact.happening.day)
            yield fact


def _positions(stances: Sequence[Fact]) -> tuple[Value, list[Fact]]:
    """The table of up to four issues that some state has taken a stance on, and its facts."""
    shown = list(stances[:4])
    parties = list(dict.fromkeys(fact.happening.actors[0] for fact in shown))
    issues: list[Value] = [
        {
            "issue": f"Toll at {fact.happening.head.rpartition(' ')[2]}",
            "cells": {
                fact.happening.actors[0]: {
                    "stance": "against",
                    "text": f"{fact.happening.label}{_cited(fact)}",
                }
            },
        }
        for fact in shown
    ]
    return ({"parties": parties, "issues": issues}, shown) if shown else (None, [])


def _pledge(coast: Coast, fact: Fact) -> Value:
    return {
        "fact": fact.id,
        "who": coast.states[fact.happening.actors[0]],
        "what": f"Money for {fact.happening.port}{_cited(fact)}",
        "kind": "Pledge",
    }


def _watch(fact: Fact) -> Value:
    return {
        "signal": f"{fact.happening.head}{_cited(fact)}",
        "so": "A second time would show that it was no accident.",
        "moves": ["toll"],
    }
