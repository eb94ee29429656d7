"""Many briefs in one run: by one worker and by two, and next to one process for each."""

from bench.cost import alternate
from bench.ground import Ground
from bench.pairs.engine import memory
from bench.row import Bar, Row
from bench.tree.size import Size

_ALONE = 5  # briefs that are built each in a process of its own, to stand for all


def rows(ground: Ground) -> list[Row]:
    """All briefs of a tree with forty facts each.

    How fast two are is a matter of the clock, so that row counts only on a machine with two free
    cores; the other one counts CPU.
    """
    briefs = ground.scale.briefs
    root = ground.tree(Size(facts=80 * briefs, sources=4 * briefs, briefs=briefs))
    force = ("--force", "--jobs")
    alone = {
        f"alone {number}": ground.ours(root, "build", f"coast-{number:03}", *force, "1")
        for number in range(min(_ALONE, briefs))
    }
    # Whoever comes first would check all content for all.
    alternate({"first": ground.ours(root, "check")}, 1, warm=False)
    cost = alternate(
        {
            "one": ground.ours(root, "build", *force, "1"),
            "two": ground.ours(root, "build", *force, "2"),
            **alone,
        },
        max(1, ground.runs // 3),
        warm=False,
    )
    each = sum(cost[name].cpu for name in alone) / len(alone)
    return [
        Row(
            f"{briefs} briefs on the clock, one job / two jobs",
            cost["one"].wall / cost["two"].wall,
            bar=Bar(1.75, least=True),
            note=f"{cost['one'].wall:.0f} s / {cost['two'].wall:.0f} s on the clock",
        ),
        Row(
            f"{briefs} briefs in one run / one process each",
            cost["two"].cpu / (each * briefs),
            bar=Bar(0.35),
            note=f"{cost['two'].cpu:.0f} s / {briefs} × {each:.2f} s",
        ),
        memory(f"{briefs} briefs, two jobs", cost["two"]),
    ]
