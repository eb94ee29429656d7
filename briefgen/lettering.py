"""Lettering: the faces that labels in figures are set in, and how wide a label is."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefgen.faces import face_for
from briefgen.fonts import Face, advance, face_of
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.theme import Theme
from briefgen.value import Frozen

SIZE: Final = 8.0  # points: that of captions, and the least in which a page has anything to read


class Letters(Frozen):
    """A plain and a bold face of one family."""

    plain: Face
    bold: Face

    @property
    def family(self) -> str:
        """What a page calls them."""
        return self.plain.family

    def width(self, words: str, *, bold: bool = False) -> float:
        """How wide a label is, in points."""
        return advance(words, self.bold if bold else self.plain, SIZE)


HOUSE: Final = Letters(face_of("Brief Sans", 400), face_of("Brief Sans", 600))


def letters_of(corpus: Corpus, brief: Brief | None) -> Letters:
    """The letters of a brief's figures: those of tables in its theme, or else the house's own."""
    return _letters(corpus, brief) if brief else HOUSE


def letters_in(theme: Theme, files: Mapping[str, bytes]) -> Letters:
    """The letters of figures in a theme, whose own fonts are these files by path."""
    found = [face_for(theme, files, "tables", weight, italic=False) for weight in (400, 600)]
    plain, bold = found
    return Letters(plain, bold) if plain and bold else HOUSE


@lru_cache(maxsize=16)
def _letters(corpus: Corpus, brief: Brief) -> Letters:
    return letters_in(corpus.theme_of(brief), corpus.fonts)
