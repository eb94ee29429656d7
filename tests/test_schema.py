import json
from pathlib import Path

from briefgen.load import FILE_KINDS
from briefgen.schema import schemas

ROOT = Path(__file__).parent.parent


def test_every_kind_of_file_has_a_schema_that_refuses_unknown_fields() -> None:
    found = schemas()
    assert set(found) == {kind.name for kind in FILE_KINDS}
    for text in found.values():
        schema = json.loads(text)
        assert schema["additionalProperties"] is False
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_fields_carry_their_meaning_and_only_three_of_a_fact_are_required() -> None:
    fact = json.loads(schemas()["facts"])["$defs"]["Fact"]
    assert fact["required"] == ["id", "statement", "cites"]
    assert fact["properties"]["statement"]["description"].startswith("One sentence")


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    for name, text in schemas().items():
        shipped = ROOT / "content" / "schema" / f"{name}.json"
        assert shipped.read_text(encoding="utf-8") == text, (
            "run `briefgen schema --write content/schema`"
        )


def test_every_content_file_names_its_schema() -> None:
    for kind in FILE_KINDS:
        for path in ROOT.glob(kind.where):
            first = path.read_text(encoding="utf-8").split("\n")[0]
            assert first.startswith("# yaml-language-server: $schema="), path
            named = path.parent / first.partition("=")[2]
            assert named.resolve() == (ROOT / "content" / "schema" / f"{kind.name}.json").resolve()
