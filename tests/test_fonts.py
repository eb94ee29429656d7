import hashlib
import subprocess
import sys
from pathlib import Path
from struct import unpack, unpack_from

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from briefgen.fonts import (
    FACES,
    Face,
    about,
    advance,
    face_bytes,
    face_files,
    face_of,
    font_face_css,
    repertoire,
)
from briefgen.webfonts import packed

SERIF = face_of("Brief Serif")
SANS = face_of("Brief Sans")


def opened(face: Face) -> hb.Face:
    return hb.Face(face_bytes(face))


def table(face: Face, tag: str) -> bytes:
    return bytes(opened(face).reference_table(tag).data)


def features(font: hb.Face, table: str) -> set[str]:
    scripts = enumerate(font.get_table_script_tags(table))
    return {tag for index, _ in scripts for tag in font.get_language_feature_tags(table, index)}


def test_no_two_faces_share_a_name() -> None:
    assert len({face.name for face in FACES}) == len(FACES)
    assert face_of("Brief Serif", 600, italic=True).name == "brief-serif-600-italic.ttf"


def test_a_face_that_is_not_in_the_table_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="Brief Slab"):
        face_of("Brief Slab")


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_each_face_is_a_static_font_of_its_weight_with_what_a_brief_needs(face: Face) -> None:
    font = opened(face)
    assert not {"fvar", "gvar", "avar", "HVAR", "MVAR"} & set(font.table_tags)
    assert unpack_from(">H", table(face, "OS/2"), 4) == (face.weight,)
    assert features(font, "GSUB") >= {"sups", "onum", "pnum", "frac"}
    assert ("smcp" in features(font, "GSUB")) is not face.italic
    assert "kern" in features(font, "GPOS")
    cyrillic = range(0x400, 0x460)
    punctuation = "\u00a0\u2009\u200a\u202f–—‘’“”…·¶§€£↑→≠≈×−"
    assert {*cyrillic, *map(ord, punctuation)} <= set(font.unicodes)


def test_the_optical_sizes_are_different_drawings() -> None:
    caption, text, display = (
        advance("The minister agreed.", face_of(f"Brief {family}"), 10)
        for family in ("Caption", "Serif", "Display")
    )
    assert display < 0.95 * text < text < 0.95 * caption


def test_all_faces_stand_equally_high_and_deep_in_a_line() -> None:
    hhea = {unpack_from(">hhh", table(face, "hhea"), 4) for face in FACES}
    os2 = {unpack_from(">hhh", table(face, "OS/2"), 68) for face in FACES}
    assert hhea == os2 == {(1036, -335, 0)}


def test_outlines_are_marked_as_overlapping() -> None:
    # OpenType 1.9, table `glyf`: bit 6 of the first flag, behind the ends of the contours and the
    # instructions. A T is a stem laid over its bar.
    glyph = hb.Font(opened(SERIF)).get_nominal_glyph(ord("T"))
    (long,) = unpack_from(">h", table(SERIF, "head"), 50)
    loca, glyf = table(SERIF, "loca"), table(SERIF, "glyf")
    (start,) = unpack_from(">L", loca, 4 * glyph) if long else unpack_from(">H", loca, 2 * glyph)
    start *= 1 if long else 2
    (contours,) = unpack_from(">h", glyf, start)
    (instructions,) = unpack_from(">H", glyf, start + 10 + 2 * contours)
    assert contours > 1
    assert glyf[start + 12 + 2 * contours + instructions] & 0x40


