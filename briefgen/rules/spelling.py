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

from briefgen import passages
from briefgen.lexicon import Lexicon
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem

CODE = "spelling"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each name or word that the house spells differently."""
    house = _house_names(corpus)
    wrong = _wrong(corpus, house)
    lexicon = Lexicon(wrong)
    longer = {one: [name for name in house if one != name and one in name] for one in wrong}
    for passage in passages.all_passages(corpus):
        for sentence in passage.sentences:
            text = sentence.unquoted
            for phrase, start, end in lexicon.find(text):
                if not _inside(text, start, end, longer[phrase]):
                    pos = passages.place(corpus, passage, sentence.origin(start))
                    message = f"`{text[start:end]}` is not the house spelling"
                    hint = f"write `{wrong[phrase]}`"
                    yield Problem(pos, CODE, message, hint, length=end - start)


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
