"""A backup's file: a zip with the database as its own program copies it, and a manifest about it."""

import hashlib
import json
import os
import zipfile
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from flask_babel import lazy_gettext as _l

from facilitate.errors import Invalid

MANIFEST = "manifest.json"
DATABASE = "database"
FORMAT = 1
PIECE = 1024 * 1024


class NotABackup(Invalid):
    code = "not-a-backup"
    sentence = _l("Filen är ingen säkerhetskopia som det här programmet har gjort, eller så är den skadad.")


class Damaged(NotABackup):
    code = "damaged"
    sentence = _l("Säkerhetskopian är skadad: kontrollsumman stämmer inte. Ta en annan.")


@dataclass(frozen=True)
class Manifest:
    """What is known of a backup before it is read in. `engine` is sqlite or postgresql."""

    made_at: str
    software: str
    schema: str
    """The last migration that the database had seen."""
    engine: str
    running: int
    """Dialogues that were open: the backup holds what their closing cuts."""
    size: int
    sha256: str
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def open_for_owner(path: Path) -> IO[bytes]:
    """A new file that nobody but its owner reads."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(manifest: Manifest, database: Path, into: Path) -> None:
    """Write the backup's file, and see to it that it is on the disk."""
    with open_for_owner(into) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            bundle.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
            bundle.write(database, DATABASE)
        file.flush()
        os.fsync(file.fileno())


def manifest_of(path: Path) -> Manifest:
    """Raises NotABackup; OSError for a file that cannot be read."""
    try:
        with zipfile.ZipFile(path) as bundle:
            manifest = Manifest(**json.loads(bundle.read(MANIFEST)))
        _ = manifest.moment
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError):
        raise NotABackup from None
    if manifest.format != FORMAT:
        raise NotABackup
    return manifest


def unpack(path: Path, manifest: Manifest, into: Path) -> None:
    """Lay the database out, having looked whether it is as it was. Raises Damaged."""
    seen = hashlib.sha256()
    try:
        with zipfile.ZipFile(path) as bundle, bundle.open(DATABASE) as packed, open_for_owner(into) as file:
            while piece := packed.read(PIECE):
                seen.update(piece)
                file.write(piece)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError):
        raise Damaged from None
    if seen.hexdigest() != manifest.sha256 or into.stat().st_size != manifest.size:
        raise Damaged
