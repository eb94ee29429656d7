"""Plan: which editions a change of the content, templates or program touches, and why.

An edition is touched if what it is made of (its job) or the sheets that it loads are others than
they were. That is found out by making both as far as words go; no page is laid out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from briefgen import logbook
from briefgen.build import Order, ordered
from briefgen.check import check
from briefgen.covering import Composed, composed
from briefgen.differences import Between
from briefgen.examine import Examined
from briefgen.formats import look
from briefgen.formats.look import Look
from briefgen.ground import changed, stands
from briefgen.job import Job, formats_of, job_of, papers_of
from briefgen.load import load
from briefgen.logbook import Issued
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, errors
from briefgen.read import builtin_templates, read
from briefgen.render import loaded
from briefgen.revision import NoRevisionError, checked_out, program_changes, unknown
from briefgen.select import Selection, select
from briefgen.value import Frozen, Mutable

_NAMED: Final = 3  # files of the program


class Touched(Frozen):
    """An edition to be made again, and the reasons in words."""

    brief: str
    date: date
    reasons: Sequence[str]


class Plan(Mutable):
    """What is touched; and what is wrong, with the texts that it points into."""

    touched: list[Touched]
    problems: list[Problem]
    texts: Mapping[str, str]


def plan(root: Path, order: Order, since: str | None = None) -> Plan:
    """The editions of an order that are others than at a git revision, or than was made last."""
    found, selections, outcome = ordered(root, order)
    made = Plan([], outcome.problems, outcome.texts)
    if found is None:
        return made
    if since is None:
        made.touched = list(_unmade(root, order, found, selections))
        return made
    try:
        with checked_out(root, since) as folder:
            before, templates = _before(folder, found)
        program = program_changes(root, since)
    except NoRevisionError as error:
        made.problems.append(unknown(root, since, str(error)))
        return made
    with look.opened(found.templates()) as now, look.opened(templates) as then:
        comparing = _Comparing(order, found, before, now, then)
        for selection in selections:
            reasons = _program(program) or comparing.reasons(selection)
            if reasons:
                made.touched.append(_touched(selection, reasons))
    return made


def _before(folder: Path, found: Examined) -> tuple[Corpus | None, Mapping[str, str]]:
    """The corpus of an earlier time, None if it had errors, and its templates."""
    files, problems = read(folder)
    corpus, more = load(files.texts, files.fonts)
    ours = found.files.under("templates")
    given = {name: text for name, text in builtin_templates().items() if name not in ours}
    sound = not errors([*problems, *more, *check(corpus)])
    return corpus if sound else None, {**given, **files.under("templates")}


class _Comparing:
    """Editions of today held against those of an earlier time."""

    def __init__(
        self, order: Order, found: Examined, before: Corpus | None, now: Look, then: Look
    ) -> None:
        self._order, self._found, self._before = order, found, before
        self._now, self._then = now, then
        texts = (now.texts, then.texts)
        self._sheets = {
            name for name in {*texts[0], *texts[1]} if texts[0].get(name) != texts[1].get(name)
        }

    def reasons(self, selection: Selection) -> list[str]:
        """Why an edition is touched; nothing if it is not."""
        if self._before is None:
            return ["the content had errors before"]
        before, _ = select(self._before, selection.brief.id, selection.day)
        if before is None:
            return ["the edition is new"]
        key = (selection.brief.id, selection.day)
        made = self._found.composed.get(key) or composed(selection, self._found.verification)
        job = self._job(made)
        reasons = self._of_content(made, job, before)
        if self._sheets:
            reasons += self._of_sheets(job)
        return reasons

    def _of_content(self, made: Composed, job: Job, before: Selection) -> list[str]:
        verification = self._found.verification
        ground = made.watched.ground(verification)
        if stands(before.corpus, verification, ground):
            return []
        then = composed(before, verification)
        if self._job(then).packed() == job.packed():
            return []
        answers = [
            *changed(before.corpus, verification, ground),
            *changed(made.selection.corpus, verification, then.watched.ground(verification)),
        ]
        return Between(before, made.selection).reasons(answers) or ["its words changed"]

    def _of_sheets(self, job: Job) -> list[str]:
        used = {*loaded(job, self._now), *loaded(job, self._then)}
        return [f"template `{name}` changed" for name in sorted(used & self._sheets)]

    def _job(self, made: Composed) -> Job:
        order = self._order
        return job_of(made.watched.selection, made.document, order.formats, order.papers)


def _unmade(
    root: Path, order: Order, found: Examined, selections: Sequence[Selection]
) -> Iterator[Touched]:
    """The editions that a build would make now."""
    texts = found.templates()
    for selection in selections:
        known = found.book.one(Issued, selection.name)
        if known is None:
            yield _touched(selection, ["it has not been made here"])
            continue
        asked = (formats_of(selection, order.formats), papers_of(selection, order.papers))
        reasons = []
        if (tuple(known.formats), tuple(known.papers)) != asked:
            reasons.append("it was made in other formats or on other papers")
        if known.sheets != logbook.sheets(known.loaded, texts):
            reasons.append("its templates changed")
        if not known.stands(root):
            reasons.append("its files are not as they were written")
        others = list(changed(selection.corpus, found.verification, known.ground))
        if others and _other_job(order, found, selection, known.job):
            reasons += [f"changed: {what}" for what in others]
        if reasons:
            yield _touched(selection, reasons)


def _other_job(order: Order, found: Examined, selection: Selection, was: str) -> bool:
    made = composed(selection, found.verification)
    return job_of(made.watched.selection, made.document, order.formats, order.papers).digest != was


def _program(changes: Sequence[str]) -> list[str]:
    """The one reason that files of the program are, whichever and however many."""
    if not changes:
        return []
    more = f" and {len(changes) - _NAMED} more" if len(changes) > _NAMED else ""
    return [f"the program changed: {', '.join(changes[:_NAMED])}{more}"]


def _touched(selection: Selection, reasons: Sequence[str]) -> Touched:
    return Touched(selection.brief.id, selection.edition.date, tuple(reasons))
