"""The quick import of WeasyPrint: the same program afterwards, and the same bytes from it."""

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROLOGUE = """
import ctypes.util, hashlib, sys
from briefgen import fonts
from briefgen.engine import opened, startup
"""
RENDER = """
styles = {"fonts.css": fonts.font_face_css(lambda face: "asset:" + face.name),
          "page.css": "@page { size: 100mm 100mm } html { font: 10pt 'Brief Serif' }"}
with opened(styles, fonts.face_files()) as (engine, problems):
    assert engine, problems
    html = "<html lang=en><title>T</title><p>A <i>fine</i> day</p></html>"
    layout, problems = engine.layout(html)
    assert layout, problems
    data, problems = layout.write("id")
    assert data, problems
    print(hashlib.sha256(data).hexdigest())
"""
IMPORT = """
with startup.quick_import():
    import weasyprint
"""
FONT_TOOLS = """
print("fontTools" in sys.modules)
import fontTools.ttLib
print(issubclass(fontTools.ttLib.TTLibError, Exception), fontTools.__file__ is not None)
"""
ASIDE = "startup._KNOWN = 'weasyprint-0.dist-info'\n"


@cache
def python(script: str) -> str:
    made = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROLOGUE + script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_the_pdf_is_the_same_with_and_without() -> None:
    quick, plain = python(RENDER + FONT_TOOLS).split()[0], python(ASIDE + RENDER).split()[0]
    assert quick == plain
    assert len(quick) == hashlib.sha256().digest_size * 2


def test_font_tools_are_not_imported_and_can_be_afterwards() -> None:
    assert python(RENDER + FONT_TOOLS).split()[1:] == ["False", "True", "True"]
    assert python(ASIDE + IMPORT + FONT_TOOLS).split()[0] == "True"


def test_what_was_put_off_works_when_it_is_used() -> None:
    script = """
import io, pathlib
face = fonts.face_bytes(fonts.FACES[0])
with startup.quick_import() as quick:
    import weasyprint
from weasyprint.pdf.fonts import TTFont, subset, ttFont, TTLibError
import fontTools.subset
print(quick, type(TTFont(io.BytesIO(face))).__name__)
print(type(subset.Options()) is fontTools.subset.Options)
print(ttFont.getTableClass("loca").__name__)
try:
    TTFont(io.BytesIO(b"no font at all"))
except TTLibError as error:
    print(type(error).__name__)
"""
    assert python(script).split() == ["True", "TTFont", "True", "table__l_o_c_a", "TTLibError"]


@pytest.mark.parametrize("before", ["import fontTools", "import weasyprint", "import cffi", ASIDE])
def test_it_steps_aside(before: str) -> None:
    script = f"""
{before}
search, modules = ctypes.util.find_library, set(sys.modules)
with startup.quick_import() as quick:
    print(quick, ctypes.util.find_library is search, set(sys.modules) == modules)
"""
    assert python(script).split() == ["False", "True", "True"]


def test_what_is_declared_of_the_libraries_is_parsed_once(tmp_path: Path) -> None:
    script = f"""
import os
os.environ["XDG_CACHE_HOME"] = {str(tmp_path)!r}
with startup.quick_import() as quick:
    import weasyprint
print(quick, "pycparser" in sys.modules)
import cffi
print(cffi.FFI().new("int *", 7)[0])
from weasyprint.text.ffi import ffi, pango
print(ffi.typeof("PangoRectangle").fields[0][0], pango.pango_units_from_double(1))
"""
    assert python(script).split() == ["True", "True", "7", "x", "1024"]
    assert python(script + " ").split() == ["True", "False", "7", "x", "1024"]
    assert python(ASIDE + script).split() == ["False", "True", "7", "x", "1024"]


def test_the_search_for_libraries_is_as_it_was() -> None:
    script = """
search = ctypes.util.find_library
with startup.quick_import():
    import weasyprint
print(ctypes.util.find_library is search)
"""
    assert python(script).split() == ["True"]
