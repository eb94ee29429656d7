import io

from PIL import Image

from briefgen.engine import opened
from briefgen.rasters import contact_sheet, page_pictures

CSS = "@page { size: 72pt 144pt; margin: 0 } .dark { height: 144pt; background: black }"
BODY = "<p></p>" + '<p class="dark" style="break-before: page"></p>' * 4


def pdf() -> bytes:
    with opened({"print.css": CSS}) as (engine, _):
        assert engine
        layout, _ = engine.layout(f'<html lang="en"><title>t</title>{BODY}')
        assert layout
        data, _ = layout.write("x")
        assert data
        return data


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_pages_are_drawn_at_the_resolution_asked_for_and_side_by_side() -> None:
    data = pdf()
    pages = [picture(page) for page in page_pictures(data, 80)]
    assert [page.size for page in pages] == [(80, 160)] * 5
    assert [page.getpixel((40, 80)) for page in pages] == [(255,) * 3] + [(0,) * 3] * 4
    sheet = picture(contact_sheet(data))
    assert sheet.size == (4 * (400 + 16) + 16, 2 * (800 + 16) + 16)
    assert sheet.getpixel((16 + 200, 16 + 400)) == (255,) * 3
    assert sheet.getpixel((16 + 200, 2 * 16 + 800 + 400)) == (0,) * 3
    assert page_pictures(data, 80)[0] == page_pictures(pdf(), 80)[0]
