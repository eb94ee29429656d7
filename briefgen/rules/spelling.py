"""Names and words are spelt in one way, the house's.

Not printed are the `aliases` of an entity, unless they are part of its name, and what `spellings`
in desk.yaml lists under `instead_of`. Words in quotation marks are the source's and stay.

Passes:

    # content/facts/more.yaml
    facts:
      - id: no-ceasefire
        statement: No ceasefire was agreed in Northport.
        cites: [gazette/met]

Fails, because the desk writes `ceasefire`:

    # content/facts/more.yaml
    facts:
      - id: no-ceasefire
        statement: No cease-fire was agreed in Northport.
        cites: [gazette/met]
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen import passages
from briefgen.lexicon import Lexicon
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "spelling"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each name or word that the house spells differently."""
    wrong, lexicon, longer = _house(corpus.house)
    for passage in passages.all_passages(corpus):
        for sentence in passage.sentences:
            text = sentence.unquoted
            for phrase, start, end in lexicon.find(text):
                if not _inside(text, start, end, longer[phrase]):
                    pos = passages.place(corpus, passage, sentence.origin(start))
                    message = f"`{text[start:end]}` is not the house spelling"
                    hint = f"write `{wrong[phrase]}`"
                    yield Problem(pos, CODE, message, hint, length=end - start)


@lru_cache(maxsize=1)
def _house(corpus: Corpus) -> tuple[Mapping[str, str], Lexicon, Mapping[str, list[str]]]:
    """What is not printed with what is instead, to be looked for, and names that hold it."""
    house = _house_names(corpus)
    wrong = _wrong(corpus, house)
    longer = {one: [name for name in house if one != name and one in name] for one in wrong}
    return wrong, Lexicon(wrong), longer


def _house_names(corpus: Corpus) -> set[str]:
    """The names that may be printed."""
    return {
        name
        for entity in corpus.entities.values()
        for name in (entity.name, entity.short, *entity.also)
        if name
    }


def _wrong(corpus: Corpus, house: set[str]) -> Mapping[str, str]:
    """What is not printed, and what stands in its place."""
    wrong = {
        alias: entity.short if entity.short and len(alias.split()) == 1 else entity.name
        for entity in corpus.entities.values()
        for alias in entity.aliases
    }
    wrong |= {other: word.use for word in corpus.desk.spellings for other in word.instead_of}
    return {alias: right for alias, right in wrong.items() if alias not in house}


def _inside(text: str, start: int, end: int, names: list[str]) -> bool:
    """True if what stands from `start` to `end` is part of one of the longer names."""
    for name in names:
        first = text.find(name, max(0, end - len(name)), start + len(name))
        if 0 <= first <= start and end <= first + len(name):
            return True
    return False
