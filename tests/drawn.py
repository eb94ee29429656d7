"""The small project with something to draw: a timeline, and passengers of the ferry by month."""

from tests.sample import BRIEF, EDITION, FACTS, project, source

LEDGER = """The harbour ledger

In September 2030 the ferry carried 1,200 people, and in October about 900.

In December it carried from 700 to 850, in January more than 400, and in February 300.

The toll was raised on 14 February 2031.
"""
_EXCERPTS = {
    "first": "In September 2030 the ferry carried 1,200 people, and in October about 900",
    "then": "In December it carried from 700 to 850, in January more than 400, and in February 300",
    "toll": "The toll was raised on 14 February 2031",
}


def _people(month: str, name: str, cite: str, **figure: str) -> str:
    given = ", ".join(f"{key}: {value}" for key, value in figure.items())
    return f"""
  - id: people-{name}
    statement: The ferry carried people in {name.capitalize()}.
    cites: [ledger/{cite}]
    kind: figure
    date: {{edtf: {month}, basis: year_inferred, raw: {name}, evidence: the year of the ledger}}
    figures: [{{{given}, unit: people}}]
"""


_FACTS = (
    FACTS
    + _people("2030-09", "september", "first", value="1200", raw="'1,200'")
    + _people("2030-10", "october", "first", value="900", raw="about 900", qualifier="about")
    + _people("2030-12", "december", "then", value="700", value_max="850", raw="from 700 to 850")
    + _people("2031-01", "january", "then", value="400", raw="more than 400", qualifier="more than")
    + _people("2031-02", "february", "then", value="300", raw="'300'")
    + """
  - id: toll-raised
    statement: The toll was raised on 14 February 2031.
    cites: [ledger/toll]
    date: 2031-02-14
"""
)

TIMELINE = """\
timeline:
  above: Talks
  below: Toll
  window:
    label: The toll stands
    opens: toll-raised
    closes: talks-held
  events:
    - {label: "Envoys are to meet again[@meet-again]", side: above}
    - {label: "Envoys meet in Port Elm[@talks-held]", side: above}
    - {label: "The toll is raised[@toll-raised]", side: below}
    - {label: "Ada Quist & <Norden> keep it closed[@ferry-closed]", side: below}
"""
TREND = """\
charts:
  - id: people
    kind: trend
    title: Fewer people took the ferry
    unit: People a month
    every: month
    points:
      - {fact: people-february}
      - {fact: people-september}
      - {fact: people-january}
      - {fact: people-october}
      - {fact: people-december}
  - id: months
    kind: dots
    title: Most people came in September 2030
    unit: People
    points:
      - {fact: people-september, label: September 2030}
      - {fact: people-october, label: October}
      - {fact: people-december, label: December}
      - {fact: people-january, label: January}
"""
BARS = """\
  - id: seasons
    kind: bars
    title: Autumn and winter
    unit: People
    points:
      - {fact: people-september, label: Autumn, series: September 2030}
      - {fact: people-october, label: Autumn, series: October}
      - {fact: people-february, label: "Winter & <b>", series: February}
"""
_SECTIONS = """\
  - {id: timeline, title: Timeline, part: timeline}
  - {id: charts, title: Passengers, part: charts}
  - {id: positions,"""


def drawing(charts: str = TREND, timeline: str = TIMELINE) -> dict[str, str]:
    """The texts of the project by path."""
    texts = project(
        facts=_FACTS,
        brief=BRIEF.replace("  - {id: positions,", _SECTIONS),
        edition=EDITION + timeline + charts,
    )
    ledger = source("ledger", LEDGER, _EXCERPTS, reliability="B", date="2031-03-01")
    return {**texts, "content/sources/ledger.yaml": ledger}
