"""Numbers in English words, written the other way round from how the program reads them."""

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SIZES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(number: int, *, hyphen: str = "-", joint: str = " and ") -> str:
    """123 as `one hundred and twenty-three`."""
    for size, name in SIZES:
        if number >= size:
            high, low = divmod(number, size)
            rest = in_words(low, hyphen=hyphen, joint=joint) if low else ""
            between = joint if 0 < low < 100 else " "
            count = in_words(high, hyphen=hyphen, joint=joint)
            return f"{count} {name}{between if rest else ''}{rest}"
    if number >= 100:
        high, low = divmod(number, 100)
        rest = in_words(low, hyphen=hyphen, joint=joint) if low else ""
        return f"{UNITS[high]} hundred{joint if rest else ''}{rest}"
    if number >= 20:
        high, low = divmod(number, 10)
        return TENS[high] + (hyphen + UNITS[low] if low else "")
    return UNITS[number]
