"""Frozen: records of named fields that never change, and their few moves.

They are made of C structs and not of `dataclasses`, which write and compile six functions for
each class: for some hundred and fifty classes that is a fifth of a second at every start.
"""

from typing import TYPE_CHECKING, dataclass_transform

import msgspec
from msgspec import field
from msgspec.json import decode as from_json
from msgspec.json import encode as to_json
from msgspec.structs import asdict, astuple

if TYPE_CHECKING:
    # The same move, which type checkers know: they compare the names and types of the changes.
    from dataclasses import replace
else:
    from msgspec.structs import replace

# `to_json` and `from_json` are for plain values between ourselves: quick, and in UTF-8.
__all__ = [
    "Frozen",
    "Mutable",
    "asdict",
    "astuple",
    "field",
    "from_json",
    "names",
    "replace",
    "to_json",
]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(msgspec.Struct, frozen=True):
    """A frozen record: equal to another of its class with equal fields, and with its hash.

    Of the options of a class, `order=True` compares the fields one after the other, and
    `eq=False` makes each record equal to itself only.
    """


@dataclass_transform(field_specifiers=(field,))
class Mutable(msgspec.Struct):
    """A record of what is being gathered."""


def names(value: Frozen | type[Frozen]) -> tuple[str, ...]:
    """The names of the fields, in their order."""
    return value.__struct_fields__
