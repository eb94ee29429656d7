"""The shipped content: it passes its own rules, and its excerpts are the seeds' own words."""

import hashlib
from pathlib import Path

import pytest

from briefgen.examine import examine
from briefgen.model.corpus import Corpus

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the archived source texts are not in {SEEDS}"
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found, problems = examine(ROOT, strict=True)
    assert problems == []
    assert found is not None
    return found.corpus


def test_it_is_a_real_desk(corpus: Corpus) -> None:
    assert len(corpus.sources) == 5
    assert len(corpus.facts) >= 70
    assert len(corpus.conflicts) >= 12
    assert {str(edition.date) for edition in corpus.editions_of("weekly")} == {
        "2025-06-08",
        "2025-07-27",
    }
    rested_on = {source.id for fact in corpus.facts.values() for source, _ in corpus.cited_by(fact)}
    assert rested_on == set(corpus.sources)


@needs_seeds
def test_every_source_is_the_archived_document(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        data = (SEEDS / source.file).read_bytes()
        text = data.decode()
        assert hashlib.sha256(data).hexdigest() == source.sha256
        assert source.bytes == len(data)
        assert source.characters == len(text)
        assert source.words == len(text.split())
        assert source.paragraphs == sum(bool(line.strip()) for line in text.split("\n"))


@needs_seeds
def test_every_excerpt_stands_word_for_word_where_it_says(corpus: Corpus) -> None:
    for source, excerpt in corpus.excerpts.values():
        text = (SEEDS / source.file).read_bytes().decode()
        assert excerpt.start is not None
        assert excerpt.end is not None
        assert text[excerpt.start : excerpt.end] == excerpt.exact, excerpt.id
        assert text[: excerpt.start].endswith(excerpt.prefix)
        assert text[excerpt.end :].startswith(excerpt.suffix)
        before = text[: excerpt.start + 1].split("\n")
        assert excerpt.paragraph == sum(bool(line.strip()) for line in before), excerpt.id
        assert "\n" not in excerpt.exact
        for part in source.non_content:
            assert excerpt.end <= part.start or part.end <= excerpt.start, excerpt.id


@needs_seeds
def test_no_source_is_kept_beyond_the_limit(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        text = (SEEDS / source.file).read_bytes().decode()
        held = {n for one in source.excerpts for n in range(one.start or 0, one.end or 0)}
        share = 100 * len(held) / len(text)
        assert share <= corpus.desk.limits.source_percent, f"{source.id}: {share:.1f} %"
