"""Conventions: how a language writes dates and numbers, as plain data.

Dates follow the patterns of Unicode LDML (https://unicode.org/reports/tr35/tr35-dates.html): `d`
the day, `MMMM` the month as it stands in a date and `LLLL` as it stands alone, `y` the year.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from briefgen.value import Frozen

_FIELD: Final = re.compile(r"'([^']*)'|(d+|MMMM|LLLL|y+)")


class Conventions(Frozen):
    """The patterns, names of months and signs of one language.

    `day` has the year, `month_day` has not; `months` are as in a date, `alone` as by themselves,
    `short` where there is little room.
    """

    day: str
    month_day: str
    month: str
    months: tuple[str, ...]
    alone: tuple[str, ...]
    short: tuple[str, ...]
    decimal: str
    group: str

    def date(self, pattern: str, value: date, ahead: str = "") -> str:
        """A date by a pattern; `ahead` stands before the day: `21–` in 21–27 July 2025."""

        def field(found: re.Match[str]) -> str:
            literal, name = found.groups()
            match name:
                case None:
                    return str(literal)
                case "MMMM":
                    return self.months[value.month - 1]
                case "LLLL":
                    return self.alone[value.month - 1]
                case _:
                    return str(value.year) if name[0] == "y" else f"{ahead}{value.day}"

        return _FIELD.sub(field, pattern)

    def number(self, value: Decimal | int) -> str:
        """1300 as 1,300; 1.30 stays 1.30."""
        signs = {",": self.group, ".": self.decimal}
        return "".join(signs.get(char, char) for char in f"{value:,}")


_MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
# As the Guardian style guide has them: no full stops, and short names in full.
_SHORT: Final = tuple("Jan Feb March April May June July Aug Sept Oct Nov Dec".split())
# British English, as the Unicode CLDR has the rest; at hand without loading anything.
ENGLISH: Final = Conventions("d MMMM y", "d MMMM", "MMMM y", _MONTHS, _MONTHS, _SHORT, ".", ",")
