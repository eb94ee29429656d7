"""How large a tree is."""

from dataclasses import dataclass
from datetime import date, timedelta

_FIRST = date(2031, 1, 6)  # a Monday


@dataclass(frozen=True, slots=True)
class Size:
    """What a tree holds.

    `listed` is how many facts each edition lists after its sections, `developments` how many items
    of three facts it has; together they set its length. `source_characters` is the length of a
    source, or more where its tellings take more than a fifth of it.
    """

    facts: int = 300
    sources: int = 12
    briefs: int = 1
    editions: int = 1
    developments: int = 6
    listed: int = 12
    source_characters: int = 10_000
    seed: int = 1

    @property
    def weeks(self) -> int:
        """How many weeks it tells of: one for each edition, and one before the first."""
        return self.editions + 1

    @property
    def worded(self) -> int:
        """How many facts of each week the sections of a brief are made of."""
        return 3 * self.developments + 20

    def monday(self, week: int) -> date:
        """The first day of a week, counted from 0."""
        return _FIRST + timedelta(weeks=week)

    def sunday(self, week: int) -> date:
        """The last day of a week: its papers are out, and the edition is closed."""
        return self.monday(week) + timedelta(days=6)


def share(count: int, part: int, parts: int) -> range:
    """The numbers of one of `parts` nearly equal parts of `count` things."""
    return range(count * part // parts, count * (part + 1) // parts)
