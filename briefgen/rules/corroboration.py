"""What corroborates has another origin: a repetition is no confirmation.

A fact may be linked as `corroborates` only to one whose words have other established origins;
where they share an origin the link is `repeats`, and unknown lineage counts as no origin.

Passes:

    # content/facts/more.yaml
    facts:
      - id: a-meeting
        statement: The delegations met.
        cites: [gazette/met]
        links: [{fact: talks-held, relation: repeats}]

Fails, because both facts rest on one newspaper:

    # content/facts/more.yaml
    facts:
      - id: a-meeting
        statement: The delegations met.
        cites: [gazette/met]
        links: [{fact: talks-held, relation: corroborates}]
"""

from collections.abc import Iterator

from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact
from briefgen.problem import Problem

CODE = "corroboration"


def check(corpus: Corpus) -> Iterator[Problem]:
    """A problem for each link that claims more than the origins carry."""
    for fact in corpus.facts.values():
        for index, link in enumerate(fact.links):
            other = corpus.facts.get(link.fact)
            if link.relation != "corroborates" or other is None:
                continue
            own, theirs = _groups(corpus, fact), _groups(corpus, other)
            if own and theirs and own.isdisjoint(theirs):
                continue
            shared = ", ".join(sorted(own & theirs))
            why = f"both go back to `{shared}`" if shared else "the origin of one is not known"
            message = f"`{fact.id}` does not corroborate `{other.id}`: {why}"
            hint = "say `repeats`, or establish the origin_group of the sources"
            where = fact.at("links", index, "relation")
            yield Problem(where, CODE, message, hint, length=len(link.relation))


def _groups(corpus: Corpus, fact: Fact) -> set[str]:
    cited = corpus.cited_by(fact)
    groups = {excerpt.origin_group or source.origin_group for source, excerpt in cited}
    return {group for group in groups if group}