def test_a_face_is_a_sound_file() -> None:
    # A TrueType file sums to this number in 32-bit words (OpenType 1.9, table `head`).
    data = face_bytes(SANS)
    words = unpack(f">{len(data) // 4}L", data)
    assert sum(words) % 2**32 == 0xB1B0AFBA


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    faces = (SERIF, SANS)
    script = (
        "import hashlib; from briefgen.fonts import *;"
        "[print(hashlib.sha256(face_bytes(face_of(name))).hexdigest())"
        " for name in ('Brief Serif', 'Brief Sans')]"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"}
    environment["XDG_CACHE_HOME"] = str(tmp_path)  # where nothing is remembered
    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.split() == [hashlib.sha256(face_bytes(face)).hexdigest() for face in faces]


def test_what_is_remembered_of_a_face_is_the_face(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    letters = frozenset("briefgen")
    made = []
    for _ in range(2):
        face_bytes.cache_clear()
        repertoire.cache_clear()
        packed.cache_clear()
        made.append([face_bytes(SERIF), sorted(repertoire(SERIF)), packed(SERIF, letters)])
        # From here on nothing can be cut any more: what is asked for again is remembered.
        monkeypatch.setattr("briefgen.fonts._cut", lambda _: pytest.fail("cut again"))
        monkeypatch.setattr("briefgen.webfonts.subset", None)
    assert made[0] == made[1]
    assert len(made[0][2]) < 20_000 < len(made[0][0])


def test_of_another_instance_or_other_letters_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keys = {
        about(face, letters)
        for face in (SERIF, face_of("Brief Serif", 600), face_of("Brief Caption"), SANS)
        for letters in ("", "ab", "abc")
    }
    assert len(keys) == 12
    font = tmp_path / "a.ttf"
    font.write_bytes(face_bytes(SANS))
    own = Face("Own", 400, False, font)
    before = about(own)
    font.write_bytes(face_bytes(SERIF))
    assert about(own) != before


def test_only_the_faces_asked_for_are_made_and_each_once() -> None:
    face_bytes.cache_clear()
    files = face_files([SERIF, SANS, SERIF])
    assert list(files) == ["brief-serif-400.ttf", "brief-sans-400.ttf"]
    assert face_bytes.cache_info().misses == 2
    assert files["brief-sans-400.ttf"] is face_bytes(SANS)


def test_neither_harfbuzz_nor_the_typesetter_is_loaded_before_it_is_needed() -> None:
    script = "import sys, briefgen.fonts, briefgen.engine; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"uharfbuzz", "weasyprint", "fontTools", "PIL"} & set(loaded)


def test_the_css_declares_each_face_where_it_is_served() -> None:
    italic = face_of("Brief Caption", italic=True)
    assert font_face_css(lambda face: f"asset:{face.name}", [SERIF, italic]) == (
        '@font-face { font-family: "Brief Serif"; font-weight: 400; font-style: normal;'
        ' src: url("asset:brief-serif-400.ttf") format("truetype") }\n'
        '@font-face { font-family: "Brief Caption"; font-weight: 400; font-style: italic;'
        ' src: url("asset:brief-caption-400-italic.ttf") format("truetype") }\n'
    )


def test_advance_is_the_sum_of_the_fonts_own_widths_and_kerns() -> None:
    font = hb.Font(opened(SERIF))
    glyphs = [font.get_nominal_glyph(ord(letter)) for letter in "To Avoid"]
    bare = sum(map(font.get_glyph_h_advance, glyphs)) / 100
    assert advance("To Avoid", SERIF, 10, features={"kern": False}) == pytest.approx(bare)
    assert advance("To Avoid", SERIF, 10) < bare  # To and Av are kerned
    assert advance("", SERIF, 10) == 0


def test_advance_counts_features_and_tracking() -> None:
    assert advance("1111", SERIF, 10, features={"pnum": True}) < advance("1111", SERIF, 10)
    tabular = {advance(4 * digit, SERIF, 10, features={"tnum": True}) for digit in "0123456789"}
    assert len(tabular) == 1
    assert advance("12", SANS, 10, features={"sups": True}) < 0.8 * advance("12", SANS, 10)
    plain, tracked = (advance("North Sea", SANS, 20, tracking=em) for em in (0, -0.008))
    assert tracked == pytest.approx(plain - 9 * 0.008 * 20)


@given(st.text(alphabet="abcdefгдежзABС 0123456789.,–’", max_size=40), st.floats(1, 60))
def test_advance_grows_with_the_size_and_never_shrinks_by_a_word(text: str, size: float) -> None:
    width = advance(text, SANS, size)
    assert width == pytest.approx(size * advance(text, SANS, 1))
    assert advance(f"{text} word", SANS, size) > width
