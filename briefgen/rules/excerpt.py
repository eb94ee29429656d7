"""An excerpt is a short, exact and findable piece of its source, of the part that says something.

It is as long as its positions say, lies inside the document and outside what is not content, and
stands on one line of its YAML file, where no folding changes its spaces. It is no longer than
`limits.excerpt_characters` in desk.yaml, and all excerpts together no more than
`limits.source_percent` of the source. `prefix` and `suffix` hold at most 32 characters. Altered
words and those with an error that `sic` names have a `gloss`; those of a machine-spun copy are
altered, those of a translation are never `verbatim` (W3C Web Annotation, 2017; DM-E1 to E4).

Passes:

    # content/sources/leaflet.yaml
    id: leaflet
    excerpts:
      - id: water
        exact: the water
        start: 100
        end: 109
        paragraph: 2

Fails, because nine characters do not take eleven places:

    # content/sources/leaflet.yaml
    id: leaflet
    excerpts:
      - id: water
        exact: the water
        start: 100
        end: 111
        paragraph: 2
"""

import re
from collections.abc import Iterator

from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt, Source
from briefgen.problem import Pos, Problem

CODE = "excerpt"

# As long as selectors are usually made (Apache Annotator, Hypothesis).
_CONTEXT = 32
_QUOTED = re.compile(r"'[^'\n]*(?:''[^'\n]*)*'|\"[^\"\\\n]*(?:\\[^\n][^\"\\\n]*)*\"")


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each excerpt that is too long, misplaced or not what it says."""
    for source in corpus.sources.values():
        length = source.characters
        fitting = []
        for excerpt in source.excerpts:
            yield from _words(corpus, source, excerpt)
            start, end = excerpt.start, excerpt.end
            if start is None or end is None:
                continue
            problem = _position(excerpt, start, end, length)
            if problem:
                yield problem
            else:
                fitting.append((start, end))
                yield from _content(source, excerpt, start, end)
        if length is not None:
            yield from _share(corpus, source, fitting, length)
        yield from _non_content(source)


def _position(excerpt: Excerpt, start: int, end: int, length: int | None) -> Problem | None:
    """What is wrong with where it lies; the end is what usually is."""
    if end - start != len(excerpt.exact):
        message = f"`exact` has {len(excerpt.exact)} characters, {start} to {end} are {end - start}"
        hint = f"from {start} it would end at {start + len(excerpt.exact)}"
        return _problem(excerpt.at("end"), message, hint, str(end))
    if start < 0 or (length is not None and end > length):
        message = f"{start} to {end} lies outside the document"
        hint = f"it has {length} characters, counted from 0"
        return _problem(excerpt.at("end"), message, hint, str(end))
    return None


def _non_content(source: Source) -> Iterator[Problem]:
    for part in source.non_content:
        if not 0 <= part.start < part.end <= (source.characters or part.end):
            message = f"{part.start} to {part.end} is no part of the document"
            hint = "the start counts from 0, the end is after the last character"
            yield _problem(part.at("end"), message, hint, str(part.end))


def _words(corpus: Corpus, source: Source, excerpt: Excerpt) -> Iterator[Problem]:
    if "\n" in excerpt.exact or not _on_one_line(excerpt):
        message = f"`{excerpt.id}` does not stand on one line"
        hint = "write `exact` on one line, in quotation marks; take a second excerpt if need be"
        yield Problem(excerpt.at("exact"), CODE, message, hint)
    limit = corpus.desk.limits.excerpt_characters
    if len(excerpt.exact) > limit and corpus.desk.written("name"):
        message = f"{len(excerpt.exact)} characters, {len(excerpt.exact) - limit} over the limit"
        hint = f"an excerpt has at most {limit}; keep what carries the fact"
        yield Problem(excerpt.at("exact"), CODE, message, hint)
    yield from _fidelity(source, excerpt)
    yield from _mended(excerpt)
    for field, text in (("prefix", excerpt.prefix), ("suffix", excerpt.suffix)):
        if len(text) > _CONTEXT:
            message = f"`{field}` has {len(text)} characters, {len(text) - _CONTEXT} too many"
            hint = f"{_CONTEXT} are enough to find `{source.id}/{excerpt.id}` again"
            yield Problem(excerpt.at(field), CODE, message, hint)


def _fidelity(source: Source, excerpt: Excerpt) -> Iterator[Problem]:
    altered = excerpt.fidelity == "altered"
    if altered and not excerpt.gloss:
        message, hint = (
            f"`{excerpt.id}` is altered and has no gloss",
            "say in `gloss` what it means",
        )
    elif source.integrity == "machine_spun" and not altered:
        message = f"words of a machine-spun copy are altered, not {excerpt.fidelity}"
        hint = "write `fidelity: altered`, and what they mean as `gloss`"
    elif source.integrity == "translated" and excerpt.fidelity == "verbatim":
        message = "words of a translation are not verbatim"
        hint = "write `fidelity: translated`"
    else:
        return
    pos = excerpt.at("fidelity" if excerpt.written("fidelity") else "id")
    yield _problem(pos, message, hint, excerpt.fidelity)


def _mended(excerpt: Excerpt) -> Iterator[Problem]:
    """Whoever reads an error of the source in a note is told what is meant."""
    if excerpt.sic and not excerpt.gloss:
        message = f"`{excerpt.id}` has an error of the source and no gloss"
        hint = "say in `gloss` what the words under `sic` stand for"
        yield _problem(excerpt.at("sic", 0), message, hint, excerpt.sic[0])


def _on_one_line(excerpt: Excerpt) -> bool:
    text, start = excerpt.spelled("exact")
    if text.startswith(("'", '"'), start):
        return _QUOTED.match(text, start) is not None
    return text.startswith(excerpt.exact, start)


def _content(source: Source, excerpt: Excerpt, start: int, end: int) -> Iterator[Problem]:
    for part in source.non_content:
        if start < part.end and part.start < end:
            message = f"`{excerpt.id}` lies in the {part.kind} from {part.start} to {part.end}"
            hint = "cite the text itself; such parts say nothing"
            yield _problem(excerpt.at("start"), message, hint, str(start))
            return


def _share(
    corpus: Corpus, source: Source, ranges: list[tuple[int, int]], length: int
) -> Iterator[Problem]:
    """Whether the excerpts together, each character counted once, are a small enough part."""
    covered = reached = 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    limit = corpus.desk.limits.source_percent
    if covered * 100 > limit * length and corpus.desk.written("name"):
        message = f"the excerpts hold {covered} of {length} characters, over {limit} per cent"
        hint = f"{covered - limit * length // 100} characters too many: shorten some"
        yield _problem(source.at("excerpts", key=True), message, hint, "excerpts")


def _problem(pos: Pos, message: str, hint: str, found: str) -> Problem:
    return Problem(pos, CODE, message, hint, length=len(found))
