"""Load: the files of a project become a corpus of typed records, each with its place.

Every file is read and every record is built, whatever is wrong with the others, so that all
problems come out in one run.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from briefgen.growth import growing
from briefgen.model.brief import Brief
from briefgen.model.conflict import Conflict, ConflictFile
from briefgen.model.corpus import Corpus
from briefgen.model.desk import Desk
from briefgen.model.edition import Edition
from briefgen.model.entity import Entity, EntityFile
from briefgen.model.fact import Fact, FactFile
from briefgen.model.review import Review, ReviewFile
from briefgen.model.source import Source
from briefgen.model.theme import Theme
from briefgen.problem import Pos, Problem
from briefgen.record import Record, build
from briefgen.tree import Map, Node, Seq, locate, parse


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of content file: where it lies, its model, and for lists the record in it."""

    name: str
    where: str
    model: type[Record]
    item: type[Record] | None = None
    key: str = ""


# The schema of each is written under its name; `where` is a glob below the project's root.
FILE_KINDS = (
    FileKind("desk", "content/desk.yaml", Desk),
    FileKind("entities", "content/entities.yaml", EntityFile, Entity, "entities"),
    FileKind("source", "content/sources/*.yaml", Source),
    FileKind("facts", "content/facts/*.yaml", FactFile, Fact, "facts"),
    FileKind("conflicts", "content/conflicts/*.yaml", ConflictFile, Conflict, "conflicts"),
    FileKind("reviews", "content/reviews.yaml", ReviewFile, Review, "reviews"),
    FileKind("theme", "content/themes/*.yaml", Theme),
    FileKind("brief", "content/briefs/*.yaml", Brief),
    FileKind("edition", "content/editions/*/*.yaml", Edition),
)

_PLACES = [(kind, re.compile(re.escape(kind.where).replace(r"\*", "[^/]*"))) for kind in FILE_KINDS]

K = TypeVar("K")
R = TypeVar("R", bound=Record)


def load(
    texts: Mapping[str, str], fonts: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[Corpus, list[Problem]]:
    """The corpus that the content files (path to text) describe, and all that is wrong with it.

    `fonts` are the font files of the project, by path.
    """
    shelf = _Shelf()
    with growing():
        for path in sorted(texts):
            if path.startswith("content/") and path.endswith(".yaml"):
                shelf.put(path, texts[path])
    corpus = shelf.corpus(texts, fonts)
    return corpus, shelf.problems


@dataclass(slots=True)
class _Shelf:
    """Where records are put while the files are read."""

    records: list[tuple[str, Record]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def put(self, path: str, text: str) -> None:
        """Takes in all that a content file holds."""
        kind = next((kind for kind, where in _PLACES if where.fullmatch(path)), None)
        if kind is None:
            hint = "content files are " + ", ".join(k.where for k in FILE_KINDS)
            self.problems.append(Problem(Pos(path), "stray-file", "no such kind of file", hint))
        else:
            self._take(kind, path, text)

    def _take(self, kind: FileKind, path: str, text: str) -> None:
        tree, problems = parse(path, text)
        self.problems += problems
        if tree is None:
            self.unreadable |= {PurePosixPath(path).stem, *_WRITTEN_ID.findall(text)}
        elif kind.item and isinstance(tree, Map) and isinstance(tree.get(kind.key), Seq):
            self._take_items(kind.item, kind.key, path, tree)
        elif not self._take_record(kind.model, path, tree):
            self.unreadable.add(PurePosixPath(path).stem)

    def _take_items(self, item: type[Record], key: str, path: str, tree: Map) -> None:
        for name in tree:
            if name != key:
                where = locate(tree, (name,), key=True) or Pos(path)
                message = f"there is no field `{name}` here"
                self.problems.append(
                    Problem(where, "unknown-field", message, f"only `{key}`", length=len(name))
                )
        entries = tree[key]
        for index, entry in enumerate(entries):
            if isinstance(entry, str):
                where = locate(tree, (key, index)) or Pos(path)
                message, hint = "text where a record should stand", "write it as `- id: …`"
                self.problems.append(Problem(where, "field", message, hint))
            else:
                self._take_record(item, path, entry)

    def _take_record(self, model: type[Record], path: str, tree: Node) -> bool:
        """Whether the tree is a record of this kind, which is then kept."""
        record, problems = build(model, tree, path)
        self.problems += problems
        if record is None:
            self.unreadable.update(_ids(tree))
            return False
        self.records.append((path, record))
        return True

    def _all(self, kind: type[R]) -> Iterator[tuple[str, R]]:
        for path, record in self.records:
            if isinstance(record, kind):
                yield path, record

    def _by(self, kind: type[R], key: Callable[[str, R], K], name: str = "id") -> Mapping[K, R]:
        """The records of one kind by key; a second one with the same key is a problem."""
        found: dict[K, R] = {}
        for path, record in self._all(kind):
            this = key(path, record)
            if this in found:
                first = found[this].at(name)
                message = f"`{getattr(record, name)}` is taken"
                hint = f"the first is at {first}; ids are never used twice"
                self.problems.append(
                    Problem(record.at(name), "doubled-id", message, hint, length=len(str(this)))
                )
            else:
                found[this] = record
        return MappingProxyType(found)

    def corpus(self, texts: Mapping[str, str], fonts: Mapping[str, bytes]) -> Corpus:
        if "content/desk.yaml" not in texts:
            hint = "write one with `name: …`, the desk's name"
            missing = Problem(Pos("content/desk.yaml"), "no-desk", "the file is missing", hint)
            self.problems.append(missing)
        # With a stand-in for a broken desk, everything else can still be checked.
        desk = next((record for _, record in self._all(Desk)), Desk(name="unnamed desk"))
        sources = self._by(Source, lambda _, record: record.id)
        return Corpus(
            desk=desk,
            sources=sources,
            facts=self._by(Fact, lambda _, record: record.id),
            conflicts=self._by(Conflict, lambda _, record: record.id),
            entities=self._by(Entity, lambda _, record: record.id),
            briefs=self._by(Brief, lambda _, record: record.id),
            editions=self._by(Edition, _edition_key, "date"),
            reviews=self._by(Review, lambda _, record: record.fact, "fact"),
            excerpts=self._excerpts(sources),
            unreadable=frozenset(self.unreadable),
            texts=texts,
            themes=self._by(Theme, lambda _, record: record.id),
            fonts=fonts,
        )

    def _excerpts(self, sources: Mapping[str, Source]) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for source in sources.values():
            for index, excerpt in enumerate(source.excerpts):
                reference = f"{source.id}/{excerpt.id}"
                if reference in found:
                    where = source.at("excerpts", index, "id")
                    message = f"the source has two excerpts called `{excerpt.id}`"
                    self.problems.append(
                        Problem(where, "doubled-id", message, "rename one", length=len(excerpt.id))
                    )
                found.setdefault(reference, (source, excerpt))
        return MappingProxyType(found)


# An id in a file that is not YAML, found by its looks: `id: x`, `- id: x`, `{id: x`.
_WRITTEN_ID = re.compile(r"""(?<![\w-])id:[ \t]*["']?([a-z0-9-]+)""")


def _ids(node: Node) -> Iterator[str]:
    """Every id in a tree, however deep: of the record itself and of what it holds."""
    if isinstance(node, str):
        return
    if isinstance(node, Map) and isinstance(node.get("id"), str):
        yield str(node["id"])
    for inner in node.values() if isinstance(node, Map) else node:
        yield from _ids(inner)


def _edition_key(path: str, edition: Edition) -> tuple[str, date]:
    return PurePosixPath(path).parent.name, edition.date
