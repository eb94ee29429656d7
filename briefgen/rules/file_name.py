"""A file is named after what it holds, so that an id in a message leads straight to its file.

The id of a source, a brief or a theme is the name of its file. An edition is named by its date and
lies in the folder of its brief.

Passes:

    # content/editions/weekly/2025-08-03.yaml
    date: 2025-08-03

Fails, because the date is not that of the file's name:

    # content/editions/weekly/2025-08-03.yaml
    date: 2025-08-04
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.model.corpus import Corpus
from briefgen.problem import Pos, Problem
from briefgen.record import closest

CODE = "file-name"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each file whose name or folder is not that of its record."""
    for source in corpus.sources.values():
        yield from _named(source.at("id"), "id", source.id)
    for brief in corpus.briefs.values():
        yield from _named(brief.at("id"), "id", brief.id)
    for theme in corpus.themes.values():
        yield from _named(theme.at("id"), "id", theme.id)
    for (brief_id, day), edition in corpus.editions.items():
        pos = edition.at("date")
        yield from _named(pos, "date", str(day))
        if brief_id not in corpus.briefs and brief_id not in corpus.unreadable:
            message = f"the folder `{brief_id}` is not the id of a brief"
            hint = closest(brief_id, corpus.briefs) or "write its file in content/briefs/"
            yield Problem(Pos(pos.file), CODE, message, hint)


def _named(pos: Pos, field: str, value: str) -> Iterator[Problem]:
    path = PurePosixPath(pos.file)
    if path.stem != value:
        message = f"the {field} `{value}` is not the name of the file, `{path.stem}`"
        hint = f"rename the file to {value}.yaml, or correct the {field}"
        yield Problem(pos, CODE, message, hint, length=len(value))
