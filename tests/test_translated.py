"""A brief in Ukrainian: no word of the program stays English, on any page, or escapes translation.

All of the sample's content is Cyrillic, so that a Latin word on a page is the program's. It is
found in what is read, and in what is read out: labels, alternative texts, the web program's words.
"""

import gettext
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from briefgen import locales
from briefgen.check import check
from briefgen.compose import compose
from briefgen.formats import html, look, md
from briefgen.formats._figures import figures
from briefgen.formats.look import Look
from briefgen.job import Job, job_of
from briefgen.load import load
from briefgen.locales import Furniture
from briefgen.read import builtin_templates
from briefgen.select import Selection, select
from briefgen.verify import UNVERIFIED
from tests.sample_uk import project

# What is the same in every language: names of standards, programs, faces and files; codes.
ANYWHERE = frozenset(
    "TLP GREEN SHA briefgen PDF JSON Markdown Source Serif Sans PHIA SEK port gazette herald txt "
    "icd json md pdf".split()
)
SHOWN = ("aria-label", "alt", "title", "content", "data-l", "data-title", "placeholder")
LATIN = re.compile(r"[A-Za-z]{2,}")
CODES = re.compile(r"\{\w+\}|#\S*|\b[0-9a-f]{12,}\b|\b[SA-F]\d*\b|port-2031-03-09\S*")


class Read(HTMLParser):
    """What a page says, to the eye and to the ear."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in ("style", "script")
        known = dict(attrs)
        if tag == "meta" and known.get("name") not in ("description", "keywords", "author"):
            return
        words = tag == "template"  # those of the web page's program
        self.said += [
            text or "" for name, text in attrs if name in SHOWN or (words and "data-" in name)
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


class Marked(gettext.NullTranslations):
    """A catalogue that translates everything, into itself between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{context}: {message}⟧"


def chosen() -> Selection:
    corpus, problems = load(project())
    assert [*problems, *check(corpus)] == []
    selection, _ = select(corpus, "port", None)
    assert selection
    return selection


def pages() -> Iterator[tuple[str, str]]:
    """What each page says, by its name."""
    selection = chosen()
    document = compose(selection, UNVERIFIED)
    with look.opened(builtin_templates()) as shared:
        job = job_of(selection, document)
        own = shared.dressed(job)
        for make in (html.make, md.make):
            (file,), faults = make(job, own)
            assert faults == []
            text = file.data.decode()
            yield file.name, text if file.name.endswith(".md") else "\n".join(Read(text).said)
        yield "print", "\n".join(Read(printed(job, own)).said)
    yield "links", "\n".join(document.anchors.values())


def printed(job: Job, own: Look) -> str:
    document = job.document
    drawn, faults = figures(job, own)
    assert faults == []
    pages = dict.fromkeys((*document.anchors, *(one.id for one in document.sections)), 1)
    values = {"d": document, "pages": pages, "picture": str, "figures": drawn}
    values |= own.helpers()
    text, problems = own.templates.render("print.html.j2", values)
    assert problems == []
    return text


def unmarked(text: str) -> str:
    """The text without what stands between marks, however often inside each other."""
    without = re.sub("⟦[^⟦⟧]*⟧", "", text)
    return text if without == text else unmarked(without)


def foreign(text: str) -> set[str]:
    return set(LATIN.findall(CODES.sub(" ", text))) - ANYWHERE


def test_no_english_is_left_on_a_ukrainian_page() -> None:
    assert {name: foreign(text) for name, text in pages()} == {
        name: set() for name in ("port-2031-03-09.html", "port-2031-03-09.md", "print", "links")
    }


def test_every_word_of_the_program_can_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    ukrainian = locales.of("uk")
    marked = Furniture("uk", ukrainian.conventions, Marked())
    monkeypatch.setattr(locales, "of", lambda _: marked)
    for name, text in pages():
        assert text.count("⟦") > 20
        assert foreign(unmarked(text)) == set(), name


def test_terms_of_judgements_are_those_of_the_scale_in_ukrainian() -> None:
    selection = chosen()
    judgement = compose(selection, UNVERIFIED).judgements[0]
    assert (judgement.term, judgement.range) == ("Малоймовірно", "20–45%")


def test_quotations_stand_in_the_marks_of_the_language() -> None:
    text = dict(pages())["port-2031-03-09.html"]
    assert "«Норден, сказала його посланниця Ада Квіст" in text
    assert "„доки діє мито“»" in text
