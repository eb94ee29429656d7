"""Quotes: whether a text holds a quotation, exactly, and where.

The rules are published in docs/quotation.md. Nothing here guesses: a quotation is found or it is
not, and `nearest` only words a message.
"""

from briefgen.quotes.finding import find
from briefgen.quotes.holding import holds
from briefgen.quotes.nearest import nearest
from briefgen.quotes.verdict import Fault, Found, Kind, Rules

__all__ = ["Fault", "Found", "Kind", "Rules", "find", "holds", "nearest"]
