"""Every rule: its place in the table, the examples in its docstring, its cases in tests/rules/."""

import re
import textwrap
from itertools import zip_longest
from pathlib import Path

import pytest

from briefgen.rules import RULES, Rule
from tests.pieces import files_in, laid_over, problems_in, sample, seen

CASES = Path(__file__).parent / "rules"
PACKAGE = Path(__file__).parent.parent / "briefgen" / "rules"
_CASE = re.compile(r"^# case: (.*)\n", re.MULTILINE)
_EXAMPLES = re.compile(
    r"\nPasses:\n\n(?P<passes>.*)\n\nFails, because [^\n]*:\n\n(?P<fails>.*)\Z", re.DOTALL
)


def stem(rule: Rule) -> str:
    return rule.CODE.replace("-", "_")


def cases() -> list[tuple[str, str, str]]:
    """The name of the rule, the title and the text of each case."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        _, *parts = _CASE.split(path.read_text("utf-8"))
        titles, texts = parts[::2], parts[1::2]
        found += [(path.stem, *case) for case in zip(titles, texts, strict=True)]
    return found


def example(rule: Rule, which: str) -> dict[str, str]:
    """The files of the passing or the failing example, laid over the harbour project."""
    found = _EXAMPLES.search(rule.__doc__.rstrip())
    assert found, "the docstring needs `Passes:` and `Fails, because …:`, each with an example"
    text = re.sub(
        r"^# (content/\S+)$", r"--- # \1", textwrap.dedent(found[which]), flags=re.MULTILINE
    )
    texts, _ = laid_over(files_in(text + "\n"))
    return texts


def test_the_harbour_project_is_without_a_fault() -> None:
    assert problems_in(sample()) == []


def test_every_file_is_in_the_table_and_every_rule_in_a_file() -> None:
    files = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert {stem(rule) for rule in RULES} == files
    assert len(RULES) == len(files)


def test_every_rule_has_cases() -> None:
    assert {name for name, _, _ in cases()} == {stem(rule) for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=stem)
def test_the_passing_example_passes(rule: Rule) -> None:
    found = problems_in(example(rule, "passes"))
    assert [problem for problem in found if problem.code in (rule.CODE, "yaml", "field")] == []


@pytest.mark.parametrize("rule", RULES, ids=stem)
def test_the_failing_example_fails(rule: Rule) -> None:
    found = problems_in(example(rule, "fails"))
    assert [problem.code for problem in found if problem.code == rule.CODE]
    assert [problem for problem in found if problem.code in ("yaml", "field")] == []


@pytest.mark.parametrize(
    ("name", "title", "text"), cases(), ids=[f"{name}: {title}" for name, title, _ in cases()]
)
def test_case(name: str, title: str, text: str) -> None:
    texts, expected = laid_over(files_in(text))
    code = name.replace("_", "-")
    # A piece often leaves an excerpt unused, which is not the case's concern.
    found = [p for p in problems_in(texts) if p.level == "error" or p.code == code]
    pairs = zip_longest(found, sorted(expected))
    assert [seen(p, e.message if e else "") for p, e in pairs if p] == sorted(expected), title


@pytest.mark.parametrize("rule", RULES, ids=stem)
def test_each_complaint_says_how_to_mend_it(rule: Rule) -> None:
    for problem in problems_in(example(rule, "fails")):
        assert problem.hint
        assert problem.length >= 1
        assert 0 < problem.pos.line <= len(example(rule, "fails")[problem.pos.file].splitlines())
