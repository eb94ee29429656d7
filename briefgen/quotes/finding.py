"""Finding: whether a text holds a quotation, and at which of the places."""

from collections.abc import Sequence

from briefgen import characters
from briefgen.folding import Folded, fold
from briefgen.languages import Words
from briefgen.quotes import missing
from briefgen.quotes.bounds import a_word, is_unspaced
from briefgen.quotes.hidden import clipped, turning
from briefgen.quotes.marks import Shape, shapes
from briefgen.quotes.matching import Match, Search
from briefgen.quotes.verdict import Fault, Found, Rules

_RULES = Rules()
# Invisible, but spelling in some scripts (Persian, Hindi) or the style of an emoji.
_JOINERS = str.maketrans(dict.fromkeys("\u200c\u200d\ufe0e\ufe0f"))


def find(
    exact: str,
    text: Folded,
    *,
    words: Words | None,
    prefix: str = "",
    suffix: str = "",
    start: int | None = None,
    end: int | None = None,
    paragraph: int | None = None,
    accepted: frozenset[str] = frozenset(),
    rules: Rules = _RULES,
) -> Found | Fault:
    """Where the text holds the quotation, or why it does not pass.

    `prefix`, `suffix`, `start`, `end` and `paragraph` say where it should be and decide between
    several places (W3C Web Annotation, 2017). `words` is the table of the text's language; with
    None, what an ellipsis or a bracket does to the sense cannot be checked and must be accepted.
    `accepted` is what a person has read and accepts, in lower case: words that are left out, or
    all that an ellipsis leaves out, or the contents of a bracket.
    """
    plain = exact.isascii() and exact.isprintable()
    if not plain and (hidden := next(characters.refused(exact), None)):
        message = f"an invisible character: {characters.label(hidden[1][0])}"
        return Fault("invisible-character", message, hidden[0], len(hidden[1]))
    quote = fold(exact, wrapped=True)
    readings = shapes(quote)
    if fault := _measures(quote, readings, rules):
        return fault
    failed: list[Search] = []
    for shape in readings:
        search = Search(text, quote, shape, words, accepted, rules)
        if matches := list(search.matches()):
            break
        failed.append(search)
    else:
        return _refusal(exact, text, quote, failed)
    fitting = [match for match in matches if _fits(match, text, prefix, suffix)]
    chosen = _chosen(matches, fitting, text, start, end, paragraph)
    if isinstance(chosen, Fault):
        return chosen
    if fault := _turned(chosen, text, words, accepted, len(exact)):
        return fault
    first, last = chosen.source
    return Found(
        start=first,
        end=last,
        paragraph=text.paragraph(chosen.start),
        segments=tuple(text.span(*run) for run in chosen.runs),
        omitted=tuple(text.original(*gap).strip() for gap in chosen.omitted),
        moved=(start is not None and start != first) or (end is not None and end != last),
        context=chosen in fitting,
    )


def _measures(quote: Folded, readings: Sequence[Shape], rules: Rules) -> Fault | None:
    """Too short, or too much in brackets."""
    if not (readings and _is_long_enough(quote, readings[-1], rules)):
        message = f"a quotation has at least {rules.words} words with {rules.letters} letters"
        return Fault("too-short", message, 0, len(quote.source))
    if (marks := readings[-1].marks) > rules.marks:
        message = f"{marks} ellipses and brackets; {rules.marks} are allowed"
        return Fault("too-many-marks", message, 0, len(quote.source))
    return None


def _is_long_enough(quote: Folded, shape: Shape, rules: Rules) -> bool:
    number = letters = 0
    for run in shape.runs:
        for word in a_word().finditer(quote.text, run.start, run.end):
            number += 1
            letters += len(word[0]) + is_unspaced(word[0])
            if number >= rules.words and letters >= rules.letters:
                return True
    return False


