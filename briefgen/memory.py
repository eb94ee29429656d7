"""Memory: what was verified before, by fingerprint, so that it is not verified again.

It lies in the user's cache folder, never in the project, where a pull request could put it. A
fingerprint is taken of everything that decides the outcome; without the file, or with a damaged
one, everything is verified and the outcome is the same.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from briefgen.save import save

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def place(root: Path) -> Path:
    """Where the memory of a project is (XDG Base Directory specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    cache = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return cache / "briefgen" / f"verified-{name}"


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
