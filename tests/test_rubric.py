"""The points of the brief's rubric that a machine can tell, on the shipped editions.

What is printed is read back from the PDF by PDFium and pypdf, not from what the program meant to
print. The rest of the rubric wants an eye; byte for byte the same file (17) and the checkers of
accessible and archival files (29) have tests of their own.
"""

import ctypes
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdf
import pypdfium2
import pypdfium2.raw
import pytest

from briefgen.document import Document
from briefgen.model.brief import Paper
from briefgen.palette import LIGHT, contrast
from briefgen.scales import likelihood
from briefgen.typography import NBSP, quote
from tests.shipped import Printed

MM = 72 / 25.4
TEXT = 174 * MM
PAPERS: list[Paper] = ["a4", "letter"]
MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True)
class Letter:
    """One letter as it is printed: where, how large and in what colour."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    colour: str


class Reading:
    """A printed edition, read by other eyes."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.document: Document = printed.document
        self.file = pypdfium2.PdfDocument(printed.pdf)
        self.reader = pypdf.PdfReader(io.BytesIO(printed.pdf))

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, on one line."""
        return [plain(page.get_textpage().get_text_range()) for page in self.file]

    @cached_property
    def whole(self) -> str:
        return " ".join(self.texts)

    @cached_property
    def letters(self) -> list[list[Letter]]:
        return [list(self._letters(page.get_textpage())) for page in self.file]

    def _letters(self, text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
        raw = pypdfium2.raw
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at, loose=True)
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            raw.FPDFText_GetFillColor(text.raw, at, red, green, blue, alpha)
            char = chr(raw.FPDFText_GetUnicode(text.raw, at))
            if alpha.value and not char.isspace():
                colour = f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
                size = raw.FPDFText_GetFontSize(text.raw, at)
                yield Letter(char, left, right, bottom, top, size, colour)

    @property
    def grounds(self) -> Iterator[tuple[str, str]]:
        """The colour of each letter and the one behind it, which is most of what its box shows."""
        for page, letters in zip(self.file, self.letters, strict=True):
            picture = page.render(scale=2).to_pil().convert("RGB")
            head = page.get_height()
            for one in letters:
                corners = (one.left, head - one.top, one.right, head - one.bottom)
                left, top, right, bottom = (round(2 * corner) for corner in corners)
                if left < right and top < bottom:
                    shown = picture.crop((left, top, right, bottom)).getcolors(maxcolors=2**16)
                    yield one.colour, "#{:02x}{:02x}{:02x}".format(*max(shown)[1])

    @cached_property
    def sections(self) -> dict[str, tuple[int, float]]:
        """Where each section begins, by the bookmarks: its page, and how far up on it."""
        found = {}
        for item in self.reader.outline:
            assert isinstance(item, pypdf.generic.Destination)
            page = self.reader.get_destination_page_number(item)
            assert page is not None
            found[str(item.title)] = (page + 1, -float(item.top or 0))
        return found

    @cached_property
    def uses(self) -> dict[int, list[int]]:
        """On which pages the text calls each note, by the links that lead to it."""
        found: dict[int, set[int]] = {}
        for number, page in enumerate(self.reader.pages, 1):
            for link in page.get("/Annots", []):
                target = re.fullmatch(r"n(\d+)", str(link.get_object().get("/Dest", "")))
                place = (number, -float(link.get_object()["/Rect"][3]))
                # A source card names the notes that rest on it; these are no calls.
                if target and not self.sections["Sources"] < place < self.sections["Notes"]:
                    found.setdefault(int(target[1]), set()).add(number)
        return {note: sorted(pages) for note, pages in found.items()}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(NBSP, " ").replace("\N{NARROW NO-BREAK SPACE}", " "))


def editions() -> Iterator[object]:
    """To lay one out costs much, so the others are read by those who ask for slow tests."""
    for paper in PAPERS:
        for day in ("2025-06-08", "2025-07-27"):
            marks = () if (day, paper) == ("2025-07-27", "a4") else pytest.mark.slow
            yield pytest.param((day, paper), id=f"{day}-{paper}", marks=marks)


@pytest.fixture(scope="module", params=editions())
def reading(
    request: pytest.FixtureRequest, shipped: Callable[[str, str, Paper], Printed]
) -> Reading:
    return Reading(shipped("weekly", *request.param))


# ---- The five-minute reader ----


def test_2_the_bottom_line_is_short_and_stands_in_the_top_half_of_page_1(reading: Reading) -> None:
    text = reading.document.bottom_line.text
    assert len(text.split()) <= 60
    letters = reading.letters[0]
    line = "".join(letter.char for letter in letters)
    first, last = text.split()[0], text.split()[-1]
    start = line.index("".join(text.split()[:4]))
    end = line.index(last, start) + len(last) - 1
    assert line[start:].startswith(first)
    assert letters[end].bottom > float(reading.reader.pages[0].mediabox.height) / 2


def test_3_headline_to_contents_stand_on_page_1(reading: Reading) -> None:
    assert reading.printed.front == 1
    front = reading.texts[0]
    wanted = ["Bottom line", "Key judgements", "Inside", plain(reading.document.headline)]
    for words in [*wanted, *(section.title for section in reading.document.sections)]:
        assert words in front, words


def test_4_every_section_opens_with_a_finding(reading: Reading) -> None:
    for section in reading.document.sections:
        assert section.finding, section.title
        assert f" {plain(section.finding)} " in reading.whole


def test_5_a_judgement_shows_term_range_confidence_and_basis_apart(reading: Reading) -> None:
    terms = [word for term in likelihood("en")["icd203"] for word in term.words]
    for judgement in reading.document.judgements:
        front = reading.texts[0]
        assert f"{judgement.term} {judgement.range}" in front
        confidence = f"{judgement.confidence}: {plain(judgement.basis)}"
        assert confidence in front
        assert "confidence" not in judgement.text.text
        assert not re.search(rf"\b({'|'.join(terms)})\b", judgement.basis)


def test_6_the_next_decisive_date_is_on_page_1(reading: Reading) -> None:
    watch = next(one.watch for one in reading.document.sections if one.watch)
    dated = [item.when for item in watch if item.when[0].isdigit()]
    assert dated[:1] == [] or plain(dated[0]) in reading.document.bottom_line.text
    assert dated or "next date" in reading.document.bottom_line.text


# ---- The analyst ----


def test_8_every_note_gives_source_paragraph_and_exact_words(reading: Reading) -> None:
    for note in reading.document.notes:
        words = re.escape(plain(quote(note.exact)))
        back = r"↑[\d ]+ "
        pattern = rf" {note.number}\. {note.key} ¶{note.paragraph} {back}“{words}”"
        assert re.search(pattern, reading.whole), note.number


def test_9_every_note_prints_the_pages_that_call_it(reading: Reading) -> None:
    printed = {
        int(number): [int(page) for page in pages.split()]
        for number, pages in re.findall(r"(\d+)\. S\d+ ¶\d+ ↑([\d ]+) “", reading.whole)
    }
    assert len(printed) == len(reading.document.notes)
    assert printed == reading.uses


def test_12_every_source_has_grade_reasons_and_its_notes(reading: Reading) -> None:
    for source in reading.document.sources:
        assert f"{source.reliability}{source.credibility}" in reading.whole
        assert f"Grade {source.reliability}: {plain(source.reliability_basis)}" in reading.whole
        own = [str(note.number) for note in reading.document.notes if note.key == source.key]
        assert f"Notes {', '.join(own)}" in reading.whole


def test_13_damaged_or_translated_words_are_marked_and_glossed(reading: Reading) -> None:
    translated = {one.key for one in reading.document.sources if one.integrity == "Translation"}
    glossed = [note for note in reading.document.notes if note.aside]
    assert translated <= {note.key for note in glossed}
    assert glossed
    for note in glossed:
        assert f"{plain(quote(note.exact))}” [{plain(note.aside)}]" in reading.whole
        assert note.aside.startswith("translated") == (note.key in translated)
    for source in reading.document.sources:
        assert source.integrity in reading.whole
        assert not source.key_aside or f"[{plain(source.key_aside)}]" in reading.whole


# ---- The archivist ----


def test_14_page_1_says_which_edition_it_is(reading: Reading) -> None:
    mast = reading.document.masthead
    said = [
        f"No. {mast.number}",
        f"Issued {mast.issued}",
        f"Covers {mast.covers}",
        f"Sources read to {mast.cutoff}",
        f"Next {mast.next}",
        reading.document.name,
    ]
    assert [words for words in said if plain(words) not in reading.texts[0]] == []


def test_15_the_marking_stands_right_at_head_and_foot_of_every_page(reading: Reading) -> None:
    marking = reading.document.masthead.marking
    for page, letters in zip(reading.reader.pages, reading.letters, strict=True):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        line = "".join(letter.char for letter in letters)
        found = [at.start() for at in re.finditer(re.escape(marking), line)]
        marks = [letters[at : at + len(marking)] for at in found]
        head = [mark for mark in marks if mark[0].bottom > height - 18 * MM]
        foot = [mark for mark in marks if mark[0].bottom < 17 * MM]
        assert (len(head), len(foot)) == (1, 1)
        right = (width + TEXT) / 2
        for mark in (*head, *foot):
            assert all(round(letter.size, 2) >= 12 for letter in mark)
            assert right - 8 < mark[-1].right < right


def test_16_file_names_and_fingerprints_are_printed(reading: Reading) -> None:
    for source in reading.document.sources:
        assert source.file in reading.whole.replace(" ", "")
        assert f"SHA-256 {source.sha256}" in reading.whole
    assert reading.document.name in reading.whole


def test_18_the_file_says_what_it_is(reading: Reading) -> None:
    data, mast = reading.reader.metadata, reading.document.masthead
    assert data
    assert data.title == f"{mast.series} {mast.number}: {reading.document.headline}"
    assert data.author == mast.desk
    assert plain(str(data.subject)).startswith(f"{mast.topic}, {plain(mast.covers)}")
    assert data.creation_date_raw == f"D:{mast.issued_day:%Y%m%d}"
    assert str(reading.reader.root_object["/Lang"]) == mast.language
    own = {section.title for section in reading.document.sections}
    assert own <= set(reading.sections)


# ---- The page ----


def test_19_to_24_the_lint_finds_nothing(reading: Reading) -> None:
    assert [problem.message for problem in reading.printed.problems] == []


def test_19_small_letters_are_few_and_not_too_small(reading: Reading) -> None:
    """A second look, by what is drawn: the words that only machines read are not."""
    sizes = {round(letter.size, 2) for page in reading.letters for letter in page}
    assert min(sizes) >= 7.5


def test_21_two_families_three_weights_one_accent(reading: Reading) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reading.reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    families = {re.sub(r"-(?:Semi-?Bold|Bold|Italic|Regular)", "", name) for name in fonts}
    assert families <= {"Brief-Serif", "Brief-Display", "Brief-Caption", "Brief-Sans"}
    weights = {"-".join(re.findall("Semi-?Bold|Bold", name)) for name in fonts}
    assert len(weights) <= 3
    assert len({colour for colour in colours(reading) if chroma(colour) > 40}) == 1


def test_22_dates_and_ranges_are_unbroken_and_marks_are_curly(reading: Reading) -> None:
    months = "|".join(MONTHS.split())
    for page in reading.printed.pages:
        for block in page.blocks:
            for line, after in zip(block.lines, block.lines[1:], strict=False):
                broken = re.search(r"\d$", line.text) and re.match(months, after.text)
                assert not broken, line.text
                assert not re.search(r"\d–$", line.text), line.text
    assert not re.search(r"[\"']", reading.whole)
    assert not re.search(r"(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])", reading.whole)


def test_23_a_table_of_a_few_rows_is_in_one_piece(reading: Reading) -> None:
    table = next(one.pledges for one in reading.document.sections if one.pledges)
    found = [
        page.number
        for page in reading.printed.pages
        for part in page.parts
        if part.tag == "table" and ".pledge" in part.names
    ]
    assert found
    assert len(found) == 1 or len(table.rows) > 4


def test_25_the_words_of_tables_start_at_the_main_edge(reading: Reading) -> None:
    """The issue or the giver stands in the rail, and the marks of a position hang in the gutter."""
    found = set()
    for page in reading.printed.pages:
        for block in page.blocks:
            for table, second in ((".matrix", "Russia"), (".pledge", "What")):
                if table in block.names and block.words == second:
                    found.add(table)
                    assert abs(block.lines[0].left - page.left - 44.5 * MM) < 0.5, table
    assert found == {".matrix", ".pledge"}


def test_25_the_running_head_names_what_tops_the_page(reading: Reading) -> None:
    for number, letters in enumerate(reading.letters[1:], 2):
        height = float(reading.reader.pages[number - 1].mediabox.height)
        head = [
            one.char for one in letters if one.bottom > height - 20 * MM and one.left < TEXT / 2
        ]
        # The last section that begins at the head of the page, or before.
        top = (number, 80 - height)
        before = [title for title, place in reading.sections.items() if place <= top]
        assert "".join(head) == before[-1].replace(" ", ""), number


# ---- Figures ----


def test_28_bars_are_told_of_where_there_are_any_and_each_dark_part_has_its_value(
    reading: Reading,
) -> None:
    table = next(one.pledges for one in reading.document.sections if one.pledges)
    drawn = [row for row in table.rows if row.share is not None]
    assert ("Bars start at zero" in reading.whole) == bool(drawn)
    assert all(f"dark: {row.part_value}" in reading.whole for row in drawn if row.part)


def test_26_the_sources_of_a_timeline_are_told_apart(reading: Reading) -> None:
    """By date, and where events share one, by what they are as well."""
    view = next(one.timeline for one in reading.document.sections if one.timeline)
    dates = [mark.when for mark, _ in view.events]
    for mark, _ in view.events:
        alone = dates.count(mark.when) == 1
        assert alone or f"{plain(mark.when)} ({plain(mark.label)})" in reading.whole


# ---- Access ----


def test_30_text_stands_out_from_its_ground(reading: Reading) -> None:
    grounds = set(reading.grounds)
    assert LIGHT.tint in {ground for _, ground in grounds}
    assert [pair for pair in grounds if contrast(*pair) < 7] == []


def colours(reading: Reading) -> set[str]:
    return {letter.colour for page in reading.letters for letter in page}


def chroma(colour: str) -> int:
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(channels) - min(channels)
