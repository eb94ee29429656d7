"""`briefgen fsck`: the archive of source texts, file by file."""

import sys
from pathlib import Path

import click

from briefgen.cli.common import archive_options, project_option, say, show


@click.command()
@archive_options
@project_option
def fsck(root: Path, archive: Path | None, *, require_archive: bool) -> None:
    """Name every damaged or missing document of the archive; repairs nothing."""
    # Late, so that --help does not wait for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415
    from briefgen.problem import Exit  # noqa: PLC0415

    found, problems = examine(root, archive=archive, required=require_archive, thorough=True)
    if found is None:
        sys.exit(show(problems, {}))
    code = Exit.OK
    kept = found.verification.archive
    for source in found.corpus.sources.values():
        held = kept.of(source.id)
        detail = f": {held.detail}" if held.detail else ""
        click.echo(f"{held.state:<14} {source.id}  {held.where or source.file}{detail}")
        if held.state not in ("sound", "missing") or (held.state == "missing" and require_archive):
            code = Exit.INTEGRITY
    for name in kept.strays:
        click.echo(f"{'unused':<14} {name}")
    say(f"archive: {kept.folder}")
    sys.exit(code)
