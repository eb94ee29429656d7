"""Colophon: the last section of a brief, which says how to read, check and file it."""

from collections.abc import Mapping
from typing import Any

from briefgen import __version__, scales, wording
from briefgen.document import About
from briefgen.model.edition import Edition
from briefgen.select import Selection, listed_facts, printed_facts


def about(selection: Selection, name: str) -> list[About]:
    """The entries of the section; `name` is that of the document.

    Scales of judgement are explained only where there is one; a compact section leaves out what
    a reader of one page can do without.
    """
    desk, edition = selection.corpus.desk, selection.edition
    marking = edition.marking or selection.brief.marking or desk.marking
    short = any(one.part == "about" and one.compact for one in selection.brief.sections)
    entries = _of_judgements(desk.likelihood_scale) if edition.judgements else []
    last = selection.corpus.edition_before(selection.brief.id, edition)
    if last and any(one.change for one in edition.judgements):
        when = wording.day(last.date)
        text = f"Up, down, same, new: the likelihood against that of the edition of {when}."
        entries.append(About("Change", text))
    if not short:
        entries.append(
            About(
                "Source grade",
                f"Reliability {_legend(scales.RELIABILITY)}. Credibility "
                f"{_legend(scales.CREDIBILITY)} (Admiralty scale). The two are judged apart.",
            )
        )
        entries.append(
            About(
                "Quotation",
                "Excerpts are the source’s own words, spelling included. ¶ counts the paragraphs "
                "of the file that are not blank. Words in square brackets are ours.",
            )
        )
        entries.append(About("Corrections", _corrections(edition)))
    return [
        *entries,
        About("Sharing", f"{marking}. {scales.SHARING[marking]}"),
        About(
            "Archive",
            f"{name}, version {edition.version}, on {wording.counted(_facts(selection), 'fact')}. "
            f"briefgen {__version__}; Source Serif 4 and Source Sans 3.",
        ),
    ]


def _of_judgements(scale: scales.ScaleName) -> list[About]:
    return [
        About("Likelihood", _likelihood_legend(scale)),
        About(
            "Confidence",
            "High: consistent and attributed, from several sides. Moderate: credible but partial. "
            "Low: one source, or damaged text.",
        ),
    ]


def _facts(selection: Selection) -> int:
    listed = {fact.id for facts in listed_facts(selection).values() for fact in facts}
    return len(listed | printed_facts(selection))


def _likelihood_legend(scale: scales.ScaleName) -> str:
    steps = " · ".join(f"{t.term} {t.low}–{t.high}%" for t in scales.LIKELIHOOD[scale])
    title = scales.SCALE_TITLES[scale]
    return f"{steps[:1].upper()}{steps[1:]} ({title})."


def _legend(scale: Mapping[Any, str]) -> str:
    return ", ".join(f"{key} {meaning}" for key, meaning in scale.items())


def _corrections(edition: Edition) -> str:
    if edition.version == 1:
        return "A corrected brief keeps its number and adds one to its version. None so far."
    days = sorted({one.date for one in edition.corrections})
    when = " and ".join(wording.day(day) for day in days[-2:])
    return f"This is version {edition.version}, corrected {when}; it replaces the earlier one."
