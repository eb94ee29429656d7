"""Many mistakes at once: each is told at its place, none twice, none for another's sake."""

from pathlib import Path

from tests.pieces import files_in, laid_over, problems_in, seen

BROKEN = Path(__file__).with_name("broken_content.txt")


def test_each_mistake_is_found_at_its_place_in_one_run() -> None:
    texts, expected = laid_over(files_in(BROKEN.read_text("utf-8")))
    found = problems_in(texts)
    starts = {(e.file, e.line, e.column, e.code): e.message for e in expected}
    got = [seen(p, starts.get((p.pos.file, p.pos.line, p.pos.column, p.code), "")) for p in found]
    assert sorted(got) == sorted(expected)


def test_there_are_thirty_kinds_of_mistake_in_thirty_files() -> None:
    _, expected = laid_over(files_in(BROKEN.read_text("utf-8")))
    assert len({e.file for e in expected}) >= 30
    assert len({e.code for e in expected}) >= 25


def test_each_complaint_can_be_shown_and_mended() -> None:
    texts, _ = laid_over(files_in(BROKEN.read_text("utf-8")))
    for problem in problems_in(texts):
        lines = texts[problem.pos.file].splitlines()
        assert problem.hint, problem
        if problem.pos.line:
            # The caret may stand after the last character, where something is missing.
            assert 1 <= problem.pos.column <= len(lines[problem.pos.line - 1]) + 1, problem
