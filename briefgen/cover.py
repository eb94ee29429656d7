"""Cover: every number, date, name and quotation that a document prints is shown by its evidence.

It walks over the composed document, so nothing that is printed can be left out: a text that no
passage of the content accounts for is itself a fault. A sentence is shown by the excerpts of the
facts and conflicts that it cites; headings and findings by all that stands under them; our own
judgements are ours, and say so. Gaps are reported where the words stand in the YAML.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from briefgen import coverage, memory, passages, wording
from briefgen.coverage.grounds import clauses, evidence, of_conflict
from briefgen.document import Document
from briefgen.model.conflict import Conflict
from briefgen.model.corpus import Corpus
from briefgen.model.fact import Fact
from briefgen.passages import Passage, Role
from briefgen.plotting import figure_of
from briefgen.printed import own_counts, printed_in, texts
from briefgen.problem import Pos, Problem
from briefgen.prose import plain
from briefgen.quotes import holds
from briefgen.select import Selection, listed_facts
from briefgen.sentences import Sentence, sentences
from briefgen.settled import Settled
from briefgen.value import Frozen, replace

# What these say is the desk's own, and is set apart as such in print; what they cite is not.
OURS: frozenset[Role] = frozenset(
    {
        "judgement",
        "judgement_basis",
        "judgement_aside",
        "judgement_change",
        "watch_so",
        "correction_why",
        "dispute_wording",
    }
)


class Cover(Frozen):
    """What was found in a document and is shown: how many claims of each kind."""

    counts: Mapping[str, int]


def cover(
    selection: Selection, document: Document, settled: Settled | None = None
) -> tuple[Cover, list[Problem]]:
    """How much of the document is covered, and a problem for each claim that is not.

    What is `settled` is not looked at again, and what is found to be shown is added to it.
    """
    work = _Work(selection, own_counts(selection, document), settled)
    printed = list(printed_in(selection, document))
    for passage in printed:
        work.passage(passage)
    work.figures()
    work.pledges()
    work.points()
    accounted = {plain(passage.text) for passage in printed}
    for text in texts(document):
        if text not in accounted:
            message = f"`{text[:60]}` is printed, but no passage of the content accounts for it"
            where = selection.edition.at("headline")
            work.problems.append(
                Problem(where, "uncovered", message, "this is a fault of briefgen")
            )
    return Cover(dict(work.counts)), list(dict.fromkeys(work.problems))


class _Work:
    """The claims of one document while they are held against their evidence."""

    def __init__(
        self,
        selection: Selection,
        counted: tuple[coverage.Quantity, ...],
        settled: Settled | None,
    ) -> None:
        self.corpus: Corpus = selection.corpus
        self.edition = selection.edition
        self.language, self.words = selection.language, selection.words
        whole = self.corpus.whole or self.corpus
        self.names = _names(whole)
        self.names_in = [whole.digest("entities", name) for name in whole.entities]
        self.own: Mapping[str, int | date] = {
            "edition": self.edition.date,
            "cutoff": self.edition.cutoff,
            "issued": self.edition.issued,
            **({"next": self.edition.next} if self.edition.next else {}),
        }
        self.counted = counted
        self.listed = listed_facts(selection)
        self.counts: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self.settled = settled

    def passage(self, passage: Passage) -> None:
        """Every sentence of one printed text."""
        if passage.role in passages.OF_SOURCES:
            return
        if self.settled is None:
            self._passage(passage)
            return
        key = self._key(passage)
        known = self.settled.counts(key)
        if known is None:
            self.settled.settle(key, lambda: self._shown(passage))
        else:
            self.counts.update(known)

    def _key(self, passage: Passage) -> str:
        """What tells a passage from others, and all that is known of its edition here."""
        record = passage.record
        listed = self.listed.get(passage.section, ()) if passage.role == "finding" else ()
        parts = (
            *(self.own.items(), self.language, self.corpus.desk.imprint(), self.names_in),
            *(passage.role, passage.text, passage.section, passage.facts, passage.excerpts),
            *(passage.leans, passage.own, [one.id for one in self.edition.judgements]),
            record.imprint() if isinstance(record, Conflict | Fact) else "",
            [one.low for one in self.counted] if passage.role in _TELLING else (),
            [fact.id for fact in listed],
        )
        return memory.key(*map(str, parts)).hex()

    def _shown(self, passage: Passage) -> Mapping[str, int] | None:
        """How many claims of each kind a passage has, if all of them are shown."""
        before, faults = self.counts.copy(), len(self.problems)
        self._passage(passage)
        return self.counts - before if len(self.problems) == faults else None

    def _passage(self, passage: Passage) -> None:
        ours = passage.role in OURS
        for sentence in passage.sentences:
            places = _Places(self.corpus, passage, sentence)
            claims = self._found_in(sentence.text)
            for ids, group in clauses(sentence, claims, ours=ours):
                if ours and set(ids) <= set(passage.own):
                    continue  # a judgement of ours shows no words
                self._claims(group, self._evidence(passage, ids), places)

    def figures(self) -> None:
        """The large numbers, which their captions cite for."""
        for number, figure in enumerate(self.edition.figures):
            where = self.edition.at("figures", number, "number")
            cited = [name for one in sentences(figure.caption) for name in one.ids]
            found = self._derived(cited, figure.derivations, where)
            text = f"{figure.number}{figure.unit}" if figure.unit in _TIGHT else ""
            text = text or f"{figure.number} {figure.unit or ''}".strip()
            self._claims(self._found_in(f"{text} {plain(figure.caption)}"), found, where)

    def pledges(self) -> None:
        """The values that the table of pledges takes from the facts' figures."""
        for pledge in self.edition.pledges:
            fact = self.corpus.facts[pledge.fact]
            for number, figure in enumerate(fact.figures):
                if figure.currency:
                    where = fact.at("figures", number, "value")
                    claims = self._found_in(wording.money(self.words, figure))
                    self._claims(claims, evidence(self.corpus, [fact.id]), where)

    def points(self) -> None:
        """The values that charts take from the facts' figures."""
        for chart in self.edition.charts:
            for point in chart.points:
                fact = self.corpus.facts[point.fact]
                if figure := figure_of(fact, point):
                    where = fact.at("figures", point.figure - 1, "value")
                    claims = self._found_in(wording.money(self.words, figure))
                    self._claims(claims, evidence(self.corpus, [fact.id]), where)

    def _found_in(self, text: str) -> list[coverage.Claim]:
        return coverage.find_claims(text, self.language, self.names)

    def _evidence(self, passage: Passage, ids: Sequence[str]) -> coverage.Evidence:
        """What a clause rests on: what it cites itself, else all that its passage cites."""
        ours = {judgement.id for judgement in self.edition.judgements}
        cited = [name for name in (ids or passage.facts) if name not in ours]
        cited += [name for name in passage.leans if name not in ours]
        if passage.role == "finding":
            cited += [fact.id for fact in self.listed.get(passage.section, ())]
        record = passage.record
        if isinstance(record, Conflict) and passage.role in ("dispute_title", "dispute_side"):
            return of_conflict(self.corpus, record, passage.excerpts or self._behind(record))
        if isinstance(record, Fact):
            return self._derived([record.id], record.derivations, record.at("derivations"))
        facts = [self.corpus.facts[name] for name in cited if name in self.corpus.facts]
        texts = [text for fact in facts for text in fact.derivations]
        shown = self._derived(cited, texts, passage.pos, passage.excerpts, quiet=True)
        if passage.role in _TELLING:
            return replace(shown, derived=(*shown.derived, *self.counted))
        return shown

    def _behind(self, conflict: Conflict) -> list[str]:
        """All excerpts that a conflict's title stands over: those of its sides and their facts."""
        facts = [self.corpus.facts.get(side.fact) for side in conflict.positions if side.fact]
        found = [reference for side in conflict.positions for reference in side.cites]
        return found + [reference for fact in facts if fact for reference in fact.cites]

    def _derived(
        self,
        cited: Iterable[str],
        derivations: Sequence[str],
        where: Pos,
        excerpts: Iterable[str] = (),
        *,
        quiet: bool = False,
    ) -> coverage.Evidence:
        """The evidence of what is cited, with the derivations that hold; others are problems."""
        found = evidence(self.corpus, cited, excerpts, own=self.own, year=self.edition.date.year)
        if not derivations:
            return found
        found, faults = coverage.derive(derivations, self.language, found)
        if not quiet:
            self.problems += [
                Problem(where, "derivation", fault.message, fault.hint, length=len(fault.text))
                for fault in faults
            ]
        return found

    def _claims(
        self, claims: list[coverage.Claim], found: coverage.Evidence, where: "_Places | Pos"
    ) -> None:
        self.counts.update(claim.kind for claim in claims)
        gaps = coverage.uncovered(
            claims,
            found,
            self.names,
            quoted=lambda words: any(holds(words, one.text, one.language) for one in found.shown),
        )
        for gap in gaps:
            self.counts[gap.claim.kind] -= 1
            pos = where if isinstance(where, Pos) else where.of(gap.claim.start)
            hint = "cite a fact whose excerpt shows it, or say no more than the excerpts do"
            self.problems.append(
                Problem(pos, "uncovered", gap.message, hint, length=len(gap.claim.text))
            )


class _Places(Frozen):
    """Where in the YAML the characters of a printed sentence are written."""

    corpus: Corpus
    passage: Passage
    sentence: Sentence

    def of(self, offset: int) -> Pos:
        return passages.place(self.corpus, self.passage, self.sentence.origin(offset))


# What these say may be how many documents, rows or disputes the brief itself has.
_TELLING: frozenset[Role] = frozenset({"bottom_line", "finding"})


# Units that the templates set without a space.
_TIGHT = ("%", "k", "m", "bn")


@lru_cache(maxsize=1)
def _names(corpus: Corpus) -> coverage.Names:
    return coverage.Names(corpus.entities.values())
