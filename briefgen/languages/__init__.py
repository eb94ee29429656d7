"""Languages: what the checks must know of one, as tables by language tag."""

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.languages import ar, en, ru, uk, zh
from briefgen.languages.table import Words

__all__ = ["Words", "words_of"]

_WORDS: Mapping[str, Words] = MappingProxyType(
    {"ar": ar.WORDS, "en": en.WORDS, "ru": ru.WORDS, "uk": uk.WORDS, "zh": zh.WORDS}
)


def words_of(tag: str) -> Words | None:
    """The table for a BCP 47 tag, by its first subtag (`en` for `en-GB`); None if there is none."""
    return _WORDS.get(tag.partition("-")[0].lower())
