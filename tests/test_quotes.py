import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import characters
from briefgen.folding import fold
from briefgen.languages import words_of
from briefgen.quotes import Fault, Found, Kind, Rules, find, nearest
from tests.quotes.archived import archived
from tests.quotes.bending import bent
from tests.quotes.corpus import Page, Quote
from tests.quotes.honest import honest
from tests.quotes.texts import HARLOW, SAMPLES, Sample

EN = words_of("en")
SEED = 20250728
DOCS = Path(__file__).parent.parent / "docs/quotation.md"


def look(exact: str, text: str, **where: object) -> Found | Fault:
    return find(exact, fold(text), words=EN, **where)  # type: ignore[arg-type]


def kind(exact: str, text: str, **where: object) -> str:
    result = look(exact, text, **where)
    return result.kind if isinstance(result, Fault) else "found"


# The corpus.


def verdicts(
    quotes: Iterable[Quote], counts: Counter[str]
) -> Iterable[tuple[Quote, Found | Fault]]:
    texts = {}
    for quote in quotes:
        if quote.source not in texts:
            texts[quote.source] = fold(quote.source)
        counts[quote.kind] += 1
        where = {**quote.where}
        yield quote, find(quote.exact, texts[quote.source], words=words_of(quote.tag), **where)  # type: ignore[arg-type]


def told(title: str, counts: Counter[str]) -> None:
    """Writes how many there are of each class; `pytest -rP` shows it."""
    lines = [f"{title}: {counts.total()}"]
    lines += [f"{number:7} {name}" for name, number in sorted(counts.items())]
    sys.stdout.write("\n".join([*lines, ""]))


def bent_quotes(samples: Iterable[Sample]) -> tuple[Counter[str], list[Quote], list[str]]:
    counts: Counter[str] = Counter()
    missed, misnamed = [], []
    for sample in samples:
        for quote, result in verdicts(bent(Page(sample), random.Random(SEED)), counts):
            if not isinstance(result, Fault):
                missed.append(quote)
            elif quote.expected and result.kind not in {*quote.expected, "too-short", "ambiguous"}:
                misnamed.append(f"{quote.kind}: {quote.exact!r} is called {result.kind}")
    return counts, missed, misnamed


def false_alarms(samples: Iterable[Sample]) -> tuple[Counter[str], list[tuple[Quote, Fault]]]:
    counts: Counter[str] = Counter()
    alarms = []
    for sample in samples:
        for quote, result in verdicts(honest(Page(sample), random.Random(SEED)), counts):
            if isinstance(result, Fault):
                alarms.append((quote, result))
    return counts, alarms


def test_every_bent_quotation_is_caught() -> None:
    counts, missed, misnamed = bent_quotes(SAMPLES)
    told("bent quotations of our own texts", counts)
    assert missed == []
    assert misnamed == []
    assert counts.total() >= 2000
    assert len(counts) >= 14
    assert min(counts.values()) >= 15


def test_no_honest_quotation_is_refused() -> None:
    counts, alarms = false_alarms(SAMPLES)
    told("honest quotations of our own texts", counts)
    assert alarms == []
    assert counts.total() >= 1000


@pytest.mark.skipif(not archived(), reason="no archive beside the project")
def test_every_bent_quotation_of_the_archive_is_caught() -> None:
    counts, missed, misnamed = bent_quotes(archived())
    told("bent quotations of archived texts", counts)
    assert missed == []
    assert misnamed == []
    assert counts.total() >= 2000


@pytest.mark.skipif(not archived(), reason="no archive beside the project")
def test_no_honest_quotation_of_the_archive_is_refused() -> None:
    counts, alarms = false_alarms(archived())
    told("honest quotations of archived texts", counts)
    assert alarms == []


