"""The command line: thin commands over the stages; the only place that prints or exits.

Each command is imported when it is asked for, and imports its stages when it runs, so that
`--help` and a build of nothing are instant.
"""

import atexit
import gc
import os
import sys
import threading
from importlib import import_module
from typing import Any, Final

import click

from briefgen import __version__

# In the order of the help.
_COMMANDS: Final = "build capture check fsck list plan proof review schema why".split()

# New objects between two looks for garbage: a brief makes millions and drops few in circles, and
# looking as often as Python does by itself would take a tenth of the time.
_NEW_OBJECTS = 100_000


class _Commands(click.Group):
    """The commands, one file each, in which the command has the name of the file."""

    def __call__(self, *args: Any, **extra: Any) -> Any:
        """Runs the program, and ends the process when it is done.

        Python would take apart first, one by one, all the objects that it made: a tenth of a short
        run, for memory that the system takes back as a whole.
        """
        try:
            return super().__call__(*args, **extra)
        except SystemExit as ended:
            if threading.active_count() > 1 or not isinstance(ended.code, int):
                raise
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(ended.code)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """Their names."""
        return _COMMANDS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, if there is one."""
        if cmd_name not in _COMMANDS:
            return None
        found = vars(import_module(f"briefgen.cli.{cmd_name}"))
        command: click.Command = found.get(cmd_name) or found[f"{cmd_name}_"]  # `list` is Python's
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="briefgen %(version)s")
def main() -> None:
    """Make dated, cited briefs from curated facts.

    Exit codes: 0 ok, 1 problems in the content, 2 wrong usage, 3 a limit was reached,
    4 the machine lacks something, 5 integrity.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
