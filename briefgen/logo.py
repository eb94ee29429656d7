"""Logos: an SVG that a stranger sent, held to the few elements that a mark needs.

A page shows it as a picture, in the PDF and in the web page. So it holds shapes and nothing that
could be fetched, run or set in a font: what is not in the tables here is refused (SVG 2).
"""

import re
from typing import Final
from xml.parsers import expat

_SPACE: Final = "http://www.w3.org/2000/svg"
_ELEMENTS: Final = frozenset(
    "svg g defs title desc path rect circle ellipse line polyline polygon clipPath linearGradient "
    "radialGradient stop use".split()
)
_LINKS: Final = frozenset({"href", "http://www.w3.org/1999/xlink href"})
_WAY_OUT: Final = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|\\|expression\(", re.IGNORECASE)
_SEPARATOR: Final = " "


def faults_of(text: str) -> list[tuple[int, int, str]]:
    """What a logo may not hold, each with line and column; a fault of the XML ends the reading."""
    if doctype := text.find("<!DOCTYPE") + 1:  # it could declare entities, which unfold without end
        return [(text.count("\n", 0, doctype) + 1, 1, "a logo has no document type")]
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    faults: list[tuple[int, int, str]] = []
    depth = 0

    def fault(message: str) -> None:
        faults.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, message))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        space, _, local = name.rpartition(_SEPARATOR)
        if depth == 0 and (space, local) != (_SPACE, "svg"):
            fault(f"the file is not SVG: it begins with <{local}>")
        elif space == _SPACE and local not in _ELEMENTS:
            fault(f"<{local}> cannot stand in a logo")
        elif space != _SPACE:
            fault(f"<{local}> is not of SVG")
        depth += 1
        if depth == 1 and "viewBox" not in attributes:
            fault("<svg> needs a viewBox")
        for key, value in attributes.items():
            if key.startswith("on"):
                fault(f"`{key}` runs a program")
            elif (key in _LINKS and not value.startswith("#")) or _WAY_OUT.search(value):
                fault(f"`{key.rpartition(_SEPARATOR)[2]}` leads out of the file")

    def instruction(*_: object) -> None:
        fault("a logo has no processing instruction")

    parser.StartElementHandler = start
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        faults.append((error.lineno, error.offset + 1, f"not XML: {expat.ErrorString(error.code)}"))
    return faults