def test_an_accepting_matcher_would_fail_the_corpus() -> None:
    """What only looks for the words lets whole classes pass, so the corpus can fail."""
    passed: Counter[str] = Counter()
    for sample in SAMPLES:
        page = Page(sample)
        even = fold(page.text).even.replace("\n", " ").casefold()
        for quote in bent(page, random.Random(SEED)):
            runs = re.split(r"\s*(?:\[…\]|\[\.\.\.\]|\(…\)|…|\.\.\.)\s*", fold(quote.exact).even)
            passed[quote.kind] += all(run.casefold() in even for run in runs)
    weak = {"cut word", "cut number", "clipped before", "clipped after", "other case"}
    weak |= {"joined paragraphs", "ellipsis hides a qualifier", "ellipsis over paragraphs"}
    assert {name for name in weak if passed[name] < 5} == set()


# The rules, one by one.

TEXT = """\
The army said on Monday that it had lost 11.35 million litres of fuel. It did not say how.

No soldier was hurt, the report says, but a can’t-do spirit has spread since 14 May 2024.

Ships may leave the port from Friday if the wind drops. The well-known pilot called it “a gamble”.
"""


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("it had lost 11.35 million litres of fuel", "found"),
        ("said on Monday that it had lost 11", "cuts-word"),
        ("35 million litres of fuel", "cuts-word"),
        ("it had lost 11.35", "cuts-word"),
        ("said on Monday that it had lost", "found"),
        ("ad lost 11.35 million litres", "cuts-word"),
        ("the report says, but a can’t", "cuts-word"),
        ("the report says, but a can", "cuts-word"),
        ("known pilot called it “a gamble”", "cuts-word"),
        ("pilot called it ‘a gamble’", "found"),
        ("The Army said on Monday", "not-found"),
        ("said on Monday that they had lost", "not-found"),
        ("of fuel. No soldier", "not-found"),
        ("not say how. No soldier was hurt", "crosses-paragraph"),
        ("said on Monday […] No soldier was hurt", "ellipsis-crosses-paragraph"),
        ("lost 11.35 million litres of fuel […] The army said", "out-of-order"),
        ("It did […] say how", "ellipsis-hides"),
        ("The army […] had lost 11.35 million litres", "found"),
        ("say how.", "clipped"),
        ("soldier was hurt, the report says", "clipped"),
        ("leave the port from Friday", "clipped"),
        ("May leave the port", "not-found"),
        ("since 14 May 2024", "found"),
        ("since 14 […] 2024", "found"),
        ("The army [never] said on Monday", "bracket-negates"),
        ("The army said on [Tuesday]", "bracket-changes"),
        ("[The navy] said on Monday that it", "bracket-changes"),
        ("[They] said on Monday that it", "bracket-changes"),
        ("[t]he army said on Monday", "found"),
        ("the army said on Monday", "not-found"),
        ("[r]my said on Monday", "cuts-word"),
        ("The army […] [burned] 11.35 million litres", "bracket-changes"),
        ("The army […] [it] had lost 11.35 million litres", "found"),
        ("The army […] [loses] 11.35 million litres", "found"),
        ("The army […] [9] 11.35 million litres", "bracket-changes"),
        ("… [The navy] said on Monday that it", "bracket-changes"),
        ("The army […] [o]st 11.35 million litres", "cuts-word"),
        ("The army said on Monda[i]", "bracket-negates"),
        ("The ar[M]y said on Monday", "found"),
        ("The ar[n]y said on Monday", "bracket-negates"),
        ("The army said", "found"),
        ("fuel", "too-short"),
        ("a […] a […] a […] a […] a […] a […] a […] army said", "too-many-marks"),
        ("The ar\u200bmy said on Monday", "invisible-character"),
        ("The ar\u200dmy said on Monday", "invisible-character"),
        ("", "too-short"),
        ("[…]", "too-short"),
        ("[", "too-short"),
    ],
)
def test_the_fault_is_named(exact: str, expected: str) -> None:
    assert kind(exact, TEXT) == expected


