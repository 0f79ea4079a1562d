"""Addresses to go on to after signing in: our own pages and no others."""

from urllib.parse import urlsplit


def own_path(text: str | None) -> str | None:
    """The text if it is a path on this site, else None: "//else.example" and "/\\\\else" are not."""
    if not text or not text.startswith("/") or text.startswith("//") or "\\" in text:
        return None
    if not text.isprintable() or " " in text:
        return None
    parts = urlsplit(text)
    return None if parts.scheme or parts.netloc else text
