"""The child process: an order in JSON on standard input, a PDF in the file that it names.

It imports nothing of the product but its neighbour: no database, no settings, no network.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst

from facilitate.documents.glyphs import covered_by, showable


def typeset(order: dict[str, Any]) -> None:
    """Write the PDF. `order` names `template`, `fonts` (a folder), `output`, and holds `content`."""
    fonts = sorted(Path(order["fonts"]).glob("*.ttf"))
    content = showable(order["content"], covered_by(fonts))
    content["replaced"] = content != order["content"]
    template = Path(order["template"])
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=[order["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
    )
    # One file for the archive and for screen readers.
    compiler.compile(output=order["output"], format="pdf", pdf_standards=["a-2a", "ua-1"])


if __name__ == "__main__":
    typeset(json.load(sys.stdin))
