"""`briefgen review`: a person accepts facts on the words that they rest on now."""

import sys
from datetime import datetime
from pathlib import Path

import click

from briefgen.cli.common import archive_options, project_option, say, show, today


@click.command()
@click.argument("facts", nargs=-1, metavar="[FACT]...")
@click.option("--by", required=True, envvar="BRIEFGEN_REVIEWER", help="Who accepts them.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day of the review; left out, today.",
)
@click.option("--all", "every", is_flag=True, help="Accept every fact.")
@click.option("--suspect", is_flag=True, help="Accept the suspect facts.")
@archive_options
@project_option
def review(
    facts: tuple[str, ...],
    by: str,
    day: datetime | None,
    root: Path,
    archive: Path | None,
    *,
    every: bool,
    suspect: bool,
    require_archive: bool,
) -> None:
    """Accept facts as they stand, with the words, glosses and grades that they rest on."""
    # Late, so that --help does not wait for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415
    from briefgen.fingerprint import changes  # noqa: PLC0415
    from briefgen.problem import errors  # noqa: PLC0415
    from briefgen.reviewing import PATH, ledger  # noqa: PLC0415
    from briefgen.save import save  # noqa: PLC0415

    found, problems = examine(root, archive=archive, required=require_archive)
    if found is None:
        sys.exit(show(problems, {}))
    # A fact must stand before it can be accepted; that it is suspect is what a review mends.
    if others := [one for one in errors(problems) if one.code != "suspect"]:
        sys.exit(show(others, found.files.texts))
    corpus = found.corpus
    chosen = set(facts) | (set(corpus.facts) if every else set())
    if suspect:
        chosen |= {name for name, fact in corpus.facts.items() if changes(corpus, fact)}
    if unknown := chosen - set(corpus.facts):
        raise click.UsageError(f"there is no fact {', '.join(sorted(unknown))}")
    if not chosen and not corpus.reviews:
        raise click.UsageError("name facts, or say --all or --suspect")
    on = day.date() if day else today()
    if wrong := save(root / PATH, ledger(corpus, chosen, by, on).encode()):
        sys.exit(show(wrong, {}))
    say(f"accepted {len(chosen)} fact{'' if len(chosen) == 1 else 's'} in {PATH}")
