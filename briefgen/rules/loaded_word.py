"""Words that take a side are printed only as somebody's words, in quotation marks.

The desk lists them in `loaded_words`; a plural in -s is found as well. Part of an entity's name
they may be.

Passes:

    # content/facts/more.yaml
    facts:
      - id: southport-delegation
        statement: The government of Southport sent a delegation.
        cites: [gazette/met]

Fails, because the desk lists `regime` as loaded:

    # content/facts/more.yaml
    facts:
      - id: southport-delegation
        statement: The Southport regime sent a delegation.
        cites: [gazette/met]
"""

from collections.abc import Iterator
from functools import lru_cache

from briefgen import passages
from briefgen.lexicon import Lexicon
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "loaded-word"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each loaded word outside quotation marks."""
    loaded, named = _house(corpus.house)
    for passage in passages.all_passages(corpus):
        for sentence in passage.sentences:
            text = sentence.unquoted
            found = list(loaded.find(text))
            in_names = [(start, end) for _, start, end in named.find(text)] if found else []
            for _, start, end in found:
                if any(first <= start and end <= last for first, last in in_names):
                    continue
                pos = passages.place(corpus, passage, sentence.origin(start))
                message = f"`{text[start:end]}` takes a side"
                hint = "say it neutrally, or quote and attribute the word"
                yield Problem(pos, CODE, message, hint, length=end - start)


@lru_cache(maxsize=1)
def _house(corpus: Corpus) -> tuple[Lexicon, Lexicon]:
    """The loaded words, and the names that have one in them."""
    loaded = Lexicon(corpus.desk.loaded_words, plural=True)
    names = {name for one in corpus.entities.values() for name in (one.name, *one.also)}
    return loaded, Lexicon(name for name in names if any(True for _ in loaded.find(name)))
