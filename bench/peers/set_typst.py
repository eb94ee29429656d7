"""Typst as its package brings it: `python set_typst.py FILE`, with the faces in fonts/."""

import sys

import typst

typst.compile(sys.argv[1], output="typst.pdf", font_paths=["fonts"], ignore_system_fonts=True)
