"""Faces of a theme: which letters each use needs, and where a family has them.

A family is the program's own, or a desk's: then each face is a file of templates/fonts/, named as
`fonts.Face.name` says. What a use needs and a family lacks is missing; nothing stands in for it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from briefgen import fonts
from briefgen.fonts import Face
from briefgen.model.theme import FONTS, STANDARD, Theme

Use = Literal["headlines", "text", "notes", "tables"]

_UPRIGHT, _ITALIC = False, True
# Weight and slope of all that print.css and web.css set in a use, and that prose can ask for.
NEEDS: Mapping[Use, tuple[tuple[int, bool], ...]] = MappingProxyType(
    {
        "headlines": ((400, _UPRIGHT), (600, _UPRIGHT)),
        "text": ((400, _UPRIGHT), (400, _ITALIC), (600, _UPRIGHT), (600, _ITALIC)),
        "notes": ((400, _UPRIGHT), (400, _ITALIC), (600, _UPRIGHT)),
        "tables": ((400, _UPRIGHT), (400, _ITALIC), (600, _UPRIGHT), (700, _UPRIGHT)),
    }
)
_OWN = {(face.family, face.weight, face.italic): face for face in fonts.FACES}


def families(theme: Theme) -> Mapping[Use, str]:
    """The family of each use. Notes are set like the text, in its drawing for small sizes."""
    text = theme.faces.text
    return {
        "headlines": theme.faces.headlines,
        "text": text,
        "notes": "Brief Caption" if text == "Brief Serif" else text,
        "tables": theme.faces.tables,
    }


def faces_of(theme: Theme, files: Mapping[str, bytes]) -> list[Face]:
    """Every face that a theme's pages are set in, once each; what is missing is left out."""
    wanted = ((use, *need) for use in NEEDS for need in NEEDS[use])
    found = (face_for(theme, files, *want) for want in wanted)
    return list(dict.fromkeys(face for face in found if face))


def stand_ins(theme: Theme) -> list[Face]:
    """The program's faces for letters that a desk's own families lack, and for calls of notes."""
    own = [use for use, family in families(theme).items() if family not in fonts.FAMILIES]
    found = (face_for(STANDARD, {}, use, *need) for use in own for need in NEEDS[use])
    return list(dict.fromkeys([fonts.face_of("Brief Sans"), *filter(None, found)]))


def missing(theme: Theme, files: Mapping[str, bytes]) -> Iterator[tuple[Use, str]]:
    """For each face that a use needs and its family lacks: the use and the path of the file."""
    for use, needs in NEEDS.items():
        for weight, italic in needs:
            if face_for(theme, files, use, weight, italic) is None:
                yield use, path_of(Face(families(theme)[use], weight, italic, b""))


def face_for(
    theme: Theme, files: Mapping[str, bytes], use: Use, weight: int, italic: bool
) -> Face | None:
    """The face of a use, from the program or from the desk's files by path, if it is there."""
    family = families(theme)[use]
    if own := _OWN.get((family, weight, italic)):
        return own
    bare = Face(family, weight, italic, b"")
    data = files.get(path_of(bare))
    return Face(family, weight, italic, data) if data is not None else None


def path_of(face: Face) -> str:
    """Where the file of a desk's own face lies in the project."""
    return f"{FONTS}{face.name}"
