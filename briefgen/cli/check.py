"""`briefgen check`: the content against the rules, without building anything."""

import sys
from pathlib import Path

import click

from briefgen.cli.common import archive_options, project_option, say, show, strict_option


@click.command()
@strict_option
@archive_options
@project_option
def check(root: Path, archive: Path | None, *, strict: bool, require_archive: bool) -> None:
    """Check all content and say everything that is wrong, with its place."""
    # Late, so that --help does not wait for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415

    found, problems = examine(root, archive=archive, required=require_archive, strict=strict)
    if found is None:
        sys.exit(show(problems, {}))
    code = show(problems, found.files.texts)
    corpus = found.corpus
    if not problems:
        counts = {
            "source": len(corpus.sources),
            "excerpt": len(corpus.excerpts),
            "fact": len(corpus.facts),
            "conflict": len(corpus.conflicts),
            "edition": len(corpus.editions),
        }
        say("ok: " + ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items()))
    if found.covered:
        kinds = ("quotation", "number", "date", "name")
        shown = ", ".join(f"{found.covered.get(kind, 0)} {kind}s" for kind in kinds)
        say(f"covered: {shown} in print")
    checked, unchecked = found.verification.counts(corpus)
    if checked:
        say(f"verified: {checked} excerpts against {found.verification.archive.folder}")
    if unchecked:
        say(f"unchecked: {unchecked} excerpts, whose texts are not in the archive")
    sys.exit(code)
