from briefgen.meanings import meanings
from briefgen.model.fact import Fact


class Ship:
    """A ship."""

    name: str
    """What it is called.

    In full.
    """
    flag: str = "none"
    other: int = 0
    "not a long text, but a text"


def test_the_text_under_a_field_is_its_meaning() -> None:
    assert meanings(Ship) == {
        "name": "What it is called.\n\nIn full.",
        "other": "not a long text, but a text",
    }


def test_every_field_of_a_fact_has_one() -> None:
    assert set(meanings(Fact)) == set(Fact.model_fields)
