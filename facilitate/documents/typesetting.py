"""Has a document made by a child process that can be killed, one or two at a time."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import structlog
from flask_babel import lazy_gettext as _l

from config import ROOT
from facilitate.errors import DomainError

log = structlog.get_logger()

FONTS = ROOT / "vendor" / "fonts"
TEMPLATES = ROOT / "templates" / "documents"
SECONDS = 60
_places = BoundedSemaphore(2)


class NotTypeset(DomainError):
    status = 500
    code = "not-typeset"
    sentence = _l("Dokumentet gick inte att göra just nu. Försök igen om en stund.")


def typeset(template: str, content: dict[str, Any]) -> bytes:
    """The finished PDF. Raises NotTypeset when the child fails or needs more than SECONDS."""
    with _places, tempfile.TemporaryDirectory(prefix="document-") as folder:
        output = Path(folder) / "document.pdf"
        order = {
            "template": str(TEMPLATES / template),
            "fonts": str(FONTS),
            "output": str(output),
            "content": content,
        }
        _run(json.dumps(order))
        return output.read_bytes()


def _run(order: str) -> None:
    command = [sys.executable, "-m", "facilitate.documents.child"]
    # The child gets no secret of this process and nothing that would change its locale.
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        subprocess.run(  # noqa: S603 - a fixed command
            command,
            input=order.encode(),
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        log.error("document_timed_out", seconds=SECONDS)
        raise NotTypeset from None
    except subprocess.CalledProcessError as error:
        # Only the exit code: what the child says on its way out may quote the document.
        log.error("document_failed", exit_code=error.returncode)
        raise NotTypeset from None
