"""Citing: notes are numbered by first use, and every call of a note is kept for the way back."""

from collections.abc import Sequence, Set

from markupsafe import Markup

from briefgen.locales import Furniture
from briefgen.model.corpus import Corpus
from briefgen.model.source import Excerpt
from briefgen.passages import resolve
from briefgen.prose import block_html, inline_html, plain, portable
from briefgen.rich import Calls, Md, Note, Rich, Use
from briefgen.value import Mutable, field


class Notes(Mutable):
    """The notes of one edition while it is being composed, in the order of printing.

    `judgements` maps the ids of the edition's own judgements to their numbers: a citation of one
    is a reference to it, not a note. `listed` are the facts that have an item of their own.
    """

    corpus: Corpus
    words: Furniture
    judgements: dict[str, int]
    listed: Set[str] = frozenset()
    _numbers: dict[str, int] = field(default_factory=dict)
    _uses: dict[str, list[Use]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)

    def line(self, text: str, section: str, *, cites: Sequence[str] = ()) -> Rich:
        """One line of prose; `cites` are excerpts that it rests on besides those it names."""
        html = inline_html(text, lambda names: self._call(self._excerpts(names), names, section))
        return self._rich(text, html, section, cites)

    def block(self, text: str, section: str) -> Rich:
        """Prose of one or more paragraphs."""
        html = block_html(text, lambda names: self._call(self._excerpts(names), names, section))
        return self._rich(text, html, section, ())

    def calls(self, names: Sequence[str], section: str) -> Calls:
        """The calls of the notes behind some facts or conflicts, for what is named elsewhere."""
        references = self._excerpts(names)
        markdown = self._footnotes(references, names)
        return Calls(self._call(references, names, section), Md(markdown))

    def _rich(self, text: str, html: Markup, section: str, cites: Sequence[str]) -> Rich:
        markdown = portable(text, lambda names: self._footnotes(self._excerpts(names), names))
        if cites:
            html += self._call(cites, (), section)
            markdown += self._footnotes(cites, ())
        return Rich(html, Md(markdown), plain(text))

    def key(self, source: str) -> str:
        """The short key of a source (S1, S2 …), given by first use."""
        return self._keys.setdefault(source, f"S{len(self._keys) + 1}")

    def place(self, fact: str) -> str:
        """The anchor of a fact where it is first printed; empty if it has its place elsewhere."""
        if not self._homeless(fact):
            return ""
        self._placed.add(fact)
        return f"f-{fact}"

    def _homeless(self, fact: str) -> bool:
        return fact not in self._placed and fact not in self.listed

    def printed(self) -> list[Note]:
        """The notes, by number."""
        return [self._note(reference, number) for reference, number in self._numbers.items()]

    def sources(self) -> list[str]:
        """The ids of the sources used, by key."""
        return list(self._keys)

    def _note(self, reference: str, number: int) -> Note:
        source, excerpt = self.corpus.excerpts[reference]
        return Note(
            number=number,
            anchor=f"n{number}",
            excerpt=reference,
            source=source.id,
            key=self.key(source.id),
            paragraph=excerpt.paragraph,
            exact=excerpt.exact,
            language=source.language,
            aside=self._aside(excerpt),
            uses=tuple(self._uses[reference]),
        )

    def _aside(self, excerpt: Excerpt) -> str:
        gloss = excerpt.gloss or ""
        if excerpt.fidelity not in ("translated", "back_translated"):
            return gloss
        if not gloss:
            return self.words.say("translated")
        return self.words.say("translated: {gloss}", gloss=gloss)

    def _excerpts(self, names: Sequence[str]) -> list[str]:
        found = [reference for name in names for reference in resolve(self.corpus, name)]
        return list(dict.fromkeys(found))

    def _number(self, reference: str) -> int:
        if reference not in self._numbers:
            self._numbers[reference] = len(self._numbers) + 1
            self._uses[reference] = []
            self.key(self.corpus.excerpts[reference][0].id)
        return self._numbers[reference]

    def _sorted(self, references: Sequence[str]) -> list[str]:
        return sorted(references, key=self._number)

    def _call(self, references: Sequence[str], names: Sequence[str], section: str) -> Markup:
        # A fact has its place where it is first cited: on one of the links, which have one each.
        facts = [name for name in dict.fromkeys(names) if name in self.corpus.facts]
        new = [name for name in facts if self._homeless(name)]
        links = []
        for reference in self._sorted(references):
            number = self._number(reference)
            uses = self._uses[reference]
            anchor = self.place(new.pop(0)) if new else f"r{number}-{len(uses) + 1}"
            uses.append(Use(anchor, section))
            key = self.key(self.corpus.excerpts[reference][0].id)
            label = self.words.say("Note {number}", number=number)
            links.append(
                Markup(
                    '<a class="c" role="doc-noteref" id="{}" href="#n{}" data-s="{}" data-f="{}"'
                    ' aria-label="{}">{}</a>'
                ).format(anchor, number, key, facts[0] if facts else "", label, number)
            )
        html = Markup()
        if links:
            html = Markup('<span class="cs">{}</span>').format(Markup(",").join(links))
        for name in names:
            if name in self.judgements:
                html += Markup(' (<a class="j" href="#j-{}">{}</a>)').format(
                    name, self._judgement(name)
                )
        return html

    def _footnotes(self, references: Sequence[str], names: Sequence[str]) -> str:
        notes = "".join(f"[^{self._number(reference)}]" for reference in self._sorted(references))
        own = [f" ({self._judgement(name)})" for name in names if name in self.judgements]
        return notes + "".join(own)

    def _judgement(self, name: str) -> str:
        return self.words.say("judgement {number}", number=self.judgements[name])
