"""The command line: thin commands over the stages; the only place that prints or exits.

Each command imports its stages when it runs, so that `--help` stays instant.
"""

import gc

import click

from briefgen import __version__
from briefgen.cli.build import build
from briefgen.cli.capture import capture
from briefgen.cli.check import check
from briefgen.cli.fsck import fsck
from briefgen.cli.list import list_
from briefgen.cli.plan import plan
from briefgen.cli.proof import proof
from briefgen.cli.review import review
from briefgen.cli.schema import schema
from briefgen.cli.why import why

# New objects between two looks for garbage: a brief makes millions and drops few in circles, and
# looking as often as Python does by itself would take a tenth of the time.
_NEW_OBJECTS = 100_000


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="briefgen %(version)s")
def main() -> None:
    """Make dated, cited briefs from curated facts.

    Exit codes: 0 ok, 1 problems in the content, 2 wrong usage, 3 a limit was reached,
    4 the machine lacks something, 5 integrity.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


for _command in (build, plan, proof, check, why, review, list_, capture, fsck, schema):
    main.add_command(_command)
