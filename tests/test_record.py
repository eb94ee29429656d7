import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.problem import Pos, Problem
from briefgen.record import (
    Currency,
    Date,
    Day,
    ExcerptRef,
    Language,
    Line,
    Number,
    Record,
    Sha256,
    Slug,
    Text,
    Url,
    Value,
    build,
    closest,
    short_form,
)
from briefgen.tree import parse

ROOT = Path(__file__).parent.parent
SPY = """
print("seen")
def new_schema_validator(*_):
    return None, None, None
"""


class When(Value):
    """A value that may be written short."""

    edtf: Date
    """The date."""
    raw: Line | None = None


class Part(Record):
    """An inner record."""

    name: Slug
    """Its name."""


class Thing(Record):
    """A record with a field of every type."""

    id: Slug
    """Unique."""
    line: Line | None = None
    """One paragraph."""
    text: Text | None = None
    ref: ExcerptRef | None = None
    when: Annotated[When, short_form(When, "edtf")] | None = None
    day: Day | None = None
    number: Number | None = None
    digest: Sha256 | None = None
    currency: Currency | None = None
    url: Url | None = None
    language: Language | None = None
    kind: Literal["event", "figure"] = "event"
    count: int = 0
    parts: tuple[Part, ...] = ()
    """Its parts."""


def build_from(text: str) -> tuple[Thing | None, list[Problem]]:
    tree, problems = parse("f", text)
    assert problems == []
    assert tree is not None
    return build(Thing, tree, "f")


def thing(text: str) -> Thing:
    record, problems = build_from(text)
    assert problems == []
    assert record
    return record


def complaint(text: str) -> Problem:
    record, (problem,) = build_from(text)
    assert record is None
    assert problem.hint
    return problem


def test_the_field_decides_the_type() -> None:
    made = thing(
        """\
id: a-thing
line: NO
ref: gazette/met
when: 2025-07
day: 2025-07-23
number: "1.30"
currency: NOK
url: https://example.org/a?b=c
language: en-GB
count: 3
parts: [{name: one}]
"""
    )
    assert made.line == "NO"
    assert made.when
    assert str(made.when.edtf) == "2025-07"
    assert made.day == date(2025, 7, 23)
    assert str(made.number) == "1.30"
    assert made.number == Decimal("1.3")
    assert made.count == 3
    assert made.parts[0].name == "one"


def test_a_record_knows_the_places_of_its_fields() -> None:
    made = thing("id: a-thing\nwhen: {edtf: 2025,\n  raw: in 2025}\nparts:\n  - name: one\n")
    assert made.at("id") == Pos("f", 1, 5)
    assert made.at("parts", key=True) == Pos("f", 4, 1)
    assert made.at("when", "raw") == Pos("f", 3, 8)
    assert made.parts[0].at("name") == Pos("f", 5, 11)
    assert made.at("parts", 0, "name") == Pos("f", 5, 11)
    assert made.at("line") == Pos("f", 1, 1)


def test_a_record_knows_which_fields_were_written() -> None:
    made = thing("id: a-thing\nkind: event\n")
    assert made.written("kind")
    assert not made.written("count")
    alone = Thing(id="b")
    assert not alone.written("id")
    assert alone.at("id") == Pos("")


