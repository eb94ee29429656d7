import re

import pytest

from briefgen.citing import Notes
from briefgen.load import load
from briefgen.locales import ENGLISH
from tests.sample import project


def notes() -> Notes:
    corpus, _ = load(project())
    return Notes(corpus, ENGLISH, {"no-ferry": 3})


def test_a_note_keeps_its_number_and_each_call_has_an_anchor_of_its_own() -> None:
    made = notes()
    first = made.line("Closed.[@ferry-closed] Met.[@talks-held; @ferry-closed]", "a")
    second = made.line("Closed.[@ferry-closed]", "b")
    assert first.markdown == "Closed.[^1] Met.[^1][^2][^3]"
    assert 'id="f-ferry-closed" href="#n1" data-s="S1"' in first.html
    assert 'id="r1-3" href="#n1"' in second.html
    assert [use.anchor for use in made.printed()[0].uses] == [
        "f-ferry-closed",
        "f-talks-held",
        "r1-3",
    ]
    assert made.sources() == ["gazette", "herald"]


def test_words_are_left_alone_and_escaped() -> None:
    rich = notes().line("5 < 6 & **bold** <b>x</b>[@talks-held]", "a")
    assert rich.text == "5 < 6 & bold <b>x</b>"
    assert "5 &lt; 6 &amp; <strong>bold</strong> &lt;b&gt;x&lt;/b&gt;" in rich.html


def test_excerpts_named_beside_the_prose_are_called_after_it() -> None:
    rich = notes().line("They met.", "a", cites=["herald/met", "gazette/met"])
    assert rich.markdown == "They met.[^1][^2]"
    assert rich.html.startswith("They met.<span")


def test_a_judgement_is_referred_to_by_its_number() -> None:
    rich = notes().line("See there.[@no-ferry]", "a")
    assert rich.markdown == "See there. (judgement 3)"
    assert rich.html == 'See there. (<a class="j" href="#j-no-ferry">judgement 3</a>)'


def test_a_fact_has_its_place_where_it_is_first_cited_and_not_twice() -> None:
    made = notes()
    first = made.line("Met and closed.[@ferry-closed; @talks-held]", "a").html
    again = made.line("Closed, as they met.[@talks-held]", "b").html
    assert re.findall(r'id="(f-[^"]+)"', first) == ["f-ferry-closed", "f-talks-held"]
    assert 'id="f-' not in again
    assert 'data-f="talks-held"' in again
    assert made.place("talks-held") == ""
    assert made.place("pier-pledge") == "f-pier-pledge"


def test_a_fact_that_does_not_fit_is_placed_at_its_next_citation() -> None:
    made = notes()
    first = made.line("Pledged.[@pier-pledge; @dredging-part]", "a").html
    again = made.line("Dredged.[@dredging-part]", "a").html
    assert re.findall(r'id="(f-[^"]+)"', first) == ["f-pier-pledge"]
    assert re.findall(r'id="(f-[^"]+)"', again) == ["f-dredging-part"]


def test_a_fact_with_an_item_of_its_own_has_no_other_place() -> None:
    corpus, _ = load(project())
    made = Notes(corpus, ENGLISH, {}, frozenset({"talks-held"}))
    assert 'id="f-' not in made.line("Met.[@talks-held]", "a").html


@pytest.mark.parametrize(
    ("fidelity", "gloss", "aside"),
    [
        ("verbatim", None, ""),
        ("verbatim", "they met", "they met"),
        ("translated", None, "translated"),
        ("back_translated", "they met", "translated: they met"),
    ],
)
def test_a_note_says_that_its_words_are_translated_and_what_they_mean(
    fidelity: str, gloss: str | None, aside: str
) -> None:
    texts = project()
    name = "content/sources/herald.yaml"
    told = f"    fidelity: {fidelity}\n" + (f"    gloss: {gloss}\n" if gloss else "")
    texts[name] = texts[name].replace("  - id: again\n", f"{told}  - id: again\n")
    corpus, _ = load(texts)
    made = Notes(corpus, ENGLISH, {})
    made.line("They met.", "a", cites=["herald/met"])
    assert [note.aside for note in made.printed()] == [aside]
