"""Words as they are compared and searched: å and Å alike, in every database."""

import unicodedata


def folded(text: str) -> str:
    """The text for comparison: case folded, white space made one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
