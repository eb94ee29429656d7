"""The bars: honest sentences raise nothing, and every seeded error is found where it stands."""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from briefgen.coverage import Gap, find_claims, uncovered
from briefgen.coverage.evidence import Evidence, Shown
from tests.coverage.cases import CASES, WAYS
from tests.coverage.mutants import Mutant, mutants


def gaps(sentence: str, evidence: Evidence) -> list[Gap]:
    return uncovered(find_claims(sentence, "en"), evidence)


def shown(text: str) -> Evidence:
    return Evidence(shown=(Shown(f"They say: {text}, and no more", "en"),))


def honest() -> Iterator[tuple[str, Evidence]]:
    for case in CASES:
        for sentence in case.sentences:
            yield sentence, case.evidence
    for row in WAYS:
        for one, other in permutations(row, 2):
            yield f"It was {one}.", shown(other)


def seeded() -> Iterator[tuple[Mutant, Evidence]]:
    for sentence, evidence in honest():
        for mutant in mutants(sentence):
            yield mutant, evidence


def test_honest_sentences_raise_nothing() -> None:
    cases = list(honest())
    alarms = [(text, gap.message) for text, evidence in cases for gap in gaps(text, evidence)]
    assert alarms == []
    assert len(cases) >= 200


def test_every_seeded_error_is_found_where_it_stands() -> None:
    made: Counter[str] = Counter()
    missed = []
    for mutant, evidence in seeded():
        made[mutant.sort] += 1
        found = (gap.claim for gap in gaps(mutant.text, evidence))
        if not any(one.start < mutant.end and mutant.start < one.end for one in found):
            missed.append((mutant.sort, mutant.text, evidence.shown))
    assert missed == []
    assert made.total() >= 500
    assert len(made) >= 10


def test_what_one_row_says_no_other_row_shows() -> None:
    for row in WAYS:
        for other in WAYS:
            if row is not other and ("July" in row[0]) != ("July" in other[0]):
                assert gaps(f"It was {row[0]}.", shown(other[-1])), (row[0], other[-1])
