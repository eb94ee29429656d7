import hashlib
import os
from pathlib import Path

import pytest

from briefgen.archive import RECORD, TEXT, Archive, Wanted, add, recall
from briefgen.archive.extractors import Extracted, extract
from briefgen.archive.record import Record, read_record

TEXT_OF = "The ferry will run again in April.\n\nThe toll stands, the harbour office said.\n"
DATA = TEXT_OF.encode()
DIGEST = hashlib.sha256(DATA).hexdigest()
WANTED = Wanted("gazette", DIGEST, "gazette.txt")


def record(data: bytes = DATA, text: str = TEXT_OF) -> Record:
    return Record(
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        file="gazette.txt",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        extractor="text",
        version="1",
        captured="2031-03-05",
    )


def stored(folder: Path) -> Path:
    return add(folder, record(), "gazette.txt", DATA, TEXT_OF)


def state(archive: Archive) -> tuple[str, str]:
    held = archive.of("gazette")
    return held.state, held.detail


def test_what_was_added_is_found_again_with_its_reader(tmp_path: Path) -> None:
    place = stored(tmp_path / "archive")
    assert sorted(path.name for path in place.iterdir()) == ["original.txt", RECORD, TEXT]
    archive = recall(tmp_path / "archive", [WANTED])
    assert state(archive) == ("sound", "")
    assert archive.text("gazette") == TEXT_OF
    assert archive.held["gazette"].reader == "text 1"
    assert stored(tmp_path / "archive") == place


def test_a_folder_of_plain_files_is_an_archive_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "renamed.txt").write_bytes(DATA)
    (tmp_path / "other.txt").write_bytes(b"something else")
    assert recall(tmp_path, [WANTED]).text("gazette") == TEXT_OF


def test_no_folder_and_no_file_are_missing_and_not_wrong(tmp_path: Path) -> None:
    assert state(recall(tmp_path / "nowhere", [WANTED])) == ("missing", "")
    assert state(recall(tmp_path, [WANTED])) == ("missing", "")
    assert recall(tmp_path, [WANTED]).text("gazette") is None


def test_another_document_under_the_same_name_has_changed(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_bytes(DATA + b"!")
    found = hashlib.sha256(DATA + b"!").hexdigest()
    assert state(recall(tmp_path, [WANTED])) == ("changed", found)


@pytest.mark.parametrize("part", ["original.txt", TEXT])
@pytest.mark.parametrize("bit", range(0, 8 * len(DATA), 97))
def test_any_flipped_bit_is_damage(tmp_path: Path, part: str, bit: int) -> None:
    path = stored(tmp_path) / part
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    found, detail = state(recall(tmp_path, [WANTED]))
    assert found == "damaged"
    assert detail


@pytest.mark.parametrize("part", ["original.txt", TEXT, RECORD])
def test_a_missing_part_is_damage(tmp_path: Path, part: str) -> None:
    (stored(tmp_path) / part).unlink()
    assert state(recall(tmp_path, [WANTED]))[0] == "damaged"


def test_the_same_document_read_differently_is_neither_changed_nor_damaged(tmp_path: Path) -> None:
    add(tmp_path, record(text="Another reading.\n"), "gazette.txt", DATA, "Another reading.\n")
    expected = Wanted("gazette", DIGEST, "gazette.txt", hashlib.sha256(DATA).hexdigest())
    assert state(recall(tmp_path, [expected]))[0] == "reader_changed"


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(DATA)
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "gazette.txt").symlink_to(outside)
    os.mkfifo(archive / "pipe")
    assert state(recall(archive, [WANTED]))[0] == "missing"


def test_documents_that_no_source_names_are_strays(tmp_path: Path) -> None:
    stored(tmp_path)
    assert recall(tmp_path, []).strays == (DIGEST,)


def test_text_is_read_as_it_stands() -> None:
    assert extract("a.txt", b"a\r\nb") == Extracted("a\r\nb", "text", "1")
    assert extract("a.txt", b"\xff") == "not UTF-8 at byte 0"
    assert extract("a.exe", b"") == "no reader for `.exe`; known: .txt, .md, .html, .htm, .pdf"


def test_a_pdf_is_read_by_pdfium(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    path = tmp_path / "a.pdf"
    weasyprint.HTML(string="<p>The toll stands.</p>").write_pdf(path)
    found = extract("a.pdf", path.read_bytes())
    assert isinstance(found, Extracted)
    assert found.text.strip() == "The toll stands."
    assert found.extractor == "pypdfium2"
    assert extract("b.pdf", b"no pdf") != found


def test_a_record_that_is_none_is_none() -> None:
    assert read_record(None) is None
    assert read_record(b"{") is None
    assert read_record(b'{"sha256": "x"}') is None
    assert read_record(record().to_json().encode()) == record()


# Packages that it imports are compiled with warnings on their syntax.
@pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
def test_a_web_page_is_read_without_its_furniture() -> None:
    pytest.importorskip("trafilatura")
    line = "The harbour office said on Tuesday that the ferry would run again in April. "
    page = (
        "<html><head><title>Ferry to run again</title></head><body><nav><a href='/'>Home</a>"
        f"<a href='/news'>News</a></nav><article><h1>Ferry to run again</h1><p>{line * 4}</p>"
        f"<p>{line * 3}</p></article><footer>All rights reserved</footer></body></html>"
    )
    found = extract("page.html", page.encode())
    assert isinstance(found, Extracted)
    assert line.strip() in found.text
    assert "Home" not in found.text
    assert found.extractor == "trafilatura"
    assert isinstance(extract("page.html", b"<html></html>"), str)
