"""Each text fits the place that the layout has for it.

Headline 75 characters, finding 54, judgement 110, basis of confidence 48, assumption, alternative,
sign or reason for a change 100, heading of a development 62, cell 55, side of a dispute 75, topic
24, key figure 5. On a timeline, event 40, name of a side 16, window 24; in a chart, title 62, unit
28, name of a value or a series 24. Bottom line 60 words, text of a development 55, descriptor,
basis of a grade and each text of a correction 30. At most four key figures, twelve events and as
many issues as the desk allows; 24 values in a trend and twelve in other charts. What counts is what
is seen: marks and citations do not.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    headline: The third meeting ends after 40 minutes

Fails, because two lines hold no more than 75 characters:

    # content/editions/weekly/2025-07-27.yaml
    headline: The third meeting of the two delegations ends after no more than forty minutes
"""

import re
from collections.abc import Iterator

from briefgen import passages
from briefgen.model.chart import Kind
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.passages import Passage, Role
from briefgen.problem import Pos, Problem
from briefgen.prose import plain
from briefgen.sentences import origin_of

CODE = "too-long"

_CHARACTERS: dict[Role, int] = {
    "headline": 75,
    "finding": 54,
    "judgement": 110,
    "judgement_basis": 48,
    "judgement_aside": 100,
    "judgement_change": 100,
    "development_head": 62,
    "background_head": 62,
    "timeline_side": 16,
    "timeline_window": 24,
    "event": 40,
    "cell": 55,
    "chart_title": 62,
    "chart_unit": 28,
    "chart_label": 24,
    "dispute_side": 75,
}
_WORDS: dict[Role, int] = {
    "bottom_line": 60,
    "development": 55,
    "background": 55,
    "descriptor": 30,
    "reliability_basis": 30,
    "correction": 30,
    "correction_why": 30,
}
_TOPIC = 24
_NUMBER = 5
_FIGURES = 4
_EVENTS = 12
_POINTS: dict[Kind, int] = {"trend": 24, "dots": 12, "bars": 12}
_WAS = 30


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each text or list that is longer than its place."""
    for passage in passages.all_passages(corpus):
        if passage.role in _CHARACTERS:
            yield from _characters(corpus, passage, _CHARACTERS[passage.role])
        elif passage.role in _WORDS:
            yield from _words(corpus, passage, _WORDS[passage.role])
    for brief in corpus.briefs.values():
        topic = brief.topic or ""
        if (over := len(topic) - _TOPIC) > 0:
            yield _problem(brief.at("topic"), over, "character", _TOPIC, len(topic))
    for edition in corpus.editions.values():
        yield from _lists(edition, corpus.desk.limits.issues)


def _characters(corpus: Corpus, passage: Passage, limit: int) -> Iterator[Problem]:
    if len(passage.text) <= limit:
        return
    over = len(plain(passage.text)) - limit
    if over > 0:
        yield _problem(_at(corpus, passage, limit), over, "character", limit, over)


def _words(corpus: Corpus, passage: Passage, limit: int) -> Iterator[Problem]:
    words = list(re.finditer(r"\S+", plain(passage.text)))
    if len(words) > limit:
        start = words[limit].start()
        length = words[-1].end() - start
        yield _problem(_at(corpus, passage, start), len(words) - limit, "word", limit, length)


def _at(corpus: Corpus, passage: Passage, offset: int) -> Pos:
    """The place of the visible character `offset` of the passage, from where on it is too long."""
    return passages.place(corpus, passage, origin_of(passage.text, offset))


def _lists(edition: Edition, most_issues: int) -> Iterator[Problem]:
    for correction in edition.corrections:
        words = correction.was.split()
        if (over := len(words) - _WAS) > 0:
            length = len(" ".join(words[_WAS:]))
            yield _problem(correction.at("was"), over, "word", _WAS, length)
    for number, figure in enumerate(edition.figures):
        if (over := len(figure.number) - _NUMBER) > 0:
            pos = edition.at("figures", number, "number")
            yield _problem(pos, over, "character", _NUMBER, len(figure.number))
    if (over := len(edition.figures) - _FIGURES) > 0:
        yield _problem(edition.at("figures", _FIGURES), over, "key figure", _FIGURES, 1)
    issues = edition.positions.issues if edition.positions else ()
    if edition.positions and (over := len(issues) - most_issues) > 0:
        pos = edition.positions.at("issues", most_issues)
        yield _problem(pos, over, "issue", most_issues, 1)
    events = edition.timeline.events if edition.timeline else ()
    if edition.timeline and (over := len(events) - _EVENTS) > 0:
        yield _problem(edition.timeline.at("events", _EVENTS), over, "event", _EVENTS, 1)
    for chart in edition.charts:
        limit = _POINTS[chart.kind]
        if (over := len(chart.points) - limit) > 0:
            yield _problem(chart.at("points", limit), over, "point", limit, 1)


def _problem(pos: Pos, over: int, what: str, limit: int, length: int) -> Problem:
    """`what` is one of the things counted: character, word, key figure, issue, event, point."""
    many = "" if over == 1 else "s"
    message = f"{over} {what}{many} too many"
    return Problem(pos, CODE, message, f"at most {limit} {what}s fit here", length=length)
