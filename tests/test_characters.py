import sys
import unicodedata

import pytest

from briefgen import characters

# Format characters that are drawn: number signs of Arabic and Kaithi, Syriac and Egyptian marks.
DRAWN = {
    *range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD,
    *range(0x13430, 0x13440),
}  # fmt: skip
ALLOWED = {0x09, 0x0A, 0x200C, 0x200D, 0xFE0E, 0xFE0F} | DRAWN


def is_refused(code: int) -> bool:
    return any(characters.refused(f"a{chr(code)}b"))


def test_every_control_format_and_separator_character_is_refused() -> None:
    hidden = {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Zl", "Zp"}
    }
    assert {code for code in hidden - ALLOWED if not is_refused(code)} == set()
    assert {code for code in ALLOWED if is_refused(code)} == set()


@pytest.mark.parametrize(
    "code",
    [0x034F, 0x115F, 0x17B4, 0x180B, 0x3164, 0xFFA0, 0xFE00, 0xE0100, 0xFDD0, 0xFFFE, 0x10FFFF],
)
def test_invisible_letters_selectors_and_noncharacters_are_refused(code: int) -> None:
    assert is_refused(code)


@pytest.mark.parametrize(
    "text",
    [
        "Ordinary — “quoted”, 30\N{NO-BREAK SPACE}%, Kyiv\N{COMBINING ACUTE ACCENT}",
        "Київ і Дніпро, Łódź, Straße",
        "می\u200cخواهم",  # Persian: the non-joiner is spelling
        "क्\u200dष और हिन्दी",  # Hindi: so is the joiner
        "العربية ٣٠ ٪، עברית",
        "日本語、한국어、ภาษาไทย",
        "👩\u200d👩\u200d👧 ❤\ufe0f ☎\ufe0e 🇺🇦",
        "private use \ue000 and unassigned \u0378",
    ],
)
def test_honest_text_is_not_refused(text: str) -> None:
    assert [*characters.refused(text)] == []
    assert characters.replaced(text) == text


def test_runs_have_a_place_and_keep_their_length_when_replaced() -> None:
    text = "a\u200b\u200bb\U000e0041"
    assert [*characters.refused(text)] == [(1, "\u200b\u200b"), (4, "\U000e0041")]
    assert characters.replaced(text) == "a\ufffd\ufffdb\ufffd"


def test_labels_are_those_of_the_charts() -> None:
    assert characters.label("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert characters.label("\x07") == "U+0007 CONTROL CHARACTER"
    assert characters.label("\ufdd0") == "U+FDD0 UNNAMED CHARACTER"
