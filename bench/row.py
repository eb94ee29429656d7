"""One row of the table: what was measured, what came out, and whether that is within its bar."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["met", "not met", ""]


@dataclass(frozen=True, slots=True)
class Bar:
    """A limit that a value has to keep: at most so much, or at least."""

    limit: float
    least: bool = False

    def verdict(self, value: float) -> Verdict:
        """Whether a value keeps it."""
        kept = value >= self.limit if self.least else value <= self.limit
        return "met" if kept else "not met"


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its unit (`×`, `s`, `MB`, none for a count), its bar, and what it is made of.

    A row without a value was not measured; `note` then says why.
    """

    what: str
    value: float | None
    unit: str = "×"
    bar: Bar | None = None
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the bar is met; empty where there is none, or nothing was measured."""
        return self.bar.verdict(self.value) if self.bar and self.value is not None else ""


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | bar | | made of |", "| --- | ---: | ---: | --- | --- |"]
    for row in rows:
        bar = ""
        if row.bar:
            bar = f"{'≥' if row.bar.least else '≤'} {_shown(row.bar.limit, row.unit)}"
        value = "–" if row.value is None else _shown(row.value, row.unit)
        lines.append(f"| {row.what} | {value} | {bar} | {row.verdict} | {row.note} |")
    return "\n".join(lines)


def _shown(value: float, unit: str) -> str:
    if unit == "×":
        return f"{value:.2f} ×"
    if unit == "s":
        return f"{value:.2f} s"
    return f"{value:,.0f} {unit}".rstrip()
