"""Save: files that the program keeps, each replaced as a whole or not at all."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefgen.problem import Exit, Pos, Problem


def save(path: Path, data: bytes) -> list[Problem]:
    """Puts `data` at `path` by one rename; nothing, or why it could not be done.

    A file that holds the same bytes already is left as it is; a link is replaced, not followed.
    """
    with suppress(OSError):
        if not path.is_symlink() and path.read_bytes() == data:
            return []
    making = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with making.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    except OSError as error:
        with suppress(OSError):
            making.unlink()
        message = f"not written: {error.strerror}"
        return [Problem(Pos(str(path)), "disk", message, exit=Exit.ENVIRONMENT)]
    return []


def save_all(
    root: Path, folder: str, files: Mapping[str, bytes], ours: re.Pattern[str]
) -> tuple[list[Path], list[Problem]]:
    """Saves files by name in `folder` below `root`; those that are there, and what went wrong.

    Other files there whose names are `ours` are left from before and removed. No link below
    `root` is followed.
    """
    place = root / folder
    links = (path for path in (place, *place.parents) if path != root and path.is_relative_to(root))
    if link := next((path for path in links if path.is_symlink()), None):
        message, hint = "a link stands where a folder is needed", "move it away"
        return [], [Problem(Pos(str(link)), "disk", message, hint, exit=Exit.ENVIRONMENT)]
    written: list[Path] = []
    problems: list[Problem] = []
    for name, data in files.items():
        found = save(place / name, data)
        problems += found
        written += [] if found else [place / name]
    with suppress(OSError):
        for path in place.iterdir():
            if ours.fullmatch(path.name) and path.name not in files:
                path.unlink()
    return written, problems
