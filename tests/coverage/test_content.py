"""Seeded errors in the facts of the desk's own content, where this copy has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.coverage import Evidence, Names, find_claims, uncovered
from briefgen.coverage.grounds import evidence
from briefgen.load import load
from briefgen.read import read
from briefgen.sentences import sentences
from tests.coverage.mutants import mutants

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not (ROOT / "content").is_dir(), reason="no content here")


def cases() -> Iterator[tuple[str, Evidence, Names]]:
    files, _ = read(ROOT)
    corpus, _ = load(files.texts)
    names = Names(corpus.entities.values())
    for fact in corpus.facts.values():
        yield fact.statement, evidence(corpus, [fact.id]), names
    for edition in corpus.editions.values():
        for item in (*edition.developments, *edition.background):
            for sentence in sentences(item.body):
                yield sentence.text, evidence(corpus, sentence.ids, year=edition.date.year), names


def test_seeded_errors_are_found_unless_the_same_excerpts_say_them_of_something_else() -> None:
    made, missed = 0, []
    for text, found, names in cases():
        for mutant in mutants(text):
            made += 1
            gaps = uncovered(find_claims(mutant.text, "en", names), found, names)
            places = (gap.claim for gap in gaps)
            if not any(one.start < mutant.end and mutant.start < one.end for one in places):
                missed.append(mutant.text)
    assert made > 300
    assert len(missed) < made / 100, missed
