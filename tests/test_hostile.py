"""Content from strangers: templates that would hang or fill the machine.

Each stops with one line and exit code 3, and the briefs beside it come out as if it were not there.
After the measured list of what makes WeasyPrint or Jinja run away: nesting of flex boxes and
columns, tables of a million columns, variables that double, and the like.
"""

import resource
from pathlib import Path

import pytest

from briefgen import press
from briefgen.build import Order, build
from briefgen.problem import Exit
from tests.both import digests
from tests.sample import BRIEF, EDITION
from tests.test_build import lay_out

SECONDS = 30.0
MEMORY = 1 << 30


def page(body: str, style: str = "") -> str:
    return (
        "<!DOCTYPE html><html lang='en'><head><title>x</title>"
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def nested(depth: int, style: str) -> str:
    return page(f"<div style='{style}'>" * depth + "x" + "</div>" * depth)


def multiplying(times: int) -> str:
    steps = "".join(f"--a{n}:{f'var(--a{n - 1}) ' * 10};" for n in range(1, times))
    return page("<p>x</p>", f":root{{--a0:x;{steps}}} p::before{{content:var(--a{times - 1})}}")


WORDS = "{% for i in range(3000) %}word {% endfor %}"
BOMBS = {
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "padding": "{{ 'a'.center(2000000000) }}",
    "rows": page("<table>{% for i in range(99999) %}<tr><td>x</td></tr>{% endfor %}</table>"),
    "breaks": page("{% for i in range(20000) %}<p>x</p>{% endfor %}", "p { break-before: page }"),
    "flex": nested(14, "display:flex"),
    "upright-flex": nested(12, "display:flex;flex-direction:column"),
    "columns": nested(12, "columns:2"),
    "colspan": page("<table><tr><td colspan='1000000'>x</td></tr></table>"),
    "col": page("<table><col span='1000000'><tr><td>x</td></tr></table>"),
    "tiny-page": page(f"<p>{WORDS}</p>", "@page { size: 1px; margin: 0 }"),
    "counter": page(
        "<ol><li>x</li></ol>",
        "@counter-style y { system: numeric; symbols: '0' '1'; pad: 100000000 '0' }"
        " ol { list-style: y }",
    ),
    "variables": multiplying(10),
    "attributes": page(
        f"<p title='{'x' * 10_000}'>x</p>", f"p::before {{ content: {'attr(title) ' * 1000} }}"
    ),
    "deep": nested(5000, ""),
}


def many(root: Path, bombs: dict[str, str]) -> Path:
    """A project with nine good briefs, and one for each bomb."""
    lay_out(root)
    (root / "templates").mkdir()
    good = {f"good-{number}": "" for number in range(8)}
    for name, bomb in {**good, **bombs}.items():
        own = f"formats: [pdf]\ntemplates: {{print: {name}.html.j2}}\n" if bomb else ""
        brief = root / f"content/briefs/{name}.yaml"
        brief.write_text(BRIEF.replace("id: harbour", f"id: {name}") + own, encoding="utf-8")
        edition = root / f"content/editions/{name}/2031-03-09.yaml"
        edition.parent.mkdir(parents=True)
        edition.write_text(EDITION, encoding="utf-8")
        if bomb:
            (root / f"templates/{name}.html.j2").write_text(bomb, encoding="utf-8")
    return root


@pytest.mark.slow
def test_bombs_end_alone_and_the_others_are_as_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A third of the seconds that there are, so that the test ends sooner; 15 were tried as well.
    monkeypatch.setattr(press, "_SECONDS", 5.0)
    clean = many(tmp_path / "clean", {})
    assert build(clean, Order(jobs=2)).problems == []
    root = many(tmp_path / "hostile", BOMBS)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome = build(root, Order(jobs=2))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {problem.pos.file.rsplit("-", 3)[0]: problem for problem in outcome.problems}
    assert set(told) == set(BOMBS)
    assert len(outcome.problems) == len(BOMBS)
    for problem in outcome.problems:
        assert problem.exit is Exit.LIMIT, problem
        assert "\n" not in problem.message
        assert len(problem.message) < 200
    assert after.ru_utime - before.ru_utime < SECONDS * len(BOMBS)
    assert after.ru_maxrss * 1024 < MEMORY
    assert outcome.editions == 9
    assert digests(root) == digests(clean)


@pytest.mark.parametrize("bomb", ["padding", pytest.param("deep", marks=pytest.mark.slow)])
def test_a_bomb_ends_with_one_line(tmp_path: Path, bomb: str) -> None:
    root = many(tmp_path, {bomb: BOMBS[bomb]})
    outcome = build(root, Order(briefs=[bomb]))
    (problem,) = outcome.problems
    assert problem.exit is Exit.LIMIT
    assert outcome.written == []
