from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.problem import Exit, Pos
from briefgen.tree import MAX_DEPTH, Map, Node, Seq, child, inside, locate, parse
from tests.pieces import files_in, sample

HERE = Path(__file__).parent
TEXT = """\
name: Harbour Desk
spellings:
  - use: ceasefire
    instead_of: [cease-fire, cease fire]
"""


def tree(text: str) -> Node:
    root, problems = parse("f", text)
    assert problems == []
    assert root is not None
    return root


def complaint(text: str) -> tuple[int, int, str]:
    root, problems = parse("f", text)
    (problem,) = problems
    assert problem.code == "yaml"
    assert root is None
    return problem.pos.line, problem.pos.column, problem.message


def test_scalars_stay_text() -> None:
    found = tree("a: NO\nb: 03:22\nc: 1.10\nd: 2025-07-23\ne: ~\nf:\ng: 'x'")
    assert found == {
        "a": "NO",
        "b": "03:22",
        "c": "1.10",
        "d": "2025-07-23",
        "e": "~",
        "f": "",
        "g": "x",
    }


def test_every_key_value_and_item_has_its_place() -> None:
    root = tree(TEXT)
    assert locate(root, ()) == Pos("f", 1, 1)
    assert locate(root, ("name",)) == Pos("f", 1, 7)
    assert locate(root, ("name",), key=True) == Pos("f", 1, 1)
    assert locate(root, ("spellings", 0)) == Pos("f", 3, 5)
    assert locate(root, ("spellings", 0, "instead_of", 1)) == Pos("f", 4, 30)


def test_steps_that_lead_nowhere_are_passed_over() -> None:
    root = tree(TEXT)
    assert locate(root, ("spellings", 0, "why")) == Pos("f", 3, 5)
    assert locate(root, ("spellings", 7, "use")) == Pos("f", 3, 3)
    assert locate("text", ("a",)) is None


def test_child_is_the_field_or_the_item() -> None:
    root = tree(TEXT)
    assert child(root, "name") == "Harbour Desk"
    assert child(root, "title") is None
    assert child(root, 0) is None
    spellings = child(root, "spellings")
    assert isinstance(spellings, Seq)
    assert isinstance(child(spellings, 0), Map)
    assert child(spellings, 1) is None
    assert child("text", "a") is None


def test_a_doubled_key_is_a_problem_and_the_first_one_counts() -> None:
    root, problems = parse("f", "a: 1\nb: 2\na: 3\n")
    assert root == {"a": "1", "b": "2"}
    assert [(p.pos, p.code) for p in problems] == [(Pos("f", 3, 1), "doubled-key")]
    assert "line 1" in problems[0].hint


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: &x b", 1, 4, "anchor `&x` is not allowed"),
        ("a: *x", 1, 4, "alias `*x` is not allowed"),
        ("a: !local b", 1, 4, "tag `!local` is not allowed"),
        ("a: !!python/object:os.system b", 1, 4, "tag `tag:yaml.org,2002:python/object"),
        ("? [a]\n: b", 1, 3, "a key must be plain text"),
        ("a: b\n---\nc: d", 2, 1, "a second document starts here"),
        ("", 0, 0, "the file is empty"),
        ("# nothing\n", 0, 0, "the file is empty"),
        ('a: b\nc: "never closed\n', 2, 4, "not YAML: found unexpected end of stream"),
        ("a: [1, 2\n", 1, 4, "not YAML: did not find expected ',' or ']'"),
        ("a: b: c", 1, 5, "not YAML: mapping values are not allowed"),
        ("a: \x07", 0, 0, "not readable as YAML"),
    ],
)
def test_what_is_refused(text: str, line: int, column: int, message: str) -> None:
    found = complaint(text)
    assert found[:2] == (line, column)
    assert found[2].startswith(message)


