"""The faces of a brief: static cuts of the Source family, made in memory.

The one home of the font packages and of HarfBuzz. The packages hold variable fonts; a static cut
costs the typesetter a fifth less, needs no clock to come out the same each time, and lets every
optical size be a family of its own. The fonts are Adobe's, under the SIL Open Font License 1.1.
It reserves the name "Source" for Adobe's files, so the families here have names of our own.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from struct import error as struct_error
from struct import pack_into, unpack_from
from typing import TYPE_CHECKING, Final

import fontpkg_source_sans_3
import fontpkg_source_serif_4

from briefgen import memory
from briefgen.value import Frozen

if TYPE_CHECKING:
    import uharfbuzz

_SERIF: Final = fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4[opsz,wght].ttf"
_SERIF_ITALIC: Final = fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4-Italic[opsz,wght].ttf"
_SANS: Final = fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf"
_SANS_ITALIC: Final = fontpkg_source_sans_3.ROOT / "files" / "SourceSans3-Italic[wght].ttf"

# Ascent, descent and line gap in thousandths of an em, which both families use, and where OpenType
# 1.9 keeps them: from the start of `hhea`, and as `sTypoAscender` and so on from that of `OS/2`.
_ASCENT: Final = 1036
_DESCENT: Final = -335
_LINE_METRICS: Final = {b"hhea": 4, b"OS/2": 68}
_EM: Final = 18  # in `head`: units per em
_WEIGHT: Final = 4  # in `OS/2`: usWeightClass
_TRUETYPE: Final = (b"\0\1\0\0", b"true")
_OPENTYPE: Final = (*_TRUETYPE, b"OTTO")  # that is with outlines of PostScript


_SPARE: Final = 100  # faces that are remembered and were not asked for: 0.3 MB each

# What no brief can be written without; of other letters a family may lack some, and then those of
# the program stand in.
_ALPHABET: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()-'"
)


class Face(Frozen):
    """One face of a family: what CSS calls it, and where in a variable font it is cut.

    `weight` is the CSS number; `optical` the size in points that the letters are drawn for, or
    None if the font has one drawing for every size. A desk's own face is the bytes of a static
    font instead of the path of a variable one.
    """

    family: str
    weight: int
    italic: bool
    source: Path | bytes
    optical: float | None = None

    @property
    def name(self) -> str:
        """The name of the face as a file: `brief-serif-600-italic.ttf`."""
        stem = self.family.lower().replace(" ", "-")
        return f"{stem}-{self.weight}{'-italic' if self.italic else ''}.ttf"


# Three optical sizes are enough for a brief: 20 is the design that Adobe ships as "Regular", which
# carries text from 9 to 13 points; 8 and 60 are the ends of the axis, for notes and for headlines.
# Small caps are in the upright faces only.
FACES: Final = (
    Face("Brief Serif", 400, False, _SERIF, 20),
    Face("Brief Serif", 400, True, _SERIF_ITALIC, 20),
    Face("Brief Serif", 600, False, _SERIF, 20),
    Face("Brief Serif", 600, True, _SERIF_ITALIC, 20),
    Face("Brief Display", 400, False, _SERIF, 60),
    Face("Brief Display", 600, False, _SERIF, 60),
    Face("Brief Caption", 400, False, _SERIF, 8),
    Face("Brief Caption", 400, True, _SERIF_ITALIC, 8),
    Face("Brief Caption", 600, False, _SERIF, 8),
    Face("Brief Sans", 400, False, _SANS),
    Face("Brief Sans", 400, True, _SANS_ITALIC),
    Face("Brief Sans", 600, False, _SANS),
    Face("Brief Sans", 600, True, _SANS_ITALIC),
    Face("Brief Sans", 700, False, _SANS),
)
# The families, for messages: the optical sizes of the serif are its own.
FAMILIES: Final = tuple(dict.fromkeys(face.family for face in FACES))


def fault_of(face: Face) -> str:
    """What is wrong with a desk's own face, in words; empty if it can be set.

    It is one static TrueType font of that weight that HarfBuzz can read and write anew, with the
    letters that every brief needs.
    """
    import uharfbuzz as hb  # noqa: PLC0415  as below

    data = face.source if isinstance(face.source, bytes) else b""
    try:
        starts = _tables(data, _TRUETYPE)
        if b"fvar" in starts:
            return "it is variable; a static font for each weight is needed"
        whole = hb.Face(hb.Blob(face_bytes(face)))
        (weight,) = unpack_from(">H", bytes(whole.reference_table("OS/2").data), _WEIGHT)
    except (ValueError, RuntimeError, struct_error) as error:
        return f"it cannot be read as a font: {error}"
    if weight != face.weight:
        return f"it is of weight {weight} by its own account"
    missing = _ALPHABET - {chr(code) for code in whole.unicodes}
    return f"it lacks {', '.join(sorted(missing)[:5])}" if missing else ""


def face_of(family: str, weight: int = 400, *, italic: bool = False) -> Face:
    """The face of that family, weight and slope; a KeyError if the table has none."""
    for candidate in FACES:
        if (candidate.family, candidate.weight, candidate.italic) == (family, weight, italic):
            return candidate
    raise KeyError(family, weight, italic)


def _levelled(font: bytes) -> bytes:
    """The font with the serif's height and depth, whatever its own; ValueError if it has none.

    The sans is drawn with less above and more below the baseline. As it is, each line of serif
    that holds a word of sans, such as a citation, would be set 0.04 em taller than the next.
    """
    levelled = bytearray(font)
    starts = _tables(font)
    try:
        (em,) = unpack_from(">H", font, starts[b"head"] + _EM)
        for tag, place in _LINE_METRICS.items():
            height, depth = (round(part * em / 1000) for part in (_ASCENT, _DESCENT))
            pack_into(">hhh", levelled, starts[tag] + place, height, depth, 0)
    except (KeyError, struct_error) as error:
        raise ValueError(f"it lacks a table of a font: {error}") from None
    return bytes(levelled)


def _tables(font: bytes, kinds: tuple[bytes, ...] = _OPENTYPE) -> dict[bytes, int]:
    """Where each table of a font starts, by tag; ValueError if it is no file of these kinds."""
    if font[:4] not in kinds:
        raise ValueError("it is not a TrueType file")
    try:
        (count,) = unpack_from(">H", font, 4)
        entries = (unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
        return {tag: start for tag, _, start, _ in entries}
    except struct_error:
        raise ValueError("it ends before its tables do") from None


@cache
def face_bytes(face: Face) -> bytes:
    """The face as a static TrueType file, with all its glyphs and features.

    The same packages give the same bytes. About 0.02 s of CPU the first time, then remembered.
    """
    return memory.own().found("face", about(face), partial(_cut, face), _SPARE)


def about(face: Face, letters: str = "") -> bytes:
    """What decides the bytes of a face, or of these letters of it; as a key."""
    source = face.source
    if isinstance(source, Path):
        now = source.stat()
        source = f"{source} {now.st_size} {now.st_mtime_ns}".encode()
    return memory.key(source, str(face.weight), str(face.optical), letters)


def _cut(face: Face) -> bytes:
    import uharfbuzz as hb  # noqa: PLC0415  0.06 s to import, and most commands set no type

    data = face.source if isinstance(face.source, bytes) else face.source.read_bytes()
    source = hb.Face(hb.Blob(_levelled(data)))
    cut = hb.SubsetInput()
    cut.keep_everything()
    # Variable outlines overlap themselves; marked so, a rasteriser draws the seams clean.
    cut.flags |= hb.SubsetFlags.SET_OVERLAPS_FLAG
    if isinstance(face.source, Path):
        cut.pin_all_axes_to_default(source)
        cut.pin_axis_location(source, "wght", face.weight)
    if face.optical is not None:
        cut.pin_axis_location(source, "opsz", face.optical)
    made = bytes(cut.subset(source).blob.data)
    if not made:
        raise ValueError("HarfBuzz finds no font in it")
    return made


@cache
def repertoire(face: Face) -> frozenset[str]:
    """The characters that the face has."""

    def found() -> bytes:
        import uharfbuzz as hb  # noqa: PLC0415  as above

        return "".join(map(chr, hb.Face(hb.Blob(face_bytes(face))).unicodes)).encode(
            "utf-8", "surrogatepass"
        )

    known = memory.own().found("repertoire", about(face), found, _SPARE)
    return frozenset(known.decode("utf-8", "surrogatepass"))


def face_files(faces: Iterable[Face] = FACES) -> dict[str, bytes]:
    """The static files of some faces by their names."""
    return {face.name: face_bytes(face) for face in faces}


def digest() -> str:
    """SHA-256, in hex, over the variable fonts that all faces are cut from."""
    total = hashlib.sha256()
    for path in (_SERIF, _SERIF_ITALIC, _SANS, _SANS_ITALIC):
        total.update(path.read_bytes())
    return total.hexdigest()


def font_face_css(
    url_of: Callable[[Face], str], faces: Iterable[Face] = FACES, kind: str = "truetype"
) -> str:
    """The `@font-face` rules of some faces, one a line; `url_of` says where each is served.

    `kind` is what CSS calls the format of the files: `truetype` or `woff`.
    """
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {'italic' if face.italic else 'normal'};"
        f' src: url("{url_of(face)}") format("{kind}") }}\n'
        for face in faces
    )


@cache
def _font(face: Face) -> "uharfbuzz.Font":
    import uharfbuzz as hb  # noqa: PLC0415  as above

    return hb.Font(hb.Face(face_bytes(face)))


def advance(
    text: str,
    face: Face,
    size: float,
    *,
    tracking: float = 0,
    features: Mapping[str, bool] | None = None,
) -> float:
    """The width of one line of text in points, shaped as the typesetter shapes it.

    `size` is in points, `tracking` in ems (CSS `letter-spacing`, which turns off ligatures);
    `features` are OpenType tags (`tnum`, `sups`) to turn on or off beside the usual ones. A
    character that the face lacks counts as wide as its empty box.
    """
    if not text:
        return 0.0
    import uharfbuzz as hb  # noqa: PLC0415  as above

    font = _font(face)
    line = hb.Buffer()
    line.add_str(text)
    line.guess_segment_properties()
    hb.shape(font, line, {"liga": not tracking, **(features or {})})
    units: int = sum(glyph.x_advance for glyph in line.glyph_positions)
    letters = len({glyph.cluster for glyph in line.glyph_infos})
    return size * (units / int(font.face.upem) + tracking * letters)


def subset(face: Face, characters: Iterable[str]) -> bytes:
    """A small copy of the face with only some characters, to travel inside a web page.

    It carries no name: "Source" is a reserved name (SIL Open Font License 1.1, section 3) that a
    changed copy must not bear.
    """
    import uharfbuzz as hb  # noqa: PLC0415  as above

    source = hb.Face(face_bytes(face))
    cut = hb.SubsetInput()
    cut.unicode_set.set({ord(char) for char in characters})
    # HarfBuzz keeps what any shaper applies by itself; these are asked for by our stylesheets.
    for feature in ("sups", "tnum", "smcp"):
        cut.layout_feature_tag_set.add(int.from_bytes(feature.encode(), "big"))
    cut.name_id_set.clear()
    return bytes(cut.subset(source).blob.data)
