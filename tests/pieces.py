"""The harbour project, and the way to lay pieces of content files over it.

A text of several files is a YAML stream in which each document names its file: `--- # PATH`. A
complaint is written above the line that causes it, `# error: COLUMN CODE start of message`, or
`# warning:`; column 0 is for the file as a whole. Such lines are taken out before the text is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.check import check
from briefgen.load import load
from briefgen.problem import Problem, by_place

HERE = Path(__file__).parent
_FILE = re.compile(r"^--- # (\S+)\n", re.MULTILINE)
_EXPECTED = re.compile(r"\s*# (error|warning): (\d+) (\S+) ?(.*)")
_FIELD = re.compile(r"^(\w+):.*\n(?:(?!\w).*\n)*", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Expected:
    """A complaint as a test writes it down; `message` is how it starts."""

    file: str
    line: int
    column: int
    code: str
    level: str
    message: str

    def meets(self, problem: Problem) -> bool:
        return self == seen(problem, self.message)


def seen(problem: Problem, start: str = "") -> Expected:
    """A problem in the same shape, with its message if that does not start as it should."""
    message = start if problem.message.startswith(start) and start else problem.message
    pos = problem.pos
    return Expected(pos.file, pos.line, pos.column, problem.code, problem.level, message)


def files_in(text: str) -> dict[str, str]:
    """The files of a stream, by path."""
    _, *parts = _FILE.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _sample() -> Mapping[str, str]:
    return files_in((HERE / "harbour.yaml").read_text("utf-8"))


def sample() -> dict[str, str]:
    """The files of the sample project."""
    return dict(_sample())


def laid_over(pieces: Mapping[str, str]) -> tuple[dict[str, str], list[Expected]]:
    """The sample project with some fields given anew, and the complaints written down there.

    A new source, brief or edition starts as a copy of the first one there is.
    """
    texts, expected = sample(), []
    for path, piece in pieces.items():
        given = set(re.findall(r"^(\w+):", piece, re.MULTILINE))
        base = texts.get(path) or _first_of_its_kind(path)
        kept = "".join(field[0] for field in _FIELD.finditer(base) if field[1] not in given)
        clean, complaints = without_complaints(path, piece, kept.count("\n"))
        texts[path] = kept + clean
        expected += complaints
    return texts, expected


def _first_of_its_kind(path: str) -> str:
    kind = path.split("/")[1]
    if kind not in ("sources", "briefs", "editions"):
        return ""
    return next(text for name, text in _sample().items() if name.split("/")[1] == kind)


def without_complaints(path: str, text: str, before: int = 0) -> tuple[str, list[Expected]]:
    """A file's text without the complaints in it, and these, `before` lines further down."""
    kept: list[str] = []
    expected = []
    for line in text.splitlines(keepends=True):
        if found := _EXPECTED.match(line):
            level, column, code, message = found.groups()
            place = before + len(kept) + 1 if int(column) else 0
            expected.append(Expected(path, place, int(column), code, level, message))
        else:
            kept.append(line)
    return "".join(kept), expected


def problems_in(texts: Mapping[str, str]) -> list[Problem]:
    """What loading and checking find."""
    corpus, problems = load(texts)
    return by_place([*problems, *check(corpus)])
