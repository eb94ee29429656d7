"""`briefgen proof`: the pages looked over before they are printed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import archive_options, project_option, say, show, strict_option

if TYPE_CHECKING:
    from datetime import datetime

    from briefgen.model.brief import Paper


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The edition to look over; the newest if not given.",
)
@click.option(
    "--paper",
    "papers",
    multiple=True,
    type=click.Choice(["a4", "letter"]),
    help="Set it on this paper; may be repeated.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Put the pictures here; left out, into output/proof.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(18, 600),
    default=80,
    show_default=True,
    help="Pixels to the inch.",
)
@strict_option
@archive_options
@project_option
def proof(
    briefs: tuple[str, ...],
    day: "datetime | None",
    papers: tuple["Paper", ...],
    out: Path | None,
    dpi: float,
    root: Path,
    archive: Path | None,
    *,
    strict: bool,
    require_archive: bool,
) -> None:
    """Look over the pages of each BRIEF, or of all, and draw them.

    Says where lines break badly, texts do not fit and pages are not full, at the place in the
    content; writes a picture of each page and a contact sheet of all.
    """
    # Late, so that --help does not wait for pydantic and Jinja.
    from briefgen.build import Order  # noqa: PLC0415
    from briefgen.proof import proof as run  # noqa: PLC0415

    order = Order(
        briefs,
        day.date() if day else None,
        papers=papers,
        strict=strict,
        archive=archive,
        require_archive=require_archive,
    )
    outcome = run(root, order, out=out, dpi=dpi)
    code = show(outcome.problems, outcome.texts)
    for path in outcome.written:
        click.echo(path)
    if outcome.pages and not outcome.problems:
        say(f"ok: nothing to mend on {outcome.pages} pages")
    sys.exit(code)
