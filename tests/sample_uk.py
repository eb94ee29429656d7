"""The harbour of `sample.py` in Ukrainian: all of its content is written in Cyrillic letters."""

from tests.sample import source

GAZETTE = """Портова газета

Посланці Нордену і Судмарку зустрілися в Елмі 3 березня 2031 року на дві години.

Норден, сказала його посланниця Ада Квіст, триматиме поромну лінію закритою, «доки діє мито».

Судмарк пообіцяв 12 мільйонів крон на причал, близько 5 мільйонів із них на поглиблення дна.
"""
HERALD = """Переговори в Елмі

Посланці зустрілися 3 березня 2031 року. Вони домовилися зустрітися знову у квітні, кажуть урядовці.
"""
DESK = """\
name: Портова редакція
language: uk
marking: TLP:GREEN
"""
ENTITIES = """\
entities:
  - {id: norden, name: Норден, kind: state}
  - {id: sudmark, name: Судмарк, kind: state}
  - {id: ada-quist, name: Ада Квіст, kind: person, short: Квіст}
"""
BRIEF = """\
id: port
title: Портовий огляд
topic: Поромна суперечка
numbering: iso_week
keywords: [пором, мито]
sections:
  - {id: developments, title: Головні події, part: developments, selector: {period: in_period}}
  - {id: timeline, title: Хід подій, part: timeline}
  - {id: charts, title: Гроші, part: charts}
  - {id: positions, title: Позиції, part: positions}
  - {id: pledges, title: Обіцянки, part: pledges}
  - {id: disputed, title: Суперечливі твердження, part: disputes}
  - {id: watch, title: За чим стежити, part: watch}
  - {id: reasoning, title: Як ми судимо, part: reasoning}
  - {id: record, title: Також зафіксовано, part: facts}
  - {id: corrections, title: Виправлення, part: corrections}
  - {id: sources, title: Джерела, part: sources}
  - {id: notes, title: Примітки, part: notes}
  - {id: about, title: Про цей огляд, part: about}
"""
FACTS = """\
facts:
  - id: talks-held
    statement: Посланці Нордену і Судмарку зустрілися в Елмі 3 березня 2031 року.
    cites: [gazette/met, herald/met]
    date: 2031-03-03
    credibility: 2

  - id: ferry-closed
    statement: Ада Квіст сказала, що Норден триматиме поромну лінію закритою, доки діє мито.
    kind: position
    cites: [gazette/ferry]
    date: 2031-03-03
    said_by: ada-quist
    credibility: 3

  - id: pier-pledge
    statement: Судмарк пообіцяв 12 мільйонів крон на причал.
    kind: pledge
    cites: [gazette/pier]
    status: pledged
    figures:
      - {value: 12, scale: million, unit: крон, currency: SEK, raw: 12 мільйонів крон}

  - id: dredging-part
    statement: З обіцяного на причал близько 5 мільйонів крон призначено на поглиблення дна.
    kind: figure
    cites: [gazette/pier]
    figures:
      - value: 5
        scale: million
        unit: крон
        currency: SEK
        qualifier: about
        raw: близько 5 мільйонів
        of: поглиблення дна
        part_of: pier-pledge

  - id: meet-again
    statement: Посланці домовилися зустрітися знову у квітні.
    cites: [herald/again]
    date: {edtf: 2031-04, basis: year_inferred, raw: у квітні, evidence: рік зустрічі}
"""
CONFLICTS = """\
conflicts:
  - id: what-was-agreed
    kind: omission
    title: Про що домовилися посланці
    positions:
      - {says: Вони говорили дві години, cites: [gazette/met]}
      - {says: Вони домовилися зустрітися знову, cites: [herald/again], fact: meet-again}
    wording: Подаємо обидва повідомлення.
"""
EDITION = """\
date: 2031-03-09
period: 2031-03-03/2031-03-09
next: 2031-03-16
version: 2
headline: Посланці зустрілися, а поромна лінія стоїть
bottom_line: >-
  Посланці Нордену і Судмарку зустрілися в Елмі **3 березня**.[@talks-held]
  Поромна лінія лишається закритою.[@ferry-closed]
figures:
  - {number: "12", unit: млн, caption: "Крон обіцяно на причал[@pier-pledge]"}
findings:
  developments: Зустріч не повернула порома
judgements:
  - id: no-ferry
    text: Рух порома до травня **малоймовірний**.
    likelihood: малоймовірно
    confidence: low
    confidence_basis: висловилася одна сторона
    why: Норден тримає лінію закритою.[@ferry-closed]
    rests_on: [ferry-closed]
    assumptions: [Мито лишається.]
    alternatives: [Норден поступиться.]
    indicators: [Мито скасують.]
    previous: no-ferry-early
    change: lowered
    change_reason: посланниця сказала про мито[@ferry-closed]
dropped:
  - {previous: no-talks, reason: Переговори відбулися.}
corrections:
  - date: 2031-03-10
    passage: headline
    was: 'Посланці зустрілися в „Елмі“'
    now: Посланці зустрілися
    why: Місце назвала лише газета.
timeline:
  above: Переговори
  below: Тиск
  events:
    - {label: "Зустріч[@talks-held]", side: above}
    - {label: "Лінію закрито[@ferry-closed]", side: below}
    - {label: "Нова зустріч[@meet-again]", side: above}
charts:
  - id: money
    kind: dots
    title: На дно піде менша частина
    unit: Крон
    points:
      - {fact: pier-pledge, label: Причал}
      - {fact: dredging-part, label: Дно}
developments:
  - head: Посланці зустрілися в Елмі
    body: >-
      Зустріч відбулася 3 березня.[@talks-held] Норден тримає лінію закритою.[@ferry-closed]
positions:
  parties: [norden, sudmark]
  issues:
    - issue: Пором
      cells:
        norden: {stance: against, text: "Закритий, доки діє мито[@ferry-closed]"}
        sudmark: {stance: for, text: "Дає гроші на причал[@pier-pledge]"}
pledges:
  - {fact: pier-pledge, who: Судмарк, what: "Спільний причал[@pier-pledge]"}
disputes: [what-was-agreed]
watch:
  - signal: Друга зустріч[@meet-again]
    date: 2031-04
    so: Вона показала б, що переговори тривають.
    moves: [no-ferry]
"""
BEFORE = """\
date: 2031-03-02
period: 2031-02-24/2031-03-02
cutoff: 2031-03-05
issued: 2031-03-05
headline: Пором стоїть
bottom_line: >-
  Поромна лінія лишається закритою.[@ferry-closed]
judgements:
  - id: no-ferry-early
    text: Рух порома до травня **ймовірний**.
    likelihood: імовірно
    confidence: low
    confidence_basis: висловилася одна сторона
    why: Норден тримає лінію закритою.[@ferry-closed]
  - id: no-talks
    text: Переговорів до квітня не буде.
    confidence: moderate
    confidence_basis: сторони мовчать
    why: Норден тримає лінію закритою.[@ferry-closed]
disputes: [what-was-agreed]
"""
TEXTS = {"gazette": GAZETTE, "herald": HERALD}
EXCERPTS = {
    "gazette": {
        "met": "Посланці Нордену і Судмарку зустрілися в Елмі 3 березня 2031 року на дві години",
        "ferry": "Норден, сказала його посланниця Ада Квіст, триматиме поромну лінію закритою, "
        "«доки діє мито»",
        "pier": "Судмарк пообіцяв 12 мільйонів крон на причал, "
        "близько 5 мільйонів із них на поглиблення дна",
    },
    "herald": {
        "met": "Посланці зустрілися 3 березня 2031 року",
        "again": "Вони домовилися зустрітися знову у квітні",
    },
}
NAMES = {"gazette": ("B", "2031-03-04", "Портова газета"), "herald": ("C", "2031-03-05", "Вісник")}


def project() -> dict[str, str]:
    """The texts of the project by path."""
    texts = {
        "content/desk.yaml": DESK,
        "content/entities.yaml": ENTITIES,
        "content/facts/talks.yaml": FACTS,
        "content/conflicts/talks.yaml": CONFLICTS,
        "content/briefs/port.yaml": BRIEF,
        "content/editions/port/2031-03-02.yaml": BEFORE,
        "content/editions/port/2031-03-09.yaml": EDITION,
    }
    for name, (grade, day, short) in NAMES.items():
        made = source(name, TEXTS[name], EXCERPTS[name], language="uk", reliability=grade, date=day)
        known = f"text_says: {{title: Переговори, publisher: {short}, author: Бен Рей}}\n"
        made = made.replace(f"short: The {name.capitalize()}\n", f"short: {short}\n{known}")
        texts[f"content/sources/{name}.yaml"] = made
    return texts
