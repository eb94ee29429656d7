"""Measure: into which lines a text falls, and how wide it is, as the built-in look sets it.

Widths are those of the letters, so a limit in lines can be checked where the text is written,
without laying a page out. The settings repeat templates/print.css; a test holds them against it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType
from typing import Final, Literal

from briefgen.fonts import Face, advance, face_of
from briefgen.prose import block_html
from briefgen.typography import tied

Place = Literal["bottom_line", "caption", "judgement", "why", "finding"]

MM: Final = 72 / 25.4
_MAIN: Final = 129.5 * MM  # the main column; the rail beside it is 40.5 mm
# No letter of the faces that are measured is wider than this, in ems; any other has the last.
_CEILINGS: Final = {
    **dict.fromkeys(" .,;:'|!()[]/-‘’ijltfrI", 0.46),
    **dict.fromkeys("abcdeghknopqsuvxyz0123456789“”$?–*sJ\xa0", 0.66),
    **dict.fromkeys("ABCDEFGHKLNPRSTUVXYZ", 0.84),
}
_WIDEST: Final = 1.2
_NUMBER, _UNIT, _SERIES = 26.0, 14.0, 21.0
_CITATION: Final = face_of("Brief Sans")
_CALL_MARGIN: Final = -0.07  # em
_BREAK: Final = re.compile(r"( )|(?<=[^\W\d][-–])(?=\w)")
_TAG: Final = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its faces, its size and the width of its column in points."""

    plain: Face
    bold: Face
    size: float
    width: float


def _setting(family: str, size: float, width: float, *, weight: int = 400) -> Setting:
    return Setting(face_of(family, weight), face_of(family, 600), size, width)


SETTINGS: Mapping[Place, Setting] = MappingProxyType(
    {
        "bottom_line": _setting("Brief Serif", 12.5, _MAIN),
        "caption": _setting("Brief Sans", 8.5, 40.4 * MM),
        "judgement": _setting("Brief Serif", 11.5, _MAIN - 13),
        "why": _setting("Brief Sans", 9, _MAIN - 13),
        "finding": _setting("Brief Display", 15, _MAIN, weight=600),
    }
)


def ceiling(text: str) -> float:
    """A width in ems that no face measured here exceeds with this text; no face is opened."""
    return sum(_CEILINGS.get(character, _WIDEST) for character in text)


def surely_fits(text: str, size: float, width: float, lines: int) -> bool:
    """True if the text fits in that many lines in any face; asking costs next to nothing."""
    longest = max(map(ceiling, text.split()), default=0.0)
    return size * (ceiling(text) + (lines - 1) * longest) <= width * lines


def broken(
    text: str, setting: Setting, numbers: Callable[[Sequence[str]], Sequence[int]]
) -> list[str]:
    """The visible words of some prose, line by line.

    `numbers` gives the numbers of the notes that a citation calls, which take up room as well.
    """

    def call(names: Sequence[str]) -> str:
        printed = ",".join(map(str, numbers(names)))
        return f"<sup>{printed}</sup>" if printed else ""

    lines: list[str] = []
    for paragraph in str(block_html(text, call)).split("</p>"):
        line, room = "", setting.width
        for space, words, width in _groups(paragraph, setting):
            if line and space + width > room:
                lines.append(line)
                line, room = words, setting.width - width
            else:
                line += (" " if space and line else "") + words
                room -= space + width
        lines += [line] if line else []
    return lines


def _groups(html: str, setting: Setting) -> Iterator[tuple[float, str, float]]:
    """What no line may break: the width of the space before it, its words, its own width."""
    space, words, width = 0.0, "", 0.0
    for text, face, raised in _runs(html, setting):
        if raised:
            width += advance("\N{NARROW NO-BREAK SPACE}", face, setting.size)
            width += advance(text, face, setting.size, features={"sups": True})
            width += _CALL_MARGIN * setting.size
            continue
        for number, part in enumerate(_BREAK.split(tied(text))):
            if number and words and (part == " " or part is None):
                yield space, words, width
                space, words, width = 0.0, "", 0.0
            if part == " ":
                space = advance(" ", face, setting.size)
            elif part:
                words += part
                width += advance(part, face, setting.size)
    if words:
        yield space, words, width


def _runs(html: str, setting: Setting) -> Iterator[tuple[str, Face, bool]]:
    """The text of some HTML in pieces of one face each, and whether it is a call of notes."""
    face, raised = setting.plain, False
    for part in _TAG.split(html):
        if part in ("<strong>", "</strong>"):
            face = setting.bold if part == "<strong>" else setting.plain
        elif part in ("<sup>", "</sup>"):
            raised = part == "<sup>"
        elif part and not part.startswith("<"):
            text = re.sub(r"\s+", " ", unescape(part))
            yield text, _CITATION if raised else face, raised


def figure_width(number: str, unit: str) -> float:
    """The width of a key figure with its unit, in points; its column is 40.4 mm wide."""
    display = face_of("Brief Display", 600)
    tight = unit in ("", "%", "k", "m", "bn")
    width = advance(number, display, _NUMBER, tracking=-0.01)
    return width + advance(unit if tight else f" {unit}", display, _UNIT, tracking=-0.01)


def masthead_width(series: str, topic: str) -> float:
    """The width of the masthead's first line with a gap of 12 points; it has 174 mm."""
    bold, plain = face_of("Brief Display", 600), face_of("Brief Display")
    return advance(series, bold, _SERIES) + 12 + advance(topic, plain, _SERIES)
