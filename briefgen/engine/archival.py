"""What a PDF carries beside its pages: what it says it conforms to, and files for later readers.

One file can be PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. WeasyPrint writes the
first and knows how to be the second, but names only one of them in the metadata.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

import pydyf

from briefgen.value import Frozen

Foreign: TypeAlias = Any  # WeasyPrint and pydyf ship no types

# The intent is what `claim` gives: WeasyPrint's own way to it leaves a file open.
VARIANT: Final = MappingProxyType({"pdf_variant": "pdf/a-3a", "output_intent": False})

_SRGB: Final = "sRGB2014.icc"  # of the International Color Consortium; WeasyPrint has it

# ISO 14289-1, clause 5, in XMP; and since ISO 19005-3, 6.6.2.3 knows no such property, the
# description that it asks of every property that it does not know.
_ACCESSIBLE: Final = b"""\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 conformed to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class Attachment(Frozen):
    """A file inside a PDF: its name, bytes and media type, what it is, and the day it is of.

    `relationship` is how it stands to the pages: `Data` are what they were made from, a
    `Supplement` adds to them (ISO 19005-3, annex E).
    """

    name: str
    data: bytes
    kind: str
    description: str
    relationship: Literal["Data", "Supplement"]
    day: date


def as_written(weasyprint: Foreign, attachments: Iterable[Attachment]) -> list[Foreign]:
    """The attachments for WeasyPrint, in the order of their names, as a PDF must list them."""
    return [
        weasyprint.Attachment(
            string=file.data,
            name=file.name,
            description=file.description,
            relationship=file.relationship,
            created=datetime.combine(file.day, time(), UTC),
            modified=datetime.combine(file.day, time(), UTC),
        )
        for file in sorted(attachments, key=lambda file: file.name)
    ]


def claim(weasyprint: Foreign, document: Foreign) -> None:
    """Makes this one document say that its colours are sRGB, and name PDF/UA-1 beside PDF/A."""
    document.color_profiles["srgb"] = weasyprint.css.ColorProfile(
        BytesIO(_srgb()), _SRGB, "relative-colorimetric", (["r"], ["g"], ["b"])
    )
    metadata = document.metadata

    def described(*about: Foreign) -> bytes:
        rdf: bytes = type(metadata).generate_rdf_metadata(metadata, *about)
        body, end, after = rdf.rpartition(b"</")
        return body + _ACCESSIBLE + end + after

    metadata.generate_rdf_metadata = described


@cache
def _srgb() -> bytes:
    return files("weasyprint.pdf").joinpath(_SRGB).read_bytes()


def name_kinds(pdf: Foreign, attachments: Iterable[Attachment]) -> None:
    """Gives each attached file its own media type, and lists it once."""
    kinds = {file.name: pydyf.name(file.kind) for file in attachments}
    for spec in pdf.objects:
        if isinstance(spec, dict) and spec.get("Type") == "/Filespec":
            stream = pdf.objects[int(spec["EF"]["F"].split()[0])]
            stream.extra["Subtype"] = kinds[spec["UF"].string]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
