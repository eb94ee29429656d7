"""Complaints: what pydantic finds wrong with a field, in the words of this house."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from briefgen.meanings import meanings
from briefgen.tree import Map, Seq


def wording(kind: type[Any], detail: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong in words, and how to mend it."""
    path, found, context = detail["loc"], detail["input"], detail.get("ctx", {})
    field = _field_name(path)
    match detail["type"]:
        case "missing":
            return f"`{field}` is missing", _description(kind, path)
        case "extra_forbidden":
            return f"there is no field `{field}` here", _did_you_mean(kind, path)
        case "literal_error":
            words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            hint = closest(str(found), words) or f"one of: {', '.join(words)}"
            return f"`{field}` cannot be {shown(found)}", hint
        case "shape":
            return f"`{field}`: {shown(found)} {context['fault']}", context["hint"]
        case name if name in _WORDINGS:
            message, hint = _WORDINGS[name]
            given = {"shown": shown(found), "sort": _sort(found), **context}
            return f"`{field}` {message.format(**given)}", hint or detail["msg"]
        case _:
            message = detail["msg"].removeprefix("Value error, ")
            return f"`{field}`: {message}", str(context.get("hint", ""))


# By pydantic's name of the fault; without a hint, pydantic's own words are it.
_A_LIST = ("should be a list, not {sort}", "write it as [a, b]")
_FIELDS = ("should be fields with names, not {sort}", "write `name: …`")
_WHOLE = ("should be a whole number, not {shown}", "write digits only")
_RANGE = ("is out of range: {shown}", "")
_WORDINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "string_type": ("should be text, not {sort}", "put the text on this line"),
        "string_too_long": ("is longer than {max_length} characters", "shorten it"),
        "string_too_short": ("is empty", "write its text, or leave the field out"),
        "string_pattern_mismatch": ("should be one paragraph", "take the blank line out"),
        "list_type": _A_LIST,
        "tuple_type": _A_LIST,
        "model_type": _FIELDS,
        "dict_type": _FIELDS,
        "model_attributes_type": _FIELDS,
        "too_short": ("needs at least {min_length}", "add one"),
        "too_long": ("has more than {max_length}", "take some out"),
        "int_parsing": _WHOLE,
        "int_type": _WHOLE,
        "greater_than_equal": _RANGE,
        "less_than_equal": _RANGE,
    }
)


def _field_name(path: Sequence[str | int]) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return names[-1] if names else "this"


def shown(found: object) -> str:
    """What was found, in backquotes if it is short, else what sort of thing it is."""
    return f"`{found}`" if isinstance(found, str) and len(found) <= 60 else _sort(found)


def _sort(found: object) -> str:
    if isinstance(found, Map):
        return "a group of fields"
    if isinstance(found, Seq):
        return "a list"
    return "empty" if found in ("", None) else "text"


def _model_at(kind: type[Any], path: Sequence[str | int]) -> type[Any] | None:
    """The model that holds the last step of `path`, followed from `kind` by the annotations."""
    model: type[Any] | None = kind
    for step in path[:-1]:
        if isinstance(step, int) or model is None:
            continue
        field = model.model_fields.get(step)
        model = _model_in(field.annotation) if field else model
    return model


def _model_in(annotation: object) -> type[Any] | None:
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _model_in(inner):
            return found
    return None


def _description(kind: type[Any], path: Sequence[str | int]) -> str:
    model = _model_at(kind, path)
    meaning = meanings(model).get(str(path[-1]), "") if model else ""
    return meaning.split("\n")[0]


def _did_you_mean(kind: type[Any], path: Sequence[str | int]) -> str:
    model = _model_at(kind, path)
    names = list(model.model_fields) if model else []
    return closest(str(path[-1]), names) or f"fields here: {', '.join(names)}"


def closest(wrong: str, known: Iterable[str]) -> str:
    """The hint "did you mean `x`?" for the nearest known word, or nothing.

    Among many words only those of about the same length and the same first letter are compared:
    the comparison is slow, and a slip seldom strikes there.
    """
    words = [word for word in known if abs(len(word) - len(wrong)) <= max(4, len(wrong) // 2)]
    if len(words) > _MANY:
        words = [word for word in words if word[:1] == wrong[:1]]
    near = difflib.get_close_matches(wrong[:_LONG], words, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


_MANY = 200
_LONG = 80
