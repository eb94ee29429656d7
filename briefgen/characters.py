"""Characters: the code points that a text may not hold, because nobody can see what they do.

Refused are controls, marks that turn the direction of writing, everything invisible by default,
tags, line separators and noncharacters: they hide words from a reviewer, turn a line around in
the diff or drive the terminal (UTS #39 section 3.1, "Trojan Source" CVE-2021-42574). Allowed
stay tab and line feed, the two joiners that Persian, Hindi and emoji need (U+200C, U+200D), and
the two selectors that choose between text and emoji style (U+FE0E, U+FE0F).
"""

import re
import unicodedata
from collections.abc import Iterator

# Cc; Bidi_Control (UAX #9); Default_Ignorable_Code_Point (Unicode 16.0, DerivedCoreProperties.txt);
# interlinear annotation; noncharacters (Unicode 16.0, section 23.7). Each tuple is a closed range.
_RANGES = (
    (0x0000, 0x0008),
    (0x000B, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200B),  # zero-width space
    (0x200E, 0x200F),
    (0x2028, 0x202E),  # line and paragraph separator, embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0x3164, 0x3164),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0D),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0x10000, 0x110000, 0x10000)),
    (0xE0000, 0xE0FFF),  # tags and variation selectors 17 to 256
)
_REFUSED = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _RANGES) + "]+")

_PLAIN = bytes(code for code in range(0x80) if not _REFUSED.match(chr(code)))


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Each run of refused code points: where it starts, counted from 0, and the run itself."""
    # Nearly every text has none, and few characters that are not ASCII; bytes are sorted out in C.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if rest and _REFUSED.search("".join(set(rest.decode("utf-8", "surrogatepass")))):
        yield from ((run.start(), run[0]) for run in _REFUSED.finditer(text))


def replaced(text: str) -> str:
    """The text, equally long, with U+FFFD for each refused code point: safe to show."""
    return _REFUSED.sub(lambda run: "\N{REPLACEMENT CHARACTER}" * len(run[0]), text)


def label(char: str) -> str:
    """The code point and its name as the Unicode charts write them: `U+202E RIGHT-TO-LEFT ...`."""
    kind = "CONTROL CHARACTER" if unicodedata.category(char) == "Cc" else "UNNAMED CHARACTER"
    return f"U+{ord(char):04X} {unicodedata.name(char, kind)}"
