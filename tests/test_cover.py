"""Coverage of what is printed: the real editions pass, and seeded errors are caught in place."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefgen.compose import compose
from briefgen.cover import cover
from briefgen.load import load
from briefgen.model.corpus import Corpus
from briefgen.problem import Problem
from briefgen.read import read
from briefgen.rich import Rich
from briefgen.select import select
from briefgen.value import replace
from briefgen.verify import UNVERIFIED
from tests.sample import EDITION, FACTS, project

ROOT = Path(__file__).parent.parent
JULY = "content/editions/weekly/2025-07-27.yaml"
JUNE = "content/editions/weekly/2025-06-08.yaml"

# What an editor's slip would change, one at a time: (file, what stands there, what is put there).
SLIPS = [
    (JULY, "The Istanbul talks of 23 July", "The Istanbul talks of 24 July"),
    (JULY, "when the 50 days", "when the 60 days"),
    (JULY, "set by US President Donald Trump", "set by US Defence Secretary Pete Hegseth"),
    (JULY, "is **2 September**", "is **12 September**"),
    (JULY, 'number: "40"', 'number: "45"'),
    (JULY, "number: $1.3", "number: $1.8"),
    (JULY, "unit: bn", "unit: m"),
    (JULY, "pledged on 21 July", "pledged on 22 July"),
    (JULY, 'number: "2"', 'number: "3"'),
    (JULY, "batteries Germany would pass", "batteries Norway would pass"),
    (JULY, "met in Istanbul on 23 July for 40", "met in Istanbul on 23 June for 40"),
    (JULY, "on 23 July for 40 minutes", "on 23 July for 14 minutes"),
    (JULY, "Rustem Umerov and Vladimir Medinsky led", "Rustem Umerov and Dmitry Peskov led"),
    (JULY, "The UK and Germany led", "The UK and Canada led"),
    (JULY, "meeting on 21 July", "meeting on 20 July"),
    (
        JULY,
        "Norway, the Netherlands and Canada, pledged",
        "Norway, the Netherlands and Germany, pledged",
    ),
    (JULY, "pledged\n      $1.3 billion", "pledged\n      $1.3 million"),
    (JULY, "more than $500 million", "more than $550 million"),
    (
        JULY,
        "UK Defence Secretary John Healey announced",
        "UK Defence Secretary Boris Pistorius announced",
    ),
    (JULY, "announced a “50-day drive”", "announced a “60-day drive”"),
    (JULY, "Russian President Dmitry Medvedev", "Russian President Alexander Grushko"),
    (JULY, "in Kyiv, Dnipro, Lviv and", "in Kyiv, Kursk, Lviv and"),
    (JULY, "$322 million sale to Ukraine of", "€322 million sale to Ukraine of"),
    (JULY, "obtains two Patriot", "obtains three Patriot"),
    (JULY, "along a front of 1,000 km", "along a front of 1,200 km"),
    (JULY, "On 14 July the White House announced", "On 15 July the White House announced"),
    (JULY, "warned of tariffs of 100", "warned of tariffs of 50"),
    (JULY, "a ceasefire of 30 or 60", "a ceasefire of 30 or 90"),
    (JULY, "“protracting peace negotiations”", "“prolonging peace negotiations”"),
    (JULY, "Face-to-face talks resumed in May", "Face-to-face talks resumed in April"),
    (JUNE, "100,000 British drones", "10,000 British drones"),
    (JUNE, "in 2025,", "in 2026,"),
    (JUNE, "the Ramstein meeting of 4 June", "the Ramstein meeting of 5 June"),
    (JUNE, "Council set for 5 June", "Council set for 6 June"),
    (JUNE, "Matthew Whitaker", "Rustem Umerov"),
    (JUNE, "of 30 or 60 days", "of 30 or 61 days"),
    (JUNE, "in the Bryansk and Kursk", "in the Bryansk and Kyiv"),
    (JUNE, "“a terrorist act” (translated)", "“a terror act” (translated)"),
    (
        JUNE,
        "“those who rely on terrorism” (translated)",
        "“those who live on terrorism” (translated)",
    ),
    (JUNE, "led the Ramstein group until February", "led the Ramstein group until March"),
]


def uncovered(texts: dict[str, str], brief: str) -> list[Problem]:
    corpus, problems = load(texts)
    assert problems == []
    days = corpus.days_of(brief)
    return [problem for day in days for problem in uncovered_on(day, corpus, brief)]


def uncovered_on(day: date, corpus: Corpus, brief: str) -> list[Problem]:
    selection, _ = select(corpus, brief, day)
    assert selection
    return list(cover(selection, compose(selection, UNVERIFIED))[1])


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    files, problems = read(ROOT)
    assert problems == []
    return dict(files.texts)


def test_both_editions_are_covered(real: dict[str, str]) -> None:
    assert uncovered(real, "weekly") == []


def slips() -> Iterator[object]:
    """Every third is tried in every run, the others in the slow one."""
    for number, slip in enumerate(SLIPS):
        marks = () if number % 3 == 0 else pytest.mark.slow
        yield pytest.param(*slip, id=slip[2][:40], marks=marks)


@pytest.mark.parametrize(("path", "right", "wrong"), [*slips()])
def test_a_slip_of_the_editor_is_caught_where_it_stands(
    real: dict[str, str], path: str, right: str, wrong: str
) -> None:
    pattern = r"\s+".join(map(re.escape, right.split()))
    match = re.search(pattern, real[path])
    assert match, f"the edition no longer says `{right}`"
    text = real[path][: match.start()] + wrong + real[path][match.end() :]
    corpus, problems = load({**real, path: text})
    assert problems == []
    found = uncovered_on(date.fromisoformat(Path(path).stem), corpus, "weekly")
    first = text.count("\n", 0, match.start()) + 1
    last = text.count("\n", 0, match.start() + len(wrong)) + 1
    places = [(problem.pos.file, problem.pos.line) for problem in found]
    # A unit stands on the line after its number, where the figure as a whole is reported.
    assert any(file == path and first - 1 <= line <= last for file, line in places), places


def test_a_derivation_covers_what_it_yields_and_a_wrong_one_is_a_problem() -> None:
    said = 'caption: "Days from the talks to the next edition[@talks-held]"'
    figure = f'figures:\n  - number: "13"\n    unit: days\n    {said}\n'
    edition = re.sub(r"figures:\n.*\n", figure, EDITION)
    assert [p.code for p in uncovered(project(edition=edition), "harbour")] == ["uncovered"]
    right = figure + "    derivations: [13 days = next - 3 March 2031]\n"
    wrong = figure + "    derivations: [13 days = next - 4 March 2031]\n"
    assert uncovered(project(edition=re.sub(r"figures:\n.*\n", right, EDITION)), "harbour") == []
    found = uncovered(project(edition=re.sub(r"figures:\n.*\n", wrong, EDITION)), "harbour")
    assert {problem.code for problem in found} == {"derivation", "uncovered"}


def test_a_listed_fact_is_covered_too() -> None:
    facts = FACTS.replace("5 million crowns are for dredging", "6 million crowns are for dredging")
    [problem] = uncovered(project(facts=facts), "harbour")
    assert "`6 million crowns`" in problem.message
    assert problem.pos.file == "content/facts/talks.yaml"


def test_our_own_judgement_needs_no_source() -> None:
    edition = EDITION.replace("A ferry before May is", "A ferry before 12 May is")
    assert uncovered(project(edition=edition), "harbour") == []


def test_what_our_own_judgement_cites_is_held_against_it() -> None:
    for said, message in (
        ("A ferry sails on 12 May.", None),
        ("A ferry sails, after talks[@talks-held] on 12 May.", None),
        ("A ferry sails, after talks on 12 May.[@talks-held]", "`12 May`"),
    ):
        judged = EDITION.replace("    rests_on:", f"    indicators: [{said!r}]\n    rests_on:", 1)
        assert judged != EDITION
        found = [problem.message for problem in uncovered(project(edition=judged), "harbour")]
        assert [message in one for one in found if message] == [True] * bool(message), found


def test_a_finding_over_a_list_of_facts_is_covered_by_them() -> None:
    finding = "findings:\n  record: About 5 million are for dredging\n"
    named = EDITION.replace("findings:\n", finding)
    assert named != EDITION
    assert uncovered(project(edition=named), "harbour") == []
    wrong = named.replace("About 5 million are", "About 6 million are")
    [problem] = uncovered(project(edition=wrong), "harbour")
    assert "6 million" in problem.message


def test_a_text_that_comes_from_nowhere_is_a_fault() -> None:
    corpus, _ = load(project())
    selection, _ = select(corpus, "harbour", None)
    assert selection
    document = compose(selection, UNVERIFIED)
    stray = replace(document.bottom_line, text="Slipped in by a composer.")
    assert isinstance(stray, Rich)
    _, problems = cover(selection, replace(document, bottom_line=stray))
    assert [problem.message.split("`")[1] for problem in problems] == ["Slipped in by a composer."]