def test_a_nest_is_refused_as_a_limit() -> None:
    _, (problem,) = parse("f", "[" * 25_000)
    assert problem.exit is Exit.LIMIT
    assert problem.pos.column == MAX_DEPTH + 1


def test_a_bomb_of_aliases_never_grows() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    assert complaint(bomb)[:2] == (1, 4)


@pytest.mark.parametrize(
    ("written", "value", "words", "line", "column"),
    [
        ("a: one two", "one two", "two", 1, 8),
        ("a: one\n  two", "one two", "two", 2, 3),
        ("a: 'it''s two'", "it's two", "two", 1, 11),
        ("a: 'one\n\n  two'", "one\ntwo", "two", 3, 3),
        ('a: "o\\u0308\\n\\x41 two"', "o\u0308\nA two", "two", 1, 19),
        ('a: "one \\\n    two"', "one two", "two", 2, 5),
        ('a: "\\"two\\""', '"two"', "two", 1, 7),
        ("a: >-\n  one\n  two\n", "one two", "two", 3, 3),
        ("a: |2\n   one\n\n  two\n", " one\n\ntwo\n", "two", 4, 3),
        ("a: >+ # why\n  one\n\n  two\n", "one\ntwo\n", "two", 4, 3),
        ("{a: [x, one two]}", "one two", "two", 1, 13),
    ],
)
def test_a_word_is_found_again_in_every_style(
    written: str, value: str, words: str, line: int, column: int
) -> None:
    root = tree(written)
    node = root if isinstance(root, str) else root["a"] if isinstance(root, Map) else root[0]
    path: tuple[str | int, ...] = ("a", 1) if isinstance(node, Seq) else ("a",)
    node = node[1] if isinstance(node, Seq) else node
    assert node == value
    start = locate(root, path)
    assert start
    assert inside(written, start, value, value.index(words)) == Pos("f", line, column)


def test_without_the_file_the_place_of_the_value_is_told() -> None:
    assert inside("", Pos("f", 3, 4), "one two", 4) == Pos("f", 3, 4)


