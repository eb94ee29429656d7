import io
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markupsafe import Markup

from briefgen import charts, fonts
from briefgen.charts import _svg
from briefgen.citing import Notes
from briefgen.compose import compose
from briefgen.document import ArgumentView, CorrectionView, Document, DroppedView
from briefgen.formats import html, look, pdf
from briefgen.job import job_of
from briefgen.load import load
from briefgen.locales import ENGLISH
from briefgen.locales.catalogue import FOLDER
from briefgen.read import builtin_templates
from briefgen.rich import Rich, Use
from briefgen.select import Selection, select
from briefgen.templating import Templates
from briefgen.typography import NBSP
from briefgen.value import replace
from briefgen.verify import UNVERIFIED
from tests.sample import EDITION, project

TEMPLATES = builtin_templates()
HTML = ["print.html.j2", "web.html.j2"]
NOT_PRINTED = re.compile(r"\{#.*?#\}|\{%.*?%\}|/\*.*?\*/", re.DOTALL)


class Page(HTMLParser):
    """What a test asks of a page: its elements in order, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attrs for tag, attrs in self.elements if tag in tags]

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]


def selection(**changes: str) -> Selection:
    corpus, problems = load(project(**changes))
    assert problems == []
    selected, problems = select(corpus, "harbour", None)
    assert selected, problems
    return selected


def document(**changes: str) -> Document:
    return compose(selection(**changes), UNVERIFIED)


def bare(made: Document) -> Document:
    """The document with everything left out that can be empty."""
    empty = [
        replace(section, items=(), disputes=(), watch=(), finding="")
        for section in made.sections
        if section.matrix is None and section.pledges is None
    ]
    lists: dict[str, Any] = dict.fromkeys(
        ("figures", "judgements", "notes", "sources", "about"), ()
    )
    return replace(made, sections=tuple(empty), judgements_finding="", **lists)


def values_of(name: str, made: Document, pages: Mapping[str, int] | None = None) -> dict[str, Any]:
    """What a template of that name is given."""
    values: dict[str, Any] = {"d": made}
    if not name.endswith(".md.j2"):
        values |= {**look.HELPERS, "picture": picture}
    if name == "print.html.j2":
        values["pages"] = pages or {}
    if name == "web.html.j2":
        values |= {"css": Templates(TEMPLATES).style, "fonts_css": Markup()}
        values |= {"policy": html.policy, "drawing": drawing, "siblings": []}
    return values


def rendered(name: str, made: Document, pages: Mapping[str, int] | None = None) -> str:
    text, problems = Templates(TEMPLATES).render(name, values_of(name, made, pages))
    assert problems == []
    return text


def picture(name: str) -> str:
    charts.draw(name)
    return f"asset:{name}.svg"


def drawing(name: str) -> Markup:
    charts.draw(name)
    return Markup(f'<svg class="{name}"></svg>')  # noqa: S704  the name of a picture that exists


def notes_of(page: str) -> str:
    found = re.search('<ol class="notes"[^>]*>(.*?)</ol>', page, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("name", HTML)
def test_every_link_leads_somewhere(name: str) -> None:
    page = Page(rendered(name, document()))
    ids, links = page.values("id"), page.values("href")
    assert len(ids) == len(set(ids))
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert {"#n1", "#S1", "#j-no-ferry", "#developments"} <= set(links)


def test_on_paper_an_id_stands_on_nothing_that_holds_much() -> None:
    page = Page(rendered("print.html.j2", document()))
    named = {tag for tag, attributes in page.elements if "id" in attributes}
    assert {"a", "b", "h2", "span"} <= named
    assert not named & {"article", "div", "li", "section", "table", "td", "tr"}


@pytest.mark.parametrize("name", HTML)
def test_headings_form_an_outline(name: str) -> None:
    levels = [
        int(tag[1]) for tag, _ in Page(rendered(name, document())).elements if tag in "h1h2h3"
    ]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", HTML)
def test_every_header_cell_has_a_scope(name: str) -> None:
    scopes = [cell.get("scope") for cell in Page(rendered(name, document())).all("th")]
    assert scopes
    assert set(scopes) == {"col", "row"}


@pytest.mark.parametrize("name", HTML)
def test_a_picture_stands_behind_the_words_that_say_the_same(name: str) -> None:
    page = rendered(name, document())
    for drawn, words in [
        ("likelihood-20-45", "<b>Unlikely</b>"),
        ("confidence-1", "<b>Low confidence:</b>"),
        ("stance-against", "Against: "),
        ("bar-1000-417", "12m"),
    ]:
        behind = rf"asset:{drawn}\.svg\)\"[^>]*>[^<]*{re.escape(words)}"
        beside = rf'(?:{re.escape(words)})?<svg class="{drawn}"></svg>(?:{re.escape(words)})?'
        assert re.search(behind if name == "print.html.j2" else beside, page), drawn


@pytest.mark.parametrize("name", [*HTML, "brief.md.j2"])
def test_an_empty_document_is_still_a_page(name: str) -> None:
    made = bare(document())
    text = rendered(name, made)
    assert "Key judgements" not in text
    assert all(section.title in text for section in made.sections)


@pytest.mark.parametrize("name", HTML)
def test_content_stays_text(name: str) -> None:
    nasty = "headline: <script>alert(1)</script> & {{ d }}"
    made = document(
        edition=EDITION.replace("headline: Envoys meet, and the ferry line stays closed", nasty)
    )
    page = rendered(name, made)
    assert "<script>alert" not in page
    assert "{{ d }}" in page.replace("<br>", " ").replace(NBSP, " ")


@pytest.mark.parametrize("name", ["print.html.j2", "brief.md.j2"])
def test_a_judgement_without_likelihood_has_no_band(name: str) -> None:
    made = document()
    judgement = replace(made.judgements[0], term="", range="", low=0, high=0)
    text = rendered(name, replace(made, judgements=(judgement,)))
    assert "onfidence" in text
    assert "ikelihood" not in text.split("Key developments")[0]


@pytest.mark.parametrize(
    ("change", "mark"),
    [("new", "● new"), ("unchanged", "= same"), ("raised", "▲ up"), ("lowered", "▼ down")],
)
@pytest.mark.parametrize("name", HTML)
def test_a_change_is_a_shape_and_a_word_beside_the_gauge(name: str, change: str, mark: str) -> None:
    made = document()
    judgement = replace(made.judgements[0], change=change, change_word=change)
    page = rendered(name, replace(made, judgements=(judgement,)))
    gauge = page.split('<div class="gauge">')[1].split("</div>")[0]
    assert mark in " ".join(re.sub(r"<[^>]*>", "", gauge).split())
    assert '<i aria-hidden="true">' in gauge


def said(words: str) -> Rich:
    return Notes(load(project())[0], ENGLISH, {}).line(words, "why")


@pytest.mark.parametrize("name", [*HTML, "brief.md.j2"])
def test_the_reasoning_says_what_would_move_us(name: str) -> None:
    made = document()
    judgement = replace(made.judgements[0], change="raised", change_word="raised since 2 March")
    assumed, sign, second, reason, gone = map(
        said, ("The toll stays.", "A ferry sails.", "Or two.", "It *met*.", "It did.")
    )
    argument = ArgumentView(judgement.id, (assumed,), (), (sign, second), reason)
    view = replace(made.sections[0], id="why", title="How we judge", part="reasoning", items=())
    view = replace(view, arguments=(argument,), dropped=(DroppedView("It rains.", gone),))
    made = replace(made, judgements=(judgement,), sections=(view,))
    text = " ".join(re.sub(r"<[^>]*>", "", rendered(name, made)).replace(NBSP, " ").split())
    for words in ("Assumes", "The toll stays.", "Signs", "A ferry sails. Or two.", "It rains."):
        assert words in text
    for words in ("met", "It did."):
        assert words in text
    assert "Or else" not in text
    assert "aised since 2 March" in text


@pytest.mark.parametrize("name", [*HTML, "brief.md.j2"])
def test_a_correction_says_what_was_wrong_as_well(name: str) -> None:
    made = document()
    now = made.bottom_line
    views = (
        CorrectionView("30 July", "", "Positions", "positions", 'It "rained"', now, "It did not."),
        CorrectionView("31 July", "2 March 2031", "Headline", "", "It is", now, "It was not."),
    )
    view = replace(made.sections[0], id="mended", title="Corrections", part="corrections", items=())
    view = replace(view, corrections=views)
    head = replace(made.masthead, version=2, corrected="30 July")
    page = rendered(name, replace(made, masthead=head, sections=(*made.sections, view)))
    text = " ".join(re.sub(r"<[^>]*>", "", page).replace(NBSP, " ").split())
    for words in ("2, corrected 30 July", "edition of 2 March 2031", "It did not.", "rained"):
        assert words in text
    assert text.count("Said") == 2


# ---- Print ----


def test_a_page_of_use_is_printed_once_and_only_when_it_is_known() -> None:
    made = document()
    uses = tuple(Use(f"r1-{n}", "x") for n in (1, 2, 3))
    made = replace(made, notes=(replace(made.notes[0], uses=uses),))
    pages = {section.id: 2 for section in made.sections} | {"r1-1": 1, "r1-2": 3, "r1-3": 3}
    first, second = (notes_of(rendered("print.html.j2", made, known)) for known in ({}, pages))
    assert '<span class="backs"></span>' in first
    assert '<a href="#r1-1">↑1</a><a href="#r1-2"> 3</a></span>' in second


@pytest.fixture(scope="module")
def reader() -> pypdf.PdfReader:
    chosen = selection()
    with look.opened(TEMPLATES) as shared:
        made, problems = pdf.make(job_of(chosen, compose(chosen, UNVERIFIED)), shared)
    assert problems == []
    return pypdf.PdfReader(io.BytesIO(made[0].data))


def words_of(page: pypdf.PageObject) -> str:
    return page.extract_text().replace(NBSP, " ")


def test_page_one_holds_the_whole_front_and_nothing_else(reader: pypdf.PdfReader) -> None:
    first, second = (words_of(page) for page in reader.pages[:2])
    for words in ("Harbour Brief", "Bottom line", "Key judgements", "Inside", "About this brief"):
        assert words in first
    assert "Envoys meet in Port Elm" in second
    assert "Envoys meet in Port Elm" not in first


def test_every_page_has_its_furniture(reader: pypdf.PdfReader) -> None:
    for number, page in enumerate(reader.pages, 1):
        text = words_of(page)
        assert text.count("TLP:GREEN") >= 2
        assert f"{number} / {len(reader.pages)}" in text
        assert "Harbour Brief 10/2031 · The ferry dispute · 9 March 2031" in text


def test_the_running_head_names_what_tops_the_page(reader: pypdf.PdfReader) -> None:
    text = words_of(reader.pages[1])
    assert text.count("Key developments") == 2


def test_the_file_says_what_it_is(reader: pypdf.PdfReader) -> None:
    data = reader.metadata
    assert data
    assert data.title == "Harbour Brief 10/2031: Envoys meet, and the ferry line stays closed"
    assert (data.author, data.get("/Keywords")) == ("Harbour Desk", "ferry, toll")
    assert data.creation_date_raw == "D:20310309"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    titles = [str(item["/Title"]) for item in reader.outline if isinstance(item, dict)]
    assert titles[:3] == ["Bottom line", "Key judgements", "Inside"]


# ---- Web ----


def test_the_web_page_asks_for_nothing() -> None:
    text = rendered("web.html.j2", document())
    page = Page(text)
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.all("iframe", "img", "object")
    assert [one for one in page.all("script") if one] == []
    assert not [one for _, one in page.elements if {"style", "src"} & one.keys()]
    assert not re.search(r"https?:|@import|url\(|\son\w+=", re.sub("<svg.*?</svg>", "", text))


def test_the_web_page_has_its_landmarks() -> None:
    page = Page(rendered("web.html.j2", document()))
    for tag in ("header", "nav", "main", "footer"):
        assert page.all(tag)
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}


def test_a_note_leads_back_to_every_section_that_uses_it() -> None:
    notes = notes_of(rendered("web.html.j2", document()))
    uses = document().notes[0].uses
    assert len(uses) > 1
    for letter, use in zip("abcdef", uses, strict=False):
        assert re.search(rf'href="#{use.anchor}" aria-label="[^"]+">↑{letter}</a>', notes)


# ---- Markdown ----


def test_every_footnote_is_defined_once_and_used() -> None:
    text = rendered("brief.md.j2", document())
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(defined) == set(re.findall(r"\[\^(\d+)\](?!:)", text))


def test_a_footnote_holds_the_exact_words() -> None:
    made = document()
    text = rendered(
        "brief.md.j2", replace(made, notes=(replace(made.notes[0], aside="two hours"),))
    )
    line = next(line for line in text.splitlines() if line.startswith("[^1]:"))
    note = made.notes[0]
    assert line == f"[^1]: **{note.key}** ¶{note.paragraph}: “{note.exact}” *\\[two hours\\]*"


def test_tables_are_whole() -> None:
    page = MarkdownIt("commonmark").enable("table").render(rendered("brief.md.j2", document()))
    rows = [len(re.findall("<t[hd]", row)) for row in re.findall("<tr>(.*?)</tr>", page, re.DOTALL)]
    assert rows == [3, 3, 5, 5]


def test_the_front_says_who_when_and_for_whom() -> None:
    front = rendered("brief.md.j2", document()).split("## Bottom line")[0]
    for words in ("Harbour Brief 10/2031", "TLP:GREEN", "9 March 2031", "3–9 March 2031"):
        assert words in front


# ---- Styles ----


def test_styles_and_pictures_have_the_same_colours() -> None:
    for name, (light, dark) in _svg.COLOURS.items():
        assert f"--{name}: {light}" in TEMPLATES["print.css"], name
        assert f"--{name}: light-dark({light}, {dark})" in TEMPLATES["web.css"], name
        assert f":is(.pic, .fig) .{name} {{ fill: var(--{name}) }}" in TEMPLATES["web.css"], name


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.name)
def test_our_faces_have_every_letter_of_templates_and_translations(face: fonts.Face) -> None:
    known = {chr(code) for code in TTFont(io.BytesIO(fonts.face_bytes(face))).getBestCmap()}
    texts = {name: NOT_PRINTED.sub("", text) for name, text in TEMPLATES.items()}
    texts |= {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.po")}
    assert {"sections/positions.html.j2", "uk.po"} <= set(texts)
    strange = {name: {c for c in text if ord(c) > 126} - known for name, text in texts.items()}
    assert {name: letters for name, letters in strange.items() if letters} == {}


def test_a_part_without_a_file_is_named() -> None:
    made = document()
    strange = replace(made.sections[0], part="poem")
    values: dict[str, Any] = {"d": replace(made, sections=(strange,)), "pages": {}}
    values |= {**look.HELPERS, "picture": picture}
    text, problems = Templates(TEMPLATES).render("print.html.j2", values)
    assert text == ""
    assert "poem" in problems[0].message
    assert problems[0].pos.file == "templates/_section.html.j2"
