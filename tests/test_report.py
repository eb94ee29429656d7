from briefgen.problem import Pos, Problem
from briefgen.report import problem_text, summary


def test_a_problem_shows_its_line_a_caret_and_a_hint() -> None:
    problem = Problem(Pos("a.yaml", 2, 7), "field", "`b` is wrong", "mend it", length=3)
    assert problem_text(problem, {"a.yaml": "x\n  key: bad\n"}).split("\n") == [
        "a.yaml:2:7: error: `b` is wrong [field]",
        "   |   key: bad",
        "   |       ^^^",
        "   = mend it",
    ]


def test_a_caret_never_runs_over_the_end_of_its_line() -> None:
    problem = Problem(Pos("a", 1, 2), "c", "m", length=50)
    assert problem_text(problem, {"a": "abc"}).endswith("   |  ^^")


def test_a_long_line_is_cut_around_the_place() -> None:
    text = problem_text(
        Problem(Pos("a", 1, 501), "c", "m", length=2), {"a": "x" * 500 + "!!" + "y" * 500}
    )
    _, line, caret = text.split("\n")
    assert line[caret.index("^")] == "!"
    assert len(line) < 180


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert problem_text(Problem(Pos("a"), "c", "m"), {"a": "x"}) == "a: error: m [c]"


def test_summary_counts_by_level() -> None:
    error, warning = Problem(Pos("a"), "c", "m"), Problem(Pos("a"), "c", "m", level="warning")
    assert summary([error, error, warning]) == "2 errors, 1 warning"
    assert summary([]) == ""
