"""Passwords: what is asked of them, and hashing that never holds up the room."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import gevent
import gevent.monkey
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

MINIMUM = 12
LONGEST = 1000

_hasher = PasswordHasher()  # Argon2id with the low-memory profile of RFC 9106


def complaint(password: str, email: str) -> str | None:
    """What is wrong with a new password, said kindly, or None. Length is what protects; no other rules."""
    plain = _normal(password)
    if len(plain) < MINIMUM:
        sentence = _("Lösenordet behöver ha minst %(number)s tecken. Några ord går bra.", number=MINIMUM)
        return str(sentence)
    if plain.strip().casefold() == email.strip().casefold():
        return str(_("Välj något annat än e-postadressen. Den kan andra gissa."))
    return None


def hash_password(password: str) -> str:
    """Argon2id. Takes about 0.1 s: never call it inside a unit of work."""
    return str(_aside(_hasher.hash, _normal(password)))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash. As slow where there is none, so that time tells nothing."""
    nobody = _hash_of_nobody()
    fits = bool(_aside(_verify, password_hash or nobody, _normal(password)))
    return fits and password_hash is not None


def outdated(password_hash: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(password_hash)


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hash_of_nobody() -> str:
    return hash_password("the password of nobody at all")


def _normal(password: str) -> str:
    # The same key gives different code points on different keyboards and systems.
    return unicodedata.normalize("NFKC", password)


def _aside(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do it in a thread of its own where greenlets share this one: a room full of phones goes on."""
    if gevent.monkey.is_module_patched("threading"):
        return gevent.get_hub().threadpool.apply(work, arguments)
    return work(*arguments)
