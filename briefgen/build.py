"""Build: the whole program in one file, from a project's folder to finished briefs.

read     root folder          -> files       content/ and templates/ as text
load     files                -> corpus      typed records, each with its place
check    corpus               -> problems    the rules of the house
select   corpus, brief, day   -> selection   what goes into this edition
compose  selection            -> document    worded and numbered
job_of   document             -> job         all that its files are made of, as bytes
render   job                  -> artifacts   finished bytes, by workers
write    artifacts            -> output/     all files of an edition or none

What an edition rests on is written down while it is made; one for which all of that is as it was,
and whose files still stand, is not made again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from datetime import date
from functools import cache, partial
from pathlib import Path

from briefgen import logbook, press
from briefgen.artifact import ArtifactSet
from briefgen.covering import Composed, composed
from briefgen.examine import Examined, examine
from briefgen.formats import html
from briefgen.ground import stands
from briefgen.job import Job, digest, formats_of, job_of, papers_of
from briefgen.logbook import Issued
from briefgen.model.brief import Format, Paper
from briefgen.problem import Exit, Pos, Problem, errors
from briefgen.render import Made, unpacked_made
from briefgen.select import Selection, select
from briefgen.value import Frozen, Mutable, field, replace
from briefgen.workers import Failure, Task
from briefgen.write import write

Tell = Callable[[str], None]


class Order(Frozen):
    """What is asked for: which briefs, which of their editions, in which formats, on which papers.

    No briefs means all of them; no day the newest edition, `every` all editions; no formats and no
    papers those that the brief names. `shard` (3, 10) is the third of ten equal parts of that.
    With `strict`, warnings count as errors. `archive` is the folder of full source texts, left out
    the desk's; with `require_archive` a missing text is an error. With `force` what stands is made
    again. `jobs` editions are made at a time, each by a worker; none are all made in this process.
    With a `scheduler`, the address of one, they are made on its cluster instead.
    """

    briefs: Sequence[str] = ()
    day: date | None = None
    every: bool = False
    formats: Sequence[Format] = ()
    papers: Sequence[Paper] = ()
    strict: bool = False
    archive: Path | None = None
    require_archive: bool = False
    force: bool = False
    jobs: int = 1
    shard: tuple[int, int] = (1, 1)
    scheduler: str = ""


class Outcome(Mutable):
    """What a build came to: files written, pages set, problems; and the texts they point into.

    `standing` are the files of editions that did not have to be made again; `unchecked` counts the
    excerpts whose source texts were not at hand. `folders` are those that were read.
    """

    texts: Mapping[str, str]
    folders: Sequence[Path] = ()
    problems: list[Problem] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    standing: list[Path] = field(default_factory=list)
    editions: int = 0
    kept: int = 0
    pages: int = 0
    unchecked: int = 0


def build(root: Path, order: Order, tell: Tell = lambda _: None) -> Outcome:
    """Builds what was ordered; nothing is written unless the whole content is without errors.

    Editions stand for themselves from there on: one that cannot be rendered or written leaves
    its last good files as they are, and the others go on.
    """
    found, selections, outcome = ordered(root, order)
    if found is None or not selections:
        return outcome
    templates = found.templates()
    building = _Building(root, order, found, templates, outcome)
    with _pressing(order, found) as (made_by, problems):
        outcome.problems += problems
        if made_by:
            with closing(made_by(building.tasks(selections, tell))) as results:
                for number, made in results:
                    building.issue(number, made)
    building.remember()
    return outcome


def ordered(root: Path, order: Order) -> tuple[Examined | None, list[Selection], Outcome]:
    """The editions that were ordered; none if anything in the whole content is wrong."""
    found, problems = examine(
        root, archive=order.archive, required=order.require_archive, strict=order.strict
    )
    outcome = Outcome(found.files.texts if found else {}, (), problems)
    if found is None or errors(problems):
        return None, [], outcome
    outcome.folders = found.folders
    outcome.unchecked = found.verification.counts(found.corpus)[1]
    selections: list[Selection] = []
    for name in order.briefs or tuple(found.corpus.briefs):
        days: Sequence[date | None] = [order.day]
        if order.every and name in found.corpus.briefs:
            days = found.corpus.days_of(name)
        for day in days:
            selection, problems = select(found.corpus, name, day)
            outcome.problems += problems
            if selection:
                selections.append(selection)
    part, parts = order.shard
    return found, [] if errors(outcome.problems) else selections[part - 1 :: parts], outcome


def _pressing(
    order: Order, found: Examined
) -> AbstractContextManager[tuple[press.Press | None, list[Problem]]]:
    """The press that was ordered."""
    templates = found.templates()
    if not order.scheduler:
        return press.opened(order.jobs, templates, found.own_templates())
    from briefgen import cluster  # noqa: PLC0415  0.05 s: only where there is a cluster

    return cluster.connected(order.scheduler, templates)


class _Pressed(Frozen):
    """An edition that is being made: what it was composed of, its job, and the job's digest."""

    made_of: Composed
    job: Job
    digest: str


