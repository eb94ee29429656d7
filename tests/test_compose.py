import re
from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.document import Document, SectionView
from briefgen.load import load
from briefgen.select import select
from briefgen.verify import UNVERIFIED
from tests.sample import BRIEF, EDITION, project


def document(**changes: str) -> Document:
    corpus, problems = load(project(**changes))
    assert problems == []
    selection, problems = select(corpus, "harbour", None)
    assert selection, problems
    return compose(selection, UNVERIFIED)


def section(made: Document, name: str) -> SectionView:
    return next(section for section in made.sections if section.id == name)


def test_masthead_is_worded() -> None:
    head = document().masthead
    assert (head.series, head.topic, head.number) == (
        "Harbour Brief",
        "The ferry dispute",
        "10/2031",
    )
    assert (head.covers, head.issued, head.next) == (
        "3–9 March 2031",
        "9 March 2031",
        "16 March 2031",
    )
    assert head.marking == "TLP:GREEN"


def test_notes_are_numbered_by_first_use_in_the_order_of_printing() -> None:
    made = document()
    assert [(note.number, note.excerpt) for note in made.notes] == [
        (1, "gazette/met"),
        (2, "herald/met"),
        (3, "gazette/ferry"),
        (4, "gazette/pier"),
        (5, "herald/again"),
    ]
    assert made.bottom_line.html.count('href="#n1"') == 1
    assert made.bottom_line.markdown.endswith("The ferry line stays closed.[^3]")


def test_every_call_of_a_note_is_kept_for_the_way_back() -> None:
    made = document()
    everything = made.bottom_line.html + "".join(
        item.body.html for item in section(made, "developments").items
    )
    ferry = made.notes[2]
    assert [use.section for use in ferry.uses][:3] == ["bottom-line", "judgements", "developments"]
    assert ferry.uses[0].anchor in everything
    anchors = [use.anchor for note in made.notes for use in note.uses]
    assert len(anchors) == len(set(anchors))


def test_sources_are_keyed_by_first_use_and_list_their_notes() -> None:
    made = document()
    assert [(one.key, one.id, one.notes) for one in made.sources] == [
        ("S1", "gazette", (1, 3, 4)),
        ("S2", "herald", (2, 5)),
    ]
    assert made.sources[0].reliability_words == "Usually reliable"
    assert made.sources[0].credibility == "2–3"


def test_a_development_is_dated_by_the_first_fact_it_cites() -> None:
    item = section(document(), "developments").items[0]
    assert (item.when, item.when_note) == ("3 March", "")


def test_a_month_says_that_the_day_is_not_stated_and_no_date_that_none_is() -> None:
    first, second = "The meeting took place on 3 March.[@talks-held]", "Norden keeps"
    edition = EDITION.replace(f"{first} {second}", f"They will meet again.[@meet-again] {second}")
    assert edition != EDITION
    made = document(edition=edition)
    item = section(made, "developments").items[0]
    assert (item.when, item.when_note) == ("April", "day not stated")
    row = section(made, "pledges").pledges
    assert row is not None
    assert row.rows[0].when == "Undated, date not stated"


def test_pledges_draw_stated_parts_inside_the_whole() -> None:
    pledges = section(document(), "pledges").pledges
    assert pledges is not None
    row = pledges.rows[0]
    assert (row.value, row.share, row.part, row.kind) == ("SEK 12m", 1.0, 0.4167, "Pledge")
    assert row.part_value == "SEK 5m"


def test_a_party_without_a_cell_has_none() -> None:
    matrix = section(document(), "positions").matrix
    assert matrix is not None
    assert matrix.parties == ("Norden", "Sudmark")
    assert matrix.rows[0].cells[1] is None
    assert not matrix.rows[0].opposed


def test_opposed_means_for_against() -> None:
    other = '        sudmark: {stance: for, text: "Open at once[@talks-held]"}\npledges:'
    matrix = section(document(edition=EDITION.replace("pledges:", other)), "positions").matrix
    assert matrix is not None
    assert matrix.rows[0].opposed


def test_facts_that_nothing_printed_are_listed() -> None:
    assert [item.id for item in section(document(), "record").items] == ["f-dredging-part"]


def test_empty_sections_are_left_out() -> None:
    made = document(edition=EDITION.replace("disputes: [what-was-agreed]\n", ""))
    assert "disputed" not in [one.id for one in made.sections]


def test_a_cited_judgement_is_a_reference_and_not_a_note() -> None:
    edition = EDITION.replace(
        "so: It would show that the talks go on.", "so: It moves us.[@no-ferry]"
    )
    watch = section(document(edition=edition), "watch").watch[0]
    assert watch.so.html == 'It moves us. (<a class="j" href="#j-no-ferry">judgement 1</a>)'
    assert watch.so.markdown == "It moves us. (judgement 1)"


def test_a_cited_conflict_stands_for_the_words_of_all_sides() -> None:
    edition = EDITION.replace(
        "so: It would show that the talks go on.", "so: They differ.[@what-was-agreed]"
    )
    watch = section(document(edition=edition), "watch").watch[0]
    assert watch.so.markdown == "They differ.[^1][^5]"


def test_every_link_has_its_words() -> None:
    made = document()
    assert made.anchors["n3"] == "Note 3: source S1, paragraph 3"
    assert made.anchors["f-talks-held"] == "Back to citation 1 of note 1"
    assert made.anchors["j-no-ferry"] == "Judgement 1"


LAST = re.sub(r"disputes:.*\n|watch:\n(?:  .*\n)+", "", EDITION).replace("2031-03-09", "2031-03-02")
LAST = LAST.replace("2031-03-03/", "2031-02-24/").replace(
    "next: 2031-03-16\n", "cutoff: 2031-03-09\n"
)
FERRY = "    rests_on: [ferry-closed]\n"


