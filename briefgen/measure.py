"""Measure: into which lines a text falls, and how wide it is, in the faces of a theme.

Widths are those of the letters, so a limit in lines can be checked where the text is written,
without laying a page out. The rooms repeat templates/print.css; a test holds them against it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from briefgen import fonts
from briefgen.faces import Use, face_for, families
from briefgen.fonts import Face, advance
from briefgen.model.theme import STANDARD, Theme
from briefgen.prose import block_html
from briefgen.typography import balanced, tied
from briefgen.value import Frozen, field

Place = Literal[
    "headline", "masthead", "bottom_line", "figure", "caption", "finding", "judgement", "why"
]
Numbers: TypeAlias = Callable[[Sequence[str]], Sequence[int]]

MM: Final = 72 / 25.4
_FULL: Final = 174 * MM
_MAIN: Final = 129.5 * MM  # the main column; the rail beside it is 40.5 mm
_FIGURE: Final = 40.4 * MM


class Room(Frozen):
    """Where a text stands: the use and weight of its face, its size and its width in points."""

    use: Use
    size: float
    width: float
    weight: int = 400


ROOMS: Mapping[Place, Room] = MappingProxyType(
    {
        "headline": Room("headlines", 29, _FULL, 600),
        "masthead": Room("headlines", 21, _FULL),
        "bottom_line": Room("text", 12.5, _MAIN),
        "figure": Room("headlines", 26, _FIGURE, 600),
        "caption": Room("tables", 8.5, _FIGURE),
        "finding": Room("headlines", 15, _MAIN, 600),
        "judgement": Room("text", 11.5, _MAIN - 13),
        "why": Room("tables", 9, _MAIN - 13),
    }
)
_UNIT: Final = 14.0
_TRACKING: Final = -0.01  # of a key figure
_CALL_MARGIN: Final = -0.07  # before the number of a note; all in ems
# No letter of the program's own faces is wider than this, in ems; any that is not here has the
# last. So most texts are known to fit before a face is opened.
_CEILINGS: Final = {
    **dict.fromkeys(" .,;:'|!()[]/-‘’ijltfrI", 0.46),
    **dict.fromkeys("abcdeghknopqsuvxyz0123456789“”$?–*sJ\xa0", 0.66),
    **dict.fromkeys("ABCDEFGHKLNPRSTUVXYZ", 0.84),
}
_WIDEST: Final = 1.2
_BREAK: Final = re.compile(r"( )|(?<=[^\W\d][-–])(?=\w)")
_TAG: Final = re.compile(r"(<[^>]*>)")


class Measure(Frozen):
    """The faces of a theme; `files` are the desk's own fonts by path.

    Where the theme names a face that is not there or no font, the program's own is measured.
    """

    theme: Theme = STANDARD
    files: Mapping[str, bytes] = field(default_factory=dict)

    def face(self, use: Use, weight: int = 400) -> Face:
        """The face of a use."""
        own = face_for(self.theme, self.files, use, weight, italic=False)
        if own and _can_be_read(own):
            return own
        return fonts.face_of(families(STANDARD)[use], weight)

    def surely_fits(self, text: str, place: Place, lines: int) -> bool:
        """True if the text is known to fit in that many lines without opening a face."""
        if families(self.theme) != families(STANDARD):
            return False
        room = ROOMS[place]
        longest = max(map(ceiling, text.split()), default=0.0)
        return room.size * (ceiling(text) + (lines - 1) * longest) <= room.width * lines

    def headline(self, text: str) -> list[str]:
        """The lines of a headline, as they are balanced in print."""
        return balanced(text, face=self.face("headlines", 600))

    def lines(self, text: str, place: Place, numbers: Numbers) -> list[str]:
        """The visible words of some prose, line by line.

        `numbers` gives the numbers of the notes that a citation calls, which take room as well.
        """

        def call(names: Sequence[str]) -> str:
            printed = ",".join(map(str, numbers(names)))
            return f"<sup>{printed}</sup>" if printed else ""

        width = ROOMS[place].width
        found: list[str] = []
        for paragraph in str(block_html(text, call)).split("</p>"):
            line, left = "", width
            for space, words, own in self._groups(paragraph, ROOMS[place]):
                if line and space + own > left:
                    found.append(line)
                    line, left = words, width - own
                else:
                    line += (" " if space and line else "") + words
                    left -= space + own
            found += [line] if line else []
        return found

    def figure(self, number: str, unit: str) -> float:
        """The width of a key figure with its unit, in points."""
        face = self.face("headlines", 600)
        tight = unit in ("", "%", "k", "m", "bn")
        width = advance(number, face, ROOMS["figure"].size, tracking=_TRACKING)
        return width + advance(unit if tight else f" {unit}", face, _UNIT, tracking=_TRACKING)

    def masthead(self, series: str, topic: str) -> float:
        """The width of the masthead's first line in points, with a gap of 12."""
        size = ROOMS["masthead"].size
        bold, plain = (self.face("headlines", weight) for weight in (600, 400))
        return advance(series, bold, size) + 12 + advance(topic, plain, size)

    def _groups(self, html: str, room: Room) -> Iterator[tuple[float, str, float]]:
        """What no line may break: the width of the space before it, its words, its own width."""
        space, words, width = 0.0, "", 0.0
        for text, face, raised in self._runs(html, room):
            if raised:
                width += advance("\N{NARROW NO-BREAK SPACE}", face, room.size)
                width += advance(text, face, room.size, features={"sups": True})
                width += _CALL_MARGIN * room.size
                continue
            for number, part in enumerate(_BREAK.split(tied(text))):
                if number and words and part in (" ", None):
                    yield space, words, width
                    space, words, width = 0.0, "", 0.0
                if part == " ":
                    space = advance(" ", face, room.size)
                elif part:
                    words += part
                    width += advance(part, face, room.size)
        if words:
            yield space, words, width

    def _runs(self, html: str, room: Room) -> Iterator[tuple[str, Face, bool]]:
        """The text of some HTML in pieces of one face each, and whether it is a call of notes."""
        plain, bold = self.face(room.use, room.weight), self.face(room.use, 600)
        face, raised = plain, False
        for part in _TAG.split(html):
            if part in ("<strong>", "</strong>"):
                face = bold if part == "<strong>" else plain
            elif part in ("<sup>", "</sup>"):
                raised = part == "<sup>"
            elif part and not part.startswith("<"):
                text = re.sub(r"\s+", " ", unescape(part))
                yield text, self.face("tables") if raised else face, raised


@lru_cache(maxsize=64)
def _can_be_read(face: Face) -> bool:
    return not isinstance(face.source, bytes) or not fonts.fault_of(face)


def ceiling(text: str) -> float:
    """A width in ems that no face of the program exceeds with this text."""
    return sum(_CEILINGS.get(character, _WIDEST) for character in text)
