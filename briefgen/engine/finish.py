"""The last touches to a PDF file, on its objects before they are written."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

Foreign: TypeAlias = Any  # pydyf ships no types

_PRINT: Final = 4  # annotation flag "Print", ISO 32000-1 table 165


def describe_links(pdf: Foreign, descriptions: Mapping[str, str]) -> None:
    """Makes every link print, and say where it leads if `descriptions` knows its target."""
    for link in pdf.objects:
        if isinstance(link, dict) and link.get("Subtype") == "/Link":
            link["F"] = _PRINT
            if "Dest" in link and link["Dest"].string in descriptions:
                link["Contents"].string = descriptions[link["Dest"].string]
