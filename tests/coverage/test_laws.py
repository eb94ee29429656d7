"""Laws: what holds for every number, date and text."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.coverage import Moment, Quantity, find_claims, parse
from briefgen.coverage.derivation import Derivation, check
from briefgen.coverage.evidence import Evidence, Shown
from briefgen.coverage.values import moment
from tests.coverage.words import in_words

NUMBERS = st.one_of(st.integers(0, 999), st.integers(0, 10**13))
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# What a measure can be written as, each with its two parts around the number.
MEASURES = {
    "minute": (("", " minutes"), ("", " min")),
    "kilometre": (("", " km"), ("", "km"), ("", " kilometres")),
    "share": (("", " per cent"), ("", "%"), ("", " percent")),
    "USD": (("$", ""), ("US$", ""), ("", " dollars"), ("USD ", ""), ("", " US dollars")),
    "EUR": (("€", ""), ("", " euros"), ("EUR ", "")),
    "GBP": (("£", ""), ("", " pounds")),
    "times": (("", " times"), ("", "-fold")),
    "drones": (("", " drones"),),
}


def quantity(text: str) -> Quantity:
    claims = [one for one in find_claims(text, "en") if one.kind == "number"]
    assert len(claims) == 1, (text, claims)
    value = claims[0].value
    assert isinstance(value, tuple)
    return value[0]


def day(text: str) -> Moment:
    (claim,) = find_claims(text, "en")
    assert isinstance(claim.value, Moment), text
    return claim.value


@given(NUMBERS, st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_a_number_in_words_is_read_back(number: int, hyphen: str, joint: str) -> None:
    assume(number != 1)
    words = in_words(number, hyphen=hyphen, joint=joint)
    found = quantity(f"They counted {words} drones.")
    assert found.low == found.high == number


@st.composite
def written(draw: st.DrawFn) -> tuple[int, str, str]:
    """A number, the name of its measure, and one way of writing both."""
    number = draw(st.one_of(st.integers(2, 999), st.integers(2, 10**12)))
    assume(not 1700 <= number <= 2099)
    name = draw(st.sampled_from(sorted(MEASURES)))
    forms = [f"{number:,}", str(number), f"{number:,}".replace(",", "\u202f")]
    for size, words in ((10**6, ("m", "mn", " million")), (10**9, ("bn", " billion"))):
        if number >= size and number % (size // 1000) == 0:
            scaled = str(Decimal(number) / size)
            forms += [scaled + word for word in words if word != "m" or name in ("USD", "EUR")]
    form = draw(st.sampled_from(forms))
    before, after = draw(st.sampled_from(MEASURES[name]))
    if not before and draw(st.booleans()):
        form = in_words(number)
        after = {" min": " minutes", " km": " kilometres", "km": " kilometres"}.get(after, after)
        after = {"%": " per cent", "-fold": " times"}.get(after, after)
    glued = after.strip() and not after.startswith((" ", "-")) and form[-1].isalpha()
    return number, name, before + form + (" " if glued else "") + after


@given(written(), written())
def test_two_ways_of_writing_are_equal_if_and_only_if_they_say_the_same(
    one: tuple[int, str, str], other: tuple[int, str, str]
) -> None:
    first, second = (quantity(f"It was {text}.") for _, _, text in (one, other))
    assert first.same(second) == (one[:2] == other[:2])


@given(written(), st.data())
def test_another_way_of_writing_the_same_is_equal(
    one: tuple[int, str, str], data: st.DataObject
) -> None:
    number, name, text = one
    before, after = MEASURES[name][0]
    plain = quantity(f"It was {before}{number:,}{after}.")
    assert plain.same(quantity(f"It was {text}."))
    more = data.draw(st.integers(1, 10**6))
    assume(number + more not in range(1700, 2100))
    assert not plain.same(quantity(f"It was {before}{number + more:,}{after}."))


def ways(value: date) -> list[str]:
    month, suffix = MONTHS[value.month - 1], ordinal(value.day)
    weekday = WEEKDAYS[value.weekday()]
    return [
        f"{value.day} {month} {value.year}",
        f"{month} {value.day}, {value.year}",
        f"{value.day}{suffix} {month} {value.year}",
        f"the {value.day}{suffix} of {month} {value.year}",
        f"{weekday}, {value.day} {month} {value.year}",
        f"{weekday} {month} {value.day}, {value.year}",
        f"{value.day} {month.upper()} {value.year}",
        value.isoformat(),
        f"{value.day:02}.{value.month:02}.{value.year}",
    ]


def ordinal(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@given(DAYS, DAYS, st.data())
def test_a_day_in_any_form_shows_itself_and_no_other(
    value: date, other: date, data: st.DataObject
) -> None:
    one = day(data.draw(st.sampled_from(ways(value))))
    same = day(data.draw(st.sampled_from(ways(value))))
    assert one.shows(same)
    assert one.shows(Moment(month=value.month, day=value.day))
    assert one.shows(day(f"{MONTHS[value.month - 1]} {value.year}"))
    assert day(data.draw(st.sampled_from(ways(other)))).shows(one) == (value == other)


@given(DAYS, st.integers(0, 5000), st.integers(-3, 3), st.data())
def test_a_derived_day_holds_only_if_it_is_right(
    start: date, step: int, wrong: int, data: st.DataObject
) -> None:
    end = start + timedelta(days=step)
    assume(end.year < 2099)
    printed = data.draw(st.sampled_from(ways(end + timedelta(days=wrong))))
    begun = data.draw(st.sampled_from([f"{start.day} {MONTHS[start.month - 1]} {start.year}"]))
    evidence = Evidence(shown=(Shown(f"on {begun}, for {step:,} days", "en"),))
    read = parse(f"{printed} = {begun} + {step:,} days", "en")
    assert isinstance(read, Derivation)
    assert bool(check(read, evidence)) == (wrong != 0)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_derived_ratio_holds_only_if_it_is_right(one: int, other: int) -> None:
    assume(not {one, other, one * other} & set(range(1700, 2100)))
    evidence = Evidence(shown=(Shown(f"{one * other:,} drones, {other:,} before", "en"),))
    right = parse(f"{one:,} = {one * other:,} / {other:,}", "en")
    wrong = parse(f"{one + 3000:,} = {one * other:,} / {other:,}", "en")
    assert isinstance(right, Derivation)
    assert isinstance(wrong, Derivation)
    assert not check(right, evidence)
    assert [f"it gives {one:,}" in fault.message for fault in check(wrong, evidence)] == [True]


TEXTS = st.text(st.sampled_from("0123456789 ,.-–%$€/:()½“”’aeionthmswuyJMF\u00a0\n"), max_size=60)
SOUP = st.lists(
    st.sampled_from(
        "one two hundred and a half third of the $ 5 1.3 bn m million per cent % days – to or "
        "between from July May 14 2025 21–27 early Wednesday about more than twice dozen tens, "
        "F-16 Phase III 03:22 5pm 1/2 ½ 100,000 euros “ ” . , ( )".split()
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(TEXTS, SOUP))
def test_claims_stand_where_they_say_and_apart(text: str) -> None:
    claims = find_claims(text, "en")
    assert all(text[one.start : one.end] == one.text and one.text.strip() for one in claims)
    ends = [0, *(one.end for one in claims)]
    assert all(end <= one.start for end, one in zip(ends, claims, strict=False))


@given(st.one_of(TEXTS, SOUP), st.one_of(TEXTS, SOUP))
def test_any_derivation_is_read_or_refused(left: str, right: str) -> None:
    read = parse(f"{left}={right}", "en", {"sides": 2, "cutoff": date(2025, 7, 27)})
    if isinstance(read, Derivation):
        check(read, Evidence())


@given(st.fractions(Fraction(-100), Fraction(100)))
def test_a_quantity_is_itself(value: Fraction) -> None:
    assert Quantity(value, value).same(Quantity(value, value, qualifier="about"))


@given(DAYS)
def test_a_known_day_is_a_moment(value: date) -> None:
    assert moment(value).known == value
