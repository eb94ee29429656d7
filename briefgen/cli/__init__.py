"""The command line: thin commands over the stages; the only place that prints or exits.

Each command imports its stages when it runs, so that `--help` stays instant.
"""

import click

from briefgen import __version__
from briefgen.cli.build import build
from briefgen.cli.capture import capture
from briefgen.cli.check import check
from briefgen.cli.fsck import fsck
from briefgen.cli.list import list_
from briefgen.cli.proof import proof
from briefgen.cli.review import review
from briefgen.cli.schema import schema
from briefgen.cli.why import why


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="briefgen %(version)s")
def main() -> None:
    """Make dated, cited briefs from curated facts.

    Exit codes: 0 ok, 1 problems in the content, 2 wrong usage, 3 a limit was reached,
    4 the machine lacks something, 5 integrity.
    """


for _command in (build, proof, check, why, review, list_, capture, fsck, schema):
    main.add_command(_command)
