"""Styles: what an element has of a property that nobody set, found in a fifth of the time.

WeasyPrint works out a property when it is first asked for, and puts to each the questions that a
few have to answer: whether it is set by another name, names a variable or is a formula. Most
properties of most elements are not set at all, so they have the parent's value or the initial one.
Those are answered first; about any other WeasyPrint is asked as before.
"""

from collections.abc import Mapping
from functools import wraps
from typing import Any, Final, TypeAlias

Foreign: TypeAlias = Any  # WeasyPrint ships no types

# What is more than the parent's value or the initial one when nobody set it: those that depend on
# each other, those that are handed down in their own way, and custom properties.
_OTHERWISE: Final = ("display", "float", "page", "position")
_HANDED_DOWN: Final = "text_decoration_"
_DIRECTIONS: Final = ("ltr", "rtl")


def quicken(weasyprint: Foreign) -> None:
    """Makes WeasyPrint answer at once for properties that are not set; twice the same as once."""
    style = weasyprint.css.ComputedStyle
    ask = style.__missing__
    if hasattr(ask, "__wrapped__"):
        return
    names, inherited = _names(weasyprint), weasyprint.css.INHERITED
    initial = weasyprint.css.INITIAL_VALUES

    @wraps(ask)
    def missing(self: Foreign, key: str) -> Foreign:
        own = names.get(key)
        if own is None or self.parent_style is None or not self.cascaded.keys().isdisjoint(own):
            return ask(self, key)
        value = self[key] = self.parent_style[key] if key in inherited else initial[key]
        return value

    style.__missing__ = missing


def _names(weasyprint: Foreign) -> Mapping[str, frozenset[str]]:
    """The names that a property can be set by, for each that is simple if it is not set."""
    css = weasyprint.css
    found: dict[str, frozenset[str]] = {}
    for key in css.INITIAL_VALUES:
        simple = key in css.INHERITED or key not in css.INITIAL_NOT_COMPUTED
        if simple and key not in _OTHERWISE and not key.startswith(_HANDED_DOWN):
            logical = css.PHYSICAL_FUNCTIONS.get(key)
            others = (logical(block="ttb", inline=way) for way in _DIRECTIONS) if logical else ()
            found[key] = frozenset((key, *others))
    return found
