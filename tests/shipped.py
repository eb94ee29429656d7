"""The shipped editions as they are printed, made once in a run of the tests, whoever asks first."""

import fcntl
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from briefgen.compose import compose
from briefgen.document import Document
from briefgen.engine.pages import Page
from briefgen.examine import Examined, examine
from briefgen.formats import look, pdf
from briefgen.job import file_stem, job_of
from briefgen.model.brief import Paper
from briefgen.problem import Problem
from briefgen.proofing.lint import proofread
from briefgen.proofing.placing import placed
from briefgen.read import builtin_templates
from briefgen.select import select

ROOT = Path(__file__).parent.parent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition on paper: what it says, its file, its pages, and what is wrong with them."""

    document: Document
    pdf: bytes
    pages: Sequence[Page]
    front: int
    problems: Sequence[Problem]


def printed(brief: str, day: str, paper: Paper, kept: Path) -> Printed:
    """That edition; `kept` is a folder that all processes of the run share."""
    return once(
        kept / f"{brief}-{day}-{paper}.pickle",
        lambda: laid_out(_examined(), brief, date.fromisoformat(day), paper),
    )


def once(file: Path, make: Callable[[], T]) -> T:
    """What `make` gives, made by the first process of the run that asks and kept in `file`."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(file.read_bytes())  # noqa: S301  written above
    return found


def laid_out(found: Examined, brief: str, day: date | None, paper: Paper) -> Printed:
    """An edition of any project, laid out once for its file and for whoever looks it over."""
    selection, problems = select(found.corpus, brief, day)
    assert selection, problems
    document = compose(selection, found.verification)
    with look.opened(builtin_templates()) as shared:
        job = job_of(selection, document, (), [paper])
        own = shared.dressed(job)
        layouts, faults = pdf.lay_out(job, own)
        layout = layouts[paper]
        name, pages = file_stem(document, paper), layout.read()
        problems = placed([*faults, *pdf.too_long(job, own, layouts)], selection)
        problems += proofread(pages, layout.front, selection, name)
        data, wrong = layout.write(name, document.anchors)
        assert data, wrong
        return Printed(document, data, pages, layout.front, problems)


@cache
def _examined() -> Examined:
    found, _ = examine(ROOT)
    assert found
    return found
