"""Secrets that a link or a cookie carries: shown once, and kept as their hash only."""

import hashlib
import secrets


def new_token() -> str:
    """A token that nobody can guess (256 bits), safe in addresses and cookies."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token, 64 hexadecimal digits. No salt: a token is as random as a salt would be."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
