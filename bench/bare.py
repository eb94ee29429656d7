"""Bare WeasyPrint, with nothing of ours: a folder that bench/recording.py left becomes a PDF.

python bench/bare.py FOLDER OUT.pdf
"""

import json
import sys
from pathlib import Path

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

folder, out = Path(sys.argv[1]), sys.argv[2]
options = json.loads((folder / "options.json").read_text("utf-8"))
fonts = FontConfiguration()
styles = [CSS(path, font_config=fonts) for path in sorted(folder.glob("style-*.css"))]
attachments = [Attachment(path) for path in sorted((folder / "attachments").iterdir())]
HTML(folder / "document.html").write_pdf(
    out, stylesheets=styles, font_config=fonts, attachments=attachments, **options
)
