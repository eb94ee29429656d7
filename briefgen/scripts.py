"""Scripts: faces for letters that the program's own and a desk's lack, such as Arabic and Chinese.

They come with `briefgen[scripts]`, in one upright weight, and a page has them only if its text
needs them: no other page takes longer or looks different for their sake. They are IBM's Plex and
Google's Noto, under the SIL Open Font License 1.1.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.fonts import Face, repertoire

# Nothing is drawn for these: controls, spaces, joiners, and the selectors of a style.
_UNDRAWN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_DENSE: Final = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA", "KATAKANA", "HANGUL")
_SELECTORS: Final = frozenset("\ufe0e\ufe0f")


def lacking(text: str, faces: Iterable[Face]) -> frozenset[str]:
    """The characters of a text that are to be drawn, and that none of the faces has."""
    left = frozenset(
        char for char in frozenset(text) - _SELECTORS if unicodedata.category(char) not in _UNDRAWN
    )
    for face in faces:
        if not left:
            break
        left = frozenset(char for char in left if not _has(repertoire(face), char))
    return left


def standing_in(text: str, faces: Sequence[Face]) -> tuple[Face, ...]:
    """The faces of other scripts that have characters of a text which its own faces lack."""
    found: list[Face] = []
    for face in _offered() if (left := lacking(text, faces)) else ():
        rest = lacking("".join(left), [face])
        if rest < left:
            found.append(face)
            left = rest
    return tuple(found)


def is_dense(text: str) -> bool:
    """True if a text has letters of Chinese, Japanese or Korean, each as much as half a word."""
    return any(unicodedata.name(char, "").startswith(_DENSE) for char in text)


def hint() -> str:
    """What brings more letters, on this machine."""
    if len(_offered()) < 2:
        return "for Arabic, Chinese, Japanese and Korean: pip install 'briefgen[scripts]'"
    return "give the theme a family of your own that has them, or the words in another script"


def _has(letters: frozenset[str], char: str) -> bool:
    """True if a face with these letters can set the character, whole or in its parts.

    Shaping takes apart what a font has only in parts (Unicode 16.0, UAX #15).
    """
    return char in letters or letters.issuperset(unicodedata.normalize("NFD", char))


@cache
def _offered() -> tuple[Face, ...]:
    """The faces that are installed."""
    return tuple(Face(family, 400, False, path) for family, path in _packages())


def _packages() -> Iterator[tuple[str, Path]]:
    # An extra: whoever prints no such letters has neither.
    with suppress(ImportError):
        # One glyph for each letter, so that a PDF gives back the letters; others draw dots apart.
        import fontpkg_ibm_plex_sans_arabic as arabic  # noqa: PLC0415

        yield "Brief Arabic", arabic.ROOT / "files" / "IBMPlexSansArabic-Regular.ttf"
    with suppress(ImportError):
        # Its forms are the Japanese; it has the Chinese and Korean too, for text of that language.
        import noto_cjk_sans_jp_regular as cjk  # noqa: PLC0415

        yield "Brief Han", Path(str(cjk.FONT_PATH))
