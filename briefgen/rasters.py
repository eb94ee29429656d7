"""Rasters: the pages of a PDF as pictures, to be looked at; the one home of PDFium and Pillow."""

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

_POINTS: Final = 72  # in an inch
_COLUMNS: Final = 4
_THUMB: Final = 400  # pixels: the width of a page on the contact sheet
_GAP: Final = 16
_GROUND: Final = "#9aa3a5"


def page_pictures(pdf: bytes, dpi: float) -> list[bytes]:
    """Each page as a PNG file of so many pixels to the inch."""
    return [_png(page, dpi) for page in _drawn(pdf, lambda _: dpi / _POINTS)]


def contact_sheet(pdf: bytes) -> bytes:
    """All pages on one PNG file, four in a row."""
    from PIL import Image  # noqa: PLC0415  0.1 s to import, and few commands draw

    pages = _drawn(pdf, lambda width: _THUMB / width)
    rows = [pages[first : first + _COLUMNS] for first in range(0, len(pages), _COLUMNS)]
    depths = [max(page.height for page in row) + _GAP for row in rows]
    size = (_GAP + len(rows[0]) * (_THUMB + _GAP), _GAP + sum(depths))
    sheet = Image.new("RGB", size, _GROUND)
    for number, row in enumerate(rows):
        for column, page in enumerate(row):
            place = (_GAP + column * (_THUMB + _GAP), _GAP + sum(depths[:number]))
            sheet.paste(page, place)
    return _png(sheet, _POINTS)


def _drawn(pdf: bytes, scale_of: Callable[[float], float]) -> "Sequence[Image.Image]":
    """The pages, each drawn at the scale that suits its width in points."""
    import pypdfium2  # noqa: PLC0415  as above

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.render(scale=scale_of(page.get_width())).to_pil().convert("RGB")
            for page in document
        ]


def _png(picture: "Image.Image", dpi: float) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()
