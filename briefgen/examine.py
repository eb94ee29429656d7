"""Examine: all that can be found out about the content before anything is laid out.

It is read, loaded, checked against the rules, verified against the archive, and every edition is
composed and covered; `check`, `why`, `fsck` and `review` stop here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from briefgen import memory
from briefgen.archive import recall
from briefgen.check import check
from briefgen.covering import Composed, Covering
from briefgen.growth import growing
from briefgen.load import load
from briefgen.logbook import Logbook
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, as_errors, by_place, errors
from briefgen.read import Files, builtin_templates, read
from briefgen.value import Frozen
from briefgen.verify import Verification, verify, wanted


class Examined(Frozen):
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
    composed: Mapping[tuple[str, date], Composed]
    book: Logbook

    def templates(self) -> Mapping[str, str]:
        """The texts of the program's templates and styles, under those of the project."""
        return {**builtin_templates(), **self.files.under("templates")}

    def own_templates(self) -> frozenset[str]:
        """The names of those that are as the program has them."""
        now = self.templates()
        return frozenset(name for name, text in builtin_templates().items() if now[name] == text)


@growing(stays=True)
def examine(
    root: Path,
    *,
    archive: Path | None = None,
    required: bool = False,
    strict: bool = False,
    thorough: bool = False,
) -> tuple[Examined | None, list[Problem]]:
    """The project in `root` with everything that is wrong with it, by place.

    None, with the reason, if there is no project. `archive` is the folder of full source texts,
    left out the desk's own; with `required` a text that is not there is an error. If it is to be
    `thorough`, all of these are read, also those that look as they did when they were sound.
    """
    files, problems = read(root)
    if not files.texts:
        return None, problems
    kept = memory.of(root)
    corpus, found = load(files.texts, files.fonts, files.stamps, kept)
    folder, more = (archive, []) if archive else _own_archive(root, corpus)
    held = recall(folder, wanted(corpus), None if thorough else kept)
    verification, wrong = verify(corpus, held, required=required, known=kept.all("proof"))
    kept.add("proof", verification.proofs)
    problems = [*problems, *found, *more, *check(corpus, kept), *wrong]
    book = Logbook(kept, corpus, verification)
    covering = Covering(corpus, verification, book)
    if not errors(problems):
        problems += covering.all()
    problems = by_place(problems)
    counts = MappingProxyType(covering.counts())
    folders = (root / "content", root / "templates", folder)
    examined = Examined(corpus, verification, files, folders, counts, covering.composed, book)
    return examined, as_errors(problems) if strict else problems


def _own_archive(root: Path, corpus: Corpus) -> tuple[Path, list[Problem]]:
    """The desk's archive folder; content arrives in pull requests, so it may not lead outside."""
    named = Path(corpus.desk.archive)
    if named.is_absolute() or ".." in named.parts:
        message = f"`{corpus.desk.archive}` leads out of the project"
        hint = "name such an archive with --archive or BRIEFGEN_ARCHIVE"
        where = corpus.desk.at("archive")
        return root / "content" / "archive", [Problem(where, "archive-outside", message, hint)]
    return root / named, []
