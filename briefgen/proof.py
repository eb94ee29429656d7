"""Proof: the pages of an edition as they would be printed, looked over and drawn."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefgen import rasters
from briefgen.build import Order, Outcome, Tell, ordered
from briefgen.compose import compose
from briefgen.formats import look, pdf
from briefgen.job import Job, file_stem, job_of
from briefgen.problem import as_errors
from briefgen.proofing.lint import proofread
from briefgen.proofing.placing import placed
from briefgen.save import save_all
from briefgen.select import Selection

FOLDER: Final = "output/proof"
DPI: Final = 80.0
_OURS: Final = re.compile(r"page-\d{2,}\.png|contact-sheet\.png")


def proof(
    root: Path,
    order: Order,
    *,
    out: Path | None = None,
    dpi: float = DPI,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Looks over the pages of what was ordered, as PDF, and draws them.

    The pictures of each edition and paper go into a folder of its own in `out`, or in the project
    in `output/proof`: `page-01.png` and so on, of `dpi` pixels to the inch, and
    `contact-sheet.png`. What is found on the pages are warnings, or errors if the order is strict.
    """
    found, selections, outcome = ordered(root, order)
    if found is not None:
        with look.opened(found.templates()) as shared:
            for selection in selections:
                tell(selection.name)
                document = compose(selection, found.verification)
                job = job_of(selection, document, ("pdf",), order.papers)
                _look_over(root, order, out, dpi, selection, job, shared.dressed(job), outcome)
    return outcome


def _look_over(
    root: Path,
    order: Order,
    out: Path | None,
    dpi: float,
    selection: Selection,
    job: Job,
    own: look.Look,
    outcome: Outcome,
) -> None:
    layouts, faults = pdf.lay_out(job, own)
    problems = placed([*faults, *pdf.too_long(job, own, layouts)], selection)
    for paper, layout in layouts.items():
        name = file_stem(job.document, paper)
        found = proofread(layout.read(), layout.front, selection, name)
        problems += as_errors(found) if order.strict else found
        data, found = layout.write(name, job.document.anchors)
        problems += found
        if data is not None:
            base, folder = (out, name) if out else (root, f"{FOLDER}/{name}")
            written, found = save_all(base, folder, _pictures(data, dpi), _OURS)
            problems += found
            outcome.written += written
            outcome.editions += 1
            outcome.pages += layout.pages
    outcome.problems += problems


def _pictures(data: bytes, dpi: float) -> Mapping[str, bytes]:
    pages = enumerate(rasters.page_pictures(data, dpi), 1)
    named = {f"page-{number:02}.png": picture for number, picture in pages}
    return {**named, "contact-sheet.png": rasters.contact_sheet(data)}
