"""Examine: all that can be found out about the content before anything is laid out.

It is read, loaded, checked against the rules, verified against the archive, and every edition is
composed and covered; `check`, `why`, `fsck` and `review` stop here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from briefgen import memory
from briefgen.archive import recall
from briefgen.check import check
from briefgen.compose import compose
from briefgen.cover import cover
from briefgen.document import Document
from briefgen.ground import Watched, stands, watch
from briefgen.load import load
from briefgen.logbook import Covered, Logbook
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, as_errors, by_place, errors
from briefgen.read import Files, builtin_templates, read
from briefgen.select import Selection, select
from briefgen.verify import Verification, verify, wanted


@dataclass(frozen=True, slots=True)
class Examined:
    """A project as it was found: its corpus, what was verified, its files, and what is covered.

    `folders` are those that it was read from.

    `covered` counts the claims of all editions that their evidence shows, by kind; it is empty if
    the content has errors before that. `composed` are the editions that had to be composed for
    that, by brief and day, since what they rest on is not what it was; `book` tells of the others.
    """

    corpus: Corpus
    verification: Verification
    files: Files
    folders: Sequence[Path]
    covered: Mapping[str, int]
    composed: Mapping[tuple[str, date], "Composed"]
    book: Logbook

    def templates(self) -> Mapping[str, str]:
        """The texts of the program's templates and styles, under those of the project."""
        return {**builtin_templates(), **self.files.under("templates")}


@dataclass(frozen=True, slots=True)
class Composed:
    """An edition as it is printed, composed of a watched corpus."""

    selection: Selection
    watched: Watched
    document: Document


def examine(
    root: Path, *, archive: Path | None = None, required: bool = False, strict: bool = False
) -> tuple[Examined | None, list[Problem]]:
    """The project in `root` with everything that is wrong with it, by place.

    None, with the reason, if there is no project. `archive` is the folder of full source texts,
    left out the desk's own; with `required` a text that is not there is an error.
    """
    files, problems = read(root)
    if not files.texts:
        return None, problems
    kept = memory.of(root)
    corpus, found = load(files.texts, files.fonts, files.stamps, kept)
    folder, more = (archive, []) if archive else _own_archive(root, corpus)
    held = recall(folder, wanted(corpus))
    verification, wrong = verify(corpus, held, required=required, known=kept.all("proof"))
    kept.add("proof", verification.proofs)
    problems = [*problems, *found, *more, *check(corpus, kept), *wrong]
    book = Logbook(kept)
    covering = _Covering(corpus, verification, book)
    if not errors(problems):
        problems += covering.all()
        covering.remember()
    problems = by_place(problems)
    counts = MappingProxyType(covering.counts())
    folders = (root / "content", root / "templates", folder)
    examined = Examined(corpus, verification, files, folders, counts, covering.composed, book)
    return examined, as_errors(problems) if strict else problems


def composed(selection: Selection, verification: Verification) -> Composed:
    """The document of an edition, whose corpus is watched from now on."""
    watched = watch(selection)
    return Composed(selection, watched, compose(watched.selection, verification))


class _Covering:
    """The editions of a corpus, held against their evidence where that is not done already."""

    def __init__(self, corpus: Corpus, verification: Verification, book: Logbook) -> None:
        self._corpus, self._verification, self._book = corpus, verification, book
        self._known: dict[str, Covered] = {}
        self._fresh: dict[str, Covered] = {}
        self.composed: dict[tuple[str, date], Composed] = {}
        self._faulty: Counter[str] = Counter()

    def all(self) -> list[Problem]:
        """Everything in the editions that is not shown by its evidence."""
        names = sorted(self._corpus.editions)
        return [problem for name, day in names for problem in self._cover(name, day)]

    def remember(self) -> None:
        """Writes down what was covered, for the next time."""
        self._book.cover(self._fresh, self._known)

    def counts(self) -> Counter[str]:
        """How many claims are shown, by kind."""
        total = Counter(self._faulty)
        for known in (*self._known.values(), *self._fresh.values()):
            total.update(known.counts)
        return total

    def _cover(self, name: str, day: date) -> list[Problem]:
        selection, problems = select(self._corpus, name, day)
        if selection is None:
            return problems
        known = self._book.covered(selection.name)
        if known and stands(selection, self._verification, known.ground):
            self._known[selection.name] = known
            return []
        made = composed(selection, self._verification)
        found, problems = cover(made.watched.selection, made.document)
        self.composed[name, day] = made
        if problems:
            self._faulty.update(found.counts)
        else:
            ground = made.watched.ground(self._verification)
            self._fresh[selection.name] = Covered(ground, found.counts)
        return problems


def _own_archive(root: Path, corpus: Corpus) -> tuple[Path, list[Problem]]:
    """The desk's archive folder; content arrives in pull requests, so it may not lead outside."""
    named = Path(corpus.desk.archive)
    if named.is_absolute() or ".." in named.parts:
        message = f"`{corpus.desk.archive}` leads out of the project"
        hint = "name such an archive with --archive or BRIEFGEN_ARCHIVE"
        where = corpus.desk.at("archive")
        return root / "content" / "archive", [Problem(where, "archive-outside", message, hint)]
    return root / named, []
