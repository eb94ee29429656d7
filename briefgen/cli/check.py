"""`briefgen check`: the content against the rules, without building anything."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen import standing
from briefgen.cli.common import (
    archive_options,
    now,
    project_option,
    say,
    strict_option,
    told,
)
from briefgen.standing import Standing

if TYPE_CHECKING:
    from briefgen.examine import Examined


@click.command()
@strict_option
@archive_options
@project_option
def check(root: Path, archive: Path | None, *, strict: bool, require_archive: bool) -> None:
    """Check all content and say everything that is wrong, with its place."""
    began = now().timestamp()
    asked = json.dumps(["check", archive and str(archive), strict, require_archive])
    if known := standing.recall(root, asked):
        for line in known.said:
            say(line)
        return
    # Late, so that neither --help nor a second look waits for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415
    from briefgen.problem import Exit, exit_code  # noqa: PLC0415

    found, problems = examine(root, archive=archive, required=require_archive, strict=strict)
    said = told(problems, found.files.texts if found else {})
    if found is not None:
        said += _counted(found, sound=not problems)
    for line in said:
        say(line)
    code = exit_code(problems)
    if found is not None and code is Exit.OK:
        standing.keep(root, asked, found.folders, began, Standing(said, ()))
    sys.exit(code)


def _counted(found: "Examined", *, sound: bool) -> Iterator[str]:
    """What there is, what of it is covered in print, and what was verified."""
    corpus = found.corpus
    if sound:
        counts = {
            "source": len(corpus.sources),
            "excerpt": len(corpus.excerpts),
            "fact": len(corpus.facts),
            "conflict": len(corpus.conflicts),
            "edition": len(corpus.editions),
        }
        yield "ok: " + ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items())
    if found.covered:
        kinds = ("quotation", "number", "date", "name")
        shown = ", ".join(f"{found.covered.get(kind, 0)} {kind}s" for kind in kinds)
        yield f"covered: {shown} in print"
    checked, unchecked = found.verification.counts(corpus)
    if checked:
        yield f"verified: {checked} excerpts against {found.verification.archive.folder}"
    if unchecked:
        yield f"unchecked: {unchecked} excerpts, whose texts are not in the archive"
