"""Timelines and charts in finished files: what is printed, read aloud and handed on as data."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from xml.etree import ElementTree

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from briefgen.charts import Lacking, bars, chart, timeline
from briefgen.check import check
from briefgen.compose import compose
from briefgen.cover import cover
from briefgen.document import Document
from briefgen.formats import html, look, md, pdf
from briefgen.formats import json as data
from briefgen.formats._figures import figures
from briefgen.graphics import ChartView, TimelineView
from briefgen.job import job_of
from briefgen.lettering import HOUSE, Letters, letters_of
from briefgen.load import load
from briefgen.proofing import placing
from briefgen.read import builtin_templates
from briefgen.select import Selection, select
from briefgen.timeline.placing import placed
from briefgen.typography import NBSP
from briefgen.verify import UNVERIFIED
from tests.drawn import BARS, TREND, drawing

SVG = "{http://www.w3.org/2000/svg}"


def selected(charts: str = TREND) -> Selection:
    corpus, problems = load(drawing(charts))
    assert problems == []
    assert list(check(corpus)) == []
    found, _ = select(corpus, "harbour", None)
    assert found
    return found


def composed(charts: str = TREND) -> Document:
    return compose(selected(charts), UNVERIFIED)


def story(document: Document) -> TimelineView:
    return next(section.timeline for section in document.sections if section.timeline)


def plots(document: Document) -> list[ChartView]:
    return [view for section in document.sections for view in section.charts]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The web page, the Markdown and the JSON."""
    chosen = selected()
    document = compose(chosen, UNVERIFIED)
    found = {}
    with look.opened(builtin_templates()) as shared:
        for name, maker in (("html", html), ("md", md), ("json", data)):
            [file], problems = maker.make(job_of(chosen, document), shared)
            assert problems == []
            found[name] = file.data.decode()
    return found


def drawn_in(letters: Letters) -> list[str]:
    document = composed()
    charted = [chart(view, letters) for view in plots(document)]
    return [timeline.draw(story(document), letters), *charted]


# ---- What a figure says ----


def test_what_is_drawn_is_covered_by_its_sources() -> None:
    chosen = selected()
    assert cover(chosen, compose(chosen, UNVERIFIED))[1] == []


def test_a_value_that_no_excerpt_shows_is_found() -> None:
    texts = drawing()
    path = "content/facts/talks.yaml"
    texts[path] = texts[path].replace("value: 1200, raw: '1,200'", "value: 1300, raw: '1,300'")
    corpus, _ = load(texts)
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    problems = cover(chosen, compose(chosen, UNVERIFIED))[1]
    assert {problem.pos.file for problem in problems} == {path}
    assert "1,300" in problems[0].message


def test_the_alternative_text_holds_everything() -> None:
    document = composed()
    view = story(document)
    for mark in view.told.marks:
        assert f"{mark.when}{'' if mark.exact else ' (day not stated)'}, {mark.label}" in view.alt
    for words in ("Talks", "Toll", "The toll stands, 14 February – 3 March", "9 March 2031"):
        assert words in view.alt
    for plot in plots(document):
        for value, _ in plot.values:
            assert f"{value.label or value.when}: {value.text}" in plot.alt


def test_a_figure_is_named_by_its_alternative_text_and_names_are_escaped() -> None:
    document = composed(TREND)
    said = [story(document).alt, *(view.alt for view in plots(document))]
    found = drawn_in(HOUSE)
    for alt, figure in zip(said, found, strict=True):
        root = ElementTree.fromstring(figure)  # noqa: S314  our own drawing
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == alt
        assert not re.search(r"href|url\(|@import|<script|<style", figure)
    assert "Ada Quist &amp; &lt;Norden&gt;" in found[0]


def test_nothing_is_smaller_than_eight_points() -> None:
    for figure in drawn_in(HOUSE):
        sizes = re.findall(r'font-size="([\d.]+)', figure)
        assert sizes
        assert min(map(float, sizes)) >= 8


def test_another_process_elsewhere_draws_the_same_bytes() -> None:
    program = "from tests.test_drawn import *; print(*map(hash_of, drawn_in(HOUSE)))"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Apia"}
    there = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.split() == [*map(hash_of, drawn_in(HOUSE))]


def hash_of(figure: str) -> str:
    return hashlib.sha256(figure.encode()).hexdigest()


def test_figures_wear_the_letters_and_the_colours_of_the_theme() -> None:
    theme = "id: plum\naccent: '#5b2a52'\nfaces: {tables: Brief Serif}\n"
    texts = {**drawing(), "content/themes/plum.yaml": theme}
    texts["content/desk.yaml"] += "theme: plum\n"
    corpus, problems = load(texts)
    assert problems == []
    chosen, _ = select(corpus, "harbour", None)
    assert chosen
    with look.opened(builtin_templates()) as shared:
        job = job_of(chosen, compose(chosen, UNVERIFIED))
        found, faults = figures(job, shared.dressed(job))
    assert faults == []
    for figure in found.values():
        assert 'font-family="Brief Serif"' in figure
        assert "#5b2a52" in figure
        assert "#0b4f5e" not in figure
    wider = placed(story(composed()).told, letters_of(corpus, chosen.brief))
    assert wider != placed(story(composed()).told, HOUSE)


