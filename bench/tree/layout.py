"""Values as YAML in the manner of the shipped content: text plain where it can be."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"

_PLAIN = re.compile(r"[A-Za-z0-9](?:[^:#\n]|:(?! )|(?<! )#)*(?<![ :])")


class Exact(str):
    """Text that stands in quotation marks whatever it holds, as excerpts do."""

    __slots__ = ()


def listed(key: str, records: Iterable[Mapping[str, Value]]) -> str:
    """A file that is one list of records under a key, an empty line between them."""
    items = ["\n".join(_items([record], "  ")) for record in records]
    return f"{key}:\n" + "\n\n".join(items) + "\n"


def mapping(record: Mapping[str, Value]) -> str:
    """A file that is one record."""
    return "\n".join(_fields(record, "")) + "\n"


def _fields(record: Mapping[str, Value], indent: str) -> Iterable[str]:
    for key, value in record.items():
        if value is None or value in ((), [], {}):
            continue
        yield from _field(key, value, indent)


def _field(key: str, value: Value, indent: str) -> Iterable[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        yield from _fields(value, f"{indent}  ")
    elif isinstance(value, str | int):
        yield f"{indent}{key}: {_scalar(value)}"
    elif value and all(isinstance(one, str) and _is_word(one) for one in value):
        yield f"{indent}{key}: [{', '.join(map(str, value))}]"
    elif value is not None:
        yield f"{indent}{key}:"
        yield from _items(value, f"{indent}  ")


def _items(values: Sequence[Value], indent: str) -> Iterable[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _fields(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        elif isinstance(value, str | int):
            yield f"{indent}- {_scalar(value)}"


def _is_word(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9/_-]+", text))


def _scalar(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, Exact) and _PLAIN.fullmatch(value):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
