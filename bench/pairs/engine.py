"""A full build of one brief, next to the bare engine and to the peers on equal content."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.cost import Cost, Side, alternate
from bench.ground import ROOT, Ground
from bench.peers import peers
from bench.row import Bar, Row
from bench.tree.size import Size

_BARS: Final = {"pandoc → WeasyPrint": Bar(0.75)}
_NINE: Final = Size(facts=450, sources=18, briefs=9)


def rows(ground: Ground) -> list[Row]:
    """The shipped weekly from start to finish, cold and warm; and one more brief in a batch."""
    shipped = ground.shipped()
    recorded = record(ground, shipped, "weekly")
    others = peers(ground, recorded)
    sides = {
        "ours": ground.ours(shipped, "build", "weekly", "--force"),
        "pdf": ground.ours(shipped, "build", "weekly", "--force", "--format", "pdf"),
        "bare": bare(ground, recorded),
        **{peer.name: peer.side for peer in others if not peer.lacks},
    }
    cost = alternate(sides, ground.runs)
    # Apart, since it empties the caches that the others are to find.
    cold = replace(sides["ours"], before=ground.forget)
    first = alternate({"cold": cold}, ground.runs, warm=False)["cold"]
    found = [
        ratio("build weekly --force / bare WeasyPrint", cost["ours"], cost["bare"], Bar(0.90)),
        ratio("… PDF only", cost["pdf"], cost["bare"]),
        ratio("… with empty caches", first, cost["bare"]),
        memory("build weekly --force", cost["ours"]),
        memory("bare WeasyPrint", cost["bare"]),
    ]
    for peer in others:
        what = f"build weekly --force / {peer.name}"
        if peer.lacks:
            found.append(Row(what, None, bar=_BARS.get(peer.name), note=f"skipped: {peer.lacks}"))
        else:
            found.append(ratio(what, cost["ours"], cost[peer.name], _BARS.get(peer.name)))
    return [*found, warm(ground)]


def warm(ground: Ground) -> Row:
    """One more brief in a run of nine, whose workers are forked from a process that is warm."""
    root = ground.tree(_NINE)
    recorded = record(ground, root, "coast-000")
    one = ("--force", "--jobs", "1")
    cost = alternate(
        {
            "nine": ground.ours(root, "build", *one),
            "one": ground.ours(root, "build", "coast-000", *one),
            "bare": bare(ground, recorded),
        },
        ground.runs,
    )
    more = (cost["nine"].cpu - cost["one"].cpu) / (_NINE.briefs - 1)
    note = (
        f"({cost['nine'].cpu:.2f} s - {cost['one'].cpu:.2f} s) / 8; bare {cost['bare'].cpu:.2f} s"
    )
    return Row("a brief in a warm worker / bare", more / cost["bare"].cpu, bar=Bar(0.65), note=note)


def record(ground: Ground, root: Path, brief: str) -> Path:
    """What WeasyPrint is given for a brief, and its Markdown, in a folder; recorded once."""
    folder = ground.folder / f"{root.name}-{brief}"
    if not folder.exists():
        build = ["build", "-C", str(root), brief, "--force", "--jobs", "0"]
        side = ground.python("-m", "bench.recording", str(folder), *build)
        alternate({"recording": side}, 1, warm=False)
        made = next((root / "output" / brief / "latest").glob("*.md"))
        shutil.copy(made, folder / "brief.md")
    return folder


def bare(ground: Ground, recorded: Path) -> Side:
    """Bare WeasyPrint on what was recorded."""
    return ground.python(str(ROOT / "bench" / "bare.py"), str(recorded), str(recorded / "out.pdf"))


def ratio(what: str, ours: Cost, theirs: Cost, bar: Bar | None = None) -> Row:
    """The CPU of one as a part of the CPU of the other."""
    note = f"{ours.cpu:.2f} s / {theirs.cpu:.2f} s"
    return Row(what, ours.cpu / theirs.cpu, bar=bar, note=note)


def memory(what: str, cost: Cost, bar: Bar | None = None) -> Row:
    """The peak of memory of the largest process."""
    return Row(f"memory of {what}", cost.memory, "MB", bar)
