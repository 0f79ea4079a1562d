"""Names of downloaded files: plain, dated, the same on every system."""

import re
from datetime import date
from unicodedata import combining, normalize


def file_name(title: str, day: date | None, what: str, ending: str) -> str:
    """Such as `2026-03-12-trygghet-i-exempelby-sammanfattning.pdf`: letters, figures and hyphens only."""
    parts = [day.isoformat() if day else "", _plain(title)[:60].strip("-"), what]
    return "-".join(filter(None, parts)) + f".{ending}"


def _plain(text: str) -> str:
    bare = "".join(one for one in normalize("NFD", text) if not combining(one))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
