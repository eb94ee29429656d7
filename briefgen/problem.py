"""Problems: what a stage found wrong, as values that know their place.

A stage returns what it made and a list of problems; it never raises for bad input. This is the
lowest module of the house: it imports nothing of ours.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

from briefgen.value import Frozen, replace

Level = Literal["error", "warning"]


class Exit(IntEnum):
    """The exit codes of the program; stable, because CI jobs read them."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    LIMIT = 3
    ENVIRONMENT = 4
    INTEGRITY = 5


class Pos(Frozen, order=True):
    """A place in a file: lines and columns count from 1, columns in code points.

    Line 0 means the file as a whole; column 0 the line as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(Frozen):
    """One thing that is wrong: where, what was found and expected, and how to mend it.

    `code` is stable and names the rule or the stage (`field`, `dead-citation`); `length` is how
    many code points from `pos` are meant, for the caret line; `exit` is what the process should
    end with if nothing worse happens.
    """

    pos: Pos
    code: str
    message: str
    hint: str = ""
    level: Level = "error"
    length: int = 1
    exit: Exit = Exit.PROBLEMS


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without doubles, in the order of file, line, column and code."""
    return sorted(set(problems), key=lambda p: (p.pos, p.code, p.message))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [p for p in problems if p.level == "error"]


def as_errors(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with every warning raised to an error (`--strict`)."""
    return [replace(p, level="error") for p in problems]


def exit_code(problems: Iterable[Problem]) -> Exit:
    """The exit code that these problems ask for: the highest of their errors, else OK."""
    return max((p.exit for p in problems if p.level == "error"), default=Exit.OK)
