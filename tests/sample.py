"""A small project that the tests share: two invented sources on an invented dispute."""

import hashlib

GAZETTE = """The Lower Harbour Gazette

Envoys of Norden and Sudmark met in Port Elm on 3 March 2031 for two hours.

The Norden envoy, Ada Quist, said the ferry line "will stay closed until the toll is gone".

Sudmark pledged 12 million crowns for the shared pier, 5 million of it for dredging.
"""
HERALD = """Talks in Port Elm

The envoys met on 3 March 2031. An agreement was reached to meet again in April, officials said.
"""

DESK = """\
name: Harbour Desk
marking: TLP:GREEN
"""
ENTITIES = """\
entities:
  - id: norden
    name: Norden
    kind: state
  - id: sudmark
    name: Sudmark
    kind: state
  - id: ada-quist
    name: Ada Quist
    kind: person
    short: Quist
"""
BRIEF = """\
id: harbour
title: Harbour Brief
topic: The ferry dispute
numbering: iso_week
keywords: [ferry, toll]
sections:
  - {id: developments, title: Key developments, part: developments, selector: {period: in_period}}
  - {id: positions, title: Positions, part: positions}
  - {id: pledges, title: Pledges, part: pledges}
  - {id: disputed, title: Disputed claims, part: disputes}
  - {id: watch, title: What to watch, part: watch}
  - {id: record, title: Also on record, part: facts}
  - {id: sources, title: Sources, part: sources}
  - {id: notes, title: Notes, part: notes}
  - {id: about, title: About this brief, part: about}
"""
FACTS = """\
facts:
  - id: talks-held
    statement: Envoys of Norden and Sudmark met in Port Elm on 3 March 2031.
    cites: [gazette/met, herald/met]
    date: 2031-03-03
    credibility: 2

  - id: ferry-closed
    statement: Ada Quist said that the ferry line would stay closed while the toll stands.
    kind: position
    cites: [gazette/ferry]
    date: 2031-03-03
    said_by: ada-quist
    credibility: 3

  - id: pier-pledge
    statement: Sudmark pledged 12 million crowns for the shared pier.
    kind: pledge
    cites: [gazette/pier]
    status: pledged
    figures:
      - {value: 12, scale: million, unit: crowns, currency: SEK, raw: 12 million crowns}

  - id: dredging-part
    statement: Of the pledge for the pier, 5 million crowns are for dredging.
    kind: figure
    cites: [gazette/pier]
    figures:
      - value: 5
        scale: million
        unit: crowns
        currency: SEK
        raw: 5 million
        part_of: pier-pledge

  - id: meet-again
    statement: The envoys agreed to meet again in April 2031.
    cites: [herald/again]
    date: {edtf: 2031-04, basis: year_inferred, raw: in April, evidence: the year of the meeting}
"""
CONFLICTS = """\
conflicts:
  - id: what-was-agreed
    kind: omission
    title: What the envoys agreed
    positions:
      - {says: They met for two hours, cites: [gazette/met]}
      - {says: They agreed to meet again, cites: [herald/again], fact: meet-again}
    wording: We report both.
"""
EDITION = """\
date: 2031-03-09
period: 2031-03-03/2031-03-09
next: 2031-03-16
headline: Envoys meet, and the ferry line stays closed
bottom_line: >-
  Envoys of Norden and Sudmark met in Port Elm on **3 March**.[@talks-held]
  The ferry line stays closed.[@ferry-closed]
figures:
  - {number: "12", unit: m, caption: "Crowns pledged for the pier[@pier-pledge]"}
findings:
  developments: The meeting brought no ferry
judgements:
  - id: no-ferry
    text: A ferry before May is **unlikely**.
    likelihood: unlikely
    confidence: low
    confidence_basis: one side has spoken
    why: Norden keeps the line closed.[@ferry-closed]
    rests_on: [ferry-closed]
developments:
  - head: Envoys meet in Port Elm
    body: >-
      The meeting took place on 3 March.[@talks-held] Norden keeps the line closed.[@ferry-closed]
positions:
  parties: [norden, sudmark]
  issues:
    - issue: Ferry
      cells:
        norden: {stance: against, text: "Closed while the toll stands[@ferry-closed]"}
pledges:
  - {fact: pier-pledge, who: Sudmark, what: "The shared pier[@pier-pledge]"}
disputes: [what-was-agreed]
watch:
  - signal: A second meeting[@meet-again]
    date: 2031-04
    so: It would show that the talks go on.
    moves: [no-ferry]
"""


def source(name: str, text: str, excerpts: dict[str, str], **fields: str) -> str:
    """The YAML of a source whose text is `text`, with its excerpts found in it."""
    lines = [
        f"id: {name}",
        f"file: {name}.txt",
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}",
        f"short: The {name.capitalize()}",
        *(f"{key}: {value}" for key, value in fields.items()),
        "excerpts:",
    ]
    paragraphs = [line for line in text.split("\n") if line.strip()]
    for key, exact in excerpts.items():
        start = text.index(exact)
        number = next(n for n, line in enumerate(paragraphs, 1) if exact in line)
        lines += [
            f"  - id: {key}",
            f"    exact: '{exact}'",
            f"    start: {start}",
            f"    end: {start + len(exact)}",
            f"    paragraph: {number}",
        ]
    return "\n".join(lines) + "\n"


def project(**changes: str) -> dict[str, str]:
    """The texts of the project by path; `changes` replaces whole files by a short name."""
    gazette = {
        "met": "Envoys of Norden and Sudmark met in Port Elm on 3 March 2031 for two hours",
        "ferry": "The Norden envoy, Ada Quist, said the ferry line "
        '"will stay closed until the toll is gone"',
        "pier": "Sudmark pledged 12 million crowns for the shared pier, "
        "5 million of it for dredging",
    }
    herald = {
        "met": "The envoys met on 3 March 2031",
        "again": "An agreement was reached to meet again in April",
    }
    texts = {
        "desk": ("content/desk.yaml", DESK),
        "entities": ("content/entities.yaml", ENTITIES),
        "gazette": (
            "content/sources/gazette.yaml",
            source("gazette", GAZETTE, gazette, reliability="B", date="2031-03-04"),
        ),
        "herald": (
            "content/sources/herald.yaml",
            source("herald", HERALD, herald, reliability="C", date="2031-03-05"),
        ),
        "facts": ("content/facts/talks.yaml", FACTS),
        "conflicts": ("content/conflicts/talks.yaml", CONFLICTS),
        "brief": ("content/briefs/harbour.yaml", BRIEF),
        "edition": ("content/editions/harbour/2031-03-09.yaml", EDITION),
    }
    return {path: changes.get(name, text) for name, (path, text) in texts.items()}
