"""Save: one file that the program keeps beside the content, replaced as a whole or not at all."""

import os
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
