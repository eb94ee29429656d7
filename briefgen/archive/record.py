"""The record that the archive keeps beside a document: what it is and how its text was read."""

import json

from briefgen.value import Frozen, asdict


class Record(Frozen):
    """What is known of one archived document.

    `sha256` is the digest of its bytes, `text_sha256` that of the text read out of them as UTF-8;
    `extractor` and `version` name the reader; `captured` is a day (ISO 8601).
    """

    sha256: str
    bytes: int
    file: str
    text_sha256: str
    extractor: str
    version: str
    captured: str
    url: str = ""

    @property
    def reader(self) -> str:
        """The reader and its version, as printed: `text 1`."""
        return f"{self.extractor} {self.version}"

    def to_json(self) -> str:
        """The record as it stands in the archive."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def read_record(data: bytes | None) -> Record | None:
    """The record in these bytes, or None if they hold none."""
    if data is None:
        return None
    try:
        return Record(**json.loads(data))
    except (ValueError, TypeError):
        return None
