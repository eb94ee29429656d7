"""A version after the first says what was corrected, and a correction makes a new version.

An edition is not changed in silence: what was wrong is printed with what is right, and the version
goes up by one for each day of corrections, or for each correction. They are dated, in order, and
not before the edition was issued.

Passes:

    # content/editions/weekly/2025-07-27.yaml
    version: 2
    corrections:
      - date: 2025-07-30
        passage: headline
        was: The third meeting ends after 14 minutes
        now: The third meeting ends after 40 minutes
        why: Two digits were turned round.

Fails, because nobody can tell what the second version corrects:

    # content/editions/weekly/2025-07-27.yaml
    version: 2
"""

from collections.abc import Iterator
from itertools import pairwise

from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition
from briefgen.problem import Problem

CODE = "revision"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each version or correction that does not fit the others."""
    for (brief, _), edition in corpus.editions.items():
        yield from _version(edition)
        yield from _order(edition)
        series = corpus.briefs.get(brief)
        parts = {section.part for section in series.sections} if series else {"corrections"}
        if edition.corrections and "corrections" not in parts:
            message = f"the brief `{brief}` has no section that prints corrections"
            hint = "add a section with `part: corrections`"
            yield Problem(edition.at("corrections", key=True), CODE, message, hint, length=11)


def _version(edition: Edition) -> Iterator[Problem]:
    days = len({one.date for one in edition.corrections})
    least, most = 1 + days, 1 + len(edition.corrections)
    if least <= edition.version <= most:
        return
    if not edition.corrections:
        message = f"version {edition.version} corrects nothing"
        hint = "write under `corrections` what was wrong, or take the version out"
        yield Problem(edition.at("version"), CODE, message, hint, length=len(str(edition.version)))
        return
    where = edition.at("version") if edition.written("version") else edition.at("corrections")
    right = f"{least}" if least == most else f"{least} to {most}"
    message = f"version {edition.version}, but with its corrections it is {right}"
    hint = "each day of corrections makes a version, and no version is without one"
    yield Problem(where, CODE, message, hint)


def _order(edition: Edition) -> Iterator[Problem]:
    for one in edition.corrections:
        if one.date < edition.issued:
            message = f"it was corrected on {one.date}, before it was issued"
            hint = f"it was issued on {edition.issued}; what is mended before needs no correction"
            yield Problem(one.at("date"), CODE, message, hint, length=10)
        if one.was == one.now:
            message = "it says now what it said before"
            hint = "write in `now` what it says since"
            yield Problem(one.at("now"), CODE, message, hint, length=len(one.now))
    for first, second in pairwise(edition.corrections):
        if second.date < first.date:
            message, hint = "it is older than the one before", "list them by their days"
            yield Problem(second.at("date"), CODE, message, hint, length=10)
