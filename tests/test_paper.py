import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox

from briefgen.build import Order, build
from briefgen.compose import compose
from briefgen.engine import Guess, Layout
from briefgen.formats import look, pdf
from briefgen.job import job_of
from briefgen.load import load
from briefgen.model.brief import Paper
from briefgen.read import builtin_templates
from briefgen.select import select
from briefgen.verify import UNVERIFIED
from tests.sample import BRIEF, EDITION, project

PAPERS: tuple[Paper, Paper] = ("a4", "letter")
ITEM = """
  - head: Envoys meet in Port Elm
    body: >-
      The meeting took place on 3 March.[@talks-held] Norden keeps the ferry line closed until the
      toll is gone, said its envoy,[@ferry-closed] and both agreed to meet again.[@meet-again]"""
# What tells the page and not the text: in the contents, and on the way back from a note.
PAGE_NUMBERS = re.compile(r"\.{2,}\d+|(?<=↑)[\d ]+")


@pytest.fixture(scope="module")
def layouts() -> Iterator[list[Layout]]:
    """An edition of several pages, on both papers."""
    edition = EDITION.replace("developments:\n  - head", f"developments:{ITEM * 13}\n  - head")
    corpus, problems = load(project(edition=edition))
    assert problems == []
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    job = job_of(chosen, compose(chosen, UNVERIFIED))
    with look.opened(builtin_templates()) as shared:
        made = [pdf.set_pages(job, shared, paper) for paper in PAPERS]
        assert [problems for _, problems in made] == [[], []]
        yield [layout for layout, _ in made if layout]


ROWS = "".join(f"<tr><th>Port {n}</th><td>Two ferries, and a pier</td></tr>" for n in range(7))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("room", [70, 85, 100, 115, 130])
def test_a_table_does_not_go_on_after_its_first_row(paper: Paper, room: int) -> None:
    """However little room there is under it, a page has two rows of it or none."""
    depth = {"a4": 258, "letter": 244.4}[paper] * 72 / 25.4
    above = f'<div style="height: {depth - room:.1f}pt">Above</div>'
    body = f"""{above}<section class="sec" style="margin: 0">
        <header class="sh"><h2>Pledges</h2><p class="find">Few give</p></header>
        <table class="tab"><thead><tr><th>From</th><th>What</th></tr></thead>
        <tbody>{ROWS}</tbody></table></section>"""
    with look.opened(builtin_templates()) as shared:
        engine, problems = shared.engine(paper)
        assert engine, problems
        layout, problems = engine.layout(f'<html lang="en"><title>t</title><body>{body}</body>')
        assert layout, problems
        first, second = layout.read()
    rows = [
        sum(part.tag == "tr" and "tbody" in part.names for part in page.parts)
        for page in (first, second)
    ]
    assert sum(rows) == 7
    assert rows[0] != 1
    assert rows[1] != 7 or not any("header" in block.names for block in first.blocks)


def test_the_contents_have_room_for_a_page_of_three_digits() -> None:
    written: list[int] = []

    def contents(pages: Mapping[str, int]) -> str:
        shown = pages["far"] + (100 if written else 0)
        written.append(shown)
        row = f'<a href="#far"><span class="ti">Far</span><span class="pn">{shown}</span></a>'
        body = f'<nav class="inside"><ul><li>{row}</li></ul></nav><p id="far">Far</p>'
        head = '<!DOCTYPE html><html lang="en"><head><title>t</title></head>'
        return f"{head}<body>{body}</body></html>"

    with look.opened(builtin_templates()) as shared:
        engine, problems = shared.engine("a4")
        assert engine, problems
        layout, problems = engine.settle(contents, first=contents(Guess()))
        assert layout, problems
    assert written == [10, 101]  # which is put in, and nothing is laid out anew


def lines(layout: Layout) -> list[str]:
    """The lines of the text, in the order of the document, without head and foot of the pages."""
    found = [line for page in layout._document.pages for line in lines_in(page._page_box)]
    return [line for line in found if line]


def lines_in(box: Any) -> Iterator[str]:
    if isinstance(box, LineBox):
        text = "".join(part.text for part in box.descendants() if isinstance(part, TextBox))
        yield PAGE_NUMBERS.sub("", text)
    elif not isinstance(box, MarginBox):
        for child in getattr(box, "children", ()):
            yield from lines_in(child)


def test_lines_break_alike_on_every_paper(layouts: list[Layout]) -> None:
    a4, letter = map(lines, layouts)
    assert len(a4) > 100
    assert a4 == letter


def test_each_paper_has_its_size(layouts: list[Layout]) -> None:
    sizes = []
    for layout in layouts:
        data, problems = layout.write("paper")
        assert data, problems
        boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        assert len({tuple(box) for box in boxes}) == 1
        sizes.append([round(float(side) / 72 * 25.4, 1) for side in boxes[0][2:]])
    assert sizes == [[210.0, 297.0], [215.9, 279.4]]
    a4, letter = ([page.fill for page in layout.read()] for layout in layouts)
    assert a4 != letter


def test_both_papers_are_published_as_one_set_and_a4_keeps_the_plain_name(tmp_path: Path) -> None:
    brief = BRIEF.replace("numbering:", "papers: [letter, a4]\nformats: [pdf, md]\nnumbering:")
    for path, text in project(brief=brief).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    outcome = build(tmp_path, Order())
    assert [file.name for file in outcome.written] == [
        "harbour-2031-03-09-letter.pdf",
        "harbour-2031-03-09.pdf",
        "harbour-2031-03-09.md",
    ]
