"""The furniture in another language: every word of it is translated, and none stays English."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from briefgen import locales
from briefgen.locales import ENGLISH, Furniture
from briefgen.locales.catalogue import FOLDER, conventions, languages
from briefgen.value import replace

ROOT = Path(__file__).parent.parent
# How templates say messages, for Babel: which arguments hold one, `c` its context.
IN_TEMPLATES = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
# How the code says them: the places of the arguments that hold one, and that of the context.
IN_CODE: dict[str, tuple[tuple[int, ...], int | None]] = {
    "msg": ((0,), None),
    "say": ((0,), None),
    "count": ((0, 1), None),
    "say_of": ((1,), 0),
}
PLACEHOLDER = re.compile(r"\{\w*\}")

Said = tuple[str | tuple[str, ...], str | None]


def said() -> Iterator[Said]:
    """Every message of the templates and the code, with its context."""
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        with path.open("rb") as file:
            for _, message, _, context in extract("jinja2", file, IN_TEMPLATES):
                yield message, context
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        if "cli" not in path.parts:  # its messages are the program's, and English
            yield from said_in(ast.parse(path.read_text(encoding="utf-8")))


def said_in(code: ast.AST) -> Iterator[Said]:
    for node in ast.walk(code):
        name = getattr(
            getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", "")
        )
        if not isinstance(node, ast.Call) or name not in IN_CODE:
            continue
        places, context = IN_CODE[name]
        held = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if len(held) <= max(places) or not all(isinstance(held[at], str) for at in places):
            continue
        texts = tuple(str(held[at]) for at in places)
        yield texts if len(texts) > 1 else texts[0], None if context is None else str(held[context])


def catalogue(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_holds_every_message_and_no_other(language: str) -> None:
    wanted = set(said())
    held = {(message.id, message.context) for message in messages(language)}
    assert dict.fromkeys(wanted - held, "is not translated") == {}
    assert dict.fromkeys(held - wanted, "is nowhere said") == {}


@pytest.mark.parametrize("language", languages())
def test_every_translation_is_whole(language: str) -> None:
    found = catalogue(language)
    for message in messages(language):
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        string = message.string or ""
        texts = (string,) if isinstance(string, str) else tuple(string)
        assert len(texts) == (found.num_plurals if len(ids) > 1 else 1), message.id
        for text in texts:
            assert text.strip(), message.id
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ids[-1])), text
        assert not message.fuzzy
    assert list(found.obsolete) == []


def test_a_number_takes_the_plural_that_it_needs() -> None:
    words = locales.of("uk")
    counts = [words.count("{n} document", "{n} documents", n) for n in (1, 2, 5, 11, 21, 1300)]
    assert counts == [
        "1 документ", "2 документи", "5 документів", "11 документів", "21 документ",
        "1\N{NO-BREAK SPACE}300 документів",
    ]  # fmt: skip


def test_english_needs_no_catalogue_and_is_that_of_the_cldr() -> None:
    assert ENGLISH.count("{n} document", "{n} documents", 1) == "1 document"
    known = conventions("en-GB")
    assert known
    assert replace(known, short=ENGLISH.conventions.short) == ENGLISH.conventions


@pytest.mark.parametrize(
    ("tag", "day", "month_day", "days", "month", "of_month"),
    [
        ("en-GB", "23 July 2025", "23 July", "21–23 July 2025", "July 2025", "July 2025"),
        ("en-US", "July 23, 2025", "July 23", "July 21–23, 2025", "July 2025", "July 2025"),
        ("uk", "23 липня 2025", "23 липня", "21–23 липня 2025", "липень 2025", "липня 2025"),
    ],
)
def test_dates_are_written_as_the_language_does(
    tag: str, day: str, month_day: str, days: str, month: str, of_month: str
) -> None:
    words, last = locales.of(tag), date(2025, 7, 23)
    assert words.day(last) == day
    assert words.day(last, year=False) == month_day
    assert words.days(date(2025, 7, 21), last) == days
    assert words.month(last) == month
    assert words.month(last, alone=False) == of_month


def test_ranges_over_months_and_years() -> None:
    words = locales.of("uk")
    assert words.days(date(2025, 7, 28), date(2025, 8, 3)) == "28 липня – 3 серпня 2025"
    assert words.days(date(2025, 12, 29), date(2026, 1, 4)) == "29 грудня 2025 – 4 січня 2026"


def test_numbers_have_the_signs_of_the_language() -> None:
    assert locales.of("uk").number(Decimal("1300.5")) == "1\N{NO-BREAK SPACE}300,5"
    assert ENGLISH.number(Decimal("1300.50")) == "1,300.50"


def test_a_language_without_a_catalogue_speaks_english_throughout() -> None:
    assert locales.of("fr") is ENGLISH
    assert locales.of("uk-UA").tag == "uk"
    assert isinstance(locales.of("uk"), Furniture)
