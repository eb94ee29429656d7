"""What every record of the content is made of: the one home of pydantic.

A `Record` is frozen, refuses fields it does not know, and remembers the place of each field in
its file. The field types turn the text of the YAML into values and say in words what they want.
`build` makes a record from a tree and turns pydantic's findings into problems with places.
"""

from typing import Any, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails

from briefgen.complaint import closest, wording
from briefgen.meanings import meanings
from briefgen.problem import Pos, Problem
from briefgen.record._alone import without_plugins
from briefgen.record._fields import (
    Colour,
    Currency,
    Date,
    Day,
    ExcerptRef,
    Family,
    Language,
    Line,
    Number,
    Sha256,
    Slug,
    Text,
    Url,
)
from briefgen.tree import Map, Node, child, digest, locate, offset

__all__ = [
    "Colour",
    "Currency",
    "Date",
    "Day",
    "ExcerptRef",
    "Family",
    "Field",
    "Language",
    "Line",
    "Number",
    "Record",
    "Sha256",
    "Slug",
    "Text",
    "Url",
    "Value",
    "build",
    "closest",
    "short_form",
]

without_plugins()


class Value(BaseModel):
    """A part of a record that may be written short, as text, and so has no place of its own."""

    # Deferred, because whole files are models too and only the schema needs those.
    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_inf_nan="null", defer_build=True
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, text in meanings(cls).items():
            properties[name]["description"] = text
        return schema


class Record(Value):
    """Something written as a YAML mapping; it knows the place of each of its fields."""

    # A bare slot, because a private attribute of pydantic's costs a dict for each record.
    __slots__ = ("_source",)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, value: Any, build_it: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, Map):
            return build_it(value)
        record = build_it(dict(value))  # pydantic is slower with mappings that are no plain dict
        _SOURCE.__set__(record, value)
        return record

    def at(self, *path: str | int, key: bool = False) -> Pos:
        """The place of the value (or key) that `path` leads to, or of the nearest that exists."""
        source = self.tree()
        return cast(Pos, locate(source, path, key=key)) if source is not None else Pos("")

    def spelled(self, *path: str | int) -> tuple[str, int]:
        """The text of the file, and the offset in it where the value under `path` is written."""
        source = self.tree()
        return (source.file.text, offset(source, path)) if source is not None else ("", 0)

    def written(self, field: str) -> bool:
        """True if the file itself gives the field, so that it is not a default."""
        source = self.tree()
        return source is not None and field in source

    def imprint(self) -> str:
        """32 hex digits over what the file says of it, the same wherever it stands in whichever."""
        source = self.tree()
        return digest(source) if source is not None else ""

    def tree(self) -> Map | None:
        """What the file says of it, as it is written; None for what no file holds."""
        return getattr(self, "_source", None)


_SOURCE = Record.__dict__["_source"]

R = TypeVar("R", bound=Record)


def build(kind: type[R], node: Node, file: str) -> tuple[R | None, list[Problem]]:
    """The record of `kind` that `node` describes, or None with everything that is wrong with it."""
    try:
        return kind.model_validate(node), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [
            _problem(kind, node, file, detail)
            for detail in details
            # A default that is taken from another field only repeats that field's problem.
            if detail["type"] != "default_factory_not_called"
        ]


def _problem(kind: type[BaseModel], node: Node, file: str, detail: ErrorDetails) -> Problem:
    path, found = detail["loc"], detail["input"]
    unknown = detail["type"] == "extra_forbidden"
    if detail["type"] != "missing" and not unknown:
        detail["loc"] = path = _existing(node, path)
    where = locate(node, path, key=unknown) or Pos(file, 1, 1)
    message, hint = wording(kind, detail)
    length = len(str(path[-1])) if unknown else len(found) if isinstance(found, str) else 1
    code = "unknown-field" if unknown else "field"
    return Problem(where, code, message, hint, length=max(1, length))


def _existing(node: Node, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of `path` that the file itself spells out: a short form has no inner fields."""
    there: list[str | int] = []
    for step in path:
        inner = child(node, step)
        if inner is not None:
            node = inner
            there.append(step)
    return tuple(there)


def short_form(kind: type[Value], field: str) -> BeforeValidator:
    """Lets a `Value` be written as bare text, which then stands for its one `field`."""

    def widen(value: object) -> object:
        if isinstance(value, str):
            return {field: value}
        return dict(value) if isinstance(value, Map) else value

    return BeforeValidator(widen, json_schema_input_type=str | kind)
