"""`python -m bench.tree FOLDER --facts 10000 --sources 1000 --briefs 100`."""

import argparse
from dataclasses import fields
from pathlib import Path

from bench.tree import Size, tree

parser = argparse.ArgumentParser(prog="python -m bench.tree", description="Content of any size.")
parser.add_argument("folder", type=Path, help="where the project is written")
for field in fields(Size):
    name = f"--{field.name.replace('_', '-')}"
    parser.add_argument(name, type=int, default=field.default, help=f"default: {field.default}")
given = vars(parser.parse_args())
made = tree(Size(**{field.name: given[field.name] for field in fields(Size)}))
made.write(given["folder"])
