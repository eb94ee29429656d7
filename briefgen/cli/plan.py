"""`briefgen plan`: what would be built, and why."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import (
    archive_options,
    format_option,
    paper_option,
    project_option,
    shard_option,
    show,
    strict_option,
)

if TYPE_CHECKING:
    from briefgen.model.brief import Format, Paper


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option(
    "--since",
    metavar="REVISION",
    help="Compare with this git revision; left out, with what was built here last.",
)
@format_option
@paper_option
@click.option("--json", "as_json", is_flag=True, help="As JSON, for the matrix of a CI job.")
@shard_option
@strict_option
@archive_options
@project_option
def plan(
    briefs: tuple[str, ...],
    since: str | None,
    formats: tuple["Format", ...],
    papers: tuple["Paper", ...],
    shard: tuple[int, int],
    root: Path,
    archive: Path | None,
    *,
    as_json: bool,
    strict: bool,
    require_archive: bool,
) -> None:
    """Say which editions of each BRIEF, or of all briefs, have changed, and why."""
    # Late, so that --help does not wait for pydantic and Jinja.
    from briefgen.build import Order  # noqa: PLC0415
    from briefgen.plan import plan as run  # noqa: PLC0415

    order = Order(
        briefs,
        every=True,
        formats=formats,
        papers=papers,
        strict=strict,
        archive=archive,
        require_archive=require_archive,
        shard=shard,
    )
    made = run(root, order, since)
    code = show(made.problems, made.texts)
    if code:
        sys.exit(code)
    if as_json:
        rows = [
            {"brief": one.brief, "date": str(one.date), "reasons": list(one.reasons)}
            for one in made.touched
        ]
        click.echo(json.dumps({"include": rows}, ensure_ascii=False))
        return
    for one in made.touched:
        click.echo(f"{one.brief} {one.date}")
        for reason in one.reasons:
            click.echo(f"  {reason}")
