"""Bench: what briefgen costs, as ratios to what others cost for the same thing.

`python -m bench` prints the table; `python -m bench.tree` makes content of any size.
"""
