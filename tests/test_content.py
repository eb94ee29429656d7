"""The shipped content: it passes its own rules, and its excerpts are the seeds' own words."""

import hashlib
import io
import re
import shutil
from pathlib import Path

import pypdf
import pytest

from briefgen.build import Order, build
from briefgen.compose import compose
from briefgen.data import edition_data
from briefgen.examine import examine
from briefgen.model.corpus import Corpus
from briefgen.select import listed_facts, select
from briefgen.verify import UNVERIFIED

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
    assert set(corpus.briefs) == {"weekly", "flash", "dossier"}
    assert all(corpus.editions_of(name) for name in corpus.briefs)
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


def test_the_dossier_lists_every_fact_on_its_topic(corpus: Corpus) -> None:
    selection, _ = select(corpus, "dossier", None)
    assert selection
    listed = {fact.id for facts in listed_facts(selection).values() for fact in facts}
    topics = {"nato", "foreign-troops"}
    assert listed == {f.id for f in corpus.facts.values() if topics & set(f.topics)}
    conflicts = {
        name
        for name, one in corpus.conflicts.items()
        if any(side.fact in listed for side in one.positions) and one.status == "open"
    }
    assert conflicts <= set(selection.edition.disputes)


def test_the_facts_and_excerpts_that_a_finding_counts_are_those_of_the_data(corpus: Corpus) -> None:
    for brief, edition in (
        (one, edition) for one in corpus.briefs for edition in corpus.editions_of(one)
    ):
        selection, _ = select(corpus, brief, edition.date)
        assert selection
        document = compose(selection, UNVERIFIED)
        counted = {"about": "facts", "notes": "notes"}
        for section in document.sections:
            told = re.search(r"\d+", section.finding)
            if section.id in counted and told:
                data = edition_data(selection, document)[counted[section.id]]
                assert int(told[0]) == len(data), (document.name, section.finding)


@pytest.fixture(scope="module")
def flash(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The flash on both papers, by name of its files."""
    root = tmp_path_factory.mktemp("flash")
    shutil.copytree(ROOT / "content", root / "content")
    outcome = build(root, Order(("flash",), formats=("pdf",), papers=("a4", "letter")))
    assert outcome.problems == []
    return {path.name: path.read_bytes() for path in outcome.written}


def test_the_flash_is_one_page_on_both_papers(flash: dict[str, bytes]) -> None:
    assert sorted(flash) == ["flash-2025-07-27-letter.pdf", "flash-2025-07-27.pdf"]
    for data in flash.values():
        reader = pypdf.PdfReader(io.BytesIO(data))
        assert len(reader.pages) == 1
        words = reader.pages[0].extract_text().replace("\xa0", " ")
        for title in ("Bottom line", "Development", "Disputed", "Sources", "Notes", "About"):
            assert title in words
        for part in ("S1 ¶16 “", "SHA-256", "TLP:CLEAR", "Issued 27 July 2025"):
            assert part in words