def followed(change: str, **more: str) -> Document:
    """The second of two editions, in which the judgement on the ferry has more fields."""
    texts = project(edition=EDITION.replace(FERRY, FERRY + change), **more)
    corpus, problems = load(texts | {"content/editions/harbour/2031-03-02.yaml": LAST})
    assert problems == []
    selection, problems = select(corpus, "harbour", None)
    assert selection, problems
    return compose(selection, UNVERIFIED)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("    previous: no-ferry\n    change: raised\n", "raised since 2 March"),
        ("    change: new\n", "new"),
        ("", ""),
    ],
)
def test_a_change_says_since_when(change: str, word: str) -> None:
    made = followed(change)
    assert made.judgements[0].change_word == word
    legends = [entry.text for entry in made.about if entry.label == "Change"]
    assert bool(legends) == bool(word)
    assert all(text.endswith("the edition of 2 March 2031.") for text in legends)


def test_the_reasoning_has_what_was_dropped() -> None:
    brief = BRIEF.replace(
        "  - {id: watch", "  - {id: why, title: Why, part: reasoning}\n  - {id: watch"
    )
    dropped = "    assumptions: [The toll stays.]\ndropped:\n"
    dropped += "  - {previous: no-ferry, reason: It came.}\n"
    view = section(followed(dropped, brief=brief), "why")
    assert [(one.text, one.reason.text) for one in view.dropped] == [
        ("A ferry before May is unlikely.", "It came.")
    ]
    assert "why" not in [one.id for one in document(brief=brief).sections]


CORRECTION = """\
version: 2
corrections:
  - date: 2031-03-09
    passage: positions
    was: Closed until May
    now: Closed while the toll stands[@ferry-closed]
    why: Nobody has named a month.
"""


def test_a_corrected_edition_says_so_and_the_next_one_too() -> None:
    brief = BRIEF + "  - {id: mended, title: Corrections, part: corrections}\n"
    last = LAST + CORRECTION
    texts = project(brief=brief) | {"content/editions/harbour/2031-03-02.yaml": last}
    corpus, problems = load(texts)
    assert problems == []
    found = {}
    for day in (date(2031, 3, 2), date(2031, 3, 9)):
        selection, _ = select(corpus, "harbour", day)
        assert selection
        found[day.day] = compose(selection, UNVERIFIED)
    first, second = found[2], found[9]
    assert (first.masthead.version, first.masthead.corrected) == (2, "9 March")
    assert first.masthead.changed_day == date(2031, 3, 9)
    assert "version 2, corrected 9 March 2031" in first.about[-3].text
    assert (second.masthead.version, second.masthead.corrected) == (1, "")
    assert second.masthead.changed_day == second.masthead.issued_day
    own, told = (section(made, "mended").corrections[0] for made in (first, second))
    assert (own.edition, own.anchor, own.where) == ("", "positions", "Positions")
    assert (told.edition, told.anchor) == ("2 March 2031", "")
    assert told.was == "Closed until May"
    assert told.now.markdown.startswith("Closed while the toll stands[^")


def test_a_correction_is_told_once_after_the_edition_before() -> None:
    brief = BRIEF + "  - {id: mended, title: Corrections, part: corrections}\n"
    late = CORRECTION.replace("2031-03-09", "2031-03-10")
    texts = project(brief=brief) | {"content/editions/harbour/2031-03-02.yaml": LAST + late}
    corpus, _ = load(texts)
    selection, _ = select(corpus, "harbour", date(2031, 3, 9))
    assert selection
    made = compose(selection, UNVERIFIED)
    assert "mended" not in [one.id for one in made.sections]


def test_without_judgements_there_is_no_front_page_and_no_scale_to_explain() -> None:
    edition = re.sub(r"judgements:\n(?:  .*\n)+", "", EDITION).replace("moves: [no-ferry]", "")
    made = document(edition=edition)
    assert (document().front, made.front) == (True, False)
    labels = [entry.label for entry in made.about]
    assert not {"Likelihood", "Origins"} & set(labels)
    assert {"Likelihood", "Origins"} <= {entry.label for entry in document().about}


def test_a_brief_of_one_page_has_no_contents_and_may_be_set_small() -> None:
    brief = BRIEF.replace("part: about}", "part: about, compact: true}") + "max_pages: 1\n"
    made = document(brief=brief)
    assert not made.contents
    assert section(made, "about").compact
    assert [entry.label for entry in made.about][-2:] == ["Sharing", "Archive"]
    assert "Quotation" not in [entry.label for entry in made.about]


def test_the_archive_entry_counts_every_fact_that_is_printed() -> None:
    assert "on 5 facts" in document().about[-1].text


def test_a_conflict_that_a_sentence_cites_is_no_fact() -> None:
    edition = EDITION.replace("closed.[@ferry-closed]", "closed.[@ferry-closed; @what-was-agreed]")
    assert edition != EDITION
    assert "on 5 facts" in document(edition=edition).about[-1].text


def test_the_newest_edition_is_taken_and_an_older_one_by_its_day() -> None:
    older = EDITION.replace("2031-03-09", "2031-03-02").replace("2031-03-03/", "2031-02-24/")
    texts = project() | {"content/editions/harbour/2031-03-02.yaml": older}
    corpus, _ = load(texts)
    newest, _ = select(corpus, "harbour", None)
    first, _ = select(corpus, "harbour", date(2031, 3, 2))
    assert newest
    assert newest.edition.date == date(2031, 3, 9)
    assert first
    assert first.edition.date == date(2031, 3, 2)
