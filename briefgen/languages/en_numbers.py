"""English words for numbers, dates, units and money, as data.

`briefgen.coverage.grammar.Grammar` says what each table is for; another language is a module with
the same names. Words are in small letters; a phrase may have spaces.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from briefgen.amounts import WORDS


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    """The words with the numbers that they stand for, from `first` times `step` on."""
    return {word: step * number for number, word in enumerate(words.split(), first)}


DECIMAL = "."
GROUPS = ",\u00a0\u202f\u2009 "
AND = frozenset({"and"})
ARTICLES = frozenset({"a", "an"})
ONE = "one"
PAIR = frozenset({"the two", "these two", "those two"})

CARDINALS: Mapping[str, int] = MappingProxyType(
    _numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen", 0)
    | _numbered("fourteen fifteen sixteen seventeen eighteen nineteen", 14)
    | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
)
HUNDRED = "hundred"
MAGNITUDES: Mapping[str, int] = MappingProxyType(
    {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
)
COLLECTIVES: Mapping[str, int] = MappingProxyType({"dozen": 12})
# After figures only; a lone `m` may also be metres.
SCALES: Mapping[str, int] = MappingProxyType(
    {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9}
    | {"tn": 10**12, "trn": 10**12}
)
VAGUE: Mapping[str, int] = MappingProxyType(
    {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100}
    | {size + "s": number for size, number in MAGNITUDES.items()}
)
OF = "of"
SEVERAL = frozenset({"several", "a few", "many"})

ORDINALS: Mapping[str, int] = MappingProxyType(
    _numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh", 1)
    | _numbered("twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth", 12)
    | _numbered("nineteenth", 19)
    | _numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth", 2, 10)
    | {"ninetieth": 90, "hundredth": 100, "thousandth": 1000}
)
ORDINAL_SUFFIXES = ("st", "nd", "rd", "th")
# After an article these mean another one, or one more.
ANOTHER = frozenset({"first", "second"})
FRACTIONS: Mapping[str, int] = MappingProxyType(
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
    | _numbered("third fourth fifth sixth seventh eighth ninth tenth", 3)
    | _numbered("thirds fourths fifths sixths sevenths eighths ninths tenths", 3)
)
HALF = "half"
# What makes `half` a part of a period or a thing that is named, not a number.
NAMED_HALVES = frozenset("first second other latter former top bottom northern southern".split())
MULTIPLES: Mapping[str, Fraction] = MappingProxyType(
    {"twice": Fraction(2), "thrice": Fraction(3), "halve": Fraction(1, 2)}
    | {"halved": Fraction(1, 2), "halves": Fraction(1, 2), "halving": Fraction(1, 2)}
    | {
        stem + ending: Fraction(number)
        for number, stem in ((2, "doubl"), (3, "tripl"), (4, "quadrupl"))
        for ending in ("ed", "es", "ing")
    }
)
# These multiply only before what is multiplied: double the number, but a double agent.
MULTIPLES_BEFORE: Mapping[str, Fraction] = MappingProxyType(
    {"double": Fraction(2), "triple": Fraction(3), "quadruple": Fraction(4)}
)
MULTIPLIED = frozenset("the that those what its their his her".split())
FOLD = "fold"
TIMES = frozenset({"times", "x", "\u00d7"})

MINUS = frozenset({"minus"})
QUALIFIERS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "about": (
            "about", "around", "approximately", "roughly", "some", "circa", "ca.", "c.", "~", "≈",
            "an estimated", "estimated at",
        ),
        "nearly": ("nearly", "almost", "close to", "just under", "just below", "just short of"),
        "more than": (
            "more than", "greater than", "over", "just over", "well over", "above", "in excess of",
            "exceeding", "upwards of", ">",
        ),
        "less than": ("less than", "fewer than", "under", "well under", "below", "<"),
        "at least": (
            "at least", "no less than", "no fewer than", "not less than", "a minimum of", "≥",
        ),
        "up to": (
            "up to", "at most", "no more than", "not more than", "as many as", "as much as",
            "a maximum of", "≤",
        ),
    }
)  # fmt: skip
QUALIFIERS_AFTER: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "about": ("or so",),
        "at least": ("or more", "at least", "or longer"),
        "up to": ("or less", "or fewer", "at most"),
        "more than": ("+",),
    }
)
# With a length of time or a small number these may mean during or beneath.
LOOSE = frozenset({"over", "under", "above", "below", "around"})
# A phrase is no qualifier after these: talks about two cities, ten times as many as 10,000.
_MULTIPLIED = frozenset("times twice twofold threefold fourfold fivefold tenfold".split())
OTHERWISE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "as many as": _MULTIPLIED,
        "as much as": _MULTIPLIED,
        "about": frozenset(
            "talk talks talked talking speak speaks spoke speaking say says said ask asks asked "
            "concern concerns concerned worried worry worries think thinks thought know knows knew "
            "report reports story stories question questions doubt doubts information news nothing "
            "something what how all bring brought come came agreement agreements decree decision "
            "decisions law laws".split()
        ),
    }
)

TO = ("to", "–", "-", "—", "\u2011", "\u2212")
OR = ("or", "and", "and/or")
BETWEEN = "between"
FROM = "from"

# Base unit, how many of it, and the forms.
_UNITS = (
    ("minute", Fraction(1, 60), "second, seconds, sec, secs"),
    ("minute", 1, "minute, minutes, min, mins"),
    ("minute", 60, "hour, hours, hr, hrs"),
    ("day", 1, "day, days"),
    ("day", 7, "week, weeks"),
    ("day", 14, "fortnight, fortnights"),
    ("month", 1, "month, months"),
    ("month", 12, "year, years, yr, yrs"),
    ("month", 120, "decade, decades"),
    ("month", 1200, "century, centuries"),
    ("metre", Fraction(1, 1000), "mm, millimetre, millimetres, millimeter, millimeters"),
    ("metre", Fraction(1, 100), "cm, centimetre, centimetres, centimeter, centimeters"),
    ("metre", 1, "metre, metres, meter, meters"),
    ("metre", 1000, "km, kms, kilometre, kilometres, kilometer, kilometers"),
    ("mile", 1, "mile, miles"),
    ("nautical mile", 1, "nm, nautical mile, nautical miles"),
    ("foot", 1, "foot, feet, ft"),
    ("inch", 1, "inch, inches"),
    ("yard", 1, "yard, yards"),
    ("square metre", 1, "m², m2, sqm, square metre, square metres, square meters"),
    ("square metre", 10**4, "hectare, hectares, ha"),
    ("square metre", 10**6, "km², km2, sq km, square km, square kilometre, square kilometres"),
    ("square metre", 10**6, "square kilometer, square kilometers"),
    ("square mile", 1, "square mile, square miles"),
    ("acre", 1, "acre, acres"),
    ("gram", 1, "gram, grams, gramme, grammes, g"),
    ("gram", 10**3, "kg, kilogram, kilograms, kilo, kilos"),
    ("gram", 10**6, "tonne, tonnes"),
    ("ton", 1, "ton, tons"),
    ("litre", 1, "litre, litres, liter, liters"),
    ("barrel", 1, "barrel, barrels"),
    ("barrel/day", 1, "bpd, barrels per day, barrels a day"),
    ("gallon", 1, "gallon, gallons"),
    ("cubic metre", 1, "m³, cubic metre, cubic metres, cubic meters"),
    ("cubic metre", 10**9, "bcm"),
    ("watt", 10**3, "kw, kilowatt, kilowatts"),
    ("watt", 10**6, "mw, megawatt, megawatts"),
    ("watt", 10**9, "gw, gigawatt, gigawatts"),
    ("watt hour", 10**3, "kwh"),
    ("watt hour", 10**6, "mwh"),
    ("watt hour", 10**9, "gwh"),
    ("watt hour", 10**12, "twh"),
    ("km/h", 1, "km/h, kph, kmh"),
    ("mile/h", 1, "mph"),
    ("knot", 1, "knot, knots"),
    ("degree", 1, "degree, degrees, °, °c"),
    ("point", 1, "pp, percentage point, percentage points"),
    ("point", Fraction(1, 100), "basis point, basis points"),
    ("share", Fraction(1, 100), "%, per cent, per-cent, percent, pct"),
)
UNITS: Mapping[str, tuple[str, Fraction]] = MappingProxyType(
    {form: (base, Fraction(factor)) for base, factor, forms in _UNITS for form in forms.split(", ")}
)
TIME_UNITS = frozenset({"minute", "day", "month"})
# `one day` is also an adverb.
ADVERBIAL = frozenset({"day", "days"})
# `an hour` is a length after these; elsewhere it is mostly a rate.
LASTING = frozenset("for lasting lasted last lasts took takes take within in after another".split())

CURRENCIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**WORDS, "pound": ("GBP", "EGP"), "crown": ("SEK", "NOK", "DKK", "CZK")}
)
# Whose dollars, crowns and pounds they are.
_OWNERS = (
    "us USD, u.s. USD, american USD, canadian CAD, australian AUD, new zealand NZD, singapore SGD, "
    "hong kong HKD, norwegian NOK, danish DKK, swedish SEK, icelandic ISK, czech CZK, swiss CHF, "
    "russian RUB, belarusian BYN, turkish TRY, indian INR, pakistani PKR, saudi SAR, egyptian EGP, "
    "british GBP"
)
CURRENCY_OF: Mapping[str, str] = MappingProxyType(
    {pair[:-4]: pair[-3:] for pair in _OWNERS.split(", ")}
)
PLURAL = "s"
CLOCK: Mapping[str, int] = MappingProxyType({"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12})

MONTHS: Mapping[str, int] = MappingProxyType(
    _numbered("January February March April May June July August September October", 1)
    | _numbered("November December", 11)
)
# Only beside a day or a year.
MONTHS_SHORT: Mapping[str, int] = MappingProxyType(
    _numbered("Jan Feb Mar Apr", 1) | _numbered("Jun Jul Aug Sep Oct Nov Dec", 6) | {"Sept": 9}
)
# Also verbs; at the start of a sentence not a month by themselves.
MONTHS_UNSURE = frozenset({"May", "March"})
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    _numbered("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", 0)
)
WEEKDAYS_SHORT: Mapping[str, int] = MappingProxyType(
    _numbered("Mon Tue Wed Thu Fri Sat Sun", 0) | {"Tues": 1, "Thur": 3, "Thurs": 3}
)
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "early": "early",
        "early in": "early",
        "beginning of": "early",
        "the beginning of": "early",
        "the start of": "early",
        "start of": "early",
        "mid": "mid",
        "the middle of": "mid",
        "middle of": "mid",
        "late": "late",
        "late in": "late",
        "the end of": "late",
        "end of": "late",
    }
)
SEASONS = frozenset("spring summer autumn fall winter".split())
# Forms of a date; what stands in braces is one of the tables above, or figures.
DATE_FORMS = (
    r"(?:{weekday},? )?(?:the )?{day}(?: of)? {month}(?:,? {year})?",
    r"(?:{weekday},? )?{month} {day}(?:,? {year})?",
    r"(?:the )?{day}{joint}{until}(?: of)? {month}(?:,? {year})?",
    r"{month} {day}{joint}{until}(?:,? {year})?",
    r"(?:{part})?{fullmonth}(?:,? (?:of )?{year})?",
    r"{month} {year}",
    r"(?:{part})?{loneyear}",
    r"{season}(?: of)? {year}",
    r"{weekday}",
)

# A word that makes the number or the Roman numeral after it a part of a name.
DESIGNATORS = frozenset(
    "article annex appendix chapter clause law mk no no. nos. nr. nr paragraph phase protocol "
    "resolution section tier title type version volume".split()
)
IDIOMS = (
    "at first", "first of all", "first and foremost", "first-hand", "firsthand", "first hand",
    "first name", "first lady", "second-hand", "secondhand", "second thoughts", "second to none",
    "third party", "third parties", "third-party", "one another", "no one", "one-off", "one-sided",
    "zero-sum", "one way or another", "one way or the other", "one by one", "24/7",
)  # fmt: skip
# Not the end of what a number counts.
STOP = frozenset(
    "a about after against all although an and are as at be because been before being but by can "
    "could did do does during for from had has have he her him his how if in into is it its may "
    "might must no nor not of off on once one only or our out over per said says set shall she "
    "should since so some such than that the their them then there these they this those through "
    "till to under until up upon was we were what when where whether which while who whom whose "
    "why will with within without would yet you your".split()
)
PLURALS = frozenset("people men women children police troops crew staff aircraft".split())
# `one side` of two is no contradiction.
ONE_OF_MANY = frozenset(
    "account analysis another day document hand more point report reporting side source text "
    "thing time version way".split()
)
