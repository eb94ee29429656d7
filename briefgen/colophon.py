"""Colophon: the last section of a brief, which says how to read, check and file it."""

from collections.abc import Mapping
from typing import Any

from briefgen import __version__, scales
from briefgen.document import About
from briefgen.locales import Furniture
from briefgen.select import Selection, corrections, facts_behind
from briefgen.wording import capital


def about(selection: Selection, name: str) -> list[About]:
    """The entries of the section; `name` is that of the document.

    Scales of judgement are explained only where there is one; a compact section leaves out what
    a reader of one page can do without.
    """
    desk, edition, words = selection.corpus.desk, selection.edition, selection.words
    marking = edition.marking or selection.brief.marking or desk.marking
    short = any(one.part == "about" and one.compact for one in selection.brief.sections)
    entries = _of_judgements(selection) if edition.judgements else []
    last = selection.corpus.edition_before(selection.brief.id, edition)
    if last and any(one.change for one in edition.judgements):
        text = words.say(
            "Up, down, same, new: the likelihood against that of the edition of {date}.",
            date=words.day(last.issued),
        )
        entries.append(About(words.say("Change"), text))
    if not short:
        entries.append(
            About(
                words.say("Source grade"),
                words.say(
                    "Reliability {letters}. Credibility {digits} (Admiralty scale). The two are "
                    "judged apart.",
                    letters=_legend(words, scales.RELIABILITY),
                    digits=_legend(words, scales.CREDIBILITY),
                ),
            )
        )
        entries.append(
            About(
                words.say("Quotation"),
                words.say(
                    "Excerpts are the source’s own words, spelling included. ¶ counts the "
                    "paragraphs of the file that are not blank. Words in square brackets are ours."
                ),
            )
        )
        entries.append(About(words.say("Corrections"), _corrections(selection)))
    return [
        *entries,
        About(words.say("Sharing"), f"{marking}. {words.say(scales.SHARING[marking])}"),
        About(words.say("Archive"), _archive(selection, name)),
    ]


def _of_judgements(selection: Selection) -> list[About]:
    words = selection.words
    return [
        About(words.say("Likelihood"), _likelihood_legend(selection)),
        About(
            words.say("Confidence"),
            words.say(
                "High: consistent and attributed, from several sides. Moderate: credible but "
                "partial. Low: one source, or damaged text."
            ),
        ),
        About(
            words.say("Origins"),
            words.say(
                "An origin is a telling that does not come from another of the sources. It is "
                "established if the text shows where it comes from; copies and relays add none."
            ),
        ),
    ]


def _archive(selection: Selection, name: str) -> str:
    return selection.words.count(
        "{name}, version {version}, on {n} fact. briefgen {program}; {faces}.",
        "{name}, version {version}, on {n} facts. briefgen {program}; {faces}.",
        len(facts_behind(selection)),
        name=name,
        version=selection.edition.version,
        program=__version__,
        faces="Source Serif 4, Source Sans 3",
    )


def _likelihood_legend(selection: Selection) -> str:
    scale = selection.corpus.desk.likelihood_scale
    steps = scales.likelihood(selection.language)[scale]
    text = " · ".join(f"{step.term} {step.low}–{step.high}%" for step in steps)
    return f"{capital(text)} ({selection.words.say(scales.SCALE_TITLES[scale])})."


def _legend(words: Furniture, scale: Mapping[Any, str]) -> str:
    return ", ".join(f"{key} {words.say(meaning)}" for key, meaning in scale.items())


def _corrections(selection: Selection) -> str:
    edition, words = selection.edition, selection.words
    if edition.version == 1 and corrections(selection):
        return words.say(
            "A corrected brief keeps its number and adds one to its version. None so far to this "
            "edition; those in it are to earlier ones."
        )
    if edition.version == 1:
        return words.say(
            "A corrected brief keeps its number and adds one to its version. None so far."
        )
    days = sorted({one.date for one in edition.corrections})[-2:]
    if len(days) == 1:
        return words.say(
            "This is version {version}, corrected {date}; it replaces the earlier one.",
            version=edition.version,
            date=words.day(days[0]),
        )
    return words.say(
        "This is version {version}, corrected {date} and {last}; it replaces the earlier one.",
        version=edition.version,
        date=words.day(days[0]),
        last=words.day(days[1]),
    )
