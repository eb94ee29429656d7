"""The sheet of a theme: what it changes, as a few custom properties after the standard sheets.

Every colour and every family that print.css and web.css set is a property of `:root` there, so a
theme says nothing else. It never says more than it was given: what is left out is the standard's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from briefgen import faces, fonts, palette
from briefgen.faces import Use
from briefgen.fonts import Face
from briefgen.model.theme import STANDARD, Masthead, Theme
from briefgen.palette import Palette
from briefgen.value import asdict

_PROPERTIES: Mapping[Use, str] = MappingProxyType(
    {"headlines": "display", "text": "serif", "notes": "caption", "tables": "sans"}
)
# A letter that a desk's own family lacks is taken from the program's family for the same use.
_STANDARD: Final = faces.families(STANDARD)
_MASTHEADS: Mapping[Masthead, str] = MappingProxyType(
    {
        "line": "3pt solid var(--ink)",
        "band": "9pt solid var(--accent)",
        "plain": ".5pt solid var(--ink)",
    }
)
# The figures of the program's own faces are lining as they are. To ask for what is there costs the
# typesetter time with every word.
_LINING: Final = "html { font-variant-numeric: lining-nums }\n"
_ROOT: Final = re.compile(r":root\s*\{([^{}]*)\}")
_DECLARED: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*)")
_USED: Final = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def palettes(theme: Theme) -> tuple[Palette, Palette]:
    """The colours of a theme on light and on dark paper."""
    night = theme.accent_dark or (palette.lightened(theme.accent) if theme.accent else None)
    return palette.light(theme.accent, theme.ink), palette.dark(night)


def for_paper(theme: Theme, scripts: Sequence[Face] = ()) -> str:
    """The sheet for the typesetter; `scripts` are faces for letters that the theme's lack."""
    light, _ = palettes(theme)
    text = _sheet({**_colours(light, palette.LIGHT), **_letters(theme, scripts)})
    has_own = not set(faces.families(theme).values()) <= set(fonts.FAMILIES)
    return text + _LINING if has_own else text


def solved(sheets: Mapping[str, str]) -> dict[str, str]:
    """The sheets, in the order of the cascade, with the values of `:root` where they are used.

    The typesetter would look them up again for every element. Only properties that are set nowhere
    but on `:root` are put in; they are set as before, for whatever else may ask for them.
    """
    texts = [_COMMENT.sub("", text) for text in sheets.values()]
    values = {
        name: value.strip()
        for text in texts
        for root in _ROOT.findall(text)
        for name, value in _DECLARED.findall(root)
    }
    elsewhere = {name for text in texts for name, _ in _DECLARED.findall(_ROOT.sub("", text))}

    def value(use: re.Match[str], outer: frozenset[str] = frozenset()) -> str:
        name = use[1]
        if name not in values or name in elsewhere | outer:
            return use[0]
        return _USED.sub(lambda inner: value(inner, outer | {name}), values[name])

    return {name: _USED.sub(value, text) for name, text in sheets.items()}


def for_screen(theme: Theme, scripts: Sequence[Face] = ()) -> str:
    """The sheet for the web page, where each colour is given for light and for dark paper."""
    light, dark = palettes(theme)
    day, night = _colours(light, palette.LIGHT), _colours(dark, palette.DARK)
    both = {
        name: f"light-dark({getattr(light, name)}, {getattr(dark, name)})"
        for name in {**day, **night}
    }
    return _sheet({**both, **_letters(theme, scripts)})


def _sheet(properties: Mapping[str, str]) -> str:
    if not properties:
        return ""
    lines = "; ".join(f"--{name}: {value}" for name, value in properties.items())
    return f":root {{ {lines} }}\n"


def _colours(own: Palette, standard: Palette) -> dict[str, str]:
    pairs = asdict(own).items()
    return {name: value for name, value in pairs if value != getattr(standard, name)}


def _letters(theme: Theme, scripts: Sequence[Face]) -> dict[str, str]:
    return {**dict(_families(theme, scripts)), **_masthead(theme)}


def _families(theme: Theme, scripts: Sequence[Face]) -> Iterator[tuple[str, str]]:
    others = [face.family for face in scripts]
    for use, family in faces.families(theme).items():
        if family != _STANDARD[use] or others:
            own = [family] if family in fonts.FAMILIES else [family, _STANDARD[use]]
            yield _PROPERTIES[use], ", ".join(f'"{name}"' for name in [*own, *others])


def _masthead(theme: Theme) -> dict[str, str]:
    return {"mast": _MASTHEADS[theme.masthead]} if theme.masthead != "line" else {}
