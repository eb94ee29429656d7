"""Quotation marks are a promise: the words between them are the source's, letter by letter.

They stand in an excerpt that the passage rests on, and in one that may be quoted: `verbatim`, or
a translation if the same sentence says `(translated)`. Altered and indirect words are paraphrased.
Only white space and the shape of the marks may differ. Headlines and findings rest on all that
the edition cites, a heading on the text below it.

Passes:

    # content/facts/more.yaml
    facts:
      - id: talks-short
        statement: The delegations “met for 40 minutes”.
        cites: [gazette/forty-minutes]

Fails, because the Gazette does not say so:

    # content/facts/more.yaml
    facts:
      - id: talks-short
        statement: The delegations “met for an hour”.
        cites: [gazette/forty-minutes]
"""

from collections.abc import Iterator, Sequence

from briefgen import passages
from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt, Fidelity, Source
from briefgen.passages import OF_SOURCES, Passage
from briefgen.problem import Problem
from briefgen.quotes import holds
from briefgen.quoting import quotations, unpaired
from briefgen.sentences import Sentence

CODE = "quotation"

_MARKS = ("“", "”", '"', "‘")
_TRANSLATED: frozenset[Fidelity] = frozenset({"translated", "back_translated"})


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each quotation that its excerpts do not show, and each mark without partner."""
    for passage in passages.all_passages(corpus):
        if passage.role in OF_SOURCES or not _may_quote(passage.text):
            continue
        excerpts = passages.grounds(corpus, passage)
        for sentence in passage.sentences:
            lonely = unpaired(sentence.unquoted)
            if lonely is not None:
                pos = passages.place(corpus, passage, sentence.origin(lonely))
                message = "a quotation mark without its partner"
                hint = "open and close it in one sentence; a quotation inside takes single marks"
                yield Problem(pos, CODE, message, hint)
            if excerpts is not None:
                yield from _sentence(corpus, passage, sentence, excerpts)


def _may_quote(text: str) -> bool:
    # A mark can also be written as an entity.
    return any(mark in text for mark in (*_MARKS, "&"))


def _sentence(
    corpus: Corpus,
    passage: Passage,
    sentence: Sentence,
    excerpts: Sequence[tuple[Source, Excerpt]],
) -> Iterator[Problem]:
    for first, last in quotations(sentence.text):
        words = sentence.text[first:last]
        found = {
            excerpt.fidelity
            for source, excerpt in excerpts
            if holds(words, excerpt.exact, source.language)
        }
        message, hint = _verdict(found, marked="(translated)" in sentence.text)
        if message:
            pos = passages.place(corpus, passage, sentence.origin(first - 1))
            yield Problem(pos, CODE, message, hint, length=last - first + 2)


def _verdict(found: set[Fidelity], *, marked: bool) -> tuple[str, str]:
    """What is wrong with a quotation that stands in excerpts of these sorts, and how to mend it."""
    if "verbatim" in found or (marked and found & _TRANSLATED):
        return "", ""
    if found & _TRANSLATED:
        return "these words are a translation", "add (translated) to the sentence"
    if found:
        message = f"these words are not the speaker's own: the excerpt is {min(found)}"
        return message, "say it in our own words, without the marks"
    message = "no excerpt that is cited here holds these words"
    return message, "quote letter by letter, cite the excerpt, or take the marks away"
