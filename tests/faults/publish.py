"""A program that publishes one edition, to be killed, starved and lied to.

    publish.py ROOT VERSION [VERSION ...]

Publishes the versions one after the other, for ever if the last argument is `...`; ends with the
exit code of the first problem. Kept to what `write` needs, so that it starts fast.
"""

import sys
from datetime import date
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefgen.artifact import Artifact, ArtifactSet
from briefgen.problem import exit_code
from briefgen.write import write

SUFFIXES = ("pdf", "html", "md", "json")
EDITION = date(2025, 7, 27)


def edition(version: str, size: int = 5000, day: date = EDITION) -> ArtifactSet:
    """A set whose every byte tells its version; `large` ones are ten times as long."""
    size *= 10 if version.startswith("large") else 1
    return ArtifactSet(
        "weekly",
        day,
        tuple(
            Artifact(f"weekly-{day}.{suffix}", (f"{version}.{suffix}\n" * size)[:size].encode())
            for suffix in SUFFIXES
        ),
    )


def main(root: str, *versions: str) -> int:
    endless = versions[-1] == "..."
    for version in cycle(versions[:-1]) if endless else versions:
        _, problems = write(edition(version), Path(root), wait=300)  # the lock is not a queue
        for problem in problems:
            print(f"{problem.pos}: {problem.message} [{problem.code}]", file=sys.stderr)
        if code := exit_code(problems):
            return code
        if endless:
            print(version, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
