"""A tagged PDF as one hears it: its tag tree with the texts in place, read back with pypdf."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
from pypdf.generic import ContentStream


@dataclass
class Element:
    """One element; `kids` are elements, texts, and annotations as plain dictionaries."""

    kind: str
    entries: dict[str, Any]
    kids: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is read out: as it is spelt, where that is said, or else as it is painted."""
        if "/ActualText" in self.entries:
            return str(self.entries["/ActualText"])
        return "".join(
            kid if isinstance(kid, str) else kid.text if isinstance(kid, Element) else ""
            for kid in self.kids
        )

    @property
    def links(self) -> list[dict[str, Any]]:
        """The annotations that belong to it."""
        return [kid for kid in self.kids if isinstance(kid, dict)]

    @property
    def attributes(self) -> dict[str, Any]:
        return dict(self.entries.get("/A", {}))

    def all(self, *kinds: str) -> list["Element"]:
        """This and all elements in it, of these kinds if any are named, in reading order."""
        own = [self] if not kinds or self.kind in kinds else []
        return own + [
            one for kid in self.kids if isinstance(kid, Element) for one in kid.all(*kinds)
        ]

    def shape(self) -> Any:
        """Kinds and texts only, without the spaces at their ends: `("P", "words")`."""
        kids = [kid.shape() if isinstance(kid, Element) else kid for kid in self.kids]
        kids = [kid.strip() if isinstance(kid, str) else kid for kid in kids]
        return (self.kind, *(kid for kid in kids if not isinstance(kid, dict)))


class Tagged:
    """A PDF file, read."""

    def __init__(self, pdf: bytes) -> None:
        self.reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
        pages: list[Any] = list(self.reader.pages)
        self._texts = {page.indirect_reference.idnum: dict(_texts(page)) for page in pages}
        self.heard: set[tuple[int, int]] = set()
        catalog: Any = self.reader.root_object
        (root,) = catalog["/StructTreeRoot"]["/K"]
        self.document = self._element(root.get_object(), 0)

    @property
    def artifacts(self) -> list[list[tuple[str, str]]]:
        """For each page the kinds and texts of what is no content."""
        return [
            [(kind, text) for kind, text in texts.items() if isinstance(kind, str) and text]
            for texts in self._texts.values()
        ]

    @property
    def unheard(self) -> list[str]:
        """Texts that are marked as content but that the tree does not hold."""
        return [
            text
            for page, texts in self._texts.items()
            for mark, text in texts.items()
            if isinstance(mark, int) and (page, mark) not in self.heard and text
        ]

    def _element(self, thing: Any, page: int) -> Element:
        if "/Pg" in thing:
            page = thing.raw_get("/Pg").idnum
        rest = {key: value for key, value in thing.items() if key not in ("/S", "/K", "/P", "/Pg")}
        element = Element(thing["/S"][1:], rest)
        for kid in thing.get("/K", []):
            item = kid.get_object()
            if isinstance(item, int):
                assert (page, int(item)) not in self.heard, "a text that is read out twice"
                self.heard.add((page, int(item)))
                element.kids.append(self._texts[page].get(int(item), ""))
            elif item.get("/Type") == "/OBJR":
                element.kids.append(dict(item["/Obj"].get_object()))
            else:
                assert item["/P"].get_object() == thing, "a kid that does not know its parent"
                element.kids.append(self._element(item, page))
        return element


def _texts(page: Any) -> Iterator[tuple[int | str, str]]:
    """The texts of a page, by number or by kind of artifact."""
    letters: dict[str, dict[int, str]] = {
        name: {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in re.findall(
                r"^<(\w{4})> <(\w+)>$", font["/ToUnicode"].get_data().decode(), re.MULTILINE
            )
        }
        for name, font in page["/Resources"].get("/Font", {}).items()
    }
    found: dict[int | str, str] = {}
    marks: list[int | str] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            entries = operands[1] if operator == b"BDC" else {}
            kinds = (operands[0], entries.get("/Type"), entries.get("/Subtype"))
            marks.append(entries.get("/MCID", " ".join(kind[1:] for kind in kinds if kind)))
            found.setdefault(marks[-1], "")
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = letters[operands[0]]
        elif operator == b"TJ":
            for shown in operands[0]:
                if not isinstance(shown, int | float):
                    codes = getattr(shown, "original_bytes", shown)
                    pairs = zip(codes[::2], codes[1::2], strict=True)
                    found[marks[-1]] += "".join(font[high * 256 + low] for high, low in pairs)
    yield from found.items()
