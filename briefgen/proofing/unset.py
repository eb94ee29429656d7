"""Characters that cannot be printed, because no face of the page has them."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen import passages, scripts
from briefgen.alignment import line_and_column
from briefgen.characters import label
from briefgen.fonts import Face
from briefgen.problem import Pos, Problem
from briefgen.proofing.places import printed
from briefgen.select import Selection

_NAMED: Final = 3  # of the characters that one text holds


def check_letters(
    text: str, faces: Sequence[Face], selection: Selection, name: str
) -> list[Problem]:
    """A problem for each text of the content with characters of the page that no face has.

    `text` is all that the page says. Each character is told of once, where it stands first;
    `name` is what the page is called where the character is not the content's.
    """
    problems: list[Problem] = []
    if left := scripts.lacking(text, faces):
        for pos, found in _found(selection, left):
            if new := [char for char in found if char in left]:
                problems.append(_problem(new, pos))
                left -= frozenset(new)
            if not left:
                break
    return [*problems, *([_problem(sorted(left), Pos(name))] if left else [])]


def _found(selection: Selection, wanted: frozenset[str]) -> Iterator[tuple[Pos, Sequence[str]]]:
    """Which of these characters stand in each text, and the place of the first.

    The texts are those that the edition may print, and then whole files, for names and titles.
    """
    corpus = selection.corpus
    for text, pos in printed(selection):
        if found := [char for char in dict.fromkeys(text) if char in wanted]:
            yield passages.place_in_field(corpus, pos, text, text.index(found[0])), found
    for file, text in corpus.texts.items():
        if found := [char for char in dict.fromkeys(text) if char in wanted]:
            yield Pos(file, *line_and_column(text, text.index(found[0]))), found


def _problem(found: Sequence[str], pos: Pos) -> Problem:
    names = ", ".join(f"`{char}` ({label(char)})" for char in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return Problem(pos, "no-glyph", f"no face of the page has {names}{more}", scripts.hint())
