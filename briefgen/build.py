"""Build: the whole program in one file, from a project's folder to finished briefs.

read     root folder          -> files       content/ and templates/ as text
load     files                -> corpus      typed records, each with its place
check    corpus               -> problems    the rules of the house
select   corpus, brief, day   -> selection   what goes into this edition
compose  selection            -> document    worded and numbered
render   document, formats    -> artifacts   finished bytes
write    artifacts            -> output/     all files of an edition or none
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from briefgen.artifact import ArtifactSet
from briefgen.compose import compose
from briefgen.examine import examine
from briefgen.formats import look
from briefgen.job import job_of
from briefgen.model.brief import Format, Paper
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, errors
from briefgen.proofing.placing import placed
from briefgen.read import builtin_templates
from briefgen.render import render
from briefgen.select import Selection, select
from briefgen.verify import Verification
from briefgen.write import write

Tell = Callable[[str], None]
# What is done with each edition that was ordered; what comes of it goes into the outcome.
Issue = Callable[[Selection, Verification, look.Look, "Outcome"], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which briefs, which of their editions, in which formats, on which papers.

    No briefs means all of them; no day the newest edition, `every` all editions; no formats and no
    papers those that the brief names. With `strict`, warnings count as errors. `archive` is the
    folder of full source texts, left out the desk's; with `require_archive` a missing text is an
    error.
    """

    briefs: Sequence[str] = ()
    day: date | None = None
    every: bool = False
    formats: Sequence[Format] = ()
    papers: Sequence[Paper] = ()
    strict: bool = False
    archive: Path | None = None
    require_archive: bool = False


@dataclass(slots=True)
class Outcome:
    """What a build came to: files written, pages set, problems; and the texts they point into.

    `unchecked` counts the excerpts whose source texts were not at hand.
    """

    texts: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    editions: int = 0
    pages: int = 0
    unchecked: int = 0


def build(root: Path, order: Order, tell: Tell = lambda _: None) -> Outcome:
    """Builds what was ordered; nothing is written unless the whole content is without errors.

    Editions stand for themselves from there on: one that cannot be rendered or written leaves
    its last good files as they are, and the others go on.
    """
    return each_edition(root, order, partial(_issue, root, order), tell)


def each_edition(root: Path, order: Order, issue: Issue, tell: Tell) -> Outcome:
    """What came of the editions that were ordered, if the whole content is without errors."""
    found, problems = examine(
        root, archive=order.archive, required=order.require_archive, strict=order.strict
    )
    outcome = Outcome(found.files.texts if found else {}, problems)
    if found is None or errors(problems):
        return outcome
    outcome.unchecked = found.verification.counts(found.corpus)[1]
    selections = _selections(found.corpus, order, outcome)
    if errors(outcome.problems):
        return outcome
    templates = {**builtin_templates(), **found.files.under("templates")}
    with look.opened(templates) as shared:
        for selection in selections:
            tell(f"{selection.brief.id} {selection.edition.date}")
            issue(selection, found.verification, shared, outcome)
    return outcome


def _selections(corpus: Corpus, order: Order, outcome: Outcome) -> list[Selection]:
    found: list[Selection] = []
    for name in order.briefs or tuple(corpus.briefs):
        days: Sequence[date | None] = [order.day]
        if order.every and name in corpus.briefs:
            days = [edition.date for edition in corpus.editions_of(name)]
        for day in days:
            selection, problems = select(corpus, name, day)
            outcome.problems += problems
            if selection:
                found.append(selection)
    return found


def _issue(
    root: Path,
    order: Order,
    selection: Selection,
    verification: Verification,
    shared: look.Look,
    outcome: Outcome,
) -> None:
    document = compose(selection, verification)
    made = render(job_of(selection, document, order.formats, order.papers), shared)
    outcome.problems += placed(made.faults, selection)
    if not made.files:
        return
    artifacts = ArtifactSet(selection.brief.id, selection.edition.date, made.files)
    written, problems = write(artifacts, root)
    outcome.problems += problems
    outcome.written += written
    if written:
        outcome.editions += 1
        outcome.pages += sum(file.pages for file in artifacts.files)
