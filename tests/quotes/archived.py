"""Texts of an archive that lies beside the project, if there is one, as samples without notes."""

import re
from pathlib import Path

from tests.quotes.texts import Sample

ARCHIVE = Path(__file__).parents[3] / "shared" / "seeds"
DENIALS = """
    not no never neither nor nothing nobody without only may might could would should if unless
    until almost nearly allegedly reportedly likely unlikely possibly mainly
    seems appears unclear denied excluded
    refused failed failure denial dismissed
    attempted cannot can’t don’t isn’t aren’t wasn’t didn’t doesn’t won’t
"""
# Beside these the honest quotations do not begin or end.
DOUBTFUL = """
    about around over under up to than more less least most some all but even potential possible
    suggests suggesting suggested reported apparent lack reject opposition warned signs or and
    between few unknown whether exception unclear as merely mere significant unattainable
    absence neutral rather
"""
UNITS = {
    "billion": "million",
    "million": "billion",
    "percent": "points",
    "days": "weeks",
    "km": "miles",
}
FLIPS = {
    "first": "last", "support": "oppose", "more": "fewer", "before": "after",
    "increase": "decrease", "talks": "threats", "peace": "war", "strengthened": "weakened",
    "military": "civilian", "agreed": "declined", "supply": "withhold",
}  # fmt: skip
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}")


def archived() -> list[Sample]:
    """The archived texts; none if there is no such folder."""
    return [_sample(path) for path in sorted(ARCHIVE.glob("*.txt"))]


def _sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    names = {name: name[:-2] + name[-1] + name[-2] for name in NAME.findall(text)[:12]}
    return Sample(
        tag="en",
        text=text,
        denials=DENIALS.split(),
        insert="not",
        names={old: new for old, new in names.items() if old != new},
        units=UNITS,
        flips=FLIPS,
        honest=(),
        negates=(),
        changes=(),
        doubtful=DOUBTFUL.split(),
    )
