"""The machine: WeasyPrint and the libraries that it needs, and a folder for its own files."""

import contextlib
import io
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, Final, TypeAlias

from briefgen.engine.startup import quick_import
from briefgen.problem import Exit, Pos, Problem

Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types

# https://doc.courtbouillon.org/weasyprint/v70.0/first_steps.html#installation
_INSTALL: Final = {
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango harfbuzz",
    "brew": "brew install pango",
}

# No folder and no file of the system's: a letter that the document's own fonts lack is missing on
# every machine alike, instead of being borrowed from whatever is installed on this one.
_FONTS_CONF: Final = "<fontconfig><cachedir>{}</cachedir></fontconfig>"


def load() -> tuple[Foreign | None, list[Problem]]:
    """WeasyPrint; or the one problem that says what it lacks on this machine."""
    try:
        # It prints a banner when a library is missing, and warns of finding no system fonts.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with quick_import():
                import weasyprint  # noqa: PLC0415  0.4 s: only where pages are made
    except OSError as error:
        library = re.search(r"'([^']+)'", str(error))
        missing = library[1] if library else str(error)
    else:
        ffi = weasyprint.text.ffi
        if ffi.harfbuzz_subset and ffi.harfbuzz.hb_version_atleast(4, 1, 0):
            return weasyprint, []
        # Fonts would be cut down in another way: slower, and to other bytes.
        missing = "libharfbuzz-subset, version 4.1 or newer"
    hint = next(
        (command for tool, command in _INSTALL.items() if shutil.which(tool)),
        "install Pango, and HarfBuzz with its subset library",
    )
    message = f"a library that makes PDF pages is missing: {missing}"
    return None, [Problem(Pos("machine"), "environment", message, hint, exit=Exit.ENVIRONMENT)]


@contextlib.contextmanager
def own_folder() -> Iterator[None]:
    """A folder for the files of WeasyPrint and fontconfig, in place of the system's."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        conf = Path(folder, "fonts.conf")
        conf.write_text(_FONTS_CONF.format(escape(folder)), encoding="utf-8")
        conf_before, folder_before = os.environ.get("FONTCONFIG_FILE"), tempfile.tempdir
        os.environ["FONTCONFIG_FILE"], tempfile.tempdir = str(conf), folder
        try:
            yield
        finally:
            tempfile.tempdir = folder_before
            del os.environ["FONTCONFIG_FILE"]
            if conf_before is not None:
                os.environ["FONTCONFIG_FILE"] = conf_before
