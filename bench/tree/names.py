"""The coast: its states, ports, people and goods, all invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from bench.tree.layout import listed

_STATES = "Norvale Sudmark Ostreland Wessany Tarnholm Ibrenia Kaldoria Merrowland".split()
_HEADS = "Ald Brin Corv Dren Elm Farn Gorl Hest Ivel Jarr Kess Lorn Mard Nell Orv Pell".split()
_TAILS = "ingmouth obay ehaven wickton erport estrand enholt afjord ulness ormere".split()
_GIVEN = "Ada Bero Cilla Dorin Edda Fenno Gisla Hakon Ilse Jorun Katla Leif Mirja Njal".split()
_FAMILY = "Quist Rannoch Stavelund Torvik Ulvang Varnes Wikborg Yngvar Zetterholm Aune".split()
GOODS = "copper timber wheat cement coal salt wool barley iron paper glass cheese".split()
WORKS = "breakwater|grain quay|lighthouse|customs hall|ferry pier|dry dock|lock gate".split("|")
PAPERS = "Gazette Herald Courier Mirror Record Observer Chronicle Messenger".split()

# Words of the paragraphs between the tellings. They hold no number, name or date.
NOUNS = (
    "crane rope barge pilot cellar ledger rumour market orchard bridge chapel kettle lantern "
    "valley garden stone harness mill carpenter winter tailor bakery fiddle pasture saddle canvas "
    "drummer clerk widow neighbour potter nephew ladder barrel wagon island meadow forge anchor"
).split()
VERBS = (
    "carried mended praised forgot painted followed counted doubted watched crossed lifted sold "
    "measured borrowed cleaned sheltered answered welcomed repaired gathered"
).split()
ADJECTIVES = (
    "quiet narrow patient crooked sturdy pale hollow cheerful weary distant muddy gentle hungry "
    "ancient careful stubborn silver shabby brisk curious"
).split()
JOINTS = "while because although before after since until whenever as though".split()


@dataclass(frozen=True, slots=True)
class Coast:
    """Entities by id: states, ports and people."""

    states: Mapping[str, str]
    ports: Mapping[str, str]
    people: Mapping[str, str]

    def file(self) -> str:
        """content/entities.yaml."""
        kinds = (("state", self.states), ("place", self.ports), ("person", self.people))
        return listed(
            "entities",
            (
                {"id": name, "name": shown, "kind": kind}
                for kind, entities in kinds
                for name, shown in entities.items()
            ),
        )


def coast(seed: int) -> Coast:
    """The coast of a seed: eight states, a hundred ports, eighty people."""
    chance = Random(seed)
    ports = [head + tail for head in _HEADS for tail in _TAILS]
    people = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    chance.shuffle(ports)
    chance.shuffle(people)
    return Coast(_by_id(_STATES), _by_id(ports[:100]), _by_id(people[:80]))


def _by_id(shown: Sequence[str]) -> Mapping[str, str]:
    return MappingProxyType({name.lower().replace(" ", "-"): name for name in shown})
