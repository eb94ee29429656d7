"""The pairs that are measured, one file for each question; `PAIRS` is the table of them.

Each has a function of the ground to rows. What a pair runs for its sides it runs in turn.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from bench.ground import Ground
from bench.pairs import batch, changed, engine, growth, idle, reading
from bench.row import Row

Pair: TypeAlias = Callable[[Ground], list[Row]]

PAIRS: Mapping[str, Pair] = MappingProxyType(
    {
        "engine": engine.rows,
        "idle": idle.rows,
        "changed": changed.rows,
        "batch": batch.rows,
        "reading": reading.rows,
        "facts": growth.by_facts,
        "sources": growth.by_sources,
        "notes": growth.by_notes,
    }
)
