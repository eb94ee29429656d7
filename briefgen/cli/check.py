"""`briefgen check`: the content against the rules, without building anything."""

import sys
from pathlib import Path

import click

from briefgen.cli.common import project_option, say, show, strict_option


@click.command()
@strict_option
@project_option
def check(root: Path, *, strict: bool) -> None:
    """Check all content and say everything that is wrong, with its place."""
    # Late, so that --help does not wait for pydantic.
    from briefgen.examine import examine  # noqa: PLC0415

    corpus, files, problems = examine(root, strict=strict)
    code = show(problems, files.texts)
    if corpus is not None and not problems:
        counts = {
            "source": len(corpus.sources),
            "excerpt": len(corpus.excerpts),
            "fact": len(corpus.facts),
            "conflict": len(corpus.conflicts),
            "edition": len(corpus.editions),
        }
        say("ok: " + ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items()))
    sys.exit(code)
