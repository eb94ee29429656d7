"""Coverage: every quotation, number, date and name in print stands in the evidence it cites.

`find_claims` reads a sentence, `grounds` gathers its evidence, `derive` adds what an analyst has
worked out, and `uncovered` tells what is not shown. docs/coverage.md says what counts.
"""

from briefgen.coverage.claims import find_claims
from briefgen.coverage.derivation import Derivation, Fault, check, derive, parse
from briefgen.coverage.evidence import Evidence, Shown
from briefgen.coverage.matching import uncovered
from briefgen.coverage.names import Names
from briefgen.coverage.values import Claim, Gap, Kind, Moment, Quantity, Reason

__all__ = [
    "Claim",
    "Derivation",
    "Evidence",
    "Fault",
    "Gap",
    "Kind",
    "Moment",
    "Names",
    "Quantity",
    "Reason",
    "Shown",
    "check",
    "derive",
    "find_claims",
    "parse",
    "uncovered",
]
