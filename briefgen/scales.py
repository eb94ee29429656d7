"""The field's scales as data: likelihood, confidence, Admiralty grades, TLP markings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Confidence = Literal["low", "moderate", "high"]
Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
ScaleName = Literal["icd203", "phia"]


@dataclass(frozen=True, slots=True)
class Term:
    """One step of a likelihood scale; `low` and `high` are percent."""

    term: str
    low: int
    high: int
    other: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every wording of this step, the printed one first."""
        return (self.term, *self.other)


# ICD 203 "Analytic Standards" (US, 2015), D.6.e(2)(a): two rows of terms that are not to be mixed.
_ICD203 = (
    Term("almost no chance", 1, 5, ("remote chance", "remote")),
    Term("very unlikely", 5, 20, ("highly improbable",)),
    Term("unlikely", 20, 45, ("improbable", "improbably")),
    Term("roughly even chance", 45, 55, ("roughly even odds", "even chance")),
    Term("likely", 55, 80, ("probable", "probably")),
    Term("very likely", 80, 95, ("highly probable",)),
    Term("almost certain", 95, 99, ("nearly certain", "almost certainly")),
)
# PHIA Probability Yardstick (UK Professional Head of Intelligence Assessment, March 2025).
_PHIA = (
    Term("remote chance", 0, 5),
    Term("highly unlikely", 10, 20),
    Term("unlikely", 25, 35),
    Term("realistic possibility", 40, 50),
    Term("likely", 55, 75, ("probable", "probably")),
    Term("highly likely", 80, 90),
    Term("almost certain", 95, 100, ("almost certainly",)),
)
LIKELIHOOD: Mapping[ScaleName, Sequence[Term]] = MappingProxyType(
    {"icd203": _ICD203, "phia": _PHIA}
)
SCALE_TITLES: Mapping[ScaleName, str] = MappingProxyType(
    {
        "icd203": "US Intelligence Community Directive 203",
        "phia": "UK PHIA Probability Yardstick",
    }
)

CONFIDENCE: Sequence[Confidence] = ("low", "moderate", "high")

# NATO AJP-2.1 / STANAG 2511: reliability of the source and credibility of the information,
# judged apart from each other.
RELIABILITY: Mapping[Reliability, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
CREDIBILITY: Mapping[int, str] = MappingProxyType(
    {
        1: "confirmed by other sources",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "truth cannot be judged",
    }
)

# FIRST Traffic Light Protocol 2.0 (https://www.first.org/tlp/), least restrictive first.
MARKINGS: Sequence[Marking] = (
    "TLP:CLEAR",
    "TLP:GREEN",
    "TLP:AMBER",
    "TLP:AMBER+STRICT",
    "TLP:RED",
)
SHARING: Mapping[Marking, str] = MappingProxyType(
    {
        "TLP:CLEAR": "Recipients may share this brief without restriction.",
        "TLP:GREEN": "Recipients may share this brief within their community, not in public.",
        "TLP:AMBER": "Recipients may share this brief within their organisation and with its "
        "clients who need to know it.",
        "TLP:AMBER+STRICT": "Recipients may share this brief within their organisation only.",
        "TLP:RED": "For the named recipients only; not to be shared.",
    }
)


def term(scale: ScaleName, wording: str) -> Term | None:
    """The step of `scale` that `wording` names, or None."""
    return next((t for t in LIKELIHOOD[scale] if wording in t.words), None)


def rank(marking: Marking) -> int:
    """How restrictive a marking is; higher is more."""
    return MARKINGS.index(marking)
