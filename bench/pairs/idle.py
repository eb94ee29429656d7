"""A build with nothing to do, next to a Typst compile of one brief."""

from bench.cost import alternate
from bench.ground import Ground
from bench.pairs.engine import memory, ratio, record
from bench.peers import peers
from bench.row import Bar, Row


def rows(ground: Ground) -> list[Row]:
    """The shipped content and the large one, each built before; in HTML and Markdown the large."""
    shipped, large = ground.shipped(), ground.large()
    text = ("--format", "html", "--format", "md")
    small_side = ground.ours(shipped, "build", "weekly")
    large_side = ground.ours(large, "build", *text)
    alternate({"first": small_side, "large": large_side}, 1, warm=False)
    typst = peers(ground, record(ground, shipped, "weekly"))[-1]
    sides = {"small": small_side, "large": large_side}
    if not typst.lacks:
        sides["typst"] = typst.side
    cost = alternate(sides, ground.runs)
    scale = ground.scale
    size = f"{scale.facts:,} facts, {scale.sources:,} sources, {scale.briefs} briefs"
    found = [
        Row("nothing changed, shipped content", cost["small"].cpu, "s", Bar(0.15)),
        Row(f"nothing changed, {size}", cost["large"].cpu, "s", Bar(0.30)),
        memory("nothing changed, large", cost["large"]),
    ]
    for name in ("small", "large"):
        what = f"nothing changed, {name} / Typst of one brief"
        if typst.lacks:
            found.append(Row(what, None, bar=Bar(1), note=f"skipped: {typst.lacks}"))
        else:
            found.append(ratio(what, cost[name], cost["typst"], Bar(1)))
    return found
