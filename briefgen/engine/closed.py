"""The closed world of a document: what it can reach, and how its complaints are heard."""

import contextlib
import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from logging.handlers import BufferingHandler
from typing import Any, Final, TypeAlias, TypeVar
from urllib.parse import unquote

from briefgen.problem import Exit, Pos, Problem
from briefgen.value import replace

SCHEME: Final = "asset:"
LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})

T = TypeVar("T")
Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types
Assets: TypeAlias = Mapping[str, bytes]
Pages: TypeAlias = Mapping[str, int]
Result: TypeAlias = tuple[T | None, list[Problem]]

_LONGEST: Final = 300  # characters of a complaint: some quote the whole of what they complain of


def fetcher_of(weasyprint: Foreign, assets: Assets) -> Foreign:
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


def attempt(work: Callable[[], T], fetcher: Foreign, pos: Pos) -> Result[T]:
    """What some work of WeasyPrint's made; or nothing, and all that went wrong meanwhile."""
    made, wrong, end = None, [], Exit.PROBLEMS
    with _listening() as heard:
        try:
            made = work()
        except RecursionError:
            wrong.append("the document is nested too deeply to be laid out")
            end = Exit.LIMIT
        except MemoryError:
            raise  # for whoever has set the limit
        except Exception as error:  # noqa: BLE001  content can meet any bug of the engine's
            wrong.append(f"WeasyPrint stopped with {type(error).__name__}: {error}")
    wrong += [record.getMessage() for record in heard]
    wrong = [text for text in wrong if not any(url in text for url in fetcher.denied)]
    wrong += [f"nothing is fetched but assets, and this is none: {url}" for url in fetcher.denied]
    problems = [Problem(pos, "render", text[:_LONGEST], exit=end) for text in dict.fromkeys(wrong)]
    return (None if problems else made), problems


def placed(problem: Problem) -> Problem:
    """A problem of a stylesheet, at the line and column that its message gives."""
    if match := re.search(r" at (\d+):(\d+)", problem.message):
        pos = Pos(problem.pos.file, int(match[1]), int(match[2]))
        return replace(problem, pos=pos, message=problem.message.replace(match[0], "", 1))
    return problem


def ways_out(document: Foreign, pos: Pos) -> list[Problem]:
    """The links of a document that lead neither into itself nor to the web, and its attachments."""
    links = {(kind, target) for page in document.pages for kind, target, *_ in page.links}
    links |= {("attachment", "<link>") for _ in document.metadata.attachments}
    return [
        Problem(pos, "render", f"a document cannot have this {kind} link: {target}"[:_LONGEST])
        for kind, target in sorted(links)
        if kind == "attachment"
        or (kind == "external" and target.partition(":")[0].lower() not in LINK_SCHEMES)
    ]
