"""Examine: the first three stages, which need nothing but text; `check` and `list` stop here."""

from pathlib import Path

from briefgen.check import check
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem, as_errors, by_place
from briefgen.read import Files, read


def examine(root: Path, *, strict: bool = False) -> tuple[Corpus | None, Files, list[Problem]]:
    """The project's corpus, its files, and everything that is wrong with them, by place.

    The corpus is None if there is no project in that folder.
    """
    files, problems = read(root)
    if not files.texts:
        return None, files, problems
    corpus, found = load(files.texts)
    problems = by_place([*problems, *found, *check(corpus)])
    return corpus, files, as_errors(problems) if strict else problems
