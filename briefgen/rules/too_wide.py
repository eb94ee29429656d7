"""A text does not run into more lines than its place has, measured with the letters of its face.

A headline has two lines and a finding one; a bottom line five; the text and the reasons of a
judgement two each, the caption of a key figure two. A key figure with its unit keeps to its column,
and the name of a series shares a line with its topic. Notes called in a text count, at the width
of their numbers. What is measured are the letters of the brief's theme.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    findings:
      developments: The towns met once and will meet again in the winter

Fails, because these letters are wider, and a finding has one line:

    # content/editions/weekly/2025-07-27.yaml
    findings:
      developments: NORTHPORT AND SOUTHPORT MET; MORE MEETINGS WERE NAMED
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from briefgen import passages
from briefgen.measure import MM, ROOMS, Measure, Numbers, Place
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage, Role
from briefgen.problem import Problem
from briefgen.prose import plain
from briefgen.sentences import origin_of

CODE = "too-wide"

# By the role of a text: where it stands, and how many lines there are for it.
_LINES: Mapping[Role, tuple[Place, int]] = MappingProxyType(
    {
        "headline": ("headline", 2),
        "bottom_line": ("bottom_line", 5),
        "key_figure": ("caption", 2),
        "judgement": ("judgement", 2),
        "judgement_why": ("why", 2),
        "finding": ("finding", 1),
    }
)


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each text that needs more room than there is."""
    for brief in corpus.briefs.values():
        yield from _masthead(brief, _measure(corpus, brief))
    for series, edition, printed in passages.editions(corpus):
        measure, numbers = _measure(corpus, series), _numbering(corpus)
        yield from _figures(edition, measure)
        for passage in printed:
            if passage.role in _LINES:
                yield from _lines(corpus, passage, measure, numbers)


def _measure(corpus: Corpus, brief: Brief | None) -> Measure:
    return Measure(corpus.theme_of(brief), corpus.fonts) if brief else Measure()


def _masthead(brief: Brief, measure: Measure) -> Iterator[Problem]:
    topic = brief.topic or ""
    if measure.surely_fits(f"{brief.title}  {topic}", "masthead", 1):
        return
    over = measure.masthead(brief.title, topic) - ROOMS["masthead"].width
    if over > 0:
        message = f"the title and the topic are {over / MM:.0f} mm too wide for one line"
        hint = "shorten one of them"
        yield Problem(brief.at("title"), CODE, message, hint, length=len(brief.title))


def _numbering(corpus: Corpus) -> Numbers:
    """The numbers of the notes behind some ids, given by first use as in print."""
    given: dict[str, int] = {}

    def numbers(names: Sequence[str]) -> Sequence[int]:
        found = (one for name in names for one in passages.resolve(corpus, name))
        return sorted({given.setdefault(one, len(given) + 1) for one in found})

    return numbers


def _lines(
    corpus: Corpus, passage: Passage, measure: Measure, numbers: Numbers
) -> Iterator[Problem]:
    """What is too much, at the first word that has no line."""
    place, most = _LINES[passage.role]
    called = "".join(f" {number}" for number in numbers(passage.facts))
    if measure.surely_fits(plain(passage.text) + called, place, most):
        return
    lines = (
        measure.headline(passage.text)
        if place == "headline"
        else measure.lines(passage.text, place, numbers)
    )
    over = len(lines) - most
    if over > 0:
        start = sum(len(line) + 1 for line in lines[:most])
        pos = passages.place(corpus, passage, origin_of(passage.text, start))
        message = f"{over} line{'s' if over > 1 else ''} too many"
        there = f"there are {most} lines" if most > 1 else "there is 1 line"
        hint = f"{there} for it, measured in its face"
        yield Problem(pos, CODE, message, hint, length=len(" ".join(lines[most:])))


def _figures(edition: Edition, measure: Measure) -> Iterator[Problem]:
    for figure in edition.figures:
        unit = figure.unit or ""
        if measure.surely_fits(f"{figure.number} {unit}", "figure", 1):
            continue
        over = measure.figure(figure.number, unit) - ROOMS["figure"].width
        if over > 0:
            message = f"the number and its unit are {over / MM:.0f} mm too wide"
            pos = figure.at("unit") if unit else figure.at("number")
            length = len(unit or figure.number)
            yield Problem(pos, CODE, message, "shorten the unit", length=length)
