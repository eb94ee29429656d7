"""PDF: the text of each page in reading order, by PDFium."""

NAME = "pypdfium2"


def version() -> str:
    """The version of pypdfium2, which carries PDFium."""
    from importlib import metadata  # noqa: PLC0415  0.02 s to import

    return metadata.version("pypdfium2")


def read(data: bytes) -> str:
    """The text, page after page, with line feeds only."""
    import pypdfium2  # noqa: PLC0415  0.1 s to import, and few commands read PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"not a PDF that can be read: {error}") from None
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    text = "\n".join(pages).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ValueError("the PDF has no text layer")
    return text
