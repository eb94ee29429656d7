"""The typesetter: HTML, stylesheets and named bytes in; pages and then a PDF out.

The one home of WeasyPrint and of all that it needs from the machine. A document lives in a closed
world: it can reach the bytes that it is given, as `asset:NAME`, and nothing else; the only fonts
are those that its stylesheets name. And whatever WeasyPrint complains of, even in passing, is an
error: a page that lacks a picture or a rule is not the page that was asked for.
"""

import contextlib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, zip_longest
from types import MappingProxyType
from typing import Any, Final
from xml.etree.ElementTree import Element

from briefgen.engine.archival import VARIANT, Attachment, as_written, claim
from briefgen.engine.boxes import Reader
from briefgen.engine.closed import (
    SCHEME,
    Assets,
    Foreign,
    Pages,
    Result,
    attempt,
    fetcher_of,
    placed,
    ways_out,
)
from briefgen.engine.filling import Guess as Guess
from briefgen.engine.filling import fill
from briefgen.engine.finish import finish
from briefgen.engine.machine import load, own_folder
from briefgen.engine.pages import Page
from briefgen.engine.parsing import parse
from briefgen.engine.tags import watched
from briefgen.problem import Pos, Problem
from briefgen.value import Frozen, field

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_ENDLESS: Final = 1_000_000  # pixels: deeper than any text that fits into memory
_ROUNDS: Final = 4  # printed page numbers are right after two layouts, or three if they turn a page


class Layout(Frozen):
    """A document on its pages, to be written while its engine is open.

    `pages` is how many there are; `front` how many of them stand before the first break that the
    stylesheet asks for, 0 if it asks for none; `anchors` gives for each `id` the page that it is
    on, counted from 1.
    """

    pages: int
    front: int
    anchors: Pages
    _weasyprint: Foreign
    _document: Foreign
    _root: Element
    _reader: Reader
    _again: "Callable[[Mapping[str, str]], Result[Layout]]"
    _pos: Pos

    def read(self, last: int | None = None) -> tuple[Page, ...]:
        """What stands on each page, up to the `last`; costs a tenth of laying them out."""
        pages = zip_longest(self._document.pages, self._document.pages[1:])
        read = (self._reader.page(number, *pair) for number, pair in enumerate(pages, 1))
        return tuple(islice(read, last))

    def front_page(self) -> "Result[Page]":
        """What stands before the first break that is asked for, as one page however deep.

        Where it does not fit on one, the document is laid out once more on endless paper.
        """
        if self.front == 1 or self.pages == 1:
            return self.read(1)[0], []
        size = f"{self._document.pages[0].width}px {_ENDLESS}px"
        layout, problems = self._again({"endless": f"@page :first {{ size: {size} }}"})
        return (layout.read(1)[0] if layout else None), problems

    def write(
        self,
        identifier: str,
        descriptions: Mapping[str, str] = _NOTHING,
        attachments: Sequence[Attachment] = (),
    ) -> Result[bytes]:
        """The pages as one PDF/UA-1 and PDF/A-3a file (ISO 14289-1, ISO 19005-3); or the problems.

        Title, author, dates and the like come from the document's head. `identifier` goes into
        the file's ID; `descriptions` says by target what a reader is told of a link within the
        document; the attachments go into the file. The same document gives the same bytes.
        """
        document = self._document
        marks = watched(document)
        claim(self._weasyprint, document)
        options = {
            **VARIANT,
            "pdf_identifier": identifier.encode(),
            "attachments": as_written(self._weasyprint, attachments),
        }

        def last(_document: Foreign, pdf: Foreign) -> None:
            finish(document, pdf, marks, descriptions, attachments)

        write = partial(document.write_pdf, finisher=last, **options)
        return attempt(write, document.url_fetcher, self._pos)


