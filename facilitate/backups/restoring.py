"""The way back from a backup. The present database is touched when the backup has proved good, not before."""

from dataclasses import replace
from pathlib import Path

from alembic.script import ScriptDirectory
from flask_babel import lazy_gettext as _l

from config import ROOT, Settings
from facilitate.backups import bundle, postgres, sqlite
from facilitate.backups.bundle import Manifest
from facilitate.backups.making import engine_of, folder_aside, make_backup
from facilitate.errors import Conflict


class NotEmpty(Conflict):
    code = "not-empty"
    sentence = _l(
        "Databasen är inte tom. Lägg till --replace om säkerhetskopian ska träda i stället för den. "
        "Den nuvarande ställs åt sidan."
    )


class Newer(Conflict):
    code = "newer"
    sentence = _l("Säkerhetskopian är gjord av en nyare version av programmet. Uppgradera först.")


class OtherEngine(Conflict):
    code = "other-engine"

    def __init__(self, there: str, here: str) -> None:
        super().__init__(
            _l(
                "Säkerhetskopian är av %(there)s, men DATABASE_URL leder till %(here)s.",
                there=there,
                here=here,
            )
        )


def require_usable(settings: Settings, manifest: Manifest, *, replaces: bool) -> None:
    """Raises OtherEngine, Newer or NotEmpty."""
    here = engine_of(settings)
    if manifest.engine != here:
        raise OtherEngine(manifest.engine, here)
    known = ScriptDirectory(str(ROOT / "facilitate" / "migrations")).walk_revisions()
    if manifest.schema not in {one.revision for one in known}:
        raise Newer
    is_empty = sqlite.is_empty if here == "sqlite" else postgres.is_empty
    if not replaces and not is_empty(settings):
        raise NotEmpty


def laid_out(settings: Settings, file: Path, manifest: Manifest, folder: Path) -> tuple[Settings, Path]:
    """The backup's database, taken out and looked through, and the settings that lead to it.

    SQLite's is made ready in its folder before it is put in place; PostgreSQL's once it is read in.
    """
    database = folder / "database"
    bundle.unpack(file, manifest, database)
    if manifest.engine == "sqlite":
        return replace(settings, database_url=f"sqlite:///{database}"), database
    postgres.require_readable(settings, database)
    postgres.require_nobody_connected(settings)
    return settings, database


def replace_postgres(settings: Settings, database: Path) -> Path | None:
    """Read the database in. Where the former one lies now as a backup, if anything was in it."""
    aside = None
    if not postgres.is_empty(settings):
        folder = folder_aside(settings)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = make_backup(settings, folder).path
    postgres.empty(settings)
    postgres.read_in(settings, database)
    return aside
