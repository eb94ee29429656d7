"""Catalogues of translated words, and conventions from the Unicode CLDR: the one home of Babel.

A catalogue is a gettext file in this folder, named by its language. It is read when a brief asks
for it: a tenth of a second, which a brief in English does not spend.
"""

import gettext
import io
import re
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.locales.conventions import Conventions

FOLDER: Final = Path(__file__).parent
# A word for "year" at the end of a date is for running text, and dates here are labels.
_YEAR_MARK: Final = re.compile(r"\s*'[^']*'\.?$")


def languages() -> list[str]:
    """The languages that there are catalogues for, beside English."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The words of a language that has a catalogue."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  0.1 s, and English needs none
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (FOLDER / f"{language}.po").open("rb") as file:
        words = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, words)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def conventions(tag: str) -> Conventions | None:
    """How the language of a BCP 47 tag writes dates and numbers; None if nobody knows it."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  as above

    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    months, signs = locale.months, locale.number_symbols["latn"]
    patterns = locale.datetime_skeletons
    day, month_day, month = (
        _YEAR_MARK.sub("", str(pattern.pattern))
        for pattern in (locale.date_formats["long"], patterns["MMMMd"], patterns["yMMMM"])
    )
    return Conventions(
        day,
        month_day,
        month,
        tuple(str(months["format"]["wide"][number]) for number in range(1, 13)),
        tuple(str(months["stand-alone"]["wide"][number]) for number in range(1, 13)),
        tuple(str(months["stand-alone"]["abbreviated"][number]) for number in range(1, 13)),
        str(signs["decimal"]),
        str(signs["group"]),
    )
