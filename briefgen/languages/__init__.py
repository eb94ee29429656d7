"""Languages: what the checks must know of one, as tables by language tag."""

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.languages import ar, en, ru, uk, zh
from briefgen.languages.table import Estimates, Words

__all__ = ["Estimates", "Words", "estimates_of", "words_of"]

_WORDS: Mapping[str, Words] = MappingProxyType(
    {"ar": ar.WORDS, "en": en.WORDS, "ru": ru.WORDS, "uk": uk.WORDS, "zh": zh.WORDS}
)
_ESTIMATES: Mapping[str, Estimates] = MappingProxyType({"en": en.ESTIMATES, "uk": uk.ESTIMATES})


def words_of(tag: str) -> Words | None:
    """The table for a BCP 47 tag, by its first subtag (`en` for `en-GB`); None if there is none."""
    return _WORDS.get(tag.partition("-")[0].lower())


def estimates_of(tag: str) -> Estimates:
    """How the language of a BCP 47 tag says estimates; as in English if there is no table."""
    return _ESTIMATES.get(tag.partition("-")[0].lower(), en.ESTIMATES)
