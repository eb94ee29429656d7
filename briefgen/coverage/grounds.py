"""Grounds: the evidence of a printed sentence, gathered from the corpus by what it cites."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from briefgen.coverage.evidence import Evidence, Shown
from briefgen.coverage.values import ORDINAL, Claim, Quantity
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact
from briefgen.model.source import Fidelity
from briefgen.passages import resolve
from briefgen.prose import CITATION
from briefgen.sentences import Sentence
from briefgen.value import replace

# Where the words of an excerpt are not plain, its gloss says what they mean.
_GLOSSED: frozenset[Fidelity] = frozenset({"altered", "translated", "back_translated"})
_NOTHING: Mapping[str, int | date] = MappingProxyType({})


def evidence(
    corpus: Corpus,
    cited: Iterable[str] = (),
    excerpts: Iterable[str] = (),
    *,
    own: Mapping[str, int | date] = _NOTHING,
    year: int | None = None,
) -> Evidence:
    """The evidence of a sentence that cites facts and conflicts by id, and excerpts by reference.

    What does not exist is left out: that is another rule's finding.
    """
    cited = list(cited)
    facts = _facts(corpus, cited)
    references = [*excerpts, *(one for name in cited for one in resolve(corpus, name))]
    found = [corpus.excerpts[one] for one in dict.fromkeys(references) if one in corpus.excerpts]
    shown = [Shown(excerpt.exact, source.language) for source, excerpt in found]
    shown += [
        Shown(excerpt.gloss, corpus.desk.language)
        for _, excerpt in found
        if excerpt.gloss and excerpt.fidelity in _GLOSSED
    ]
    sources = {source.id: source for source, _ in found}
    # A figure reads an excerpt, whichever fact it belongs to.
    names = (name for one in references for name in corpus.facts_citing(one))
    reading = {name: corpus.facts[name] for name in names}
    return Evidence(
        shown=tuple(shown),
        figures=tuple((fact.id, figure) for fact in reading.values() for figure in fact.figures),
        dates=tuple(fact.date for fact in facts if fact.date),
        published=tuple(source.date for source in sources.values() if source.date),
        own=own,
        year=year,
    )


def clauses(
    sentence: Sentence, claims: Iterable[Claim], *, ours: bool = False
) -> Iterator[tuple[tuple[str, ...], list[Claim]]]:
    """The claims of a sentence by the citation that they rest on, which is given by its ids.

    A citation carries what stands between the one before it and itself; the last one also what
    follows. Without a citation there is one group, with no ids. A sentence of `ours` is about the
    world only up to its last citation: what follows is left out.
    """
    cited = list(CITATION.finditer(sentence.written))
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        at = sentence.origin(claim.start) - sentence.start
        after = (number for number, one in enumerate(cited) if one.start() >= at)
        number = next(after, None)
        if number is not None or not ours:
            groups.setdefault(len(cited) - 1 if number is None else number, []).append(claim)
    for number, group in groups.items():
        yield (sentence.citations[number].ids if cited else ()), group


def of_conflict(corpus: Corpus, conflict: Conflict, references: Iterable[str]) -> Evidence:
    """The evidence of a conflict's title and wording, or of a side with its references.

    Besides what the facts of its sides rest on, it is known how many sides there are.
    """
    found = evidence(corpus, (), references)
    count = Fraction(len(conflict.positions))
    places = (Fraction(number + 1) for number in range(len(conflict.positions)))
    sides = (Quantity(count, count), *(Quantity(one, one, ORDINAL) for one in places))
    facts = _facts(corpus, [conflict.id])
    return replace(found, dates=tuple(one.date for one in facts if one.date), derived=sides)


def _facts(corpus: Corpus, names: Sequence[str]) -> list[Fact]:
    """The facts that are cited, by themselves or as a side of a conflict."""
    found: list[str] = []
    for name in names:
        if conflict := corpus.conflicts.get(name):
            found += [side.fact for side in conflict.positions if side.fact]
            found += conflict.facts
        else:
            found.append(name)
    return [corpus.facts[name] for name in dict.fromkeys(found) if name in corpus.facts]
