"""Fingerprints: what a fact was reviewed against, so that a change of it cannot go unseen.

Only fields that bear meaning count (as in Doorstop's suspect links): the words, how they relate
to what was said, what we say they mean; not positions, spacing in the file or the order of fields.
"""

import hashlib
from collections.abc import Iterable

from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact
from briefgen.model.source import Excerpt, Source


def of_excerpt(excerpt: Excerpt) -> str:
    """16 hex digits over the words of an excerpt, their fidelity, gloss and errors."""
    return _digest([excerpt.exact, excerpt.fidelity, excerpt.gloss or "", *excerpt.sic])


def of_fact(fact: Fact) -> str:
    """16 hex digits over what a fact states: sentence, kind, date, speaker and figures."""
    date = [fact.date.edtf.text, fact.date.basis] if fact.date else []
    figures = [figure.model_dump_json(exclude_none=True) for figure in fact.figures]
    said = [fact.said_by or "", fact.modality or "", fact.status or ""]
    return _digest([fact.statement, fact.kind, *date, *said, *figures])


def of_source(source: Source) -> str:
    """The state of a source in words: `D, rewritten, current, c3bc6e603d14`."""
    return f"{source.reliability}, {source.integrity}, {source.status}, {source.sha256[:12]}"


def changes(corpus: Corpus, fact: Fact) -> list[str]:
    """What has changed under a fact since its review, in words; nothing if it had none."""
    if fact.id not in corpus.reviews:
        return []
    review = corpus.reviews[fact.id]
    found = [] if review.statement == of_fact(fact) else ["what it states"]
    cited = {f"{source.id}/{excerpt.id}": excerpt for source, excerpt in corpus.cited_by(fact)}
    for reference, excerpt in cited.items():
        if reference not in review.excerpts:
            found.append(f"the excerpt `{reference}` is new")
        elif review.excerpts[reference] != of_excerpt(excerpt):
            found.append(f"the words or the gloss of `{reference}`")
    found += [f"`{gone}` is cited no more" for gone in review.excerpts if gone not in cited]
    for source in {source.id: source for source, _ in corpus.cited_by(fact)}.values():
        was, now = review.sources.get(source.id, ""), of_source(source)
        if was and was != now:
            found.append(_turned(source.id, was, now))
    return found


def _turned(name: str, was: str, now: str) -> str:
    """Which parts of a source's state are others now: `herbst` from D to E."""
    kinds = ("reliability", "integrity", "status", "document")
    pairs = zip(kinds, was.split(", "), now.split(", "), strict=False)
    turned = [f"{kind} {before} → {after}" for kind, before, after in pairs if before != after]
    return f"the source `{name}`: {', '.join(turned)}"


def _digest(parts: Iterable[str]) -> str:
    # Length before each part, so that no two lists of parts run together into one text.
    total = hashlib.sha256()
    for part in parts:
        total.update(f"{len(part)}:{part}".encode())
    return total.hexdigest()[:16]
