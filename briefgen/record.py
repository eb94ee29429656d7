"""What every record of the content is made of: the one home of pydantic.

A `Record` is frozen, refuses fields it does not know, and remembers the place of each field in
its file. The field types turn the text of the YAML into values and say in words what they want.
`build` makes a record from a tree and turns pydantic's findings into problems with places.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError

from briefgen import edtf
from briefgen.complaint import closest, shown, wording
from briefgen.meanings import meanings
from briefgen.problem import Pos, Problem
from briefgen.tree import Map, Node, child, locate

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

    _source: Map | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, value: Any, build_it: ModelWrapValidatorHandler[Self]) -> Self:
        record = build_it(value)
        if isinstance(value, Map):
            record._source = value
        return record

    def at(self, *path: str | int, key: bool = False) -> Pos:
        """The place of the value (or key) that `path` leads to, or of the nearest that exists."""
        source = self._map()
        return cast(Pos, locate(source, path, key=key)) if source is not None else Pos("")

    def written(self, field: str) -> bool:
        """True if the file itself gives the field, so that it is not a default."""
        source = self._map()
        return source is not None and field in source

    def _map(self) -> Map | None:
        # Pydantic's way to a private attribute is ten times longer.
        private = self.__pydantic_private__
        return private["_source"] if private else None


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


def _wrong(kind: str, message: str, hint: str = "") -> PydanticCustomError:
    # The message is data: braces in it would be read as a template by pydantic.
    return PydanticCustomError(kind, "{what}", {"what": message, "hint": hint})


def _slug(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", text):
        hint = "use small letters, digits and hyphens, at most 63, starting with a letter or digit"
        raise _wrong("slug", f"{shown(text)} is not an id", hint)
    return text


def _reference(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(
        r"[a-z0-9][a-z0-9-]{0,62}/[a-z0-9][a-z0-9-]{0,62}", text
    ):
        hint = "write it as `source-id/excerpt-id`"
        raise _wrong("reference", f"{shown(text)} does not name an excerpt", hint)
    return text


def _edtf(text: object) -> edtf.Edtf:
    if not isinstance(text, str):
        raise _wrong("date", "a date should be text", "it is written 2025, 2025-07 or 2025-07-23")
    try:
        return edtf.parse(text)
    except ValueError as error:
        hint = "a date is written 2025, 2025-07 or 2025-07-23, `~` about, a/b from a to b"
        raise _wrong("date", f"{shown(text)} is not a date: {error}", hint) from None


def _day(text: object) -> date:
    found = _edtf(text)
    if not found.is_day or found.first is None:
        raise _wrong("date", f"{shown(text)} is not one day", "write it as 2025-07-23")
    return found.first


def _decimal(text: object) -> Decimal:
    if not isinstance(text, str) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", text):
        hint = "digits and one point only, as 1.3 or 1300000000"
        raise _wrong("decimal", f"{shown(text)} is not a number", hint)
    return Decimal(text)


def _sha256(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[0-9a-f]{64}", text):
        hint = "64 hex digits, as sha256sum prints"
        raise _wrong("sha256", f"{shown(text)} is not a SHA-256 digest", hint)
    return text


def _currency(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[A-Z]{3}", text):
        hint = "ISO 4217: USD, EUR, GBP …"
        raise _wrong("currency", f"{shown(text)} is not a currency code", hint)
    return text


def _colour(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"#?[0-9A-Fa-f]{6}", text):
        hint = 'red, green and blue as six hex digits, in quotes: "#0b4f5e"'
        raise _wrong("colour", f"{shown(text)} is not a colour", hint)
    return f"#{text.removeprefix('#').lower()}"


def _family(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(
        r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+){0,7}", text
    ):
        hint = "letters, digits and single spaces, as Brief Sans"
        raise _wrong("family", f"{shown(text)} cannot be the name of a family", hint)
    return text


def _url(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"https?://[^\s<>\"@]+", text):
        hint = "it starts with https:// or http://"
        raise _wrong("url", f"{shown(text)} is not a web address", hint)
    return text


def _language(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise _wrong("language", f"{shown(text)} is not a language tag", "BCP 47: en, en-GB, uk …")
    return text


def _json(pattern: str, *, number: bool = False) -> WithJsonSchema:
    # An editor's YAML reader may take unquoted digits for a number, which is fine with us.
    kinds: str | list[str] = ["string", "number"] if number else "string"
    return WithJsonSchema({"type": kinds, "pattern": pattern})


# Longer than any text of a brief, and short enough that no pattern can take its time with it.
_LONGEST = 10_000
Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST, pattern=r"^[^\n]*\n?$")]
Slug = Annotated[str, PlainValidator(_slug), _json("^[a-z0-9][a-z0-9-]{0,62}$", number=True)]
ExcerptRef = Annotated[str, PlainValidator(_reference), _json("^[a-z0-9-]+/[a-z0-9-]+$")]
Date = Annotated[
    edtf.Edtf,
    PlainValidator(_edtf),
    PlainSerializer(str, return_type=str),
    _json(r"^[0-9?~./-]+$", number=True),
]
Day = Annotated[
    date,
    PlainValidator(_day),
    PlainSerializer(str, return_type=str),
    _json(r"^\d{4}-\d{2}-\d{2}$"),
]
Number = Annotated[
    Decimal,
    PlainValidator(_decimal),
    PlainSerializer(str, return_type=str),
    _json(r"^-?\d+(\.\d+)?$", number=True),
]
Sha256 = Annotated[str, PlainValidator(_sha256), _json("^[0-9a-f]{64}$")]
Currency = Annotated[str, PlainValidator(_currency), _json("^[A-Z]{3}$")]
Colour = Annotated[str, PlainValidator(_colour), _json("^#?[0-9A-Fa-f]{6}$", number=True)]
Family = Annotated[str, PlainValidator(_family), _json("^[A-Za-z0-9]+([ -][A-Za-z0-9]+){0,7}$")]
Url = Annotated[str, PlainValidator(_url), _json("^https?://")]
Language = Annotated[str, PlainValidator(_language), _json("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


def short_form(kind: type[Value], field: str) -> BeforeValidator:
    """Lets a `Value` be written as bare text, which then stands for its one `field`."""

    def widen(value: object) -> object:
        return {field: value} if isinstance(value, str) else value

    return BeforeValidator(widen, json_schema_input_type=str | kind)
