"""Meanings: what the fields of a model mean, from the text that stands under each.

Pydantic can read these texts when it builds a model, but every start of the program would pay for
it, and only a complaint about a missing field and the schema for editors show them.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise


def meanings(model: type) -> Mapping[str, str]:
    """The text under each field of a class, by the field's name."""
    [tree] = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)  # noqa: S101  the source of a class is one
    found = {}
    for field, below in pairwise(tree.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            found[field.target.id] = inspect.cleandoc(below.value.value)
    return found
