"""A desk changes one piece of a page with one small file, and is told of its own file and line."""

from typing import Any

import pytest

from briefgen.read import builtin_templates
from briefgen.templating import Templates
from tests.test_templates import document, values_of

TEMPLATES = builtin_templates()
PAGES = {
    "print.html.j2": ("furniture", "masthead", "front", "section", "head"),
    "web.html.j2": ("style", "masthead", "front", "section"),
}


def rendered(name: str, values: dict[str, Any], **own: str) -> str:
    files = {path.replace("__", "/") + ".html.j2": text for path, text in own.items()}
    text, problems = Templates({**TEMPLATES, **files}).render(name, values)
    assert problems == []
    return text


@pytest.mark.parametrize(("page", "block"), [(p, b) for p in PAGES for b in PAGES[p]])
def test_each_block_of_a_page_can_be_replaced_alone(page: str, block: str) -> None:
    values = values_of(page, document())
    plain = rendered(page, values)
    own = f'{{% extends "{page}" %}}{{% block {block} %}}OWN {{{{ m.series }}}}{{% endblock %}}'
    changed = rendered("house.html.j2", values, house=own)
    assert "OWN Harbour Brief" in changed
    empty = rendered("house.html.j2", values, house=own.replace("OWN {{ m.series }}", ""))
    assert set(empty.splitlines()) <= set(plain.splitlines())


def test_a_block_can_go_on_with_the_one_it_replaces() -> None:
    own = """{% extends "print.html.j2" %}
{% block section %}
{% if section.part == "positions" %}<p>Table of positions</p>{% endif %}
{{ super() }}
{% endblock %}
"""
    page = rendered("house.html.j2", values_of("print.html.j2", document()), house=own)
    assert page.count("Table of positions") == 1
    assert page.index("Table of positions") < page.index('id="positions"')


@pytest.mark.parametrize("page", ["print.html.j2", "web.html.j2"])
def test_one_file_replaces_one_section_on_every_page(page: str) -> None:
    own = "<p>{{ section.matrix.rows[0].issue }}: {{ section.matrix.parties|join(', ') }}</p>"
    text = rendered(page, values_of(page, document()), sections__positions=own)
    assert "<p>Ferry: Norden, Sudmark</p>" in text
    assert "Key developments" in text


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (
            "house",
            '{% extends "print.html.j2" %}\n{% block masthead %}\n{{ m.nothing }}\n{% endblock %}',
            "templates/house.html.j2:3",
        ),
        (
            "house",
            '{% extends "print.html.j2" %}\n{% block front %}\n',
            "templates/house.html.j2:2",
        ),
        ("house", '{% extends "prnt.html.j2" %}', "templates/house.html.j2:1"),
        ("sections/positions", "\n\n{{ section.rows }}", "templates/sections/positions.html.j2:3"),
    ],
)
def test_a_fault_is_shown_in_the_file_of_the_desk(name: str, text: str, place: str) -> None:
    files = {**TEMPLATES, f"{name}.html.j2": text}
    page = "house.html.j2" if name == "house" else "print.html.j2"
    values = values_of("print.html.j2", document())
    _, (problem, *_) = Templates(files).render(page, values)
    assert str(problem.pos) == place
