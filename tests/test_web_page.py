"""The web page as a reader has it: in a browser, by keyboard, on a phone, without its program."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from briefgen.compose import compose
from briefgen.document import Document
from briefgen.examine import examine
from briefgen.formats import html, look
from briefgen.job import job_of
from briefgen.load import load
from briefgen.model.brief import Format, Paper
from briefgen.model.corpus import Corpus
from briefgen.read import builtin_templates, read
from briefgen.select import Selection, select
from briefgen.verify import UNVERIFIED
from tests.sample import CONFLICTS, EDITION, FACTS, GAZETTE, project, source

ROOT = Path(__file__).parent.parent
WIDTHS = (320, 390, 820, 1360)
# What must hold in every state: WCAG 2.2 to level AAA where axe can tell, and its good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    const out = box.right > innerWidth + 1 || box.left < -1;
    return box.width && out && !element.closest('.toc, .skip');
}).map(element => element.outerHTML.slice(0, 80))"""

HOSTILE = "</script></style></template> & <img src=x onerror=alert(1)> <b>{{ d }}"
LONG = "Donaudampfschifffahrtsgesellschaftskapit"  # 40 letters and no place to break
ARABIC = "توقف خط العبّارة"
CJK = "渡轮停航，等待谈判。"


def chosen(corpus: Corpus, brief: str) -> Selection:
    found, problems = select(corpus, brief, None)
    assert found, problems
    return found


def page_of(selection: Selection) -> str:
    made: Document = compose(selection, UNVERIFIED)
    with look.opened(builtin_templates()) as shared:
        files, problems = html.make(job_of(selection, made), shared)
    assert problems == []
    return files[0].data.decode()


def sample(**changes: str) -> Selection:
    corpus, problems = load(project(**changes))
    assert problems == []
    return chosen(corpus, "harbour")


def hard() -> Selection:
    """Content that tries to break out of the page, sideways or into its code."""
    text = f"{GAZETTE}\n{HOSTILE}\n{ARABIC}\n{CJK}\n{LONG}\n"
    excerpts = {
        "met": "Envoys of Norden and Sudmark met in Port Elm on 3 March 2031 for two hours",
        "ferry": "The Norden envoy, Ada Quist, said the ferry line",
        "pier": "Sudmark pledged 12 million crowns for the shared pier",
        "hostile": HOSTILE,
        "arabic": ARABIC,
        "cjk": CJK,
        "long": LONG,
    }
    gazette = source("gazette", text, excerpts, reliability="B", date="2031-03-04", language="ar")
    cites = ", ".join(f"gazette/{name}" for name in ("hostile", "arabic", "cjk", "long"))
    facts = FACTS.replace("cites: [gazette/met, herald/met]", f"cites: [gazette/met, {cites}]")
    title = f"title: What {LONG} agreed"
    return sample(
        gazette=gazette,
        facts=facts,
        conflicts=CONFLICTS.replace("title: What the envoys agreed", title),
        edition=EDITION.replace("who: Sudmark,", f"who: {LONG},"),
    )


