"""A text does not run into more lines than its place has, measured with the letters of its face.

A headline has two lines and a finding one; a bottom line five; the text and the reasons of a
judgement two each, the caption of a key figure two. A key figure with its unit keeps to its column,
and the name of a series shares a line with its topic. Notes called in a text count, at the width
of their numbers. What is measured is the built-in look.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    findings:
      developments: The towns met once and will meet again in the winter

Fails, because these letters are wider, and a finding has one line:

    # content/editions/weekly/2025-07-27.yaml
    findings:
      developments: NORTHPORT AND SOUTHPORT MET; MORE MEETINGS WERE NAMED
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from briefgen import passages
from briefgen.measure import (
    MM,
    SETTINGS,
    Place,
    broken,
    figure_width,
    masthead_width,
    surely_fits,
)
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage, Role
from briefgen.problem import Problem
from briefgen.prose import plain
from briefgen.sentences import origin_of
from briefgen.typography import balanced

CODE = "too-wide"

# By the role of a text: as what it is set, and how many lines there are for it.
_LINES: Mapping[Role, tuple[Place, int]] = MappingProxyType(
    {
        "bottom_line": ("bottom_line", 5),
        "key_figure": ("caption", 2),
        "judgement": ("judgement", 2),
        "judgement_why": ("why", 2),
        "finding": ("finding", 1),
    }
)
_HEADLINE_LINES = 2
_FIGURE = 40.4 * MM
_MASTHEAD = 174 * MM  # the headline has the same width


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each text that needs more room than there is."""
    for brief in corpus.briefs.values():
        yield from _masthead(brief)
    for _, edition, printed in passages.editions(corpus):
        yield from _figures(edition)
        numbers = _numbering(corpus)
        for passage in printed:
            if passage.role == "headline":
                yield from _headline(corpus, passage)
            elif passage.role in _LINES:
                place, lines = _LINES[passage.role]
                yield from _lines(corpus, passage, place, lines, numbers)


def _masthead(brief: Brief) -> Iterator[Problem]:
    topic = brief.topic or ""
    if surely_fits(f"{brief.title}  {topic}", 21, _MASTHEAD, 1):
        return
    over = masthead_width(brief.title, topic) - _MASTHEAD
    if over > 0:
        message = f"the title and the topic are {over / MM:.0f} mm too wide for one line"
        hint = "shorten one of them"
        yield Problem(brief.at("title"), CODE, message, hint, length=len(brief.title))


def _numbering(corpus: Corpus) -> Callable[[Sequence[str]], Sequence[int]]:
    """The numbers of the notes behind some ids, given by first use as in print."""
    given: dict[str, int] = {}

    def numbers(names: Sequence[str]) -> Sequence[int]:
        found = (one for name in names for one in passages.resolve(corpus, name))
        return sorted({given.setdefault(one, len(given) + 1) for one in found})

    return numbers


def _lines(
    corpus: Corpus,
    passage: Passage,
    place: Place,
    most: int,
    numbers: Callable[[Sequence[str]], Sequence[int]],
) -> Iterator[Problem]:
    called = "".join(f" {number}" for number in numbers(passage.facts))
    setting = SETTINGS[place]
    if surely_fits(plain(passage.text) + called, setting.size, setting.width, most):
        return
    lines = broken(passage.text, setting, numbers)
    if len(lines) > most:
        yield _problem(corpus, passage, lines, most)


def _headline(corpus: Corpus, passage: Passage) -> Iterator[Problem]:
    if surely_fits(passage.text, 29, _MASTHEAD, _HEADLINE_LINES):
        return
    lines = balanced(passage.text)
    if len(lines) > _HEADLINE_LINES:
        yield _problem(corpus, passage, lines, _HEADLINE_LINES)


def _problem(corpus: Corpus, passage: Passage, lines: Sequence[str], most: int) -> Problem:
    """What is too much, at the first word that has no line."""
    over = len(lines) - most
    start = sum(len(line) + 1 for line in lines[:most])
    pos = passages.place(corpus, passage, origin_of(passage.text, start))
    many = "s" if most > 1 else ""
    message = f"{over} line{'s' if over > 1 else ''} too many"
    hint = f"there {'are' if most > 1 else 'is'} {most} line{many} for it, measured in its face"
    return Problem(pos, CODE, message, hint, length=len(" ".join(lines[most:])))


def _figures(edition: Edition) -> Iterator[Problem]:
    for figure in edition.figures:
        if surely_fits(f"{figure.number} {figure.unit or ''}", 26, _FIGURE, 1):
            continue
        over = figure_width(figure.number, figure.unit or "") - _FIGURE
        if over > 0:
            message = f"the number and its unit are {over / MM:.0f} mm too wide"
            pos = figure.at("unit") if figure.unit else figure.at("number")
            length = len(figure.unit or figure.number)
            yield Problem(pos, CODE, message, "shorten the unit", length=length)
