"""Where in the content the faults of its pages are to be mended."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen import passages
from briefgen.alignment import line_and_column
from briefgen.fault import Fault
from briefgen.problem import Pos, Problem
from briefgen.proofing.places import Places, printed
from briefgen.proofing.unset import lacking
from briefgen.record import Record
from briefgen.select import Selection
from briefgen.value import replace


def placed(faults: Iterable[Fault], selection: Selection) -> list[Problem]:
    """The problems of an edition's pages, at their places in its content."""
    return [problem for fault in faults for problem in _problems(fault, selection)]


def _problems(fault: Fault, selection: Selection) -> Iterator[Problem]:
    if fault.letters:
        yield from _of_letters(fault, selection)
        return
    problem = fault.problem
    if fault.lines:
        places = Places(selection)
        if found := next(filter(None, map(places.seek, fault.lines)), None):
            yield replace(problem, pos=found[0], length=found[1])
            return
    yield replace(problem, pos=_at(fault.field, selection)) if fault.field else problem


def _at(field: Sequence[str], selection: Selection) -> Pos:
    """The place of `("edition", "charts", "aid", "kind")` and the like."""
    whose, name, *rest = field
    record: Record = selection.edition if whose == "edition" else selection.brief
    if not rest:
        return record.at(name)
    entry, last = rest
    entries: Sequence[Record] = getattr(record, name)
    return next(one.at(last) for one in entries if getattr(one, "id", "") == entry)


def _of_letters(fault: Fault, selection: Selection) -> Iterator[Problem]:
    """A problem for each text that has some; each character is told of once, at its first place."""
    left = frozenset(fault.letters)
    for pos, found in _found(selection, left):
        if new := [char for char in found if char in left]:
            yield lacking(new, pos)
            left -= frozenset(new)
        if not left:
            return
    yield lacking(sorted(left), fault.problem.pos)


def _found(selection: Selection, wanted: frozenset[str]) -> Iterator[tuple[Pos, Sequence[str]]]:
    """Which of these characters stand in each text, and the place of the first.

    The texts are those that the edition may print, and then whole files, for names and titles.
    """
    corpus = selection.corpus
    for text, pos in printed(selection):
        if found := [char for char in dict.fromkeys(text) if char in wanted]:
            yield passages.place_in_field(corpus, pos, text, text.index(found[0])), found
    for file, text in corpus.texts.items():
        if found := [char for char in dict.fromkeys(text) if char in wanted]:
            yield Pos(file, *line_and_column(text, text.index(found[0]))), found
