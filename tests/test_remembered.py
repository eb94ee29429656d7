"""Content that was read before: the same corpus as when it is read now, whatever is remembered."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefgen.load import load
from briefgen.memory import Memory
from briefgen.model.corpus import Corpus
from briefgen.model.page import INDEXES, Kind
from briefgen.read import Files, read
from tests.pieces import sample

KINDS: tuple[Kind, ...] = (
    "sources", "facts", "conflicts", "entities", "briefs", "editions", "reviews", "themes",
)  # fmt: skip
MORE = """\
facts:
  - {id: an-hour, statement: "The talks\\tlasted an hour — «час».", cites: [gazette/met],
     attribute: length, topics: [talks], actors: [ann-lee], said_by: publisher,
     figures: [{value: 60, unit: minute, raw: an hour, of: length, part_of: talks-held}]}
  - id: another
    statement: >-
      Folded
      words.
    cites: []
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for path, text in (sample() | {"content/facts/more.yaml": MORE}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def loaded(project: Path, memory: Memory | None) -> Corpus:
    files, problems = read(project)
    corpus, more = load(files.texts, files.fonts, files.stamps, memory)
    assert [*problems, *more] == []
    return corpus


def same(one: Corpus, other: Corpus) -> bool:
    """Whether two corpora say the same, in the same order and in the same places."""
    for kind in KINDS:
        mine, theirs = getattr(one, kind), getattr(other, kind)
        assert list(mine) == list(theirs)
        for name in mine:
            assert mine[name] == theirs[name]
            assert mine[name].tree() == theirs[name].tree()
            assert everywhere(mine[name].tree()) == everywhere(theirs[name].tree())
            assert one.digest(kind, name) == other.digest(kind, name) != ""
    assert list(one.excerpts) == list(other.excerpts)
    for reference in one.excerpts:
        assert one.excerpts[reference] == other.excerpts[reference]
        assert one.digest("excerpts", reference) == other.digest("excerpts", reference) != ""
    for index in INDEXES:
        assert one.found_by(index) == other.found_by(index)
        assert list(one.found_by(index)) == list(other.found_by(index))
    assert one.desk == other.desk
    return True


def everywhere(node: object) -> list[object]:
    """The places of a tree and of all in it, as a reader sees them."""
    assert isinstance(node, (dict, list))
    found: list[object] = [node.file.pos(place) for place in node.places]  # type: ignore[union-attr]
    for inner in node.values() if isinstance(node, dict) else node:
        found += [] if isinstance(inner, str) else everywhere(inner)
    return found


def test_what_was_read_before_is_the_same(project: Path, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.db")
    first = loaded(project, memory)
    assert memory.all("page").keys() == memory.all("body").keys()
    assert len(memory.all("page")) == len(read(project)[0].stamps)
    again = loaded(project, Memory(tmp_path / "memory.db"))
    assert type(again.pages[0]) is not type(first.pages[0])
    assert same(first, again)
    assert same(loaded(project, None), again)


def test_only_what_is_asked_for_is_built(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(project, Memory(tmp_path / "memory.db"))
    built: list[str] = []
    real: Callable[..., object] = Memory.one

    def one(self: Memory, kind: str, key: bytes) -> object:
        built.append(kind)
        return real(self, kind, key)

    monkeypatch.setattr(Memory, "one", one)
    corpus = loaded(project, Memory(tmp_path / "memory.db"))
    assert built == ["body"]  # that of the desk
    assert corpus.digest("facts", "talks-held")
    assert "gazette/met" in corpus.excerpts
    assert corpus.found_by("topics")
    assert built == ["body"]
    assert corpus.facts["talks-held"].id == "talks-held"
    assert corpus.facts["talks-held"] is corpus.facts["talks-held"]
    assert built == ["body", "body"]


def test_a_file_that_changes_is_read_again(project: Path, tmp_path: Path) -> None:
    loaded(project, Memory(tmp_path / "memory.db"))
    path = project / "content/facts/talks.yaml"
    path.write_text("# one line down\n" + path.read_text("utf-8").replace("met", "sat"), "utf-8")
    assert same(loaded(project, Memory(tmp_path / "memory.db")), loaded(project, None))


def test_what_has_problems_is_read_every_time(project: Path, tmp_path: Path) -> None:
    (project / "content/facts/more.yaml").write_text(MORE + "  - {id: x}\n", "utf-8")
    files: Files = read(project)[0]
    memory = Memory(tmp_path / "memory.db")
    first = load(files.texts, files.fonts, files.stamps, memory)[1]
    again = load(files.texts, files.fonts, files.stamps, Memory(tmp_path / "memory.db"))[1]
    assert first == again != []


def test_of_two_names_in_what_was_read_before(project: Path, tmp_path: Path) -> None:
    (project / "content/facts/twin.yaml").write_text(MORE, "utf-8")
    files: Files = read(project)[0]
    memory = Memory(tmp_path / "memory.db")
    first, wrong = load(files.texts, files.fonts, files.stamps, memory)
    again, same_wrong = load(files.texts, files.fonts, files.stamps, Memory(tmp_path / "memory.db"))
    assert [problem.code for problem in wrong] == ["doubled-id"] * 2
    assert wrong == same_wrong
    assert same(first, again)
    assert first.found_by("topics")["talks"].count("an-hour") == 1


def test_an_edition_is_the_edition_of_its_folder(project: Path, tmp_path: Path) -> None:
    loaded(project, Memory(tmp_path / "memory.db"))
    (project / "content/editions/weekly").rename(project / "content/editions/daily")
    corpus = loaded(project, Memory(tmp_path / "memory.db"))
    assert list(corpus.editions) == [("daily", date(2025, 7, 27))]


def test_a_damaged_memory_is_the_same_corpus(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "memory.db"
    clean = loaded(project, Memory(file))
    sound = file.read_bytes()
    chance = random.Random(7)
    for _ in range(25):
        damaged = bytearray(sound)
        for _ in range(chance.choice((1, 30, 300))):
            damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        file.write_bytes(damaged[: chance.choice((len(sound), chance.randrange(len(sound))))])
        assert same(clean, loaded(project, Memory(file)))


def test_bodies_that_are_gone_are_read_again(project: Path, tmp_path: Path) -> None:
    clean = loaded(project, memory := Memory(tmp_path / "memory.db"))
    corpus = loaded(project, memory)
    (tmp_path / "memory.db").unlink()
    memory._file = None
    assert same(clean, corpus)
