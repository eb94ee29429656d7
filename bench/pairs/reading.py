"""Ten thousand facts with all that they cite: read, loaded, checked, next to PyYAML's fastest."""

from dataclasses import replace

from bench.cost import alternate
from bench.ground import Ground
from bench.pairs.engine import memory, ratio
from bench.row import Bar, Row


def rows(ground: Ground) -> list[Row]:
    """Cold and warm; the memory is that of the process that checks everything."""
    root = ground.large()
    checked = ground.ours(root, "check")
    cold = alternate({"cold": replace(checked, before=ground.forget)}, 1, warm=False)["cold"]
    readers = {
        name: ground.python("-m", "bench.readers", name, str(root), reports=True)
        for name in ("csafe", "places", "checked", "warm")
    }
    cost = alternate({**readers, "check": checked}, ground.runs)
    facts = f"{ground.scale.facts:,} facts"
    return [
        ratio(f"{facts}, read with places / CSafeLoader", cost["places"], cost["csafe"], Bar(0.30)),
        ratio("… loaded and checked / CSafeLoader", cost["checked"], cost["csafe"], Bar(0.60)),
        Row(f"{facts}, warm: loaded", cost["warm"].cpu, "s", Bar(0.40)),
        Row(f"{facts}, cold: `check`, the whole process", cold.cpu, "s"),
        Row(f"{facts}, warm: `check`, the whole process", cost["check"].cpu, "s"),
        memory(f"`check` of {facts}, cold", cold, Bar(250)),
        memory(f"`check` of {facts}, warm", cost["check"], Bar(250)),
    ]
