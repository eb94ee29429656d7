"""Two briefs of the invented project, which print the same edition under names of their own."""

import hashlib
from pathlib import Path

from tests.sample import BRIEF, EDITION, project

SECOND = {
    "content/briefs/port.yaml": BRIEF.replace("id: harbour", "id: port"),
    "content/editions/port/2031-03-09.yaml": EDITION,
}


def two_briefs(root: Path, **changes: str) -> Path:
    for path, text in {**project(**changes), **SECOND}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def digests(root: Path) -> dict[str, str]:
    """The SHA-256 of each file of an edition, by its path."""
    files = sorted((root / "output").glob("*/2*/*.*"))
    made = {str(one.relative_to(root)): one.read_bytes() for one in files}
    return {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
