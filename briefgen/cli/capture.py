"""`briefgen capture`: a document into the archive, and its source file to go on with."""

import hashlib
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import archive_options, project_option, say, show, today

if TYPE_CHECKING:
    from briefgen.archive.record import Record


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "name", help="The id of the source; left out, made from the file's name.")
@click.option("--url", default="", help="Where the document was found.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day it was taken; left out, today.",
)
@archive_options
@project_option
def capture(
    file: Path,
    name: str | None,
    url: str,
    day: datetime | None,
    root: Path,
    archive: Path | None,
    *,
    require_archive: bool,  # noqa: ARG001  one set of options for all commands on the archive
) -> None:
    """Archive FILE and print the source file for it, ready for content/sources/."""
    # Late, so that --help does not wait for the readers of documents.
    from briefgen.archive import add  # noqa: PLC0415
    from briefgen.archive.extractors import Extracted, extract  # noqa: PLC0415
    from briefgen.archive.record import Record as ArchiveRecord  # noqa: PLC0415
    from briefgen.problem import Exit, Pos, Problem  # noqa: PLC0415

    data = file.read_bytes()
    found = extract(file.name, data)
    if not isinstance(found, Extracted):
        sys.exit(show([Problem(Pos(str(file)), "unreadable", found, exit=Exit.PROBLEMS)], {}))
    on = day.date() if day else today()
    record = ArchiveRecord(
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        file=file.name,
        text_sha256=hashlib.sha256(found.text.encode()).hexdigest(),
        extractor=found.extractor,
        version=found.version,
        captured=str(on),
        url=url,
    )
    try:
        place = add(archive or root / "content" / "archive", record, file.name, data, found.text)
    except OSError as error:
        problem = Problem(Pos(str(archive or root)), "disk", str(error), exit=Exit.ENVIRONMENT)
        sys.exit(show([problem], {}))
    say(f"archived as {place}")
    click.echo(_source(name or _slug(file.stem), record, found.text), nl=False)


def _slug(stem: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return slug[:63] or "source"


def _source(name: str, record: "Record", text: str) -> str:
    """The least that a source file needs, with what the program can count itself."""
    lines = [
        "# yaml-language-server: $schema=../schema/source.json",
        "",
        f"id: {name}",
        f'file: "{record.file}"',
        f"sha256: {record.sha256}",
        f"bytes: {record.bytes}",
        f"characters: {len(text)}",
        f"words: {len(text.split())}",
        f"paragraphs: {sum(bool(line.strip()) for line in text.split(chr(10)))}",
        f"captured: {record.captured}",
    ]
    if record.text_sha256 != record.sha256:
        lines.append(f"text_sha256: {record.text_sha256}")
    if record.url:
        lines.append(f"url: {record.url}")
    return "\n".join([*lines, f"short: {name}", ""])
