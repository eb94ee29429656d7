"""Documents that are not read again: the same archive as when every byte is read."""

import hashlib
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.archive import Archive, Wanted, add, recall
from briefgen.archive.record import Record
from briefgen.memory import Memory

TEXTS = {name: f"The {name} says that the ferry runs again.\n" for name in ("gazette", "herald")}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


WANTED = [Wanted(name, digest(text), f"{name}.txt") for name, text in TEXTS.items()]


class Later(Memory):
    """A memory that was opened after all files had been written."""

    def opened_at(self) -> float | None:
        return time.time() + 5


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Later(tmp_path / "memory.db")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document as a plain file, the other in a folder of its own."""
    place = tmp_path / "archive"
    place.mkdir()
    (place / "gazette.txt").write_text(TEXTS["gazette"], "utf-8")
    put_entry(place)
    return place


def put_entry(place: Path) -> None:
    text, data = TEXTS["herald"], TEXTS["herald"].encode()
    sha = digest(text)
    about = Record(
        sha256=sha,
        bytes=len(data),
        file="herald.txt",
        text_sha256=sha,
        extractor="text",
        version="1",
        captured="2031-03-05",
    )
    add(place, about, "herald.txt", data, text)


def told(archive: Archive) -> dict[str, tuple[str, ...]]:
    return {
        name: (held.state, held.where, held.reader, held.detail)
        for name, held in archive.held.items()
    }


def known_texts(archive: Archive) -> list[str | None]:
    return [archive.of(name).text for name in TEXTS]


def test_what_was_sound_is_read_only_when_it_is_opened(folder: Path, memory: Memory) -> None:
    first = recall(folder, WANTED, memory)
    again = recall(folder, WANTED, memory)
    assert known_texts(first) == list(TEXTS.values())
    assert known_texts(again) == [None, None]
    assert told(again) == told(first)
    assert [again.text(name) for name in TEXTS] == list(TEXTS.values())
    assert [held.text for held in again.opened(TEXTS)] == list(TEXTS.values())
    assert again.strays == first.strays == ()


def test_it_is_the_same_folder_wherever_one_stands(
    folder: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    recall(folder, WANTED, memory)
    monkeypatch.chdir(folder.parent)
    assert known_texts(recall(Path(folder.name), WANTED, memory)) == [None, None]


def test_a_document_that_may_still_change_unseen_is_not_remembered(
    folder: Path, tmp_path: Path
) -> None:
    just_now = Memory(tmp_path / "memory.db")
    recall(folder, WANTED, just_now)
    assert None not in known_texts(recall(folder, WANTED, just_now))


def test_what_changes_before_it_is_opened_is_not_sound(folder: Path, memory: Memory) -> None:
    recall(folder, WANTED, memory)
    again = recall(folder, WANTED, memory)
    (folder / "gazette.txt").write_text("another\n", "utf-8")
    assert again.of("gazette").state == "sound"
    assert [held.state for held in again.opened(TEXTS)] == ["changed", "sound"]
    assert again.text("gazette") is None


def edit_keeping_size_and_time(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(path for path in folder.rglob("*") if path.is_file()))
    at = file.stat()
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(at.st_atime_ns, at.st_mtime_ns))


def rename(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(folder.iterdir()))
    file.rename(folder / f"other-{chance.randrange(99)}.txt")


def remove(folder: Path, chance: random.Random) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    chance.choice(files).unlink()


def link(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(folder.iterdir()))
    moved = folder.parent / f"moved-{chance.randrange(10**9)}"
    file.rename(moved)
    file.symlink_to(moved)


def shadow(folder: Path, chance: random.Random) -> None:
    """Another file that may count as the document itself."""
    inside = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    for place in inside:
        (place / chance.choice(("original", "original.md"))).write_text("x", "utf-8")


def mend(folder: Path, chance: random.Random) -> None:
    if chance.random() < 0.5:
        (folder / "gazette.txt").unlink(missing_ok=True)
        (folder / "gazette.txt").write_text(TEXTS["gazette"], "utf-8")
    else:
        put_entry(folder)


def wait(folder: Path, chance: random.Random) -> None:
    """Nothing happens."""


MOVES: list[Callable[[Path, random.Random], None]] = [
    edit_keeping_size_and_time, rename, remove, link, shadow, mend, mend, wait, wait
]  # fmt: skip


@pytest.mark.parametrize("seed", range(15))
def test_after_any_moves_it_is_what_reading_every_byte_says(
    seed: int, folder: Path, memory: Memory
) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        if any(path.is_file() for path in folder.rglob("*")):
            chance.choice(MOVES)(folder, chance)
        else:
            mend(folder, chance)
        remembered, thorough = recall(folder, WANTED, memory), recall(folder, WANTED)
        assert told(remembered) == told(thorough)
        assert remembered.strays == thorough.strays
        assert [remembered.text(name) for name in TEXTS] == known_texts(thorough)
