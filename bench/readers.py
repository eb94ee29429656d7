"""Readers of a project's content; each prints its CPU, without the start of the interpreter.

python -m bench.readers csafe|places|checked|warm FOLDER

`warm` finds what an earlier run of the program remembered.
"""

import sys
import time
from pathlib import Path

import yaml

from briefgen import memory
from briefgen.check import check
from briefgen.load import load
from briefgen.read import read
from briefgen.tree import parse

kind, root = sys.argv[1], Path(sys.argv[2])
files, _ = read(root)
content = {path: text for path, text in files.texts.items() if path.startswith("content/")}
started = time.process_time()
if kind == "csafe":
    for text in content.values():
        yaml.load(text, Loader=yaml.CSafeLoader)
elif kind == "places":
    for path, text in content.items():
        parse(path, text)
elif kind == "warm":
    load(files.texts, files.fonts, files.stamps, memory.of(root))
else:
    check(load(files.texts, files.fonts)[0])
print(time.process_time() - started)
