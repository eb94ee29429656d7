"""`briefgen build`: from content to finished files."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import (
    archive_options,
    project_option,
    say,
    show,
    strict_option,
)

if TYPE_CHECKING:
    from datetime import datetime

    from briefgen.model.brief import Format, Paper


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The edition to build; the newest if not given.",
)
@click.option("--all", "every", is_flag=True, help="Build every edition.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["pdf", "html", "md", "json"]),
    help="Make only this format, so that the edition has no other; may be repeated.",
)
@click.option(
    "--paper",
    "papers",
    multiple=True,
    type=click.Choice(["a4", "letter"]),
    help="Set the PDF on this paper; may be repeated.",
)
@strict_option
@archive_options
@project_option
def build(
    briefs: tuple[str, ...],
    day: "datetime | None",
    formats: tuple["Format", ...],
    papers: tuple["Paper", ...],
    root: Path,
    archive: Path | None,
    *,
    every: bool,
    strict: bool,
    require_archive: bool,
) -> None:
    """Build the newest edition of each BRIEF, or of all briefs.

    All content is checked first; if anything is wrong, nothing is written.
    """
    # Late, so that --help does not wait for pydantic and Jinja.
    from briefgen.build import Order  # noqa: PLC0415
    from briefgen.build import build as run  # noqa: PLC0415

    if day and every:
        raise click.UsageError("--date and --all exclude each other")
    started = time.perf_counter()
    live = sys.stderr.isatty()

    def tell(what: str) -> None:
        if live:
            say(f"\r\033[K{what} …", newline=False)

    on = day.date() if day else None
    order = Order(briefs, on, every, formats, papers, strict, archive, require_archive)
    outcome = run(root, order, tell)
    if live:
        say("\r\033[K", newline=False)
    code = show(outcome.problems, outcome.texts)
    for path in outcome.written:
        click.echo(path)
    if outcome.unchecked:
        say(f"unchecked: {_counted(outcome.unchecked, 'excerpt')}, whose texts are not at hand")
    if outcome.written:
        say(_closing(outcome.editions, len(outcome.written), outcome.pages, started))
    sys.exit(code)


def _closing(editions: int, files: int, pages: int, started: float) -> str:
    parts = [_counted(editions, "edition"), _counted(files, "file")]
    if pages:
        parts.append(_counted(pages, "page"))
    return f"built {', '.join(parts)} in {time.perf_counter() - started:.1f} s"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
