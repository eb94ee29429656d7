"""The tag tree of a PDF that is not yet written, and how to find one's way in it.

WeasyPrint makes the tree from the boxes of each page. While it paints them, `watched` keeps which
text got which number; so an element can be found by the box that it was made from.
Terms are those of ISO 32000-1, 14.7: an element is a dictionary with its kind in `S`, its kids in
`K` and its parent in `P`; an integer among the kids is a marked text on the element's page `Pg`.
"""

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from typing import Any, Final, TypeAlias

import pydyf

Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types
Marks: TypeAlias = MutableSequence[dict[Foreign, int]]  # for each page the numbers of its texts

# Wrappers that mean nothing by themselves, and all that such an element has.
_HOLLOW: Final = ("/NonStruct", "/Span")
_BARE: Final = frozenset({"Type", "S", "K", "Pg", "P"})
# Elements that may hold text themselves (ISO 32000-1, 14.8.4.3); elsewhere it stays in a Span.
_WORDY: Final = frozenset(
    (
        *"/P /H1 /H2 /H3 /H4 /H5 /H6 /Lbl /LBody /TD /TH /Link /Note /Reference /Caption".split(),
        *_HOLLOW,
    )
)
# Where one is in its like, it is an anonymous box, which WeasyPrint tags as what it is in.
_NEVER_NESTED: Final = ("/P", "/Part", "/Div")
_MAY_BE_EMPTY: Final = ("/TH", "/TD")


def watched(document: Foreign) -> Marks:
    """A list that fills, as the document is painted, with the boxes of each page's texts."""
    marks: Marks = []

    def painter(page: Foreign) -> Foreign:
        def paint(stream: Foreign, scale: float = 1) -> None:
            type(page).paint(page, stream, scale)
            marks.append({box: tag["mcid"] for box, tag in stream._tags.items()})

        return paint

    for page in document.pages:
        page.paint = painter(page)
    return marks


def inside(box: Foreign) -> Iterator[Foreign]:
    """A box and all that is in it, in the order of the document."""
    waiting = [box]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)  # what holds the place of an absolute box has it inside
        yield box
        waiting += reversed(getattr(box, "children", ()))


class Tree:
    """The elements of a PDF, by number and by the box that they were made from."""

    def __init__(self, pdf: Foreign, marks: Marks) -> None:
        self.pdf, self.marks = pdf, marks
        root = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(root["K"][0])
        self._numbers = {page: number for number, page in enumerate(pdf.page_references)}
        # For each page, whose its numbered texts are.
        self.nums = self.at(root["ParentTree"])["Nums"]
        self.owners = self.nums[1 : 2 * len(marks) : 2]

    def at(self, reference: bytes) -> Foreign:
        """The object referred to."""
        return self.pdf.objects[int(reference.split()[0])]

    def leaf(self, page: int, box: Foreign) -> Foreign:
        """The element of a painted text or picture."""
        return self.at(self.owners[page][self.marks[page][box]])

    def path(self, element: Foreign) -> list[Foreign]:
        """The elements from below the document down to this one."""
        found = [element]
        while (above := self.at(found[-1]["P"])) is not self.document:
            found.append(above)
        return found[::-1]

    def around(self, page: int, box: Foreign, kind: str) -> Foreign | None:
        """The innermost element of a kind that holds the first thing painted in a box."""
        first = self.first(page, box)
        above = reversed(self.path(self.leaf(page, first))) if first else ()
        return next((element for element in above if element["S"] == kind), None)

    def first(self, page: int, box: Foreign) -> Foreign | None:
        """The first text or picture that is painted in a box."""
        return next((one for one in inside(box) if one in self.marks[page]), None)

    def kids(self, element: Foreign, kind: str) -> list[Foreign]:
        """The elements of a kind right below an element."""
        found = [self.at(kid) for kid in element["K"] if not isinstance(kid, int)]
        return [kid for kid in found if kid.get("S") == kind]

    def wrap(self, kind: str, kids: Sequence[bytes], parent: Foreign) -> Foreign:
        """A new element around some of the elements in `parent`, at the place of the first."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": kind, "Pg": parent["Pg"]})
        self.pdf.add_object(element)
        others = [kid for kid in parent["K"] if kid not in kids]
        others.insert(parent["K"].index(kids[0]), element.reference)
        self.fill(parent, others)
        self.fill(element, kids)
        return element

    def fill(self, element: Foreign, kids: Iterable[Foreign]) -> None:
        """Gives an element these kids, and tells those which are elements."""
        element["K"] = pydyf.Array(kids)
        self._own(element, element["K"])

    def _own(self, element: Foreign, kids: Iterable[Foreign]) -> None:
        for kid in kids:
            if isinstance(kid, int):
                self.owners[self._numbers[element["Pg"]]][kid] = element.reference
            elif self.at(kid).get("Type") == "/StructElem":
                self.at(kid)["P"] = element.reference

    def drop(self, page: int, box: Foreign) -> None:
        """Takes a text out of the tree, with an element that is left empty."""
        owner, mark = self.leaf(page, box), self.marks[page].pop(box)
        owner["K"].remove(mark)
        self.owners[page][mark] = "null"
        if not owner["K"]:
            owner.clear()

    def merge(self, first: Foreign, second: Foreign) -> None:
        """Makes two elements that follow each other one; neither may hold text itself."""
        self.at(second["P"])["K"].remove(second.reference)
        first["K"] += second["K"]
        self._own(first, second["K"])
        second.clear()

    def unlink(self, mention: Foreign) -> None:
        """Takes the annotation that an element mentions from the page and from the tree."""
        annotation = self.at(mention["Obj"])
        self.at(mention["Pg"])["Annots"].remove(mention["Obj"])
        entry = self.nums.index(annotation["StructParent"], 2 * len(self.marks))
        del self.nums[entry : entry + 2]
        annotation.clear()
        mention.clear()

    def slim(self, element: Foreign) -> None:
        """Drops what is empty, and wrappers without a meaning, from all that is below."""
        kids: list[Foreign] = []
        for kid in element["K"]:
            child = None if isinstance(kid, int) else self.at(kid)
            if child is None or child.get("Type") == "/OBJR":
                kids.append(kid)
                continue
            if not child:
                continue
            self.slim(child)
            if not child["K"] and child["S"] not in _MAY_BE_EMPTY:
                child.clear()
            elif self._says_nothing(child, element):
                kids += child["K"]
                child.clear()
            else:
                if child["S"] in _HOLLOW:
                    child["S"] = "/Span"  # which has text in it
                kids.append(kid)
        self.fill(element, kids)

    @staticmethod
    def _says_nothing(child: Foreign, parent: Foreign) -> bool:
        anonymous = child["S"] == parent["S"] and child["S"] in _NEVER_NESTED
        if not (anonymous or child["S"] in _HOLLOW) or child.keys() - _BARE:
            return False
        fits = parent["S"] in _WORDY and child["Pg"] == parent["Pg"]
        return fits or not any(isinstance(kid, int) for kid in child["K"])