# ---- Bars: the one figure that needs an extra ----


def test_bars_are_drawn_in_the_classes_of_the_house_and_always_alike() -> None:
    pytest.importorskip("vl_convert", reason="bars need vl-convert: pip install 'briefgen[charts]'")
    view = plots(composed(TREND + BARS))[-1]
    first = chart(view, HOUSE)
    bars._converted.cache_clear()
    assert chart(view, HOUSE) == first
    root = ElementTree.fromstring(first)  # noqa: S314  our own drawing
    words = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    for label in ("Autumn", "Winter & <b>", "1,200 · September 2030", "300 · February"):
        assert label in words
    colours = set(re.findall(r"#[0-9a-f]{3,6}", first))
    assert colours == {"#0b4f5e", "#7d99a0", "#4c5559", "#15191b"}
    shape = r'd="M0,[\d.]+h([\d.]+)v[^"]*" class="(?:accent|mid|grey)"'
    longest, _, shortest = (float(one) for one in re.findall(shape, first))
    assert longest == pytest.approx(4 * shortest, rel=0.001)


def test_without_the_extra_bars_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = selected(TREND + BARS)
    document = compose(chosen, UNVERIFIED)
    bars._converted.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(Lacking):
        chart(plots(document)[-1], HOUSE)
    with look.opened(builtin_templates()) as shared:
        none, faults = html.make(job_of(chosen, document), shared)
    assert none == []
    [problem] = placing.placed(faults, chosen)
    line = chosen.corpus.texts[problem.pos.file].splitlines()[problem.pos.line - 1]
    assert line[problem.pos.column - 1 :] == "bars"
    assert "pip install 'briefgen[charts]'" in problem.hint
    bars._converted.cache_clear()


# ---- Finished files ----


def test_the_pdf_holds_the_figures_as_text_in_our_faces_and_says_them_aloud() -> None:
    chosen = selected()
    document = compose(chosen, UNVERIFIED)
    with look.opened(builtin_templates()) as shared:
        [file], problems = pdf.make(job_of(chosen, document), shared)
    assert problems == []
    reader = pypdf.PdfReader(io.BytesIO(file.data))
    text = " ".join(page.extract_text() for page in reader.pages).replace(NBSP, " ")
    for words in ("Envoys are to meet again", "The toll is raised", "The toll stands", "April"):
        assert words in text
    for words in ("People a month", "Fewer people took the ferry", "700–850", "more than 400"):
        assert words in text
    fonts = {str(one["/BaseFont"]) for one in objects(reader) if "/BaseFont" in one}
    assert fonts
    assert all("+Brief-" in font for font in fonts)
    said = {str(one["/Alt"]) for one in objects(reader) if one.get("/S") == "/Figure"}
    assert {story(document).alt, *(view.alt for view in plots(document))} <= said


def objects(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file."""
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if isinstance(found, DictionaryObject):
            yield found


def test_the_web_page_has_the_same_as_a_list(made: dict[str, str]) -> None:
    page = made["html"].replace(NBSP, " ")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert page.count('<div class="fig" aria-hidden="true"><svg') == 3
    for when, label in (("14 February", "The toll is raised"), ("April", "Envoys are to meet")):
        assert f'<li><b>{when}</b><span class="said"> {label}' in page


def test_every_colour_of_a_figure_can_turn_dark(made: dict[str, str]) -> None:
    page = made["html"]
    for name in set(re.findall(r'class="([a-z-]+)" (?:fill|stroke|x|points)', page)):
        assert f":is(.pic, .fig) .{name} {{" in page, name


def test_markdown_lists_events_and_tabulates_values(made: dict[str, str]) -> None:
    text = made["md"]
    assert re.search(r"- \*\*14 February\*\*, Toll: The toll is raised\[\^\d+\]\n", text)
    assert re.search(r"- \*\*April \(day not stated\)\*\*, Talks: Envoys are to meet again", text)
    assert re.search(r"\| December 2030 \| 700–850\[\^\d+\] \|", text)


def test_the_json_holds_what_is_drawn_with_its_dates_and_values(made: dict[str, str]) -> None:
    found = json.loads(made["json"])
    first, *_, last = found["timeline"]
    assert first == {
        "from": "2031-02-14",
        "to": "2031-02-14",
        "day_stated": True,
        "side": "below",
        "side_name": "Toll",
        "label": "The toll is raised",
        "cites": ["toll-raised"],
    }
    assert (last["from"], last["to"], last["day_stated"]) == ("2031-04-01", "2031-04-30", False)
    trend, dots = found["charts"]
    assert trend["values"][2] == {
        "from": "2030-12-01",
        "to": "2030-12-31",
        "value": "700",
        "value_max": "850",
        "bound": "exact",
        "text": "700–850",
        "fact": "people-december",
    }
    assert dots["values"][0]["label"] == "September 2030"
    assert {"toll-raised", "people-june", "people-january"} - {
        one["id"] for one in found["facts"]
    } == {"people-june"}