class Engine(Frozen):
    """WeasyPrint, set up with one look: stylesheets, and the fonts and pictures that they name."""

    _weasyprint: Foreign
    _assets: Assets
    _look: Mapping[str, Foreign]
    _known: dict[Hashable, Foreign] = field(default_factory=dict)  # sheets that were added before
    __repr__ = object.__repr__  # its fonts say nothing to a reader

    def styled(self, stylesheets: Mapping[str, str], assets: Assets = _NOTHING) -> "Result[Engine]":
        """This engine with more stylesheets after its own, and the bytes that they name.

        What was added to it before is not parsed again.
        """
        own, assets = tuple(assets.items()), {**self._assets, **assets}
        problems: list[Problem] = []
        sheets = list(self._look["stylesheets"])
        setting = {key: value for key, value in self._look.items() if key != "stylesheets"}
        for name, text in stylesheets.items():
            if (name, text, own) not in self._known:
                fetcher = fetcher_of(self._weasyprint, assets)
                read = partial(self._weasyprint.CSS, string=text, base_url=SCHEME)
                read = partial(read, url_fetcher=fetcher, **setting)
                sheet, found = attempt(read, fetcher, Pos(name))
                problems += map(placed, found)
                if sheet is not None:
                    self._known[name, text, own] = sheet
            sheets.append(self._known.get((name, text, own)))
        look = {**setting, "stylesheets": sheets}
        return (None if problems else Engine(self._weasyprint, assets, look)), problems

    def layout(
        self, html: str, assets: Assets = _NOTHING, *, name: str = "document"
    ) -> Result[Layout]:
        """The document on its pages; or all that is wrong with it.

        `assets` are bytes that only this document may reach, beside the engine's; `name` is what
        problems call the document.
        """
        fetcher, pos = fetcher_of(self._weasyprint, {**self._assets, **assets}), Pos(name)
        read = partial(parse, self._weasyprint, html, SCHEME, fetcher)
        parsed, problems = attempt(read, fetcher, pos)
        if parsed is None:
            return None, problems
        document, problems = attempt(partial(parsed.render, **self._look), fetcher, pos)
        if document is None or (problems := ways_out(document, pos)):
            return None, problems
        anchors: dict[str, int] = {}
        for number, page in enumerate(document.pages, 1):
            for anchor in page.anchors:
                anchors.setdefault(anchor, number)
        reader = Reader(self._weasyprint)
        later = enumerate(document.pages[1:], 1)
        front = next((number for number, page in later if reader.opens(page)), 0)

        def again(stylesheets: Mapping[str, str]) -> Result[Layout]:
            engine, problems = self.styled(stylesheets)
            return engine.layout(html, assets, name=name) if engine else (None, problems)

        root, count = parsed.etree_element, len(document.pages)
        made = Layout(count, front, anchors, self._weasyprint, document, root, reader, again, pos)
        return made, []

    def settle(
        self,
        html_of: Callable[[Pages], str],
        assets: Assets = _NOTHING,
        *,
        first: str,
        name: str = "document",
    ) -> Result[Layout]:
        """The layout of a document that prints on which pages its own anchors are.

        `html_of` makes the document from the page of each anchor; `first` is what it makes of a
        `Guess`. Where only texts and links in slots of a fixed width turn out to be others, they
        are put in; anything else is laid out anew, until the document prints the pages that it
        has.
        """
        html = first
        for _ in range(_ROUNDS):
            layout, problems = self.layout(html, assets, name=name)
            if layout is None:
                return None, problems
            before, html = html, html_of(layout.anchors)
            if html == before or fill(self._weasyprint, layout._document, layout._root, html):
                return layout, []
            del layout  # or its boxes would stay beside those of the next
        message = f"the page numbers that the document prints still change after {_ROUNDS} layouts"
        return None, [Problem(Pos(name), "render", message)]


@contextlib.contextmanager
def opened(stylesheets: Mapping[str, str], assets: Assets = _NOTHING) -> Iterator[Result[Engine]]:
    """An engine for any number of documents of one look; or what is wrong with machine or look.

    The stylesheets are given by the names that problems call them by, in the order of the
    cascade; `assets` are the bytes that they and every document may reach. While the engine is
    open the temporary files of the whole process go to a folder that is removed with it. The
    first one costs about 0.7 s of CPU, for the import of WeasyPrint.
    """
    with own_folder():
        weasyprint, problems = load()
        if weasyprint is None:
            yield None, problems
            return
        look = {
            "font_config": weasyprint.text.fonts.FontConfiguration(),
            "counter_style": weasyprint.css.counters.CounterStyle(),
            "stylesheets": [],
        }
        yield Engine(weasyprint, assets, look).styled(stylesheets)
