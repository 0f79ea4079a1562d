"""Join codes: six characters without look-alikes, written by hand from a projector or a card."""

import re
import secrets

ALPHABET = "CDFHJKMNPQRTVWXY34679"
LENGTH = 6

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")


def new_code() -> str:
    """A random code (21^6, about 86 million); whether it is free is for the caller to ask."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy(text: str) -> str | None:
    """The code that somebody meant, spaces, hyphens and lower case forgiven; None when it cannot be one."""
    code = _BETWEEN.sub("", text).upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def spaced(code: str) -> str:
    """As shown to people: "KDM 4R7"."""
    return f"{code[:3]} {code[3:]}"
