"""When something happened, was said or was published, and how that is known."""

from typing import Annotated, Literal

from briefgen.record import Date, Line, Value, short_form

Basis = Literal["stated", "year_inferred", "relative_resolved", "computed", "undated"]


class Dating(Value):
    """A date with its basis; a bare date in YAML is one that the source states in full."""

    edtf: Date
    """The date in EDTF: 2025-07-23, 2025-07, 2025-07-24~ (about), 2025-07-21/2025-07-22."""
    basis: Basis = "stated"
    """How it is known; `undated` means that `edtf` is where the desk places it."""
    raw: Line | None = None
    """The source's own words for it."""
    evidence: Line | None = None
    """What it was inferred, resolved or computed from; needed unless it is stated."""


Dated = Annotated[Dating, short_form(Dating, "edtf")]
