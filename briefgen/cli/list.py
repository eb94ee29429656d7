"""`briefgen list`: the briefs of a project and their editions."""

import sys
from pathlib import Path

import click

from briefgen.cli.common import project_option, show


@click.command("list")
@project_option
def list_(root: Path) -> None:
    """List the briefs and their editions, newest first."""
    # Late, so that --help does not wait for pydantic.
    from briefgen import memory  # noqa: PLC0415
    from briefgen.load import load  # noqa: PLC0415
    from briefgen.problem import errors  # noqa: PLC0415
    from briefgen.read import read  # noqa: PLC0415

    files, problems = read(root)
    if not files.texts:
        sys.exit(show(problems, files.texts))
    corpus, found = load(files.texts, files.fonts, files.stamps, memory.of(root))
    for brief in corpus.briefs.values():
        click.echo(f"{brief.id}  {brief.title}{f': {brief.topic}' if brief.topic else ''}")
        for edition in reversed(corpus.editions_of(brief.id)):
            click.echo(f"  {edition.date}  {edition.headline}")
    sys.exit(show(errors([*problems, *found]), files.texts))
