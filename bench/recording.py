"""Records what an edition's build gives to WeasyPrint, as files that WeasyPrint alone can set.

    python -m bench.recording FOLDER build BRIEF --force …

runs our program in one process and leaves in FOLDER the HTML that the last PDF was made of, its
stylesheets in order, and what these name; also its options and attachments. bench/bare.py makes a
PDF of that again.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import weasyprint

from briefgen import engine
from briefgen.cli import main

_ASSET = re.compile(r"asset:([\w%.-]+)")


def record(folder: Path) -> None:
    """From here on, keeps in `folder` what each PDF is made of, the last one for good."""
    given: dict[int, tuple[Any, Any, Any]] = {}  # with the object, so that its number stays its own

    def keep(cls: Any) -> None:
        start = cls.__init__

        def init(self: Any, *args: Any, **named: Any) -> None:
            start(self, *args, **named)
            given[id(self)] = named.get("string"), named.get("url_fetcher"), self

        cls.__init__ = init

    for cls in (weasyprint.HTML, weasyprint.CSS, weasyprint.Attachment):
        keep(cls)

    def read(_: Any, html: str, base_url: str, fetcher: Any) -> Any:
        return weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetcher)

    # Our own reader of pages gives WeasyPrint no text that could be kept.
    vars(engine)["parse"] = read
    render, write = weasyprint.HTML.render, weasyprint.Document.write_pdf
    documents: dict[int, tuple[Any, Any, Any]] = {}

    def rendered(self: Any, *args: Any, **named: Any) -> Any:
        document = render(self, *args, **named)
        documents[id(document)] = document, self, named.get("stylesheets") or ()
        return document

    def written(self: Any, *args: Any, **named: Any) -> Any:
        _, html, sheets = documents[id(self)]
        texts = [given[id(one)][:2] for one in (html, *sheets)]
        attachments = {one.name: given[id(one)][0] for one in named.get("attachments") or ()}
        _save(folder, texts, attachments, {"pdf_variant": named.get("pdf_variant")})
        return write(self, *args, **named)

    weasyprint.HTML.render = rendered
    weasyprint.Document.write_pdf = written


def _save(
    folder: Path,
    texts: Sequence[tuple[str, Any]],
    attachments: Mapping[str, bytes],
    options: Mapping[str, Any],
) -> None:
    for part in ("assets", "attachments"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for number, (text, fetcher) in enumerate(texts):
        for name in set(_ASSET.findall(text)):
            answer = fetcher.fetch(f"asset:{name}")
            (folder / "assets" / name).write_bytes(answer.read())
        name = f"style-{number:02}.css" if number else "document.html"
        (folder / name).write_text(_ASSET.sub(r"assets/\1", text), encoding="utf-8")
    for name, data in attachments.items():
        (folder / "attachments" / name).write_bytes(data)
    (folder / "options.json").write_text(json.dumps(options), encoding="utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]).resolve())
    sys.argv[1:] = sys.argv[2:]
    main()
