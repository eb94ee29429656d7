"""A build after one fact has changed."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench.cost import Failed, alternate
from bench.ground import Ground, change
from bench.row import Bar, Row

_TEXT = ("--format", "html", "--format", "md")


def rows(ground: Ground) -> list[Row]:
    """One fact of the shipped content; one of the large, and what the plan says of that."""
    return [_small(ground), *_large(ground)]


def _small(ground: Ground) -> Row:
    root = ground.shipped()
    facts = root / "content" / "facts" / "istanbul-talks.yaml"
    swap = change(facts, "that lasted 40 minutes.", "lasting 40 minutes.")
    side = ground.ours(root, "build", "weekly", *_TEXT, before=swap)
    cost = alternate({"changed": side}, ground.runs)["changed"]
    return Row("one fact changed, HTML and Markdown, shipped", cost.cpu, "s", Bar(0.35))


def _large(ground: Ground) -> list[Row]:
    root = ground.large()
    path, old = listed_fact(root)
    swap = change(path, old, f"{old[:-1]} indeed.")
    both = ground.ours(root, "build", *_TEXT, before=swap)
    alternate({"first": ground.ours(root, "build", *_TEXT)}, 1, warm=False)
    cost = alternate({"changed": both}, ground.runs)["changed"]
    planned = _planned(ground, root, swap)
    # Content that looks as it did is answered at once; what is rendering is told from the rest only
    # by a check that has to read.
    own = alternate(
        {
            "idle": ground.ours(root, "check", before=lambda _: path.touch()),
            "made": ground.ours(root, "build", "coast-000", "--force", *_TEXT),
        },
        ground.runs,
    )
    rendering = max(0.0, own["made"].cpu - own["idle"].cpu)
    note = f"{cost.cpu:.2f} s - {rendering:.2f} s, its HTML and Markdown"
    name = f"one fact of {ground.scale.facts:,} changed, beyond rendering"
    return [
        Row(name, cost.cpu - rendering, "s", Bar(0.6), note),
        Row("… memory", cost.memory, "MB"),
        planned,
    ]


def _planned(ground: Ground, root: Path, swap: Callable[[int], None]) -> Row:
    """How many editions the plan names since a commit: the one that lists the fact that changed."""
    swap(0)
    _git(root, "init", "--quiet")
    _git(root, "add", "--", "content", ":!content/archive")
    _git(root, "commit", "--quiet", "--allow-empty", "--message", "Measure")
    swap(1)
    plan = ground.ours(root, "plan", "--json", "--since", "HEAD")
    done = subprocess.run(
        plan.command, env=plan.environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Failed(f"plan ended with {done.returncode}: {done.stderr.strip()}")
    named = len(json.loads(done.stdout)["include"])
    return Row("editions in the plan for that fact", named, "", Bar(1))


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True)


def listed_fact(root: Path) -> tuple[Path, str]:
    """The file and the statement of the last fact that only the list of the first brief prints."""
    for path in sorted((root / "content" / "facts").iterdir(), reverse=True):
        for record in reversed(path.read_text("utf-8").split("\n\n")):
            if "matter-000-record" in record:
                line = next(one for one in record.split("\n") if "statement:" in one)
                return path, line
    raise Failed("the tree lists no facts")
