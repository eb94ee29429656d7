"""Artifacts: the finished files of one edition, as values between `render` and `write`."""

import hashlib
from datetime import date

from briefgen.value import Frozen


class Artifact(Frozen):
    """One finished file: its name inside the edition's folder, its bytes, and its pages if any."""

    name: str
    data: bytes
    pages: int = 0


class ArtifactSet(Frozen):
    """All files of one edition; they are published together or not at all.

    `brief` is the id of the series, `date` the edition's date, `files` the order in which the
    files are reported to the user.
    """

    brief: str
    date: date
    files: tuple[Artifact, ...]

    @property
    def digest(self) -> str:
        """SHA-256, in hex, over names and bytes; the order of the files does not count."""
        total = hashlib.sha256()
        for file in sorted(self.files, key=lambda file: file.name):
            total.update(f"{file.name}\0{len(file.data)}\0".encode())
            total.update(file.data)
        return total.hexdigest()