def test_records_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        thing("id: a-thing").id = "another"


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"),
    [
        ("line: x", 1, 1, "field", "`id` is missing"),
        ("id: a\nlnie: x", 2, 1, "unknown-field", "there is no field `lnie` here"),
        ("id: a\nline:", 2, 6, "field", "`line` is empty"),
        ("id: a\nline: [x]", 2, 7, "field", "`line` should be text, not a list"),
        ("id: a\ntext: {x: y}", 2, 7, "field", "`text` should be text, not a group of fields"),
        ('id: a\nline: "x\\n\\ny"', 2, 7, "field", "`line` should be one paragraph"),
        ("id: A thing", 1, 5, "field", "`id`: `A thing` is not an id"),
        ("id: a\nref: gazette", 2, 6, "field", "`ref`: `gazette` does not name an excerpt"),
        ("id: a\nwhen: 2025-13", 2, 7, "field", "`when`: `2025-13` is not a date: there is no"),
        ("id: a\nwhen: {edtf: July}", 2, 14, "field", "`edtf`: `July` is not a date"),
        ("id: a\nday: 2025-07", 2, 6, "field", "`day`: `2025-07` is not one day"),
        ("id: a\nnumber: 1,300", 2, 9, "field", "`number`: `1,300` is not a number"),
        ("id: a\nnumber: ١٢", 2, 9, "field", "`number`: `١٢` is not a number"),
        ("id: a\ndigest: abc", 2, 9, "field", "`digest`: `abc` is not a SHA-256 digest"),
        ("id: a\ncurrency: usd", 2, 11, "field", "`currency`: `usd` is not a currency code"),
        ("id: a\nurl: example.org", 2, 6, "field", "`url`: `example.org` is not a web address"),
        ("id: a\nurl: https://a@b.org", 2, 6, "field", "`url`: `https://a@b.org` is not a web"),
        ("id: a\nlanguage: English", 2, 11, "field", "`language`: `English` is not a language"),
        ("id: a\nkind: evnt", 2, 7, "field", "`kind` cannot be `evnt`"),
        ("id: a\ncount: three", 2, 8, "field", "`count` should be a whole number, not `three`"),
        ("id: a\nparts: one", 2, 8, "field", "`parts` should be a list, not text"),
        ("id: a\nparts: [one]", 2, 9, "field", "`parts` should be fields with names, not text"),
        ("id: a\nparts: [{}]", 2, 9, "field", "`name` is missing"),
        ("[x]", 1, 1, "field", "`this` should be fields with names, not a list"),
    ],
)
def test_complaints(text: str, line: int, column: int, code: str, message: str) -> None:
    found = complaint(text)
    assert (found.pos.line, found.pos.column, found.code) == (line, column, code)
    assert found.message.startswith(message)


def test_a_hint_is_about_the_nearest_name() -> None:
    assert complaint("id: a\nlnie: x").hint == "did you mean `line`?"
    assert complaint("id: a\nkind: evnt").hint == "did you mean `event`?"
    assert complaint("id: a\nparts: [{nmae: x, name: y}]").hint == "did you mean `name`?"
    assert complaint("line: x").hint == "Unique."
    assert complaint("id: a\nparts: [{}]").hint == "Its name."


def test_all_that_is_wrong_comes_out_at_once() -> None:
    _, problems = build_from("id: A\nday: x\nkind: y\nfoo: z\n")
    assert [problem.pos.line for problem in problems] == [1, 2, 3, 4]


def test_a_long_text_is_not_repeated() -> None:
    assert len(complaint(f"id: {'A' * 5000}").message) < 100
    assert "10000 characters" in complaint(f"id: a\nline: {'A' * 20_000}").message


def test_braces_in_content_are_only_braces() -> None:
    assert "{0}" in complaint("id: '{0}'").message
    assert "{x.__class__}" in complaint("id: a\nkind: '{x.__class__}'").message


def test_closest() -> None:
    known = ["gazette/met", "gazette/left", "herald/met"]
    assert closest("gazete/met", known) == "did you mean `gazette/met`?"
    assert closest("x", known) == ""
    many = [f"fact-{number:05}" for number in range(10_000)] + ["talks-held"]
    assert closest("talk-held", many) == "did you mean `talks-held`?"


@given(st.text(max_size=20))
def test_the_nearest_of_the_known_is_the_word_itself(word: str) -> None:
    assert closest(word, ["other-word", word]) in (f"did you mean `{word}`?", "")


WORDS = st.text("ab-/:2025 ~é{}", max_size=12)
NAMES = st.sampled_from([*Thing.model_fields, "edtf", "name", "x"])
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)


@given(TREES)
def test_no_tree_makes_it_raise(tree: object) -> None:
    node, _ = parse("f", json.dumps(tree, ensure_ascii=False))
    assert node is not None
    record, problems = build(Thing, node, "f")
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.message
        assert problem.length > 0


def test_no_plugin_of_whoever_installed_one_sees_the_content(tmp_path: Path) -> None:
    about = tmp_path / "spy-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[pydantic]\nspy = spy\n")
    (tmp_path / "spy.py").write_text(SPY)
    asked = "from pydantic import BaseModel\nclass A(BaseModel): pass\nA()\nprint('done')"
    ours = "from briefgen.model.brief import Section\nSection(id='a', title='A', part='facts')\n"
    later = "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP as it\nprint(it)"
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for code in (asked, ours + asked, ours + later)
    ]
    assert said == [["seen", "done"], ["done"], ["pydantic"]]
