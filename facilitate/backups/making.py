"""Making a backup while everybody goes on, and letting go of old ones."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask_babel import lazy_gettext as _l
from sqlalchemy import make_url

from config import Settings
from facilitate.archive.chain import software_version
from facilitate.backups import bundle, postgres, sqlite
from facilitate.backups.bundle import Manifest
from facilitate.backups.names import ASIDE, HALF, half_made, name_now, time_in
from facilitate.clock import now
from facilitate.errors import Conflict

LIFETIME = timedelta(days=7)
"""A backup of an open dialogue holds what closing cuts: it is kept no longer than this."""
HALF_LIFETIME = 24 * 60 * 60
"""Seconds after which what a killed command left half made goes with the next pruning."""


class AlreadyThere(Conflict):
    code = "already-there"

    def __init__(self, path: Path) -> None:
        super().__init__(_l("%(path)s finns redan. Inget har skrivits över.", path=path))


@dataclass(frozen=True)
class Backup:
    """A backup's file and what is known of it."""

    path: Path
    manifest: Manifest


def engine_of(settings: Settings) -> str:
    """sqlite or postgresql."""
    return make_url(settings.sqlalchemy_url()).get_backend_name()


def make_backup(settings: Settings, target: Path) -> Backup:
    """Write a backup to the file, or under a name of its own into the folder.

    What was committed before it began is in it. It stands under its name when it is whole, not before.
    Raises a DomainError or OSError.
    """
    path = target / name_now() if target.is_dir() else target
    if path.exists():
        raise AlreadyThere(path)
    with half_made(path.parent) as half:
        copied, packed = half / "database", half / "bundle"
        manifest = _copy(settings, copied)
        bundle.pack(manifest, copied, packed)
        if path.exists():
            raise AlreadyThere(path)
        packed.rename(path)
    return Backup(path, manifest)


def _copy(settings: Settings, into: Path) -> Manifest:
    made_at = now().isoformat(timespec="seconds")
    copy = sqlite.copy if engine_of(settings) == "sqlite" else postgres.copy
    facts = copy(settings, into)
    return Manifest(
        made_at=made_at,
        software=software_version(),
        schema=facts.schema,
        engine=engine_of(settings),
        running=facts.running,
        size=into.stat().st_size,
        sha256=bundle.digest_of(into),
    )


def folder_aside(settings: Settings) -> Path:
    """Where a database lies that a restored one has replaced."""
    beside = sqlite.file_of(settings).parent if engine_of(settings) == "sqlite" else settings.instance_path
    return beside / ASIDE


def prune(folder: Path) -> list[Path]:
    """Delete the backups in this folder that are older than they may be, and nothing that we did not make."""
    old = [path for path in sorted(folder.iterdir()) if path.is_file() and _is_too_old(path)]
    for path in old:
        path.unlink()
    for half in folder.glob(f"{HALF}*"):
        if half.stat().st_mtime < now().timestamp() - HALF_LIFETIME:
            shutil.rmtree(half, ignore_errors=True)
    return old


def _is_too_old(path: Path) -> bool:
    made_at = time_in(path.name)
    if made_at is None or made_at > now() - LIFETIME:
        return False
    return path.suffix != ".backup" or _is_ours(path)


def _is_ours(path: Path) -> bool:
    try:
        bundle.manifest_of(path)
    except bundle.NotABackup:
        return False
    return True
