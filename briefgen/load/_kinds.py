"""The kinds of content files."""

import re
from functools import cache

from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict, ConflictFile
from briefgen.model.desk import Desk
from briefgen.model.edition import Edition
from briefgen.model.entity import Entity, EntityFile
from briefgen.model.fact import Fact, FactFile
from briefgen.model.page import Kind
from briefgen.model.review import Review, ReviewFile
from briefgen.model.source import Source
from briefgen.model.theme import Theme
from briefgen.record import Record
from briefgen.value import Frozen


class FileKind(Frozen):
    """One kind of content file: where it lies, its model, and for lists the record in it.

    `holds` says what its records are called in the corpus.
    """

    name: str
    where: str
    holds: Kind
    model: type[Record]
    item: type[Record] | None = None
    key: str = ""


# The schema of each is written under its name; `where` is a glob below the project's root.
FILE_KINDS = (
    FileKind("desk", "content/desk.yaml", "desk", Desk),
    FileKind("entities", "content/entities.yaml", "entities", EntityFile, Entity, "entities"),
    FileKind("source", "content/sources/*.yaml", "sources", Source),
    FileKind("facts", "content/facts/*.yaml", "facts", FactFile, Fact, "facts"),
    FileKind(
        "conflicts", "content/conflicts/*.yaml", "conflicts", ConflictFile, Conflict, "conflicts"
    ),
    FileKind("reviews", "content/reviews.yaml", "reviews", ReviewFile, Review, "reviews"),
    FileKind("theme", "content/themes/*.yaml", "themes", Theme),
    FileKind("brief", "content/briefs/*.yaml", "briefs", Brief),
    FileKind("edition", "content/editions/*/*.yaml", "editions", Edition),
)


def kind_of(path: str) -> FileKind | None:
    """The kind of the file at a path; None if no such file belongs there."""
    return next((kind for kind, where in _places() if where.fullmatch(path)), None)


@cache
def _places() -> list[tuple[FileKind, re.Pattern[str]]]:
    star = re.escape("*")
    return [(kind, re.compile(re.escape(kind.where).replace(star, "[^/]*"))) for kind in FILE_KINDS]
