"""Web pages: the text of the article without what surrounds it, by trafilatura."""

NAME = "trafilatura"


def version() -> str:
    """The version of trafilatura."""
    from importlib import metadata  # noqa: PLC0415  0.02 s to import

    return metadata.version("trafilatura")


def read(data: bytes) -> str:
    """The main text, a paragraph a line."""
    import trafilatura  # noqa: PLC0415  0.3 s to import, and only desks that capture pages have it

    found = trafilatura.extract(data, include_comments=False, include_tables=True)
    if not found:
        raise ValueError("the page has no text that could be told from its furniture")
    return str(found) + "\n"
