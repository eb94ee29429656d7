"""The types of fields: what the text of the YAML becomes, and in words what it should be."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefgen import edtf
from briefgen.complaint import shown
from briefgen.value import Frozen


def _wrong(kind: str, message: str, hint: str = "") -> PydanticCustomError:
    # The message is data: braces in it would be read as a template by pydantic.
    return PydanticCustomError(kind, "{what}", {"what": message, "hint": hint})


class _Shape(Frozen):
    """Text of one shape; of other text the complaint says the `fault`. Checked outside Python."""

    pattern: str
    fault: str
    hint: str

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.custom_error_schema(
            core_schema.str_schema(pattern=f"^{self.pattern}$", strict=True),
            "shape",
            custom_error_message="{fault}",
            custom_error_context={"fault": self.fault, "hint": self.hint},
        )


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
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        hint = "digits and one point only, as 1.3 or 1300000000"
        raise _wrong("decimal", f"{shown(text)} is not a number", hint)
    return Decimal(text)


_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")


def _json(pattern: str, *, number: bool = False) -> WithJsonSchema:
    # An editor's YAML reader may take unquoted digits for a number, which is fine with us.
    kinds: str | list[str] = ["string", "number"] if number else "string"
    return WithJsonSchema({"type": kinds, "pattern": pattern})


# Longer than any text of a brief, and short enough that no pattern can take its time with it.
_LONGEST = 10_000
Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST, pattern=r"^[^\n]*\n?$")]
_ID = "[a-z0-9][a-z0-9-]{0,62}"
Slug = Annotated[
    str,
    _Shape(
        _ID,
        "is not an id",
        "use small letters, digits and hyphens, at most 63, starting with a letter or digit",
    ),
    _json(f"^{_ID}$", number=True),
]
ExcerptRef = Annotated[
    str,
    _Shape(f"{_ID}/{_ID}", "does not name an excerpt", "write it as `source-id/excerpt-id`"),
    _json("^[a-z0-9-]+/[a-z0-9-]+$"),
]
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
Sha256 = Annotated[
    str,
    _Shape("[0-9a-f]{64}", "is not a SHA-256 digest", "64 hex digits, as sha256sum prints"),
    _json("^[0-9a-f]{64}$"),
]
Currency = Annotated[
    str,
    _Shape("[A-Z]{3}", "is not a currency code", "ISO 4217: USD, EUR, GBP …"),
    _json("^[A-Z]{3}$"),
]
Colour = Annotated[
    str,
    _Shape(
        "#?[0-9A-Fa-f]{6}",
        "is not a colour",
        'red, green and blue as six hex digits, in quotes: "#0b4f5e"',
    ),
    AfterValidator(lambda text: f"#{text.removeprefix('#').lower()}"),
    _json("^#?[0-9A-Fa-f]{6}$", number=True),
]
_FAMILY = "[A-Za-z0-9]+([ -][A-Za-z0-9]+){0,7}"
Family = Annotated[
    str,
    _Shape(
        _FAMILY,
        "cannot be the name of a family",
        "letters, digits and single spaces, as Brief Sans",
    ),
    _json(f"^{_FAMILY}$"),
]
Url = Annotated[
    str,
    _Shape(
        r"https?://[^\s\x1C-\x1F<>\"@]+",
        "is not a web address",
        "it starts with https:// or http://",
    ),
    _json("^https?://"),
]
_TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
Language = Annotated[
    str,
    _Shape(_TAG, "is not a language tag", "BCP 47: en, en-GB, uk …"),
    _json(f"^{_TAG}$"),
]
