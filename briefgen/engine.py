"""The typesetter: HTML, stylesheets and named bytes in; pages and then a PDF out.

The one home of WeasyPrint and of all that it needs from the machine. A document lives in a closed
world: it can reach the bytes that it is given, as `asset:NAME`, and nothing else; the only fonts
are those that its stylesheets name. And whatever WeasyPrint complains of, even in passing, is an
error: a page that lacks a picture or a rule is not the page that was asked for.
"""

import contextlib
import io
import logging
import os
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from logging.handlers import BufferingHandler
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar
from urllib.parse import unquote
from xml.sax.saxutils import escape

from briefgen.problem import Exit, Pos, Problem

SCHEME: Final = "asset:"
LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})

T = TypeVar("T")
Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types
Assets: TypeAlias = Mapping[str, bytes]
Pages: TypeAlias = Mapping[str, int]
Result: TypeAlias = tuple[T | None, list[Problem]]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_ROUNDS: Final = 4  # printed page numbers are right after two layouts, or three if they turn a page
_LONGEST: Final = 300  # characters of a complaint: some quote the whole of what they complain of
_PRINT: Final = 4  # annotation flag "Print", ISO 32000-1 table 165

# https://doc.courtbouillon.org/weasyprint/v70.0/first_steps.html#installation
_INSTALL: Final = {
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango harfbuzz",
    "brew": "brew install pango",
}

# No folder and no file of the system's: a letter that the document's own fonts lack is missing on
# every machine alike, instead of being borrowed from whatever is installed on this one.
_FONTS_CONF: Final = "<fontconfig><cachedir>{}</cachedir></fontconfig>"


@dataclass(frozen=True, slots=True)
class Layout:
    """A document on its pages, to be written while its engine is open.

    `pages` is how many there are; `anchors` gives for each `id` the page that it is on, counted
    from 1; `fill` for each page how far down its text area the lowest line or picture reaches,
    from 0 to 1.
    """

    pages: int
    anchors: Pages
    fill: tuple[float, ...]
    _document: Foreign
    _pos: Pos

    def write(self, identifier: str, descriptions: Mapping[str, str] = _NOTHING) -> Result[bytes]:
        """The pages as a tagged PDF/UA-1 file (ISO 14289-1); or the problems.

        Title, author, dates and the like come from the document's head. `identifier` goes into
        the file's ID; `descriptions` says by target what a reader is told of a link within the
        document. The same document gives the same bytes.
        """

        def describe_links(_document: Foreign, pdf: Foreign) -> None:
            for link in pdf.objects:
                if isinstance(link, dict) and link.get("Subtype") == "/Link":
                    link["F"] = _PRINT
                    if "Dest" in link and link["Dest"].string in descriptions:
                        link["Contents"].string = descriptions[link["Dest"].string]

        options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": identifier.encode()}
        write = partial(self._document.write_pdf, finisher=describe_links, **options)
        return _attempt(write, self._document.url_fetcher, self._pos)


@dataclass(frozen=True, slots=True, repr=False)
class Engine:
    """WeasyPrint, set up with one look: stylesheets, and the fonts and pictures that they name."""

    _weasyprint: Foreign
    _assets: Assets
    _look: Mapping[str, Foreign]

    def layout(
        self, html: str, assets: Assets = _NOTHING, *, name: str = "document"
    ) -> Result[Layout]:
        """The document on its pages; or all that is wrong with it.

        `assets` are bytes that only this document may reach, beside the engine's; `name` is what
        problems call the document.
        """
        fetcher, pos = _fetcher(self._weasyprint, {**self._assets, **assets}), Pos(name)
        read = partial(self._weasyprint.HTML, string=html, base_url=SCHEME, url_fetcher=fetcher)
        document, problems = _attempt(lambda: read().render(**self._look), fetcher, pos)
        if document is None or (problems := _ways_out(document, pos)):
            return None, problems
        anchors: dict[str, int] = {}
        for number, page in enumerate(document.pages, 1):
            for anchor in page.anchors:
                anchors.setdefault(anchor, number)
        boxes = self._weasyprint.formatting_structure.boxes
        fill = tuple(_fill(page._page_box, boxes) for page in document.pages)
        return Layout(len(document.pages), anchors, fill, document, pos), []

    def settle(
        self, html_of: Callable[[Pages], str], assets: Assets = _NOTHING, *, name: str = "document"
    ) -> Result[Layout]:
        """The layout of a document that prints on which pages its own anchors are.

        `html_of` makes the document from the page of each anchor. It is first asked without any,
        and may then leave out the notes or whatever else would print them and stands behind the
        anchors: that first layout is only measured. More follow until the document prints the
        pages that it has.
        """
        html = html_of(_NOTHING)
        for _ in range(_ROUNDS):
            layout, problems = self.layout(html, assets, name=name)
            if layout is None:
                return None, problems
            before, html = html, html_of(layout.anchors)
            if html == before:
                return layout, []
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
    with _own_folder():
        weasyprint, problems = _load()
        if weasyprint is None:
            yield None, problems
            return
        shared = {
            "font_config": weasyprint.text.fonts.FontConfiguration(),
            "counter_style": weasyprint.css.counters.CounterStyle(),
        }
        sheets = []
        for name, text in stylesheets.items():
            fetcher = _fetcher(weasyprint, assets)
            read = partial(weasyprint.CSS, string=text, base_url=SCHEME, url_fetcher=fetcher)
            sheet, found = _attempt(partial(read, **shared), fetcher, Pos(name))
            sheets.append(sheet)
            problems += map(_placed, found)
        look = {**shared, "stylesheets": sheets}
        yield (None if problems else Engine(weasyprint, assets, look)), problems