def test_a_fault_knows_its_place_in_the_quotation() -> None:
    result = look("said on Monday that they had lost", TEXT)
    assert isinstance(result, Fault)
    assert "said on Monday that they had lost"[result.place :][: result.length] == "they"
    result = look("The army […] its fuel on [Tuesday]", "The army lost its fuel on Monday.")
    assert isinstance(result, Fault)
    assert (result.place, result.length) == (25, 9)


def test_offsets_are_those_of_the_archived_text() -> None:
    text = "One  line.\n\nThe Cafe\u0301’s\u00a0owner —  a “friend” — paid\u00ad up."
    result = look("[t]he Café's owner … a ‘friend’ – paid up", text)
    assert isinstance(result, Found)
    assert (
        text[result.start : result.end]
        == "The Cafe\u0301’s\u00a0owner —  a “friend” — paid\u00ad up"
    )
    assert [text[a:b] for a, b in result.segments] == [
        "he Cafe\u0301’s\u00a0owner", "a “friend” — paid\u00ad up",
    ]  # fmt: skip
    assert result.paragraph == 2
    assert result.omitted == ("—",)


def test_what_an_ellipsis_leaves_out_is_shown() -> None:
    text = "The plan, drawn up in secret by two officers, was sent to the court in March."
    result = look("The plan […] was sent […] in March", text)
    assert isinstance(result, Found)
    assert result.omitted == (", drawn up in secret by two officers,", "to the court")


def test_an_ellipsis_has_a_limit() -> None:
    text = f"The plan {'very ' * 25}was sent."
    assert kind("The plan […] was sent", text) == "found"
    assert kind("The plan […] was sent", text, rules=Rules(omitted=24)) == "ellipsis-too-wide"


def test_the_reading_with_the_shortest_gaps_is_meant() -> None:
    text = "The fleet sailed early. The fleet never fired. The fleet came home."
    result = look("The fleet […] came home", text)
    assert isinstance(result, Found)
    assert text[result.start :] == "The fleet came home."


def test_a_later_place_is_taken_if_the_next_one_leads_nowhere() -> None:
    text = f"One boat left. One boat sank {'so ' * 20}near One boat which {'so ' * 20}drifted away."
    result = look("left […] One boat […] drifted away", text)
    assert isinstance(result, Found)
    assert text[slice(*result.segments[1])] == "One boat"
    assert result.segments[1][0] == text.index("One boat which")


# Which of several places.

TWICE = "The bridge is closed. Nobody knows why.\nThe bridge is closed. It opens in May."


def test_two_places_need_a_word_more() -> None:
    assert kind("The bridge is closed", TWICE) == "ambiguous"
    for where, start in (
        ({"suffix": ". It opens"}, 40),
        ({"prefix": "why.\n"}, 40),
        ({"start": 0, "end": 20}, 0),
        ({"start": 40}, 40),
        ({"paragraph": 2}, 40),
    ):
        result = look("The bridge is closed", TWICE, **where)
        assert isinstance(result, Found)
        assert (result.start, result.moved, result.context) == (start, False, True)


def test_position_and_context_must_agree() -> None:
    where = {"start": 0, "end": 20, "suffix": ". It opens"}
    assert kind("The bridge is closed", TWICE, **where) == "ambiguous"


def test_what_has_moved_is_found_and_said_to_have_moved() -> None:
    text = f"A correction was added.\n{TEXT}"
    start = TEXT.index("it had lost")
    result = look(
        "it had lost 11.35 million litres", text, start=start, end=start + 32, paragraph=1
    )
    assert isinstance(result, Found)
    assert (result.moved, result.start, result.paragraph) == (True, start + 24, 2)
    assert not result.context or result.moved


def test_changed_surroundings_are_said() -> None:
    start = TEXT.index("it had lost")
    where = {"start": start, "prefix": "Tuesday that "}
    result = look("it had lost 11.35 million litres", TEXT, **where)
    assert isinstance(result, Found)
    assert (result.moved, result.context) == (False, False)


