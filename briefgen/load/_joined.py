"""The pages of all files joined to a corpus, in which every name stands for one record."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.model.corpus import Corpus
from briefgen.model.desk import Desk
from briefgen.model.page import Excerpts, Kind, Page, Shelf
from briefgen.problem import Pos, Problem

Where = dict[Any, tuple[Page, int]]  # by name

# The field that a record is named by, where that is not its id.
_NAMED: Mapping[Kind, str] = {"editions": "date", "reviews": "fact"}


def joined(
    pages: Sequence[Page],
    unreadable: frozenset[str],
    texts: Mapping[str, str],
    fonts: Mapping[str, bytes],
) -> tuple[Corpus, list[Problem]]:
    """The corpus of these pages, in their order; of records with one name the first counts."""
    problems: list[Problem] = []
    found: dict[Kind, Where] = {}
    for page in pages:
        shelf = found.setdefault(page.kind, {})
        for number, name in enumerate(page.names):
            if name in shelf:
                problems.append(_taken(page, number, *shelf[name]))
            else:
                shelf[name] = (page, number)

    def on(kind: Kind) -> Shelf[Any, Any]:
        return Shelf(found.get(kind, {}))

    desk = next(iter(on("desk").values()), None)
    if "content/desk.yaml" not in texts:
        hint = "write one with `name: …`, the desk's name"
        missing = Problem(Pos("content/desk.yaml"), "no-desk", "the file is missing", hint)
        problems.append(missing)
    corpus = Corpus(
        # With a stand-in for a broken desk, everything else can still be checked.
        desk=desk or Desk(name="unnamed desk"),
        sources=on("sources"),
        facts=on("facts"),
        conflicts=on("conflicts"),
        entities=on("entities"),
        briefs=on("briefs"),
        editions=on("editions"),
        reviews=on("reviews"),
        excerpts=_excerpts(found.get("sources", {})),
        unreadable=unreadable,
        texts=texts,
        themes=on("themes"),
        fonts=fonts,
        pages=pages,
    )
    return corpus, problems


def _taken(page: Page, number: int, first: Page, place: int) -> Problem:
    field = _NAMED.get(page.kind, "id")
    record = page.record(number)
    message = f"`{getattr(record, field)}` is taken"
    hint = f"the first is at {first.record(place).at(field)}; ids are never used twice"
    length = len(str(page.names[number]))
    return Problem(record.at(field), "doubled-id", message, hint, length=length)


def _excerpts(sources: Where) -> Excerpts:
    found: dict[str, tuple[Page, int, int]] = {}
    for name, (page, number) in sources.items():
        for place, (excerpt, _) in enumerate(page.excerpts(number)):
            found.setdefault(f"{name}/{excerpt}", (page, number, place))
    return Excerpts(found)
