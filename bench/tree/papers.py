"""The papers that tell of the happenings: their texts, and where in them each telling stands."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from bench.tree.happenings import Happening
from bench.tree.layout import Exact, Value, mapping
from bench.tree.names import ADJECTIVES, JOINTS, NOUNS, PAPERS, VERBS, Coast
from bench.tree.size import Size, share

_FIFTH: Final = 5  # at most so much of a text are excerpts: 1/5
_CONTEXT: Final = 32
_GRADES: Final[Sequence[tuple[str, str]]] = (
    ("B", "a daily with named reporters"),
    ("C", "a daily that names its reporters now and then"),
    ("D", "a copy without a named reporter"),
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A telling in a text: its words, and where they stand in code points and paragraphs."""

    id: str
    exact: str
    start: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paper:
    """An issue of a newspaper: its text, and the excerpts in it by the id of their happening."""

    id: str
    title: str
    number: int
    week: int
    day: str
    text: str
    excerpts: Mapping[str, Excerpt]

    def file(self) -> str:
        """content/sources/ID.yaml."""
        data = self.text.encode()
        grade, why = _GRADES[self.number % len(_GRADES)]
        return mapping(
            {
                "id": self.id,
                "file": f"{self.id}.txt",
                "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data),
                "characters": len(self.text),
                "words": len(self.text.split()),
                "paragraphs": sum(bool(line.strip()) for line in self.text.split("\n")),
                "captured": self.day,
                "short": f"{self.title}, issue {self.number}",
                "text_says": {"title": self.title, "publisher": self.title, "date": self.day},
                "date": self.day,
                "language": "en",
                "integrity": "original",
                "origin_group": f"origin-{self.number:04}",
                "origin_basis": "its reporters were there" if self.number % 2 else None,
                "reliability": grade,
                "reliability_basis": why,
                "descriptor": "A complete issue; it tells what it saw and does not argue.",
                "non_content": [{"kind": "masthead", "start": 0, "end": self.text.index("\n")}],
                "excerpts": [self._excerpt(one) for one in self.excerpts.values()],
            }
        )

    def _excerpt(self, one: Excerpt) -> Mapping[str, Value]:
        start, end = one.start, one.start + len(one.exact)
        return {
            "id": one.id,
            "exact": Exact(one.exact),
            "prefix": Exact(self.text[start - _CONTEXT : start]),
            "suffix": Exact(self.text[end : end + _CONTEXT]),
            "start": start,
            "end": end,
            "paragraph": one.paragraph,
        }


def papers(size: Size, coast: Coast, told: Sequence[Happening]) -> list[Paper]:
    """The papers of all weeks; each happening stands in one of its week, or in two."""
    by_week: dict[int, list[Happening]] = {}
    for one in told:
        by_week.setdefault(one.week, []).append(one)
    found: list[Paper] = []
    for week in range(size.weeks):
        numbers, happened = share(size.sources, week, size.weeks), by_week.get(week, [])
        for place, number in enumerate(numbers):
            first = [happened[at] for at in share(len(happened), place, len(numbers))]
            before = (place - 1) % len(numbers)
            other = [happened[at] for at in share(len(happened), before, len(numbers))]
            tellings = [(one.id, one.told) for one in first]
            if len(numbers) > 1:
                again = (one.otherwise() for one in other if one.twice)
                tellings += [(one.id, one.retold) for one in again]
            found.append(_paper(size, coast, number, week, tellings))
    return found


def _paper(
    size: Size, coast: Coast, number: int, week: int, tellings: Sequence[tuple[str, str]]
) -> Paper:
    chance = Random(f"paper {size.seed} {number}")
    port = list(coast.ports.values())[number % len(coast.ports)]
    title = f"{port} {PAPERS[number % len(PAPERS)]}"
    day = size.sunday(week)
    wanted = max(size.source_characters, _FIFTH * sum(len(words) for _, words in tellings))
    paragraphs = [title, f"Issue {number} of the {title}, {day.day} {day:%B %Y}."]
    length = sum(map(len, paragraphs))
    excerpts: dict[str, Excerpt] = {}
    between = wanted // (len(tellings) + 1)
    for told in range(len(tellings) + 1):
        while length < between * (told + 1):
            paragraphs.append(_chatter(chance, 3))
            length += len(paragraphs[-1]) + 2
        if told < len(tellings):
            name, words = tellings[told]
            item = f"{number}x{told}"  # one word, in no other text
            paragraph = f"{_chatter(chance, 1)} {item}: {words}. {item} ends. {_chatter(chance, 1)}"
            paragraphs.append(paragraph)
            start = sum(len(one) + 2 for one in paragraphs[:-1]) + paragraph.index(words)
            excerpts[name] = Excerpt(name, words, start, len(paragraphs))
            length += len(paragraph) + 2
    text = "\n\n".join(paragraphs) + "\n"
    slug = re.sub("[^a-z]+", "-", title.lower())
    return Paper(f"{slug}-{number:04}", title, number, week, str(day), text, excerpts)


def _chatter(chance: Random, sentences: int) -> str:
    """Sentences on nothing, of so many words that no two texts share a passage of them."""
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: Random) -> str:
    def clause() -> Iterator[str]:
        for verb in (True, False):
            yield "the"
            if chance.randrange(3):
                yield ADJECTIVES[chance.randrange(len(ADJECTIVES))]
            yield NOUNS[chance.randrange(len(NOUNS))] + NOUNS[chance.randrange(len(NOUNS))]
            if verb:
                yield VERBS[chance.randrange(len(VERBS))]

    words = [*clause(), JOINTS[chance.randrange(len(JOINTS))], *clause()]
    return f"{' '.join(words).capitalize()}."
