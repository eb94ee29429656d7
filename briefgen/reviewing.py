"""Reviewing: the ledger of accepted facts, as the file that the rule `suspect` reads."""

from collections.abc import Iterable
from datetime import date

from briefgen.fingerprint import of_excerpt, of_fact, of_source
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact

PATH = "content/reviews.yaml"
_HEAD = """\
# yaml-language-server: $schema=schema/reviews.json
# Written by `briefgen review`; what a fact was accepted on, by whom and when.
"""


def ledger(corpus: Corpus, accepted: Iterable[str], by: str, on: date) -> str:
    """The text of content/reviews.yaml with some facts accepted anew; others keep their review.

    Sorted by fact, a block each, so that two people's reviews merge. Reviews of facts that are
    gone are dropped.
    """
    new = set(accepted)
    blocks = []
    for name in sorted(corpus.facts):
        fact = corpus.facts[name]
        if name in new:
            blocks.append(_block(corpus, fact, by, on))
        elif review := corpus.reviews.get(name):
            prints = [*review.excerpts.items()]
            states = [*review.sources.items()]
            blocks.append(_text(name, review.by, review.on, review.statement, prints, states))
    body = "\n".join(blocks) if blocks else ""
    return f"{_HEAD}\nreviews:{' []' if not blocks else ''}\n{body}"


def _block(corpus: Corpus, fact: Fact, by: str, on: date) -> str:
    cited = list(corpus.cited_by(fact))
    prints = [(f"{source.id}/{excerpt.id}", of_excerpt(excerpt)) for source, excerpt in cited]
    states = [(source.id, of_source(source)) for source, _ in cited]
    return _text(fact.id, by, on, of_fact(fact), prints, list(dict(states).items()))


def _text(
    name: str,
    by: str,
    on: date,
    statement: str,
    prints: list[tuple[str, str]],
    states: list[tuple[str, str]],
) -> str:
    quoted = by.replace("\\", "\\\\").replace('"', '\\"')
    lines = [f"  - fact: {name}", f'    by: "{quoted}"', f"    on: {on}"]
    lines += [f'    statement: "{statement}"', "    excerpts:"]
    lines += [f'      {reference}: "{digest}"' for reference, digest in prints]
    lines += ["    sources:"]
    lines += [f'      {source}: "{state}"' for source, state in states]
    return "\n".join(lines) + "\n"
