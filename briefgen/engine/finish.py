"""The last touches to a PDF file, on its objects before they are written."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from briefgen.engine import archival, meaning, painting
from briefgen.engine.tags import Marks, Tree

Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types

_PRINT: Final = 4  # annotation flag "Print", ISO 32000-1 table 165


def finish(
    document: Foreign,
    pdf: Foreign,
    marks: Marks,
    descriptions: Mapping[str, str],
    attachments: Iterable[archival.Attachment],
) -> None:
    """Makes a PDF of the document say to every kind of reader what its pages say to the eye.

    `marks` are what was watched while it was painted; `descriptions` says by target what a reader
    is told of a link.
    """
    tree = Tree(pdf, marks)
    painting.silence(tree, document)
    painting.part_words(pdf, document, marks)
    painting.read_spaces(pdf)
    meaning.say(tree, [page._page_box for page in document.pages])
    _describe_links(pdf, descriptions)
    archival.name_kinds(pdf, attachments)


def _describe_links(pdf: Foreign, descriptions: Mapping[str, str]) -> None:
    """Makes every link print, and say where it leads if `descriptions` knows its target."""
    for link in pdf.objects:
        if isinstance(link, dict) and link.get("Subtype") == "/Link":
            link["F"] = _PRINT
            if "Dest" in link and link["Dest"].string in descriptions:
                link["Contents"].string = descriptions[link["Dest"].string]
