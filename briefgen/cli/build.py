"""`briefgen build`: from content to finished files."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen import standing
from briefgen.cli.common import (
    archive_options,
    cores,
    format_option,
    now,
    paper_option,
    project_option,
    say,
    shard_option,
    strict_option,
    told,
)
from briefgen.standing import Standing

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
@format_option
@paper_option
@click.option("--force", is_flag=True, help="Make again what stands as well.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0, 1024),
    metavar="N",
    help="How many editions to make at a time; the number of cores if not given. "
    "With 0, all in one process and without limits of time and memory.",
)
@shard_option
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Make the editions on the cluster of this Dask scheduler: tcp://host:8786.",
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
    jobs: int | None,
    scheduler: str | None,
    shard: tuple[int, int],
    *,
    every: bool,
    strict: bool,
    require_archive: bool,
    force: bool,
) -> None:
    """Build the newest edition of each BRIEF, or of all briefs.

    All content is checked first; if anything is wrong, nothing is written. What has not changed
    is not made again.
    """
    if day and every:
        raise click.UsageError("--date and --all exclude each other")
    began, started = now().timestamp(), time.perf_counter()
    asked = (briefs, day and str(day), every, formats, papers, strict, archive and str(archive))
    order_name = json.dumps([*asked, require_archive, shard])
    if not force and (known := standing.recall(root, order_name)):
        _say_again(known)
        return
    # Late, so that neither --help nor a build of nothing waits for pydantic and Jinja.
    from briefgen.build import Order  # noqa: PLC0415
    from briefgen.build import build as run  # noqa: PLC0415
    from briefgen.problem import Exit, exit_code  # noqa: PLC0415

    live = sys.stderr.isatty()

    def tell(what: str) -> None:
        if live:
            say(f"\r\033[K{what} …", newline=False)

    on = day.date() if day else None
    jobs = cores() if jobs is None else jobs
    order = Order(
        briefs,
        on,
        every,
        formats,
        papers,
        strict,
        archive,
        require_archive,
        force,
        jobs,
        shard,
        scheduler or "",
    )
    outcome = run(root, order, tell)
    if live:
        say("\r\033[K", newline=False)
    said = told(outcome.problems, outcome.texts)
    if outcome.unchecked:
        count = _counted(outcome.unchecked, "excerpt")
        said.append(f"unchecked: {count}, whose texts are not at hand")
    found = Standing(said, [*map(str, (*outcome.standing, *outcome.written))])
    _say(found)
    if outcome.written:
        say(_closing(outcome.editions, len(outcome.written), outcome.pages, started))
    if outcome.kept:
        say(f"unchanged: {_counted(outcome.kept, 'edition')}")
    code = exit_code(outcome.problems)
    if code is Exit.OK:
        standing.keep(root, order_name, outcome.folders, began, found)
    sys.exit(code)


def _say_again(known: Standing) -> None:
    """What the same build said and made, which has all been done."""
    _say(known)
    say(f"unchanged: {_counted(len(known.written), 'file')}")


def _say(found: Standing) -> None:
    for line in found.said:
        say(line)
    for path in found.written:
        click.echo(path)


def _closing(editions: int, files: int, pages: int, started: float) -> str:
    parts = [_counted(editions, "edition"), _counted(files, "file")]
    if pages:
        parts.append(_counted(pages, "page"))
    return f"built {', '.join(parts)} in {time.perf_counter() - started:.1f} s"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