def long() -> Selection:
    """As much as a brief may come to hold: 200 notes, and a table of 14 rows."""
    lines = [
        f"Ship {n} of the line was counted in Port Elm on 3 March 2031." for n in range(1, 201)
    ]
    excerpts = {f"ship-{n}": line.removesuffix(".") for n, line in enumerate(lines, 1)}
    facts = "".join(
        f"  - {{id: ship-{n}, statement: Ship {n} was counted., cites: [gazette/ship-{n}],"
        " date: 2031-03-03, credibility: 2}\n"
        for n in range(1, 201)
    )
    cell = f"{{stance: against, text: 'Closed to {LONG}[@ferry-closed]'}}"
    row = f"    - {{issue: Line NUMBER, cells: {{norden: {cell}, sudmark: {cell}}}}}\n"
    table = "".join(row.replace("NUMBER", str(n)) for n in range(1, 15))
    start, end = EDITION.index("    - issue: Ferry"), EDITION.index("pledges:")
    known = {
        "met": "Envoys of Norden and Sudmark met in Port Elm on 3 March 2031 for two hours",
        "ferry": "The Norden envoy, Ada Quist, said the ferry line",
        "pier": "Sudmark pledged 12 million crowns for the shared pier",
    }
    text = GAZETTE + "\n" + "\n".join(lines) + "\n"
    return sample(
        gazette=source("gazette", text, known | excerpts, reliability="B", date="2031-03-04"),
        facts=FACTS + facts,
        edition=EDITION[:start] + table + EDITION[end:],
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The files by name: the newest weekly, an invented brief, and one with hard content."""
    folder = tmp_path_factory.mktemp("pages")
    files, problems = read(ROOT)
    corpus, more = load(files.texts, files.fonts)
    assert [*problems, *more] == []
    selections = {
        "weekly": chosen(corpus, "weekly"),
        "harbour": sample(),
        "hard": hard(),
        "long": long(),
    }
    for name, selection in selections.items():
        (folder / f"{name}.html").write_text(page_of(selection), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in selections}


@contextmanager
def opened(
    browser: Browser, path: Path, width: int = 1360, at: str = "", **settings: Any
) -> Iterator[Page]:
    """The page in a window of its own; what it says on the console or asks for is a failure."""
    heard: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
    context.set_default_timeout(5000)
    page = context.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(path.as_uri() + at)
    yield page
    context.close()
    assert [what for what in heard if not what.startswith((path.as_uri(), "data:"))] == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def faults(page: Page, within: str = "html") -> list[str]:
    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    found = Axe().run(page, within, options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def open_note(page: Page, number: int = 0) -> None:
    page.locator("a.c").nth(number).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#web_pop")).to_be_visible()


# ---- Every width, by day and by night ----


@pytest.mark.parametrize("colours", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["weekly", "hard", "long"])
def test_nothing_sticks_out_at_any_width(
    browser: Browser, pages: Mapping[str, Path], name: str, colours: str
) -> None:
    with opened(browser, pages[name], color_scheme=colours) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width
            assert page.evaluate(STICKING_OUT) == [], width


@pytest.mark.parametrize(("colours", "width"), [("light", 390), ("dark", 1360)])
@pytest.mark.parametrize("name", ["hard", pytest.param("weekly", marks=pytest.mark.slow)])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, pages: Mapping[str, Path], name: str, colours: str, width: int
) -> None:
    with opened(browser, pages[name], width, color_scheme=colours) as page:
        assert faults(page) == []
        open_note(page, 2)
        assert faults(page, "#web_pop") == []
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("the")
        assert faults(page, "#web_find") == []


@pytest.mark.slow
def test_every_shipped_edition_is_sound(browser: Browser, tmp_path: Path) -> None:
    found, problems = examine(ROOT)
    assert found, problems
    for brief in found.corpus.briefs:
        for edition in found.corpus.editions_of(brief):
            selection, _ = select(found.corpus, brief, edition.date)
            assert selection
            file = tmp_path / f"{brief}-{edition.date}.html"
            file.write_text(page_of(selection), encoding="utf-8")
            with opened(browser, file, color_scheme="light") as page:
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    assert page.evaluate(STICKING_OUT) == [], (file.name, width)
                assert faults(page) == [], file.name


# ---- Notes ----


def test_a_note_opens_and_closes_by_keyboard(browser: Browser, pages: Mapping[str, Path]) -> None:
    with opened(browser, pages["harbour"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#main"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        call = focused(page)
        assert call == "f-talks-held"
        page.keyboard.press("Enter")
        pop = page.get_by_role("dialog", name="Note 1 · S1, paragraph 2")
        expect(pop).to_contain_text("“Envoys of Norden and Sudmark met in Port Elm")
        expect(pop).to_contain_text("B2")
        assert page.evaluate("document.activeElement.closest('#web_pop') !== null")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(pop).to_be_hidden()
        assert focused(page) == call


def test_each_note_of_a_group_is_one_step_away(browser: Browser, pages: Mapping[str, Path]) -> None:
    with opened(browser, pages["harbour"]) as page:
        open_note(page)
        expect(page.locator(".steps")).to_contain_text("1 of 2")
        page.get_by_label("Next note").click()
        expect(page.get_by_role("dialog", name="Note 2 · S2, paragraph 2")).to_be_visible()
        expect(page.get_by_label("Next note")).to_be_disabled()
        page.keyboard.press("Escape")
        expect(page.locator("#web_pop")).to_be_hidden()


def test_the_links_of_a_note_lead_to_it_its_source_and_its_fact(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        for name, anchor in [
            ("Go to note", "#n1"),
            ("About S1", "#S1"),
            ("Link to this fact", "#f-talks-held"),
        ]:
            open_note(page)
            page.locator("#web_pop").get_by_role("link", name=name).click()
            expect(page.locator("#web_pop")).to_be_hidden()
            assert page.evaluate("location.hash") == anchor


def test_a_press_opens_a_note_and_another_closes_it(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["weekly"]) as page:
        call, pop = page.locator("a.c").nth(3), page.locator("#web_pop")
        call.click()
        expect(pop).to_be_visible()
        call.click()
        expect(pop).to_be_hidden()
        call.click()
        page.locator("h1").click()
        expect(pop).to_be_hidden()


def test_on_a_phone_a_note_is_a_sheet_at_the_foot_that_leaves_the_call_in_sight(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["weekly"], 390, has_touch=True) as page:
        call = page.locator("#developments a.c").nth(5)
        call.tap()
        sheet, place = page.locator("#web_pop").bounding_box(), call.bounding_box()
        assert sheet
        assert place
        assert (sheet["x"], sheet["width"]) == (0, 390)
        assert sheet["y"] + sheet["height"] == pytest.approx(900, abs=1)
        assert place["y"] + place["height"] <= sheet["y"]
        page.get_by_label("Close").first.tap()
        expect(page.locator("#web_pop")).to_be_hidden()


def test_the_rail_shows_what_is_pointed_at_and_what_is_on_screen(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["weekly"]) as page:
        expect(page.locator(".shelf .lit").first).to_be_visible()
        assert page.locator(".shelf .lit").count() < page.locator(".shelf li").count()
        call = page.locator("a.c").nth(1)
        call.hover()
        expect(page.locator("#web_peek .ct")).to_contain_text("Note 2 ")
        assert page.locator(".shelf .hot").count() == 1


def test_the_contents_follow_the_reader(browser: Browser, pages: Mapping[str, Path]) -> None:
    with opened(browser, pages["weekly"], at="#positions") as page:
        expect(page.locator(".toc [aria-current]")).to_have_text("Positions")


def test_hard_words_stay_words(browser: Browser, pages: Mapping[str, Path]) -> None:
    with opened(browser, pages["hard"]) as page:
        for number in range(1, 6):
            open_note(page, number - 1)
            quoted = page.locator("#web_pop blockquote").inner_text()
            assert quoted in page.locator(f"#n{number} .ex").inner_text()
            page.keyboard.press("Escape")
        assert page.locator("#n2 .ex").inner_text() == f"“{HOSTILE}”"
        direction = "element => getComputedStyle(element).direction"
        assert page.locator("#n3 .ex").evaluate(direction) == "rtl"
        assert page.locator("#n3 .ex").get_attribute("lang") == "ar"
        assert page.locator("#n1 .ex").evaluate(direction) == "ltr"


# ---- Citations ----

CITATION = (
    "“Envoys of Norden and Sudmark met in Port Elm on 3 March 2031 for two hours” S1 [Untitled] "
    "The Gazette. Publisher not stated. Author not stated. 4 March 2031. Paragraph 2. Cited as "
    "note 1 in Harbour Brief 10/2031, The ferry dispute, 9 March 2031, Harbour Desk. "
    "harbour.html#e-gazette/met"
)


def test_a_citation_is_copied_whole(browser: Browser, pages: Mapping[str, Path]) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, pages["harbour"], permissions=allowed) as page:
        open_note(page)
        page.get_by_role("button", name="Copy as citation").click()
        expect(page.locator("#web_pop [role=status]")).to_have_text("Citation copied")
        assert page.evaluate("navigator.clipboard.readText()") == CITATION


def test_where_copying_is_not_allowed_the_citation_is_shown_and_selected(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
        open_note(page)
        page.get_by_role("button", name="Copy as citation").click()
        text = page.get_by_label("Citation", exact=True)
        expect(text).to_have_value(CITATION)
        assert text.evaluate("box => box.selectionEnd - box.selectionStart") == len(CITATION)


# ---- Find ----


def test_words_are_found_in_any_order_case_and_accent(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        page.keyboard.press("/")
        box, hits = page.get_by_role("dialog", name="Find in facts"), page.locator(".hits a")
        expect(box).to_be_visible()
        assert focused(page) == "web_words"
        page.keyboard.type("QUÏST envoy")
        expect(box.get_by_role("status")).to_have_text("2 found")
        assert hits.first.locator("b").inner_text() == "Sources · S1"
        assert hits.first.locator("mark").all_inner_texts() == ["envoy", "Quist"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert "Notes · 3" in hits.nth(1).inner_text()
        page.keyboard.press("Enter")
        expect(box).to_be_hidden()
        assert page.evaluate("location.hash") == "#n3"
        expect(page.locator("#n3")).to_be_in_viewport()


def test_what_is_not_there_is_not_found_and_escape_returns(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        page.get_by_role("button", name="Find").focus()
        page.keyboard.press("Enter")
        page.keyboard.type("zeppelin")
        expect(page.get_by_role("status").last).to_have_text("Nothing found")
        page.keyboard.press("Escape")
        assert focused(page) == "web_open"


def test_two_hundred_notes_are_searched_at_once(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["long"]) as page:
        page.keyboard.press("/")
        page.keyboard.insert_text("port ship 200")  # that ship, and one in paragraph 200
        expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("2 found")
        page.locator("#web_words").fill("ship counted")
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("first 100 shown")
        took = page.evaluate(
            "() => { const start = performance.now();"
            " document.querySelector('#web_words').dispatchEvent(new Event('input'));"
            " return performance.now() - start }"
        )
        assert took < 500


def test_the_key_that_opens_find_can_be_given_back(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        page.keyboard.press("/")
        page.get_by_label("Open with the / key").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("#web_find")).to_be_hidden()
        page.reload()
        page.keyboard.press("/")
        expect(page.locator("#web_find")).to_be_hidden()


# ---- Addresses, colours, paper, and no program ----


def test_every_fact_note_source_and_judgement_has_an_address(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["harbour"]) as page:
        for anchor in (
            "f-talks-held",
            "f-pier-pledge",
            "f-meet-again",
            "e-gazette/met",
            "n1",
            "S1",
            "j-no-ferry",
            "d-what-was-agreed",
            "developments-1",
            "positions-1",
            "watch-1",
        ):
            page.goto(pages["harbour"].as_uri() + f"#{anchor}")
            expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
        dispute = page.locator("[id='d-what-was-agreed']")
        dispute.hover()
        link = dispute.get_by_label("Link to this dispute")
        expect(link).to_have_css("opacity", "1")
        link.click()
        assert page.evaluate("location.hash") == "#d-what-was-agreed"
        tint = page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor")
        assert tint == "rgb(230, 236, 237)"


def test_colours_are_chosen_and_kept(browser: Browser, pages: Mapping[str, Path]) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    band = "getComputedStyle(document.querySelector('.gl .accent')).fill"
    with opened(browser, pages["weekly"], color_scheme="light") as page:
        button = page.get_by_role("button", name="Dark")
        assert (page.evaluate(paper), page.evaluate(band)) == (
            "rgb(255, 255, 255)",
            "rgb(11, 79, 94)",
        )
        button.click()
        for _ in range(2):
            assert (page.evaluate(paper), page.evaluate(band)) == (
                "rgb(20, 24, 26)",
                "rgb(124, 195, 209)",
            )
            expect(button).to_have_attribute("aria-pressed", "true")
            page.reload()
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(21, 25, 27)"


def test_paper_has_the_brief_and_none_of_its_tools(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with opened(browser, pages["weekly"]) as page:
        page.emulate_media(media="print")
        for name in (".nav", ".tools", ".perma", ".shelf", ".skip"):
            expect(page.locator(name).first).to_be_hidden()
        expect(page.locator(".notes li").last).to_be_visible()


def test_without_its_program_the_page_is_whole(browser: Browser, pages: Mapping[str, Path]) -> None:
    with opened(browser, pages["weekly"], 390, java_script_enabled=False) as page:
        expect(page.get_by_role("button")).to_have_count(0)
        call = page.locator("a.c").nth(2)
        name = call.get_attribute("id")
        call.click()
        expect(page.locator("#n3")).to_be_in_viewport()
        page.locator("#n3 .back").first.click()
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_a_foreign_program_or_style_does_not_run(
    browser: Browser, pages: Mapping[str, Path], tmp_path: Path
) -> None:
    text = pages["harbour"].read_text(encoding="utf-8")
    spoilt = tmp_path / "spoilt.html"
    foreign = '<script>document.title = "taken"</script><h1 style="color: red" onclick="x()">'
    spoilt.write_text(text.replace("<h1>", foreign), encoding="utf-8")
    page = browser.new_page()
    page.goto(spoilt.as_uri())
    assert "taken" not in page.title()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    expect(page.locator("#web_open")).to_be_visible()
    page.close()


# ---- The file ----


def test_the_file_is_small(pages: Mapping[str, Path]) -> None:
    assert pages["weekly"].stat().st_size < 600 * 1024


@pytest.mark.parametrize(
    ("formats", "papers", "links"),
    [
        (("html",), ("a4",), []),
        (("html", "json"), ("a4",), ["harbour-2031-03-09.json"]),
        (("pdf", "html"), ("letter",), ["harbour-2031-03-09-letter.pdf"]),
        (
            ("pdf", "html", "md"),
            ("a4", "letter"),
            ["harbour-2031-03-09.pdf", "harbour-2031-03-09-letter.pdf", "harbour-2031-03-09.md"],
        ),
    ],
)
def test_the_page_links_only_to_the_files_made_with_it(
    formats: tuple[Format, ...], papers: tuple[Paper, ...], links: list[str]
) -> None:
    selection = sample()
    with look.opened(builtin_templates()) as shared:
        job = job_of(selection, compose(selection, UNVERIFIED), formats, papers)
        files, _ = html.make(job, shared)
    footer = files[0].data.decode().split('<footer class="foot">')[1]
    assert re.findall(r'href="([^"#]+)"', footer.split("</footer>")[0]) == links


def test_the_same_content_gives_the_same_page() -> None:
    first, second = (hashlib.sha256(page_of(sample()).encode()).hexdigest() for _ in range(2))
    assert first == second
