"""`briefgen why`: the chain behind a fact, a note or a source."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import archive_options, project_option, say, show

if TYPE_CHECKING:
    from briefgen.examine import Examined

_NOTE = re.compile(r"([a-z0-9-]+?)(?::(\d{4}-\d{2}-\d{2}))?:(\d+)")


@click.command()
@click.argument("what")
@archive_options
@project_option
def why(what: str, root: Path, archive: Path | None, *, require_archive: bool) -> None:
    """Show the chain behind WHAT, both ways, and what it does not establish.

    WHAT is the id of a fact or of a source, or a note of an edition: weekly:12, or
    weekly:2025-07-27:12.
    """
    # Late, so that --help does not wait for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415

    found, problems = examine(root, archive=archive, required=require_archive)
    if found is None:
        sys.exit(show(problems, {}))
    lines = _chain(what, found)
    if lines is None:
        raise click.UsageError(f"there is no fact, source or note `{what}`")
    click.echo("\n".join(lines))
    if problems:
        say(f"the content has {len(problems)} problems; `briefgen check` names them")


def _chain(what: str, found: "Examined") -> list[str] | None:
    from briefgen import why as chain  # noqa: PLC0415  late, as above

    corpus, archive = found.corpus, found.verification.archive
    if what in corpus.facts:
        return chain.of_fact(corpus, corpus.facts[what], archive)
    if what in corpus.sources:
        return chain.of_source(corpus, corpus.sources[what], archive)
    if note := _NOTE.fullmatch(what):
        return _note_chain(found, *note.groups())
    return None


def _note_chain(found: "Examined", brief: str, day: str | None, number: str) -> list[str] | None:
    from briefgen import why as chain  # noqa: PLC0415  late, as above
    from briefgen.compose import compose  # noqa: PLC0415
    from briefgen.select import select  # noqa: PLC0415

    selection, _ = select(found.corpus, brief, date.fromisoformat(day) if day else None)
    if selection is None:
        return None
    document = compose(selection, found.verification)
    for note in document.notes:
        if note.number == int(number):
            return chain.of_note(found.corpus, document, note, found.verification.archive)
    return None
