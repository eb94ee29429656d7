"""Names: where a text names an entity, and words with figures that are names and not numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefgen.coverage.grammar import Grammar, any_of, pattern
from briefgen.model.entity import Entity
from briefgen.value import Frozen

# F-16, S-300, Su-27, G7, COVID-19, 9M729, 3.11.7, 9/11: letters and figures, or figures in parts.
_CODED = re.compile(
    r"(?<![\w$€£.,-])(?:[A-Za-z]{1,10}[-\u2011]?[0-9][0-9A-Za-z]*(?:[-/][0-9A-Za-z]+)*"
    r"|[0-9]+(?:[A-Za-z]+[0-9][0-9A-Za-z]*|[A-Z][a-z]*)"
    r"|[0-9]+(?:\.[0-9]+){2,}|[0-9]{1,2}/[0-9]{1,2}(?![0-9/])|[0-9]+,[0-9]{1,2})(?![\w])"
)
_ROMAN = r"(?-i:[IVX]+)"
# Minsk II, Phase III: from two letters on, since I, V and X are words and letters as well.
_REIGN = re.compile(r"(?<!\w)[A-Z]\w*\s+(?:I{2,3}|I[VX]|VI{1,3}|X[IVX]+)(?!\w)")


class Named(Frozen):
    """A name in a text, from `start` to `end`: the ids it can mean, or a designation's words."""

    start: int
    end: int
    value: frozenset[str] | str


class Names:
    """Entities ready to be found by any of their names, the longest first.

    A name stands as whole words and in its own capitals; a possessive ending may follow.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        known = {entity.id: entity for entity in entities}
        ids: dict[str, set[str]] = {}
        for entity in known.values():
            for name in (entity.name, entity.short, *entity.also, *entity.aliases):
                if name:
                    ids.setdefault(_spaced(name), set()).add(entity.id)
        self._named = {name: frozenset(found) for name, found in ids.items()}
        # `US$` is money.
        self._pattern = re.compile(rf"(?<!\w){any_of(ids)}(?![\w$])") if ids else None
        self._shown = {entity.id: self._shown_by(entity, known) for entity in known.values()}

    def find(self, text: str) -> tuple[Named, ...]:
        """The names in `text`, in order."""
        return _found(self, text)

    def held(self, text: str) -> frozenset[str]:
        """The ids that a text shows: those that it names, and those that these show in turn.

        `US Senate` shows the United States, and so do a person whose office names it and a body or
        a place that has it for its party.
        """
        named = _ids(self.find(text))
        inner = (self._inside(_spaced(text[one.start : one.end])) for one in self.find(text))
        return named.union(*inner, *(self._shown[one] for one in named))

    def _shown_by(self, entity: Entity, known: Mapping[str, Entity]) -> frozenset[str]:
        party = known.get(entity.party or "")
        acting = entity.kind in ("person", "body", "place")
        state = {party.id} if party and acting and party.kind == "state" else set[str]()
        return frozenset(state).union(*(_ids(self._search(one.title)) for one in entity.offices))

    def _inside(self, name: str) -> frozenset[str]:
        """The ids whose names are words of a longer name."""
        words = [(found.start(), found.end()) for found in re.finditer(r"\w+", name)]
        parts = (name[start:end] for start, _ in words for _, end in words if start < end)
        return frozenset[str]().union(*(self._named.get(part, ()) for part in parts))

    def _search(self, text: str) -> Iterator[Named]:
        for found in self._pattern.finditer(text) if self._pattern else ():
            yield Named(found.start(), found.end(), self._named[_spaced(found[0])])


@lru_cache(maxsize=1 << 13)
def _found(names: Names, text: str) -> tuple[Named, ...]:
    return tuple(names._search(text))


def _ids(found: Iterable[Named]) -> frozenset[str]:
    return frozenset(one for name in found for one in name.value)


def _spaced(name: str) -> str:
    return " ".join(name.split())


def designations(text: str, g: Grammar) -> Iterator[Named]:
    """Names made with figures or Roman numerals; `value` is how they compare: f16, phase iii."""
    for wanted in (_CODED, _numbered(g), _REIGN):
        for found in wanted.finditer(text):
            yield Named(found.start(), found.end(), _plain(found[0]))


def _numbered(g: Grammar) -> re.Pattern[str]:
    figures = r"[0-9]+(?:[./-][0-9A-Za-z]+)*[A-Za-z]?"
    return pattern(rf"(?<!\w){any_of(g.DESIGNATORS)}\s*(?:{figures}|{_ROMAN})(?!\w)")


def _plain(text: str) -> str:
    return re.sub(r"(?<=[a-z])[\s\u2011-]+(?=[0-9])", "", _spaced(text).casefold())
