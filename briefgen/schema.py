"""Schema: what each content file may hold, as JSON Schema, from the models that read it."""

import json
from collections.abc import Mapping

from briefgen.load import FILE_KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The JSON Schema (2020-12) of each kind of content file, as text, by the kind's name."""
    found = {}
    for kind in FILE_KINDS:
        body = {
            "$schema": DIALECT,
            "$id": f"briefgen:{kind.name}",
            "$comment": f"{kind.where}; made by `briefgen schema`",
            **kind.model.model_json_schema(),
        }
        found[kind.name] = json.dumps(body, indent=1, ensure_ascii=False) + "\n"
    return found