def test_moved_and_ambiguous_stays_ambiguous() -> None:
    where = {"start": 7, "end": 27, "prefix": "gone"}
    assert kind("The bridge is closed", TWICE, **where) == "ambiguous"


def test_the_wrong_paragraph_is_named() -> None:
    assert kind("it had lost 11.35 million litres", TEXT, paragraph=3) == "other-paragraph"


# What a person accepts.


def test_hidden_words_can_be_accepted_by_name_only() -> None:
    result = look("It did […] say how", TEXT)
    assert isinstance(result, Fault)
    assert result.words == ("not",)
    assert kind("It did […] say how", TEXT, accepted=frozenset({"not"})) == "found"
    assert kind("It did […] say how", TEXT, accepted=frozenset({"never"})) == "ellipsis-hides"
    assert kind("soldier was hurt", TEXT, accepted=frozenset({"no"})) == "found"


def test_without_a_table_of_words_what_is_left_out_must_be_accepted() -> None:
    text = fold("Das Heer hat am Montag nicht geschossen.")
    assert isinstance(find("Das Heer hat am Montag", text, words=None), Found)
    result = find("Das Heer hat […] geschossen", text, words=None)
    assert isinstance(result, Fault)
    assert result.kind == "ellipsis-hides"
    assert result.words == ("am montag nicht",)
    accepted = frozenset(result.words)
    found = find("Das Heer hat […] geschossen", text, words=None, accepted=accepted)
    assert isinstance(found, Found)
    result = find("Das [deutsche] Heer hat", text, words=None)
    assert isinstance(result, Fault)
    assert result.kind == "bracket-negates"


def test_languages_are_found_by_their_first_subtag() -> None:
    assert words_of("en-GB") is words_of("EN")
    assert words_of("zh-Hant-TW") is not None
    assert words_of("de") is None


@pytest.mark.parametrize(
    "line",
    [
        "It is not true that the army crossed the river.",
        "There is no evidence so far that the army crossed the river.",
        "The minister denied reports that “the army crossed the river”.",
        "He never said the army crossed the river.",
        "If the army crossed the river, war began.",
        "Perhaps the army crossed the river.",
        "It isn’t said that the army crossed the river.",
        "The army crossed the river only in part.",
        "The army crossed the river, if he is right.",
        "The army crossed the river unless he lies.",
        "The army crossed the river, allegedly.",
    ],
)
def test_words_just_outside_are_seen(line: str) -> None:
    exact = "he army crossed the river"
    assert kind(f"[T]{exact}" if "The army" in line else f"t{exact}", line) == "clipped"


@pytest.mark.parametrize(
    "line",
    [
        "He did not wait. The army crossed the river.",
        "Nobody spoke, and the army crossed the river in May.",
        "They failed; the army crossed the river, the report says.",
        "The army crossed the river and did not stop.",
        "With no bridge left, the army crossed the river about noon.",
    ],
)
def test_words_further_outside_are_not(line: str) -> None:
    assert kind(f"{'T' if 'The army' in line else 't'}he army crossed the river", line) == "found"


@pytest.mark.parametrize(
    ("exact", "line"),
    [
        ("400 soldiers left", "About 400 soldiers left."),
        ("400 soldiers left", "Up to 400 soldiers left."),
        ("60 days of rest", "They want 30 or 60 days of rest."),
        ("They want 30", "They want 30 to 60 days."),
        ("They lost $40 million", "They lost $40 million or more."),
    ],
)
def test_bounds_of_numbers_are_seen(exact: str, line: str) -> None:
    assert kind(exact, line) == "clipped"


