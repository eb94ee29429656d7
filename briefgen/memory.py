"""Memory: what was verified before, by fingerprint, so that it is not verified again.

It lies in the user's cache folder, never in the project, where a pull request could put it. A
fingerprint is taken of everything that decides the outcome; without the file, or with a damaged
one, everything is verified and the outcome is the same.
"""

import hashlib
import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

from briefgen.save import save

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def place(root: Path) -> Path:
    """Where the memory of a project is (XDG Base Directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    about = f"{root.resolve()}\0{_program()}"
    name = hashlib.sha256(about.encode()).hexdigest()[:16]
    return folder / "briefgen" / f"verified-{name}"


@cache
def _program() -> str:
    """What tells this program from one with other rules, also while it is being worked on."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return " ".join(f"{about.st_size}.{about.st_mtime_ns}" for about in map(Path.stat, files))


def recall(root: Path) -> frozenset[str]:
    """The fingerprints that were kept; none if there is no memory or it cannot be read."""
    with suppress(OSError, UnicodeError, RuntimeError):
        lines = place(root).read_text("utf-8").split("\n")
        return frozenset(line for line in lines if _FINGERPRINT.fullmatch(line))
    return frozenset()


def keep(root: Path, fingerprints: frozenset[str]) -> None:
    """Keeps these and no others; in silence if it cannot, since nothing depends on it."""
    with suppress(OSError, RuntimeError):
        save(place(root), "\n".join([*sorted(fingerprints), ""]).encode())