def _load() -> Result[Foreign]:
    """WeasyPrint; or the one problem that says what it lacks on this machine."""
    try:
        # It prints a banner when a library is missing, and warns of finding no system fonts.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415  0.6 s: only where pages are made
    except OSError as error:
        library = re.search(r"'([^']+)'", str(error))
        missing = library[1] if library else str(error)
    else:
        ffi = weasyprint.text.ffi
        if ffi.harfbuzz_subset and ffi.harfbuzz.hb_version_atleast(4, 1, 0):
            return weasyprint, []
        # Fonts would be cut down in another way: slower, and to other bytes.
        missing = "libharfbuzz-subset, version 4.1 or newer"
    hint = next(
        (command for tool, command in _INSTALL.items() if shutil.which(tool)),
        "install Pango, and HarfBuzz with its subset library",
    )
    message = f"a library that makes PDF pages is missing: {missing}"
    return None, [Problem(Pos("machine"), "environment", message, hint, exit=Exit.ENVIRONMENT)]


@contextlib.contextmanager
def _own_folder() -> Iterator[None]:
    """A folder for the files of WeasyPrint and fontconfig, in place of the system's."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        conf = Path(folder, "fonts.conf")
        conf.write_text(_FONTS_CONF.format(escape(folder)), encoding="utf-8")
        conf_before, folder_before = os.environ.get("FONTCONFIG_FILE"), tempfile.tempdir
        os.environ["FONTCONFIG_FILE"], tempfile.tempdir = str(conf), folder
        try:
            yield
        finally:
            tempfile.tempdir = folder_before
            del os.environ["FONTCONFIG_FILE"]
            if conf_before is not None:
                os.environ["FONTCONFIG_FILE"] = conf_before


def _fetcher(weasyprint: Foreign, assets: Assets) -> Foreign:
    """A fetcher that serves these assets, and keeps in `denied` whatever else was asked for.

    The record counts, not the exception: WeasyPrint goes on without what it could not fetch, and
    inside an SVG it swallows even the exceptions that are meant to stop it.
    """

    class Closed(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        _fail_on_errors = False  # so that one run names everything that is denied

        def __init__(self) -> None:  # without the base's handlers for files, HTTP and FTP
            self.denied: list[str] = []

        def fetch(self, url: str, _headers: object = None) -> Foreign:
            name = unquote(url.removeprefix(SCHEME))
            if not url.startswith(SCHEME) or name not in assets:
                self.denied.append(url)
                raise ValueError("not an asset of this document")
            # Every other kind that is let in, WeasyPrint knows by its first bytes.
            kind = {"Content-Type": "image/svg+xml"} if name.endswith(".svg") else {}
            return weasyprint.urls.URLFetcherResponse(url, assets[name], kind)

    return Closed()


@contextlib.contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint warns of meanwhile; none of it reaches the program's own log."""
    logger, ear = logging.getLogger("weasyprint"), BufferingHandler(sys.maxsize)
    before = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield ear.buffer
    finally:
        logger.removeHandler(ear)
        logger.level, logger.propagate = before


def _attempt(work: Callable[[], T], fetcher: Foreign, pos: Pos) -> Result[T]:
    """What some work of WeasyPrint's made; or nothing, and all that went wrong meanwhile."""
    made, wrong = None, []
    with _listening() as heard:
        try:
            made = work()
        except RecursionError:
            wrong.append("the document is nested too deeply to be laid out")
        except Exception as error:  # noqa: BLE001  content can meet any bug of the engine's
            wrong.append(f"WeasyPrint stopped with {type(error).__name__}: {error}")
    wrong += [record.getMessage() for record in heard]
    wrong = [text for text in wrong if not any(url in text for url in fetcher.denied)]
    wrong += [f"nothing is fetched but assets, and this is none: {url}" for url in fetcher.denied]
    problems = [Problem(pos, "render", text[:_LONGEST]) for text in dict.fromkeys(wrong)]
    return (None if problems else made), problems


def _placed(problem: Problem) -> Problem:
    """A problem of a stylesheet, at the line and column that its message gives."""
    if match := re.search(r" at (\d+):(\d+)", problem.message):
        pos = Pos(problem.pos.file, int(match[1]), int(match[2]))
        return replace(problem, pos=pos, message=problem.message.replace(match[0], "", 1))
    return problem


def _ways_out(document: Foreign, pos: Pos) -> list[Problem]:
    """The links of a document that lead neither into itself nor to the web, and its attachments."""
    links = {(kind, target) for page in document.pages for kind, target, *_ in page.links}
    links |= {("attachment", "<link>") for _ in document.metadata.attachments}
    return [
        Problem(pos, "render", f"a document cannot have this {kind} link: {target}"[:_LONGEST])
        for kind, target in sorted(links)
        if kind == "attachment"
        or (kind == "external" and target.partition(":")[0].lower() not in LINK_SCHEMES)
    ]


def _fill(page: Foreign, boxes: Foreign) -> float:
    """How far down the text area of a page the lowest line or picture reaches."""
    content = (child for child in page.children if not isinstance(child, boxes.MarginBox))
    bottoms = (
        box.position_y + box.height
        for child in content
        for box in child.descendants()
        if isinstance(box, boxes.LineBox | boxes.ReplacedBox)
    )
    top = page.content_box_y()
    return round(float((max(bottoms, default=top) - top) / page.height), 3) if page.height else 0.0