@pytest.mark.parametrize(
    ("exact", "line"),
    [
        ("000 soldiers", "It sent 10 000 soldiers."),
        ("It sent 10", "It sent 10 000 soldiers."),
        ("5 degrees there", "It was -5 degrees there."),
        ("15 soldiers", "It sent 10–15 soldiers."),
        ("322 million for it", "They paid $322 million for it."),
        ("$322 million", "They paid US$322 million."),
        ("It grew by 40", "It grew by 40%."),
        ("It cost 40", "It cost 40 € more."),
        ("40 more than", "It cost € 40 more than."),
        ("It grew by forty", "It grew by forty per cent."),
        ("Senate voted for it. S. Bank", "U.S. Senate"),
        ("S. Senate voted", "The U.S. Senate voted."),
        ("aligned states met", "The non-aligned states met."),
        ("drove at 50 km", "They drove at 50 km/h."),
        ("Kyiv is qui", "Kyiv is quie\u0308t"),
    ],
)
def test_words_and_numbers_are_not_cut(exact: str, line: str) -> None:
    assert kind(exact, line, rules=Rules(words=1, letters=1)) in {"cuts-word", "not-found"}


@pytest.mark.parametrize(
    ("exact", "line"),
    [
        ("Council met in Kyiv", "The Ukraine–NATO Council met in Kyiv."),
        ("NATO Council met", "The Ukraine–NATO Council met in Kyiv."),
        ("the decision of Kyiv", "It was the decision of Kyiv’s mayor."),
        ("met in 2024", "They met in 2024, 300 of them."),
        ("$322 million was paid", "In 2024 $322 million was paid."),
        ("the deal ended", "the deal ended.The mayor left"),
        ("called it 'a farce,'", "They called it “a farce”, he said."),
        ("called it 'a farce.'", "They called it “a farce”."),
    ],
)
def test_words_and_numbers_end_where_they_end(exact: str, line: str) -> None:
    assert kind(exact, line) == "found"


def test_words_broken_at_the_end_of_a_line_are_found_either_way() -> None:
    text = fold(
        "A well-\nknown case of co-\noperation in the\nUkraine–\nRomania talks.", wrapped=True
    )
    for exact in ("A well-known case of cooperation in", "wellknown case of co-operation in the"):
        assert isinstance(find(exact, text, words=EN), Found)
    result = find("A well-known case of co operation", text, words=EN)
    assert isinstance(result, Fault)


# Scripts.


@pytest.mark.parametrize(
    "line",
    [
        "קצין צה״ל אמר כי הכביש נפתח בבוקר.",
        "او می\u200cخواهد نامه را امروز بفرستد.",
        "सरकार ने नई सड़क के लिए ५०० करोड़ रुपये दिए।",
        "श्री\u200dलंका की टीम कल आएगी।",
        "รัฐบาลอนุมัติโครงการรถไฟสายใหม่เมื่อวานนี้",
        "정부는 어제 새 철도 계획을 승인했다.",
        "政府は昨日、新しい鉄道計画を承認した。",
        "The team won 🏆 again 👩\u200d👩\u200d👧 today ❤\ufe0f.",
        "وافق المجلس على الميزانية بمبلغ ٣٢٠ مليون دينار.",
    ],
)
def test_every_script_can_be_quoted(line: str) -> None:
    text = fold(f"Before.\n{line}\nAfter.")
    found = find(line, text, words=None)
    assert isinstance(found, Found)
    assert text.source[found.start : found.end].rstrip(".।。") == line.rstrip(".।。")


def test_what_nobody_sees_in_a_source_does_not_hide_its_words() -> None:
    text = fold("הכביש\u200f נפתח \u200bבבוקר\u2060.")
    assert isinstance(find("הכביש נפתח בבוקר", text, words=None), Found)


def test_no_refused_character_passes_in_a_quotation() -> None:
    text = fold(TEXT)
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    refused = [char for _, run in characters.refused(every) for char in run]
    assert len(refused) > 4_000
    for char in refused:
        result = find(f"The ar{char}my said on Monday", text, words=EN)
        assert isinstance(result, Fault)
        assert result.kind == "invisible-character"


# What holds for all.

