"""Plain text: the document is its own text."""

NAME = "text"


def version() -> str:
    """The version of the rules below."""
    return "1"


def read(data: bytes) -> str:
    """The bytes as UTF-8, unchanged; line ends and all, since positions count from them."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
