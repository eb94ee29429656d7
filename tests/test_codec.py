from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import pytest
from markupsafe import Markup

from briefgen import codec
from briefgen.compose import compose
from briefgen.document import Document
from briefgen.load import load
from briefgen.rich import Md
from briefgen.select import select
from briefgen.value import Frozen
from briefgen.verify import UNVERIFIED
from tests.sample import project


class Leaf(Frozen):
    text: str
    html: Markup
    markdown: Md
    day: date


class Tree(Frozen):
    leaf: Leaf | None
    leaves: Sequence[Leaf]
    pairs: tuple[tuple[int, str], ...]
    named: Mapping[str, float]
    kind: Literal["oak", "ash"]
    trees: "Sequence[Tree]" = ()


LEAF = Leaf("a “b” \U0001f600", Markup("<b>"), Md("*c*"), date(2025, 7, 27))
TREE = Tree(
    LEAF, (LEAF,), ((1, "x"), (2, "y")), {"z": 0.5}, "oak", (Tree(None, (), (), {}, "ash"),)
)


def test_what_is_read_back_is_what_was_written() -> None:
    assert codec.loads(Tree, codec.dumps(TREE)) == TREE


def test_kinds_of_text_come_back_as_they_were() -> None:
    leaf = codec.loads(Leaf, codec.dumps(LEAF))
    assert (type(leaf.html), type(leaf.markdown), type(leaf.text)) == (Markup, Md, str)


def test_a_whole_document_comes_back() -> None:
    corpus, problems = load(project())
    assert problems == []
    for name, day in corpus.editions:
        selected, _ = select(corpus, name, day)
        assert selected
        made = compose(selected, UNVERIFIED)
        again = codec.loads(Document, codec.dumps(made))
        assert again == made
        assert codec.dumps(again) == codec.dumps(made)
        assert type(again.bottom_line.html) is Markup


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"leaf":1}', b'{"strange":1}'])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        codec.loads(Tree, data)


def test_what_has_no_place_in_a_document_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place"):
        codec.dumps({"a": {1}})