# Line ends and white space are folded by YAML; they have no place of their own.
WORDS = st.lists(st.text("ab'\"\\#:{é–“”", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.sampled_from(["single", "double", "folded"]), st.integers(0, 7))
def test_the_place_of_a_word_shows_that_word(words: list[str], style: str, number: int) -> None:
    value = " ".join(words)
    escaped = [word.replace("\\", "\\\\").replace('"', '\\"') for word in words]
    if style == "single":
        written = "a: '" + "\n  ".join(words).replace("'", "''") + "'"
    elif style == "double":
        written = 'a: "' + "\n  ".join(escaped) + '"'
    else:
        written = "a: >-\n  " + "\n  ".join(words) + "\n"
    root = tree(written)
    assert root == {"a": value}
    index = number % len(words)
    offset = len(" ".join(words[:index])) + (index > 0)
    place = inside(written, locate(root, ("a",)) or Pos("f"), value, offset)
    shown = written.split("\n")[place.line - 1][place.column - 1 :]
    first = escaped[index][0] if style == "double" else words[index][0]
    assert shown.startswith(first)


@given(st.text("ab: -[]{},&*!|>'\"#?\n\t%@`é", max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    root, problems = parse("f", text)
    assert root is not None or problems
    for problem in problems:
        assert problem.message
        assert problem.pos.line <= text.count("\n") + 1


# What `parse` must give, read slowly: with libyaml's own lines and columns, and by recursion.

Place = tuple[int, int]
ANYWHERE = (-1, -1)


class Refused(Exception):
    """A text that is YAML and not allowed: where, and what the message starts with."""


def slowly(text: str) -> tuple[Any, list[tuple[Place, str]]]:
    """The tree, with the place beside each key and value, and the problems."""
    problems: list[tuple[Place, str]] = []
    try:
        return document(yaml.CSafeLoader(text), problems), problems
    except Refused as refused:
        return None, [*problems, refused.args]
    except yaml.YAMLError:
        return None, [*problems, (ANYWHERE, "not")]


def document(events: Any, problems: list[tuple[Place, str]]) -> Any:
    events.get_event()
    if events.check_event(yaml.StreamEndEvent):
        raise Refused((0, 0), "the file is empty")
    events.get_event()
    tree = node(events, problems, 0)
    events.get_event()
    if events.check_event(yaml.DocumentStartEvent):
        raise Refused(start(events.get_event()), "a second document")
    return tree


def start(event: yaml.Event) -> Place:
    assert event.start_mark
    return event.start_mark.line + 1, event.start_mark.column + 1


def node(events: Any, problems: list[tuple[Place, str]], depth: int, key: bool = False) -> Any:
    event = events.get_event()
    place = start(event)
    if isinstance(event, yaml.AliasEvent):
        raise Refused(place, "alias")
    if event.anchor or event.tag:
        raise Refused(place, "anchor" if event.anchor else "tag")
    if isinstance(event, yaml.ScalarEvent):
        return place, event.value
    if depth >= MAX_DEPTH or key:
        raise Refused(place, "nested deeper" if depth >= MAX_DEPTH else "a key must")
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not events.check_event(yaml.SequenceEndEvent):
            items.append(node(events, problems, depth + 1))
        events.get_event()
        return place, items
    fields: dict[str, Any] = {}
    while not events.check_event(yaml.MappingEndEvent):
        where, name = node(events, problems, depth + 1, key=True)
        if name in fields:
            problems.append((where, f"`{name}` is written twice"))
            node(events, problems, depth + 1)
        else:
            fields[name] = None
            fields[name] = (where, node(events, problems, depth + 1))
    events.get_event()
    return place, fields


def placed(root: Node, at: Node, path: tuple[str | int, ...] = ()) -> Any:
    """What `parse` gave, in the same form."""
    found = locate(root, path) or Pos("f", 0, 0)
    place = (found.line, found.column)
    if isinstance(at, str):
        return place, at
    if isinstance(at, Seq):
        return place, [placed(root, item, (*path, n)) for n, item in enumerate(at)]
    fields = {}
    for name, value in at.items():
        key = locate(root, (*path, name), key=True)
        assert key
        fields[name] = ((key.line, key.column), placed(root, value, (*path, name)))
    return place, fields


def agrees(text: str) -> None:
    """Both ways of reading give the same tree, places and problems."""
    root, problems = parse("f", text)
    tree, expected = slowly(text)
    if root is None or tree is None:
        assert root is tree is None
    elif isinstance(root, str):
        assert root == tree[1]
    else:
        assert placed(root, root) == tree
    assert len(problems) == len(expected)
    for problem, (place, message) in zip(problems, expected, strict=True):
        assert place in ((problem.pos.line, problem.pos.column), ANYWHERE)
        assert problem.message.startswith(message)


VALUES = st.recursive(
    st.text("ab: -'\"#&*!?,é\n", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab-", max_size=3), inner),
    max_leaves=12,
)


@given(
    VALUES,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.integers(10, 40),
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from("ab:-[]{},&*!|>'\"#?\n% ")), max_size=2
    ),
)
def test_reading_fast_is_reading_slowly(
    value: Any, style: Any, flow: Any, width: int, slips: list[tuple[int, str]]
) -> None:
    text = yaml.dump(
        value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True
    )
    for offset, char in slips:
        text = text[:offset] + char + text[offset:]
    agrees(text)


@given(st.text("ab: -[]{},&*!|>'\"#?\n%@`é", max_size=60))
def test_any_text_is_read_alike(text: str) -> None:
    agrees(text)


def test_the_files_of_a_project_are_read_alike() -> None:
    broken = files_in((HERE / "broken_content.txt").read_text("utf-8"))
    for text in (*sample().values(), *broken.values()):
        agrees(text)