PAGES = [Page(sample) for sample in SAMPLES]
MARKS = st.sampled_from(
    ["[…]", "...", "[", "]", "[sic]", "[he]", "(…)", "'", "”", "\n", "\u200d", "-"]
)


@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_any_words_of_one_paragraph_are_found(page: Page, chance: random.Random) -> None:
    text = fold(page.text)
    for one in page.slices(chance, 1, 4, 30):
        result = find(one.exact, text, words=None, start=one.offset)
        cuts = isinstance(result, Fault) and result.kind == "cuts-word"
        if cuts:
            # Only a number is longer than what stands between two spaces.
            assert re.search(r"\d|ألف", one.exact)
        else:
            assert isinstance(result, Found)
            assert result.start == one.offset
            assert fold(page.text[result.start : result.end]).even in fold(one.exact).even


@given(st.lists(MARKS | st.sampled_from(HARLOW.text.split()) | st.text(max_size=3), max_size=12))
def test_nothing_raises(parts: list[str]) -> None:
    text = fold(HARLOW.text)
    for exact in (" ".join(parts), "".join(parts)):
        result = find(exact, text, words=EN, rules=Rules(words=1, letters=1))
        if isinstance(result, Fault):
            assert 0 <= result.place <= result.place + result.length <= max(1, len(exact))
        assert isinstance(nearest(exact, text), str)
    assert isinstance(find("The union had", fold(" ".join(parts)), words=EN), Fault | Found)


def test_the_published_faults_are_the_faults() -> None:
    published = DOCS.read_text(encoding="utf-8").split("## The faults")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)`", published, re.MULTILINE)) == {*get_args(Kind)}


def test_the_published_examples_are_true() -> None:
    page = DOCS.read_text(encoding="utf-8")
    table = page.split("## What stands just outside")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.*) \| “(.*)” \| (.*) \|$", table, re.MULTILINE)
    assert len(rows) == 6
    for source, exact, verdict in rows:
        result = look(exact, source.replace("*", ""))
        clipped = isinstance(result, Fault) and f"clipped: *{result.words[0]}*"
        assert clipped == verdict or (not clipped and verdict.startswith("passes"))


# Messages.


def test_the_nearest_passage_is_worded() -> None:
    text = fold(HARLOW.text)
    asked = "The union had asked for 12 per cent and had accepted two earlier offers"
    assert nearest(asked, text) == (
        "nearest: paragraph 1, differs here: "
        "… had asked for [12 → 11] per cent and had [nothing → not] accepted two earlier …"
    )
    assert "U+0435 CYRILLIC SMALL LETTER IE" in nearest("His officе denied that", text)
    assert nearest("Purple elephants dance on Saturn", text) == ""


# Time.


def test_ten_quotations_in_each_of_many_texts_take_little_time() -> None:
    chance = random.Random(SEED)
    page = Page(HARLOW)
    lines = [paragraph for paragraph in page.paragraphs for _ in range(8)]
    jobs = []
    for number in range(100):
        body = [f"{number}.{at} {line}" for at, line in enumerate(chance.sample(lines, 30))]
        source = "\n\n".join(body)[:10_000]
        places = [chance.randrange(len(source) - 200) for _ in range(10)]
        starts = [source.index(" ", place) + 1 for place in places]
        jobs.append((source, [(source[at : source.index(" ", at + 90)], at) for at in starts]))
    start = time.process_time()
    for source, quotes in jobs:
        text = fold(source)
        for exact, at in quotes:
            find(exact, text, words=EN, start=at, end=at + len(exact))
    assert time.process_time() - start < 0.6  # a tenth of the texts; four times what it takes


def test_a_text_made_to_be_slow_is_not() -> None:
    text = fold("na " * 1_500)
    start = time.process_time()
    assert isinstance(find("na na […] na na […] na na […] nb nb", text, words=EN), Fault)
    assert isinstance(find("na na " * 50, text, words=EN), Fault)
    assert time.process_time() - start < 4
