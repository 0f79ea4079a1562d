"""Whether a server runs on an instance folder: by a lock, which is gone with its process however it ended."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask_babel import lazy_gettext as _l

from facilitate.errors import Conflict

FILE = "in_use"


class InUse(Conflict):
    code = "in-use"
    sentence = _l("Tjänsten är igång på den här mappen. Stoppa den först.")


class BeingReplaced(Conflict):
    code = "being-replaced"
    sentence = _l("Databasen läses just nu in från en säkerhetskopia. Starta tjänsten när det är klart.")


@contextmanager
def occupied(folder: Path) -> Iterator[None]:
    """As one of those that use the database. Raises BeingReplaced."""
    with _locked(folder, fcntl.LOCK_SH, BeingReplaced):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """As the only one. Raises InUse where a server runs."""
    with _locked(folder, fcntl.LOCK_EX, InUse):
        yield


@contextmanager
def _locked(folder: Path, kind: int, refusal: type[Conflict]) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refusal from None
        yield
    finally:
        os.close(lock)
