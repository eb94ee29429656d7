import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup

from briefgen.rich import Md
from briefgen.templating import Templates, escape_markdown
from briefgen.value import Frozen

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def render(name: str, text: str, **values: object) -> str:
    out, problems = Templates({name: text}).render(name, values)
    assert problems == []
    return out


def complaint(text: str, name: str = "x.html.j2", **values: object) -> str:
    out, problems = Templates({"x.html.j2": text}).render(name, values)
    assert out == ""
    return f"{problems[0].pos} {problems[0].message}"


def test_html_is_escaped_and_markup_is_not() -> None:
    out = render("x.html.j2", "{{ a }} {{ b }}", a="<b>&", b=Markup("<i>"))
    assert out == "&lt;b&gt;&amp; <i>"


def test_content_is_never_template_text() -> None:
    assert render("x.html.j2", "{{ a }}", a="{{ 7 * 7 }}{% if %}") == "{{ 7 * 7 }}{% if %}"


def test_markdown_is_escaped_and_md_is_not() -> None:
    out = render("x.md.j2", "{{ a }} {{ b }}", a="*a* [b](c) <d>", b=Md("*e*"))
    assert out == r"\*a\* \[b\](c) \<d\> *e*"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1)
)
def test_escaped_markdown_shows_exactly_its_characters(text: str) -> None:
    html = GITHUB.render(str(escape_markdown(text)))
    plain = html.removeprefix("<p>").removesuffix("</p>\n")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    assert plain == text


def test_an_undefined_name_is_a_problem_with_its_line() -> None:
    assert complaint("a\n{{ nothing }}") == "templates/x.html.j2:2 'nothing' is undefined"


def test_a_fault_in_the_template_is_a_problem_with_its_line() -> None:
    assert complaint("a\nb\n{% if %}").startswith("templates/x.html.j2:3 not a template")


def test_a_missing_template_is_a_problem() -> None:
    assert complaint("x", name="y.html.j2") == "templates/y.html.j2 there is no `y.html.j2`"


def test_the_sandbox_holds() -> None:
    for attack in (
        "{{ a.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ a.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ a|attr('__class__') }}",
        "{% set x = a.clear() %}",
    ):
        assert complaint(attack, a=[1])


class Leaf(Frozen):
    text: str
    _inner: str = "hidden"


def test_a_record_and_a_text_show_what_is_theirs_and_no_more() -> None:
    leaf = Leaf("green")
    assert render("x.html.j2", "{{ a.text.upper() }}", a=leaf) == "GREEN"
    for attack in (
        "{{ a._inner }}",
        "{{ a['_inner'] }}",
        "{{ a.__class__ }}",
        "{{ a.__struct_fields__ }}",
        "{{ a|attr('__class__') }}",
        "{{ a.text.__class__ }}",
        "{{ a.text['__class__'] }}",
        "{{ '{0.__class__}'.format(a) }}",
        "{{ '{0.text.__class__}'.format(a) }}",
        "{{ '{0._inner}'.format(a) }}",
    ):
        assert complaint(attack, a=leaf), attack


def test_an_error_while_printing_is_a_problem() -> None:
    assert "ZeroDivisionError" in complaint("{{ 1 / 0 }}")


PAGES = {
    "page.html.j2": '{% import "part.html.j2" as p %}{{ p.twice(a) }}{% include "part.html.j2" %}',
    "part.html.j2": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
    "page.md.j2": "{{ a }}",
}


def test_what_was_compiled_before_is_the_same_and_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = []
    for _ in range(2):
        now = Templates(PAGES)
        made.append((*(now.render(name, {"a": "<*>"}) for name in PAGES), now.loaded()))
        # From here on nothing can be compiled.
        monkeypatch.setattr(Environment, "compile", None)
    assert made[0] == made[1]
    assert made[0][0] == ("&lt;*&gt;&lt;*&gt;", [])
    assert Templates(
        {"page.html.j2": "{{ a }}"}
    )._html.bytecode_cache  # of another text there is none
    with pytest.raises(TypeError):
        Templates({"page.html.j2": "{{ a }}"}).ready(["page.html.j2"], ["page.html.j2"])


def test_the_code_of_html_is_not_that_of_markdown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    both = Templates({"x.html.j2": "{{ a }}", "x.md.j2": "{{ a }}"})
    for _ in range(2):
        assert both.render("x.html.j2", {"a": "<*>"})[0] == "&lt;*&gt;"
        assert both.render("x.md.j2", {"a": "<*>"})[0] == "\\<\\*\\>"


@pytest.mark.parametrize("damage", [b"", b"\xe3", b"code"])
def test_damaged_code_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = Templates(PAGES).render("page.html.j2", {"a": 1})
    (file,) = tmp_path.glob("briefgen/memory-*")
    with closing(sqlite3.connect(file)) as kept:
        kept.execute("UPDATE kept SET data = ? || substr(data, ?)", (damage, len(damage) + 2))
        kept.commit()
    assert Templates(PAGES).render("page.html.j2", {"a": 1}) == before


def test_only_the_programs_own_templates_are_compiled_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noted)
    templates = Templates({**PAGES, "mine.html.j2": '{% extends "page.html.j2" %}'})
    templates.ready(["mine.html.j2"], PAGES)
    assert sorted(compiled) == ["page.html.j2", "part.html.j2"]
    assert templates.loaded() == []  # nothing was asked for yet
