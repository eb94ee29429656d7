"""Report: problems as a reader at a terminal wants them, with the line and a caret."""

from collections.abc import Mapping, Sequence

from briefgen.problem import Problem

_WIDTH = 160


def problem_text(problem: Problem, texts: Mapping[str, str]) -> str:
    """One problem: `file:line:column: level: message [code]`, its line with a caret, and a hint."""
    lines = [f"{problem.pos}: {problem.level}: {problem.message} [{problem.code}]"]
    lines += _snippet(problem, texts)
    if problem.hint:
        lines.append(f"   = {problem.hint}")
    return "\n".join(lines)


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`, or nothing if there are no problems."""
    counts = [(level, sum(p.level == level for p in problems)) for level in ("error", "warning")]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in counts if n)


def _snippet(problem: Problem, texts: Mapping[str, str]) -> list[str]:
    pos = problem.pos
    lines = texts.get(pos.file, "").split("\n")
    if not 1 <= pos.line <= len(lines):
        return []
    line = lines[pos.line - 1].replace("\t", " ")
    if not pos.column:
        return [f"   | {line[:_WIDTH].rstrip()}"]
    start = max(0, pos.column - 1 - _WIDTH // 2)
    shown = line[start : start + _WIDTH].rstrip()
    before = pos.column - 1 - start
    length = max(1, min(problem.length, len(shown) - before))
    return [f"   | {shown}", f"   | {' ' * before}{'^' * length}"]
