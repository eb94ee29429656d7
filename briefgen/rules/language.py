"""A brief's language is one that the program has words for.

What the program prints around the content, from `Issued` to the names of months, is in the language
of the brief. In a language that it has no catalogue for, these words would be English.

Passes:

    # content/briefs/weekly.yaml
    language: en-US

Fails, because there is no catalogue of French:

    # content/briefs/weekly.yaml
    language: fr
"""

from collections.abc import Iterator

from briefgen.locales import languages
from briefgen.model.brief import Brief
from briefgen.model.corpus import Corpus
from briefgen.model.desk import Desk
from briefgen.problem import Problem

CODE = "language"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each language of the desk or a brief that has no catalogue."""
    known = ("en", *languages())
    named: list[Desk | Brief] = [*corpus.desks, *corpus.briefs.values()]
    for record in named:
        tag = record.language
        if tag and tag.partition("-")[0] not in known and corpus.desk.written("name"):
            message = (
                f"the program has no words in `{tag}`; around the content they will be English"
            )
            hint = f"it has {', '.join(known)}; docs/languages.md says how to add one"
            pos = record.at("language")
            yield Problem(pos, CODE, message, hint, level="warning", length=len(tag))
