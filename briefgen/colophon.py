"""Colophon: the last section of a brief, which says how to read, check and file it."""

from collections.abc import Mapping
from typing import Any

from briefgen import __version__, scales, wording
from briefgen.document import About
from briefgen.model.edition import Edition
from briefgen.parts import printed_facts
from briefgen.select import Selection


def about(selection: Selection, name: str) -> list[About]:
    """The entries of the section; `name` is that of the document."""
    desk, edition = selection.corpus.desk, selection.edition
    marking = edition.marking or selection.brief.marking or desk.marking
    facts = len(printed_facts(selection))
    return [
        About("Likelihood", _likelihood_legend(desk.likelihood_scale)),
        About(
            "Confidence",
            "High: consistent and attributed, from several sides. Moderate: credible but partial. "
            "Low: one source, or damaged text.",
        ),
        About(
            "Source grade",
            f"Reliability {_legend(scales.RELIABILITY)}. Credibility "
            f"{_legend(scales.CREDIBILITY)} (Admiralty scale). The two are judged apart.",
        ),
        About(
            "Quotation",
            "Excerpts are the source’s own words, spelling included. ¶ counts the paragraphs of "
            "the file that are not blank. Words in square brackets are ours.",
        ),
        About("Sharing", f"{marking}. {scales.SHARING[marking]}"),
        About("Corrections", _corrections(edition)),
        About(
            "Archive",
            f"{name}, version {edition.version}, on {wording.counted(facts, 'fact')}. briefgen "
            f"{__version__}; Source Serif 4 and Source Sans 3.",
        ),
    ]


def _likelihood_legend(scale: scales.ScaleName) -> str:
    steps = " · ".join(f"{t.term} {t.low}–{t.high}%" for t in scales.LIKELIHOOD[scale])
    title = scales.SCALE_TITLES[scale]
    return f"{steps[:1].upper()}{steps[1:]} ({title})."


def _legend(scale: Mapping[Any, str]) -> str:
    return ", ".join(f"{key} {meaning}" for key, meaning in scale.items())


def _corrections(edition: Edition) -> str:
    if edition.version == 1:
        return "A corrected brief keeps its number and adds one to its version. None so far."
    return f"This is version {edition.version}; it replaces the earlier one."
