"""Differences: what two corpora answer differently, in words.

fact `talks-held` changed: statement
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.ground import ALL, named
from briefgen.model.page import Kind, Name
from briefgen.record import Record
from briefgen.select import Selection
from briefgen.value import Frozen

_NOUNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sources": "source",
        "excerpts": "excerpt",
        "facts": "fact",
        "conflicts": "conflict",
        "entities": "entity",
        "briefs": "brief",
        "editions": "edition",
        "reviews": "review",
        "themes": "theme",
        "fonts": "font",
    }
)
_ABOUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "citing": "other facts cite excerpt `{}`",
        "grades": "facts of source `{}` have other credibilities",
        "parts": "other facts are a part of fact `{}`",
        "series": "brief `{}` has other editions",
    }
)
_NAMED: Final = 4  # fields of one record


class Between(Frozen):
    """An edition as it was and as it is."""

    before: Selection
    now: Selection

    def reasons(self, answered: Iterable[str]) -> list[str]:
        """What is behind the answers (`facts talks-held`) that are others than they were."""
        asked = list(dict.fromkeys(answered))
        found = {reason for what in asked for reason in self._of(what)}
        # What facts are found by changes with the facts, which say more.
        found = found or {_ABOUT[kind].format(name) for kind, name in map(_parts, asked)}
        return sorted(found)

    def _of(self, what: str) -> Iterator[str]:
        kind, name = _parts(what)
        if kind == "desk":
            yield _changed("the desk", self.before.corpus.desk, self.now.corpus.desk)
        elif kind == "listed":
            yield from self._listed(name.partition(" ")[2])
        elif kind in _ABOUT:
            return
        elif kind == "excerpts":
            yield from self._excerpt(name)
        elif kind == "fonts":
            yield f"font `{name}` changed"
        elif name == ALL:
            yield from self._all(kind)
        else:
            yield from self._record(kind, named(kind, name))

    def _record(self, kind: str, name: Name) -> Iterator[str]:
        before, now = (getattr(one.corpus, kind) for one in (self.before, self.now))
        noun = f"{_NOUNS[kind]} `{name if isinstance(name, str) else ' '.join(map(str, name))}`"
        if name in before and name in now:
            if self._imprint(self.before, kind, name) != self._imprint(self.now, kind, name):
                yield _changed(noun, before[name], now[name])
            else:
                yield f"{noun} is checked otherwise"
        elif name in now:
            yield f"{noun} is new"
        else:
            yield f"{noun} is gone"

    def _excerpt(self, reference: str) -> Iterator[str]:
        before, now = (one.corpus.excerpts for one in (self.before, self.now))
        if (reference in before) != (reference in now):
            yield f"excerpt `{reference}` is {'new' if reference in now else 'gone'}"
        elif before.imprint(reference) != now.imprint(reference):
            yield _changed(f"excerpt `{reference}`", before[reference][1], now[reference][1])

    def _all(self, kind: str) -> Iterator[str]:
        before, now = (getattr(one.corpus, kind) for one in (self.before, self.now))
        for name in dict.fromkeys((*before, *now)):
            if self._imprint(self.before, kind, name) != self._imprint(self.now, kind, name):
                yield from self._record(kind, name)

    def _listed(self, section: str) -> Iterator[str]:
        before, now = (
            {fact.id: fact.imprint() for fact in one.facts.get(section, ())}
            for one in (self.before, self.now)
        )
        for name in dict.fromkeys((*before, *now)):
            if before.get(name) == now.get(name):
                continue
            known = [self._imprint(one, "facts", name) for one in (self.before, self.now)]
            if known[0] != known[1]:
                yield from self._record("facts", name)
            else:
                yield f"fact `{name}` is {'in' if name in now else 'no more in'} `{section}`"

    @staticmethod
    def _imprint(selection: Selection, kind: str, name: Name) -> str:
        known: Kind = kind  # type: ignore[assignment]
        return selection.corpus.digest(known, name)


def _parts(what: str) -> tuple[str, str]:
    kind, _, name = what.partition(" ")
    return kind, name


def _changed(noun: str, before: Record, now: Record) -> str:
    fields = [
        name
        for name in type(now).model_fields
        if getattr(before, name, None) != getattr(now, name, None)
    ]
    if not fields:
        return f"{noun} changed"
    more = f" and {len(fields) - _NAMED} more" if len(fields) > _NAMED else ""
    return f"{noun} changed: {', '.join(fields[:_NAMED])}{more}"
