"""Page 1 fits on every paper, or the build says by how much it does not."""

import re
from pathlib import Path

from briefgen.build import Order, build
from briefgen.problem import Exit, exit_code
from tests.sample import BRIEF, EDITION
from tests.test_build import lay_out

MM = 72 / 25.4

JUDGEMENT = """\
  - id: no-ferry-{n}
    text: A ferry before the end of May is **unlikely**, whatever the envoys may yet agree on there.
    likelihood: unlikely
    confidence: low
    confidence_basis: one side has spoken
    why: Norden keeps the line closed.[@ferry-closed]
    rests_on: [ferry-closed]
"""
ONE_PAGE = ("disputes", "sources", "notes")
SMALL = "@page {{ size: 215.9mm {height}mm; margin: 18mm 20.95mm 17mm }}\n"


def with_judgements(count: int) -> str:
    listed = "".join(JUDGEMENT.format(n=n) for n in range(count))
    return EDITION.replace("developments:\n  - head", f"{listed}developments:\n  - head", 1)


def test_a_front_that_fits_on_the_asked_paper_only_fails_all_the_same(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    (root / "templates").mkdir()
    (root / "templates/letter.css").write_text(SMALL.format(height=120))
    outcome = build(root, Order(formats=["pdf"], papers=["a4"]))
    [problem] = outcome.problems
    assert (problem.code, problem.level) == ("page-one", "error")
    over = re.fullmatch(
        r"page 1 is (\d+) pt too deep for US Letter, about \d+ lines", problem.message
    )
    assert over
    assert outcome.written == []
    # So much more paper, and it fits: the measure is exact to the point.
    (root / "templates/letter.css").write_text(SMALL.format(height=120 + (int(over[1]) + 1) / MM))
    assert build(root, Order(formats=["pdf"], papers=["a4"])).problems == []


def test_it_says_by_how_much_and_what_to_shorten(tmp_path: Path) -> None:
    root = lay_out(tmp_path, edition=with_judgements(9))
    [problem] = build(root, Order(formats=["pdf"], papers=["letter"])).problems
    points = re.findall(r"(\d+) pt too deep for (A4|US Letter)", problem.message)
    assert [paper for _, paper in points] == ["A4", "US Letter"]
    assert "`yet agree on\xa0there.`" in problem.hint
    lines = (root / problem.pos.file).read_text("utf-8").split("\n")
    written = lines[problem.pos.line - 1][problem.pos.column - 1 :][: problem.length]
    assert written == "yet agree on there"


def test_what_does_not_fit_leaves_the_last_good_files(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    build(root, Order(formats=["md"]))
    good = (root / "output/harbour/latest/harbour-2031-03-09.md").read_bytes()
    lay_out(root, edition=with_judgements(9))
    outcome = build(root, Order(formats=["md", "pdf"]))
    assert exit_code(outcome.problems) == Exit.PROBLEMS
    assert (root / "output/harbour/latest/harbour-2031-03-09.md").read_bytes() == good


def test_a_brief_of_one_page_has_to_fit_on_every_paper_as_a_whole(tmp_path: Path) -> None:
    parts = "".join(f"  - {{id: {part}, title: {part}, part: {part}}}\n" for part in ONE_PAGE)
    brief = BRIEF.split("sections:")[0] + f"max_pages: 1\nsections:\n{parts}"
    edition = EDITION.split("findings:")[0] + "disputes: [what-was-agreed]\n"
    root = lay_out(tmp_path, brief=brief, edition=edition)
    assert build(root, Order(formats=["pdf"])).problems == []
    (root / "templates").mkdir()
    (root / "templates/letter.css").write_text(SMALL.format(height=120))
    [problem] = build(root, Order(formats=["pdf"])).problems
    assert problem.code == "page-one"
    assert "too deep for US Letter" in problem.message
    assert "A4" not in problem.message
