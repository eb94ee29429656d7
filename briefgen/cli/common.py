"""What the commands share: the project's folder, and how problems are shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from briefgen.problem import Exit, Problem

F = TypeVar("F", bound=Callable[..., Any])


def project_option(command: F) -> F:
    """The option that names the project's folder; today's folder if it is not given."""
    return click.option(
        "-C",
        "--project",
        "root",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="this folder",
        envvar="BRIEFGEN_PROJECT",
        help="The folder that holds content/.",
    )(command)


def format_option(command: F) -> F:
    """The option that names formats."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(["pdf", "html", "md", "json"]),
        help="Make only this format, so that the edition has no other; may be repeated.",
    )(command)


def paper_option(command: F) -> F:
    """The option that names papers."""
    return click.option(
        "--paper",
        "papers",
        multiple=True,
        type=click.Choice(["a4", "letter"]),
        help="Set the PDF on this paper; may be repeated.",
    )(command)


def strict_option(command: F) -> F:
    """The option that makes warnings count as errors."""
    return click.option("--strict", is_flag=True, help="Let warnings count as errors.")(command)


def archive_options(command: F) -> F:
    """The options that say where the full source texts are, and whether they must be there."""
    required = click.option(
        "--require-archive", is_flag=True, help="Let a missing source text count as an error."
    )
    place = click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="BRIEFGEN_ARCHIVE",
        help="The folder of full source texts; left out, the desk's.",
    )
    return place(required(command))


def show(problems: Sequence["Problem"], texts: Mapping[str, str]) -> "Exit":
    """Prints the problems to standard error; the exit code that they ask for."""
    from briefgen.problem import exit_code  # noqa: PLC0415  kept out of start-up with the rest

    for line in told(problems, texts):
        say(line)
    return exit_code(problems)


def told(problems: Sequence["Problem"], texts: Mapping[str, str]) -> list[str]:
    """The problems as they are shown, and how many there are."""
    from briefgen.report import problem_text, summary  # noqa: PLC0415  kept out of start-up too

    lines = []
    for problem in problems:
        first, _, rest = problem_text(problem, texts).partition("\n")
        colour = "red" if problem.level == "error" else "yellow"
        lines.append(click.style(first, fg=colour, bold=True) + (f"\n{rest}" if rest else ""))
    counts = summary(problems)
    return [*lines, counts] if counts else lines


class Shard(click.ParamType):  # type: ignore[type-arg]
    """One of several equal parts: `3/10`."""

    name = "shard"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The number of the part, and how many there are."""
        part, _, parts = str(value).partition("/")
        if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
            self.fail(f"`{value}` is not one of several parts; write 3/10", param, ctx)
        return int(part), int(parts)


def shard_option(command: F) -> F:
    """The option that names one of several equal parts of what is asked for."""
    return click.option(
        "--shard",
        type=Shard(),
        default="1/1",
        metavar="I/N",
        help="Only the I-th of N equal parts of what is asked for.",
    )(command)


def cores() -> int:
    """How many processors this process may use."""
    import os  # noqa: PLC0415 - kept out of start-up with the rest

    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def now() -> datetime:
    """The time in UTC; the one place where the program asks the clock."""
    return datetime.now(UTC)


def today() -> date:
    """The day in UTC."""
    return now().date()


def say(text: str, *, newline: bool = True) -> None:
    """Prints one message to standard error; without colour where NO_COLOR is set."""
    import os  # noqa: PLC0415 - kept out of start-up with the rest

    click.echo(text, err=True, nl=newline, color=False if os.environ.get("NO_COLOR") else None)
