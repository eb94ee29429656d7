"""The field's scales as data: likelihood, confidence, Admiralty grades, TLP markings."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from briefgen.locales import msg
from briefgen.value import Frozen

Confidence = Literal["low", "moderate", "high"]
Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
ScaleName = Literal["icd203", "phia"]


class Term(Frozen):
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
# The same steps in Ukrainian: in judgements, in what is printed of them, and in the last section.
_ICD203_UK = (
    Term("майже неможливо", 1, 5, ("практично неможливо",)),
    Term("дуже малоймовірно", 5, 20, ("украй малоймовірно", "вкрай малоймовірно")),
    Term("малоймовірно", 20, 45),
    Term("приблизно рівні шанси", 45, 55, ("шанси приблизно рівні",)),
    Term("імовірно", 55, 80, ("ймовірно",)),
    Term("дуже ймовірно", 80, 95, ("дуже імовірно",)),
    Term("майже напевно", 95, 99, ("практично напевно",)),
)
_PHIA_UK = (
    Term("мізерний шанс", 0, 5),
    Term("дуже малоймовірно", 10, 20),
    Term("малоймовірно", 25, 35),
    Term("реальна можливість", 40, 50),
    Term("імовірно", 55, 75, ("ймовірно",)),
    Term("дуже ймовірно", 80, 90, ("дуже імовірно",)),
    Term("майже напевно", 95, 100),
)
_LIKELIHOOD: Mapping[str, Mapping[ScaleName, Sequence[Term]]] = MappingProxyType(
    {
        "en": MappingProxyType({"icd203": _ICD203, "phia": _PHIA}),
        "uk": MappingProxyType({"icd203": _ICD203_UK, "phia": _PHIA_UK}),
    }
)
SCALE_TITLES: Mapping[ScaleName, str] = MappingProxyType(
    {
        "icd203": msg("US Intelligence Community Directive 203"),
        "phia": msg("UK PHIA Probability Yardstick"),
    }
)

CONFIDENCE: Sequence[Confidence] = ("low", "moderate", "high")

# NATO AJP-2.1 / STANAG 2511: reliability of the source and credibility of the information,
# judged apart from each other.
RELIABILITY: Mapping[Reliability, str] = MappingProxyType(
    {
        "A": msg("completely reliable"),
        "B": msg("usually reliable"),
        "C": msg("fairly reliable"),
        "D": msg("not usually reliable"),
        "E": msg("unreliable"),
        "F": msg("reliability cannot be judged"),
    }
)
CREDIBILITY: Mapping[int, str] = MappingProxyType(
    {
        1: msg("confirmed by other sources"),
        2: msg("probably true"),
        3: msg("possibly true"),
        4: msg("doubtful"),
        5: msg("improbable"),
        6: msg("truth cannot be judged"),
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
        "TLP:CLEAR": msg("Recipients may share this brief without restriction."),
        "TLP:GREEN": msg("Recipients may share this brief within their community, not in public."),
        "TLP:AMBER": msg(
            "Recipients may share this brief within their organisation and with its clients who "
            "need to know it."
        ),
        "TLP:AMBER+STRICT": msg("Recipients may share this brief within their organisation only."),
        "TLP:RED": msg("For the named recipients only; not to be shared."),
    }
)


def likelihood(language: str) -> Mapping[ScaleName, Sequence[Term]]:
    """The scales in the language of a BCP 47 tag; in English if they have no words in it."""
    return _LIKELIHOOD.get(language.partition("-")[0].lower(), _LIKELIHOOD["en"])


def term(scale: ScaleName, wording: str, language: str = "en") -> Term | None:
    """The step of `scale` that `wording` names in that language, or None."""
    return next((step for step in likelihood(language)[scale] if wording in step.words), None)


def rank(marking: Marking) -> int:
    """How restrictive a marking is; higher is more."""
    return MARKINGS.index(marking)
