"""`python -m bench`: a table of what briefgen costs, as ratios to what others cost.

python -m bench                       everything; takes half an hour on two free cores
python -m bench --only engine         one question; may be repeated
python -m bench --smaller 50 --runs 1     a try, with content a fiftieth of the size
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.cost import Failed
from bench.ground import Ground, Scale
from bench.pairs import PAIRS
from bench.row import Row, table


def main() -> None:
    """Measures what is asked for, and prints each table when it is done."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(PAIRS), help="only this")
    parser.add_argument("--runs", type=int, default=5, help="of each side; default: 5")
    parser.add_argument("--smaller", type=int, default=1, help="large trees so many times smaller")
    parser.add_argument("--keep", type=Path, help="a folder that keeps trees for the next time")
    given = parser.parse_args()
    scale = Scale().divided(given.smaller)
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as temporary:
        folder = Path(temporary).resolve()
        trees = (given.keep or folder).resolve()
        trees.mkdir(parents=True, exist_ok=True)
        ground = Ground(folder, trees, scale, given.runs)
        for name in given.only or PAIRS:
            print(f"\n## {name}\n\n{table(_rows(name, ground))}")
            sys.stdout.flush()


def _rows(name: str, ground: Ground) -> list[Row]:
    """The rows of a pair, or one that says why there are none."""
    try:
        return PAIRS[name](ground)
    except Failed as failed:
        return [Row(name, None, note=str(failed))]


if __name__ == "__main__":
    main()
