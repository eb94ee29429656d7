"""Likelihood terms mean a range, so they stand only where one is meant: in our own judgements.

A judgement with a `likelihood` has a term of the desk's scale, and its text holds exactly that
term, once; without one it holds none. Wherever else such a word would be read as the desk's
estimate, so it stands only inside quotation marks: another body's assessment takes none. The two
rows of a scale are not mixed in an edition, and likelihood and confidence never share a sentence
(ICD 203, D.6.e(2)(a)).

Passes:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: A first agreement is likely before the winter.
        likelihood: likely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]

Fails, because the reader meets both scales in one sentence:

    # content/editions/weekly/2025-07-27.yaml
    judgements:
      - id: agreement
        text: We have high confidence that a first agreement is likely before the winter.
        likelihood: likely
        confidence: low
        confidence_basis: one newspaper
        why: The delegations met for 40 minutes.[@talks-length]
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from briefgen import passages
from briefgen.languages import Estimates, estimates_of
from briefgen.model.corpus import Corpus
from briefgen.model.edition import Edition, Judgement
from briefgen.passages import Passage
from briefgen.problem import Pos, Problem
from briefgen.record import closest
from briefgen.scales import likelihood, term
from briefgen.sentences import Sentence
from briefgen.value import Frozen

CODE = "likelihood"


class _Lexicon(Frozen):
    """What the rule looks for in one language: terms, these and ambiguous ones, confidence."""

    language: str
    estimates: Estimates
    term: re.Pattern[str]
    any_term: re.Pattern[str]
    confidence: re.Pattern[str]

    def base(self, wording: str) -> str:
        """A term without its inflection."""
        return self.estimates.base(wording)


@cache
def _lexicon(language: str) -> _Lexicon:
    estimates = estimates_of(language)
    scales = likelihood(language).values()
    words = {word for scale in scales for step in scale for word in step.words}
    longest_first = sorted(words - estimates.ambiguous, key=lambda word: (-len(word), word))
    found = [*map(estimates.pattern, longest_first), *estimates.beyond]
    plain = rf"\b(?:{'|'.join(found)})\b"
    ambiguous = "".join(rf"|\b{word}\b" for word in sorted(estimates.ambiguous))
    return _Lexicon(
        language,
        estimates,
        re.compile(plain, re.IGNORECASE),
        re.compile(plain + ambiguous, re.IGNORECASE),
        re.compile(estimates.confidence, re.IGNORECASE),
    )


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each likelihood term that is wrong, missing or in the wrong place."""
    lexicons = [_lexicon(language) for language in corpus.languages()]
    for passage in passages.all_passages(corpus):
        if passage.role != "judgement":
            for lexicon in lexicons:
                yield from _none_in(corpus, passage, lexicon)
    for brief, edition, printed in passages.editions(corpus):
        yield from _judgements(corpus, edition, printed, _lexicon(corpus.language_of(brief)))


def _none_in(corpus: Corpus, passage: Passage, lexicon: _Lexicon) -> Iterator[Problem]:
    for sentence in passage.sentences:
        lower = sentence.unquoted.lower()
        if not any(stem in lower for stem in lexicon.estimates.stems):
            continue
        for found in lexicon.term.finditer(sentence.unquoted):
            pos = passages.place(corpus, passage, sentence.origin(found.start()))
            message = f"`{found[0]}` is a likelihood term outside a judgement's text"
            hint = "say it without: expects, sees no …, could; or put the source's word in quotes"
            yield Problem(pos, CODE, message, hint, length=len(found[0]))


def _judgements(
    corpus: Corpus, edition: Edition, printed: Sequence[Passage], lexicon: _Lexicon
) -> Iterator[Problem]:
    rows: dict[int, str] = {}
    texts = (one for one in printed if one.role == "judgement")
    for judgement, passage in zip(edition.judgements, texts, strict=True):
        problems = list(_scale(corpus, judgement, rows, lexicon))
        yield from problems
        if not problems:
            yield from _text(corpus, judgement.likelihood, passage, lexicon)


def _text(
    corpus: Corpus, wanted: str | None, passage: Passage, lexicon: _Lexicon
) -> Iterator[Problem]:
    """Whether the text of a judgement holds the wanted term, once, and no other."""
    pattern = lexicon.any_term if wanted in lexicon.estimates.ambiguous else lexicon.term
    seen = right = 0
    for sentence in passage.sentences:
        terms = list(pattern.finditer(sentence.unquoted))
        seen += len(terms)
        for found in terms:
            same = wanted is not None and lexicon.base(found[0]) == lexicon.base(wanted)
            right += same
            if not same or right > 1:
                pos = passages.place(corpus, passage, sentence.origin(found.start()))
                yield _stray(pos, found[0], wanted, same=same)
        if terms:
            yield from _confidence(corpus, passage, sentence, lexicon)
    if wanted and not seen and corpus.desk.written("name"):
        message = f"the text does not hold its term, `{wanted}`"
        hint = "the text says how likely, in the words of `likelihood`"
        pos = passages.place(corpus, passage, 0)
        yield Problem(pos, CODE, message, hint, length=len(passage.text))


def _stray(pos: Pos, found: str, wanted: str | None, *, same: bool) -> Problem:
    if wanted is None:
        message = f"`{found}` is a likelihood term, and the judgement has no `likelihood`"
        hint = f"add `likelihood: {found.lower()}`, or say it without the term"
    elif same:
        message, hint = f"`{found}` stands here a second time", "one judgement, one term"
    else:
        message = f"`{found}` is another likelihood term than `{wanted}`"
        hint = "keep the one that `likelihood` names"
    return Problem(pos, CODE, message, hint, length=len(found))


def _confidence(
    corpus: Corpus, passage: Passage, sentence: Sentence, lexicon: _Lexicon
) -> Iterator[Problem]:
    for found in lexicon.confidence.finditer(sentence.unquoted):
        pos = passages.place(corpus, passage, sentence.origin(found.start()))
        message = f"`{found[0]}` in one sentence with a likelihood term"
        hint = "confidence has its own fields, `confidence` and `confidence_basis`"
        yield Problem(pos, CODE, message, hint, length=len(found[0]))


def _scale(
    corpus: Corpus, judgement: Judgement, rows: dict[int, str], lexicon: _Lexicon
) -> Iterator[Problem]:
    """Whether the term is one of the desk's scale, and from the row that the edition uses."""
    wording = judgement.likelihood
    if not wording or not corpus.desk.written("name"):
        return
    scale = corpus.desk.likelihood_scale
    pos = judgement.at("likelihood")
    steps = likelihood(lexicon.language)[scale]
    step = term(scale, wording, lexicon.language)
    if step is None:
        words = list(chain.from_iterable(one.words for one in steps))
        message = f"`{wording}` is not a term of the scale `{scale}`"
        hint = closest(wording, words) or f"one of: {', '.join(one.term for one in steps)}"
        yield Problem(pos, CODE, message, hint, length=len(wording))
        return
    row = 0 if lexicon.base(wording) in lexicon.base(step.term) else 1
    rows.setdefault(row, wording)
    if 1 - row in rows:
        message = f"`{wording}` is from another row of the scale than `{rows[1 - row]}`"
        hint = f"use one row in an edition: `{step.term}`"
        yield Problem(pos, CODE, message, hint, length=len(wording))
