"""Codec: frozen records as JSON text and back, by the types of their fields.

So a document can go to another process or machine, and can be told from another by its bytes.
JSON and not pickle: what is read back can only be what the types say.
"""

import base64
import json
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from briefgen.value import Frozen, asdict, names

T = TypeVar("T")
_Read = Callable[[Any], Any]

# What JSON has no form for but text.
_OTHERS: Mapping[Any, _Read] = types.MappingProxyType(
    {date: date.fromisoformat, bytes: base64.b64decode, Decimal: Decimal}
)


def dumps(value: object) -> bytes:
    """A frozen record of plain values as UTF-8 JSON: the same value gives the same bytes.

    Values are text (of any subclass), bytes, numbers, truth, days, None, sequences, mappings with
    text as keys, and frozen records of these; TypeError for anything else.
    """
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def loads(kind: type[T], data: bytes) -> T:
    """The record of this kind that `dumps` made the bytes of, with its types of text.

    ValueError, KeyError or TypeError if the bytes do not hold one.
    """
    read: _Read = _reader(cast("Any", kind))
    made: T = read(json.loads(data))
    return made


def _plain(value: object) -> object:
    if isinstance(value, Frozen):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a document")


@cache
def _reader(kind: Any) -> _Read:
    """What makes a value of this type of what JSON holds of it."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(inner)
    if origin is Literal or kind in (str, bool, int, float):
        return _same
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(inner[1]))
    if origin is tuple and inner[1:] != (...,):
        return _row([_reader(one) for one in inner])
    if origin is not None and issubclass(origin, Sequence):
        return _many(_reader(inner[0]))
    if kind in _OTHERS:
        return _OTHERS[kind]
    if issubclass(kind, Frozen):
        return _record(kind)
    if issubclass(kind, str | IntEnum):
        return kind  # type: ignore[no-any-return]
    raise TypeError(f"{kind} has no place in a document")


def _same(value: Any) -> Any:
    return value


def _optional(inner: tuple[Any, ...]) -> _Read:
    (kind,) = (one for one in inner if one is not types.NoneType)
    read = _reader(kind)
    return lambda value: None if value is None else read(value)


def _mapping(read: _Read) -> _Read:
    return lambda value: {name: read(one) for name, one in value.items()}


def _many(read: _Read) -> _Read:
    return lambda value: tuple(map(read, value))


def _row(reads: Sequence[_Read]) -> _Read:
    return lambda value: tuple(read(one) for read, one in zip(reads, value, strict=True))


def _record(kind: Any) -> _Read:
    # Found when first asked for, so that a record may hold others of its own kind.
    hints: dict[str, _Read] = {}

    def read(value: Any) -> Any:
        if not hints:
            types_of = get_type_hints(kind)
            hints.update((name, _reader(types_of[name])) for name in names(kind))
        return kind(**{name: hints[name](one) for name, one in value.items()})

    return read