class _Building:
    """The editions of one order on their way to the disk."""

    def __init__(
        self,
        root: Path,
        order: Order,
        found: Examined,
        templates: Mapping[str, str],
        outcome: Outcome,
    ) -> None:
        self._root, self._order, self._found = root, order, found
        self._outcome = outcome
        # Most editions load the same sheets.
        self._sheets = cache(partial(logbook.sheets, texts=templates))
        self._asked = (tuple(order.formats), tuple(order.papers))
        self._issued: dict[str, Issued] = {}
        self._standing: dict[str, Issued] = {}
        self._pressed: dict[int, _Pressed] = {}
        self._count = 0

    def tasks(self, selections: Sequence[Selection], tell: Tell) -> Iterator[Task]:
        """The editions that have to be made, each when somebody has time for it."""
        for selection in selections:
            if not self._untouched(selection) and (found := self._pressing(selection)):
                pressed, data = found
                tell(selection.name)
                self._pressed[self._count] = pressed
                self._count += 1
                yield press.task(data)

    def issue(self, number: int, result: bytes | Failure) -> None:
        """Puts on the disk what was made, or says why there is nothing."""
        pressed = self._pressed.pop(number)
        if isinstance(result, Failure):
            self._outcome.problems.append(_failed(pressed.job.document.name, result))
            return
        made, selection = unpacked_made(result), pressed.made_of.selection
        if made.faults:
            from briefgen.proofing.placing import placed  # noqa: PLC0415  0.03 s, and seldom needed

            self._outcome.problems += placed(made.faults, selection)
        if not made.files:
            return
        html.learn(made.files)
        artifacts = ArtifactSet(selection.brief.id, selection.edition.date, made.files)
        written, problems = write(artifacts, self._root)
        self._outcome.problems += problems
        if written:
            self._outcome.written += written
            self._outcome.editions += 1
            self._outcome.pages += sum(file.pages for file in made.files)
            self._issued[selection.name] = self._issue_of(pressed, made, written)

    def remember(self) -> None:
        """Writes down what was made, for the next build."""
        self._found.book.keep(Issued, self._issued, self._standing)

    def _untouched(self, selection: Selection) -> bool:
        """Whether an edition stands, since all that it rests on is as it was."""
        if self._order.force:
            return False
        book, name = self._found.book, selection.name
        still = book.still(Issued, name)
        known = still or book.one(Issued, name)
        if not known or not self._fits(known, selection):
            return False
        if not still:
            if not stands(self._found.corpus, self._found.verification, known.ground):
                return False
            self._standing[name] = replace(known, asked=self._asked)
        self._keep(known)
        return True

    def _pressing(self, selection: Selection) -> tuple[_Pressed, bytes] | None:
        """An edition with its packed job; None if it stands, since the job is as it was."""
        key = (selection.brief.id, selection.day)
        made_of = self._found.composed.get(key) or composed(selection, self._found.verification)
        of, document = made_of.watched.selection, made_of.document
        job = job_of(of, document, self._order.formats, self._order.papers)
        data = job.packed()
        pressed = _Pressed(made_of, job, digest(data))
        known = None if self._order.force else self._found.book.one(Issued, selection.name)
        if known and known.job == pressed.digest and self._fits(known, selection):
            ground = made_of.watched.ground(self._found.verification)
            self._issued[selection.name] = replace(known, ground=ground, asked=self._asked)
            self._keep(known)
            return None
        return pressed, data

    def _fits(self, known: Issued, selection: Selection) -> bool:
        """Whether an edition was made as it is asked for, by alike sheets, and its files stand."""
        order = self._order
        formats, papers = tuple(known.formats), tuple(known.papers)
        return (
            (
                known.asked == self._asked
                or (formats, papers)
                == (formats_of(selection, order.formats), papers_of(selection, order.papers))
            )
            and known.sheets == self._sheets(tuple(known.loaded))
            and known.stands(self._root)
        )

    def _keep(self, known: Issued) -> None:
        self._outcome.kept += 1
        self._outcome.standing += [self._root / one.path for one in known.files]

    def _issue_of(self, pressed: _Pressed, made: Made, written: Sequence[Path]) -> Issued:
        return Issued(
            ground=pressed.made_of.watched.ground(self._found.verification),
            asked=self._asked,
            formats=pressed.job.document.formats,
            papers=pressed.job.papers,
            job=pressed.digest,
            loaded=made.loaded,
            sheets=self._sheets(tuple(made.loaded)),
            files=logbook.files(self._root, written),
        )


def _failed(name: str, failure: Failure) -> Problem:
    """One line for an edition whose making was stopped, or broke."""
    hint = "its last good files stand; look for what is endless or huge in its templates or content"
    if failure.overrun:
        return Problem(Pos(name), "overrun", f"stopped: it {failure.reason}", hint, exit=Exit.LIMIT)
    message = f"its pages could not be made: {failure.reason}"
    return Problem(Pos(name), "worker", message, exit=Exit.LIMIT)
