"""What the tags of a PDF say beyond what WeasyPrint's own do.

Asked for by ISO 14289-1, clause 7: that running heads are no content, that headers say what they
head, that lists say how they are numbered, that notes are notes and calls refer to them, that
other languages are named, and that page breaks break nothing but the page.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import pydyf

from briefgen.engine.tags import Foreign, Tree, inside

Place: TypeAlias = tuple[int, Foreign]  # a page, counted from 0, and a box on it

# CSS list styles as values of ListNumbering, ISO 32000-1 table 347.
_NUMBERING: Final[Mapping[str, str]] = {
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "decimal": "/Decimal",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
}
_COUNT: Final = re.compile(r"\d+\.")
_GATHERED: Final = ("ul", "ol", "li", "nav")
_CONTENTS: Final = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
_OF_ONE_PAGE: Final = ("table", "a")  # a table has its headers on each, a link its area


def say(tree: Tree, pages: Sequence[Foreign]) -> None:
    """Puts into the tree what the boxes of the pages know."""
    for number in range(1, len(pages)):
        _join(tree, number, pages[number - 1], pages[number])
    places: dict[Foreign, list[Place]] = {}
    for number, page in enumerate(pages):
        for box in _content(page):
            if box in tree.marks[number]:
                _name_language(tree, number, box)
                _spell(tree, number, box)
                _place_figure(tree, number, box, page)
            elif getattr(box, "element_tag", None) in _GATHERED:
                places.setdefault(box.element, []).append((number, box))
    for element, found in places.items():
        if found[0][1].element_tag in ("ul", "ol"):
            _number_list(tree, found[0], [places[item] for item in element if item in places])
    for element, found in places.items():
        if found[0][1].element_tag == "nav":
            _list_contents(tree, [places[one][0] for one in element.iter() if one in places])
    _call_notes(tree, pages)
    _link_once(tree, tree.document)
    _scope(tree, tree.document)
    tree.slim(tree.document)


def _content(page: Foreign) -> Iterator[Foreign]:
    """The boxes of a page without those in its margins."""
    for child in page.children:
        if not hasattr(child, "at_keyword"):
            yield from inside(child)


def _call_notes(tree: Tree, pages: Sequence[Foreign]) -> None:
    """A link of the role `doc-noteref` is a reference, and what it leads to is a note."""
    called: set[str] = set()
    targets: dict[str, tuple[int, Foreign]] = {}
    for number, page in enumerate(pages):
        for box in _content(page):
            if box.element is None or "::" in box.element_tag:
                continue
            if box.element.get("role") == "doc-noteref":
                called.add(box.element.get("href", "").removeprefix("#"))
                link = tree.around(number, box, "/Link")
                if link and (parent := tree.at(link["P"]))["S"] != "/Reference":
                    tree.wrap("/Reference", [link.reference], parent)
            elif name := box.element.get("id"):
                targets.setdefault(name, (number, box))
    for name in sorted(called & targets.keys()):
        number, box = targets[name]
        item = tree.around(number, box, "/LI")
        for body in tree.kids(item, "/LBody") if item else ():
            tree.wrap("/Note", list(body["K"]), body)["ID"] = pydyf.String(name)


def _name_language(tree: Tree, page: int, box: Foreign) -> None:
    language = box.style["lang"]
    if language and language != tree.pdf.catalog["Lang"].string:
        tree.leaf(page, box)["Lang"] = pydyf.String(language)


def _spell(tree: Tree, page: int, box: Foreign) -> None:
    """Gives a text that runs from right to left in the order of speech, letter by letter.

    It is painted from left to right, and two letters may be one sign, so that what is painted
    cannot tell how it is spelt (ISO 32000-1, 14.9.4).
    """
    text = getattr(box, "text", "")
    if not text.isascii() and any(map(_turned, text)):
        tree.leaf(page, box)["ActualText"] = pydyf.String(f"{text.rstrip()} ")


def _turned(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL")


def _place_figure(tree: Tree, page: int, box: Foreign, on: Foreign) -> None:
    """Gives the frame of a picture as the page measures: in points, from its lower left."""
    figure = tree.leaf(page, box)
    if figure["S"] == "/Figure":
        left, top, right, bottom = (0.75 * side for side in figure["A"]["BBox"])
        height = 0.75 * on.margin_height()
        figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _number_list(tree: Tree, place: Place, items: Sequence[Sequence[Place]]) -> None:
    """Says how a list is numbered; numbers that stand in its text become labels."""
    listed = tree.around(*place, "/L")
    if listed is None:
        return
    numbering = "/None"
    for places in items:
        page, box = places[0]
        style = box.style["list_style_type"]
        numbering = _NUMBERING.get(style, "/None") if isinstance(style, str) else "/None"
        _gather(tree, places)
    for page, box in (places[0] for places in items):
        first = tree.first(page, box)
        if place[1].element_tag == "ol" and _COUNT.fullmatch(getattr(first, "text", "")):
            _label(tree, tree.leaf(page, first))
            numbering = "/Decimal"
    listed["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


def _gather(tree: Tree, places: Sequence[Place]) -> None:
    """Makes one item of the pieces of one that is set in line and broken over lines."""
    pieces = [item for place in places if (item := tree.around(*place, "/LI"))]
    for piece in pieces[1:]:
        if piece is not pieces[0] and piece:
            tree.merge(pieces[0], piece)
    for body in tree.kids(pieces[0], "/LBody")[1:] if pieces else ():
        tree.merge(tree.kids(pieces[0], "/LBody")[0], body)


def _label(tree: Tree, number: Foreign) -> None:
    """Moves the number that opens an item from its body to a label."""
    path = tree.path(number)
    item = next((one for one in reversed(path) if one["S"] == "/LI"), None)
    if item is None or number["S"] != "/Span":
        return
    above = tree.at(number["P"])
    above["K"].remove(number.reference)
    item["K"].insert(0, number.reference)
    tree.wrap("/Lbl", [number.reference], item)


def _list_contents(tree: Tree, places: Sequence[Place]) -> None:
    """A list in a `nav` is the table of contents."""
    lists = [found for place in places if (found := tree.around(*place, "/L"))]
    for found in lists:
        found["S"] = _CONTENTS["/L"]
        found.pop("A", None)
        for item in tree.kids(found, "/LI"):
            for part in (item, *tree.kids(item, "/LBody")):
                part["S"] = _CONTENTS[part["S"]]


def _join(tree: Tree, page: int, before: Foreign, after: Foreign) -> None:
    """Makes one of each element that goes on from the page before."""
    last, levels = None, 0
    for end, start in zip(_edge(before, -1), _edge(after, 0), strict=False):
        if end.element is not start.element or end.element_tag in _OF_ONE_PAGE:
            break
        levels += 0 if end.element_tag in ("html", "body") else 1
        # An item without a bullet is a box but two elements: the item and its body.
        own = last is None or last[0].element is not end.element
        levels += own and end.element_tag == "li" and end.style["list_style_type"] == "none"
        last = end, start
    if last is None:
        return
    texts = [one for one in inside(last[0]) if one in tree.marks[page - 1]]
    more = [one for one in inside(last[1]) if one in tree.marks[page]]
    if texts and more:
        paths = tree.path(tree.leaf(page - 1, texts[-1])), tree.path(tree.leaf(page, more[0]))
        for first, second in list(zip(*paths, strict=False))[:levels]:
            if first is not second:
                tree.merge(first, second)


def _edge(page: Foreign, side: int) -> Iterator[Foreign]:
    """The boxes around the first or the last thing on a page, from outside."""
    flow = [child for child in page.children if not hasattr(child, "at_keyword")]
    while flow and not hasattr(flow[side], "text_overflow"):
        yield flow[side]
        flow = [child for child in getattr(flow[side], "children", ()) if _in_flow(child)]


def _in_flow(box: Foreign) -> bool:
    return not hasattr(box, "_box") and bool(box.is_in_normal_flow())


def _link_once(tree: Tree, element: Foreign, *, linked: bool = False) -> None:
    """Drops the links inside a link, which has one for itself and for each box that is in it."""
    for kid in list(element["K"]):
        child = None if isinstance(kid, int) else tree.at(kid)
        if child is not None and child.get("Type") == "/StructElem":
            is_link = child["S"] == "/Link"
            if linked and is_link:
                child["S"] = "/Span"
            _link_once(tree, child, linked=linked or is_link)
        elif child and linked and element["S"] != "/Link":
            element["K"].remove(kid)
            tree.unlink(child)


def _scope(tree: Tree, element: Foreign, scope: str = "/Row") -> None:
    """Says of every header cell whether it heads a column or, outside a table head, a row."""
    for kid in element["K"]:
        child = None if isinstance(kid, int) else tree.at(kid)
        if child is not None and "K" in child:
            _scope(tree, child, "/Column" if child["S"] == "/THead" else scope)
            if child["S"] == "/TH":
                child["A"]["Scope"] = scope
