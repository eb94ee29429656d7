"""The plan of a change as a matrix of jobs, and as words for its summary.

    python3 matrix.py PLAN.json SUMMARY.md >> OUTPUT

prints `matrix=…` and `count=…` for GitHub Actions. The plan tells of content that a stranger may
have written, so names are held against their form, and reasons are shown as they stand, unread.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# GitHub runs at most 256 jobs of a matrix, and each sets up a machine.
MOST_JOBS = 50
_BRIEF = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def matrix(plan: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """The jobs: each has a name, and the editions that it builds as `brief/day brief/day`.

    Raises ValueError for a brief or a day that is none.
    """
    for one in plan:
        if not (_BRIEF.fullmatch(one["brief"]) and _DAY.fullmatch(one["date"])):
            raise ValueError(f"no edition: {one['brief']!r} of {one['date']!r}")
    editions = [f"{one['brief']}/{one['date']}" for one in plan]
    groups = [editions[start::MOST_JOBS] for start in range(min(MOST_JOBS, len(editions)))]
    return {"include": [{"name": _name(group), "editions": " ".join(group)} for group in groups]}


def _name(group: Sequence[str]) -> str:
    """The name of the files that are handed over: no slash may stand in it."""
    first = group[0].replace("/", "-")
    return first if len(group) == 1 else f"{first}-and-{len(group) - 1}-more"


def summary(plan: Sequence[Mapping[str, Any]]) -> str:
    """The reasons as Markdown in which nothing that they say is markup."""
    if not plan:
        return "No brief is affected.\n"
    lines = [f"{len(plan)} affected:", ""]
    for one in plan:
        lines.append(f"    {one['brief']} {one['date']}")
        # Indented, each on one line: a block of code, which nothing in it can close.
        lines += [f"      {' '.join(str(reason).split())}" for reason in one["reasons"]]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    planned = json.loads(Path(sys.argv[1]).read_text("utf-8"))["include"]
    print(f"matrix={json.dumps(matrix(planned))}")
    print(f"count={len(planned)}")
    with Path(sys.argv[2]).open("a", encoding="utf-8") as out:
        out.write(summary(planned))
