"""A review: which words and which grade a fact was accepted on, by whom and when.

Written by `briefgen review`, read by the rule `suspect`. It keeps fingerprints, not texts: when
what stands in the content now has another one, the fact has to be looked at again.
"""

from collections.abc import Mapping
from typing import Annotated

from briefgen.record import Day, ExcerptRef, Field, Line, Record, Slug

Print = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Review(Record):
    """One fact as it was accepted."""

    fact: Slug
    """The fact."""
    by: Line
    """Who accepted it."""
    on: Day
    """When."""
    statement: Print
    """Fingerprint of what the fact says."""
    excerpts: Mapping[ExcerptRef, Print]
    """Fingerprint of each excerpt that it rested on."""
    sources: Mapping[Slug, Line]
    """The state of each source: grade, integrity, status and digest, in words."""


class ReviewFile(Record):
    """content/reviews.yaml."""

    reviews: tuple[Review, ...]
    """One for each reviewed fact."""