def _refusal(exact: str, text: Folded, quote: Folded, failed: Sequence[Search]) -> Fault:
    """The fault of the reading that came furthest; of those, one that says more than not found."""
    *_, best = sorted(failed, key=lambda one: (one.depth, one.objection[0] != "not-found"))
    kind, message = best.objection
    visible = exact.translate(_JOINERS)
    if visible != exact and fold(visible, wrapped=True).even in text.even:
        kind, message = "invisible-character", "an invisible character that the text does not have"
    first, last = best.at
    if kind == "not-found":
        first, last = missing.parting(text, quote, first, last)
        message = f"{message}; they leave it at “{quote.original(first, last)}”"
    first, last = quote.span(first, last)
    return Fault(kind, message, first, last - first)


def _fits(match: Match, text: Folded, prefix: str, suffix: str) -> bool:
    """True if what is given of the words around stands there, white space aside."""
    wrapped = bool(text.joints)
    first, last = match.source
    if prefix and not text.source.endswith(prefix, 0, first):
        given = _flat(fold(prefix, wrapped=wrapped).even)
        start = max(0, match.start - len(given) - 1)
        if not _flat(text.even[start : match.start]).endswith(given):
            return False
    if suffix and not text.source.startswith(suffix, last):
        given = _flat(fold(suffix, wrapped=wrapped).even)
        end = match.end + len(given) + 1
        return _flat(text.even[match.end : end]).startswith(given)
    return True


def _flat(text: str) -> str:
    return " ".join(text.split())


def _chosen(
    matches: Sequence[Match],
    fitting: Sequence[Match],
    text: Folded,
    start: int | None,
    end: int | None,
    paragraph: int | None,
) -> Match | Fault:
    """The one place that is meant."""
    here = [
        match
        for match in matches
        if start is not None and match.source[0] == start and end in (None, match.source[1])
    ]
    if here and fitting and here[0] not in fitting:
        where = ", ".join(str(text.paragraph(match.start)) for match in fitting)
        message = f"position and context disagree: by its context it stands in paragraph {where}"
        return Fault("ambiguous", message)
    pool = here or fitting or matches
    if start is None and paragraph is not None:
        pool = [match for match in pool if text.paragraph(match.start) == paragraph] or pool
    # Of readings that end at the same place, the shortest is meant.
    ends = {match.end: match for match in pool}
    if len(ends) > 1:
        where = ", ".join(str(text.paragraph(match.start)) for match in ends.values())
        message = f"{len(ends)} places hold these words (paragraph {where})"
        return Fault("ambiguous", f"{message}; say which by `prefix`, `suffix` or `start`")
    chosen = next(iter(ends.values()))
    if paragraph is not None and (here or start is None):
        found = text.paragraph(chosen.start)
        if found != paragraph:
            message = f"the words stand in paragraph {found}, not in paragraph {paragraph}"
            return Fault("other-paragraph", message)
    return chosen


def _turned(
    match: Match, text: Folded, words: Words | None, accepted: frozenset[str], length: int
) -> Fault | None:
    """What is left out, by an ellipsis or just outside, and turns the words round."""
    for first, last in match.omitted:
        gap = text.even[first:last]
        if gap.strip(" '\".,;:!?-").lower() in accepted or not a_word().search(gap):
            continue
        if words is None:
            message = "there is no table of words to check what the ellipsis leaves out by"
            left_out = (gap.strip().lower(),)
            return Fault("ellipsis-hides", f"{message}: “{gap.strip()}”", 0, length, left_out)
        found = tuple(w for w in turning(gap, text.even[last:], words) if w not in accepted)
        if found:
            message = f"the ellipsis leaves out “{'”, “'.join(found)}”: “{gap.strip()}”"
            return Fault("ellipsis-hides", message, 0, length, found)
    if words is not None:
        outside = clipped(text, match.start, match.end, words)
        if found := tuple(word for word in outside if word not in accepted):
            message = f"“{found[0]}” stands just outside and changes what is said"
            return Fault("clipped", message, 0, length, found)
    return None
