"""Backups: made while everybody goes on, and read in where no server runs."""

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
import psycopg
from flask_babel import format_datetime
from flask_babel import gettext as _

from config import Settings
from facilitate import occupancy
from facilitate.app import create_app
from facilitate.backups import anew, bundle, making, restoring, sqlite
from facilitate.backups.bundle import Manifest
from facilitate.backups.making import Backup
from facilitate.backups.names import half_made
from facilitate.commands.application import settings_of, speak
from facilitate.commands.database import bring_up_to_date
from facilitate.dialogues.models import Dialogue
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.languages import text_in

ENGINES = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


def in_words(command: Callable[..., None]) -> Callable[..., None]:
    """Run the command in the terminal's language, with no look at the database; a refusal is one sentence."""

    @wraps(command)
    @click.pass_context
    def run(context: click.Context, /, **given: Any) -> None:
        settings = settings_of(context)
        with create_app(settings).app_context():
            speak()
            try:
                command(settings, **given)
            except DomainError as error:
                raise click.ClickException(str(error.sentence)) from error
            except (OSError, sqlite3.Error, psycopg.Error) as error:
                raise click.ClickException(str(error)) from error

    return run


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Afterwards delete this folder's backups older than seven days.")
@in_words
def backup(settings: Settings, target: Path, *, prune: bool) -> None:
    """Back up the whole database to the file TARGET, or under a name of its own into the folder TARGET.

    The server may run. Readable by you only; no file is ever overwritten.
    """
    made = making.make_backup(settings, target)
    _say_made(made)
    aside = making.folder_aside(settings)
    for folder in (made.path.parent, aside) if prune else ():
        for old in making.prune(folder) if folder.is_dir() else ():
            click.echo(_("Borttagen, äldre än sju dagar: %(path)s", path=old))


def _say_made(made: Backup) -> None:
    # Settings that were not read would lead to another database: here somebody sees it.
    engine = ENGINES[made.manifest.engine]
    click.echo(_("Säkerhetskopian av %(engine)s är klar: %(path)s", engine=engine, path=made.path))
    if made.manifest.running:
        click.echo(
            _(
                "Pågående samtal i den: %(number)s. Kopian innehåller sådant som raderas när de avslutas. "
                "Spara den i högst sju dagar.",
                number=made.manifest.running,
            )
        )
    else:
        click.echo(_("Inget samtal pågick. Spara den i högst sju dagar ändå: en text kan dras tillbaka."))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Even where there is a database; that one is set aside.")
@in_words
def restore(settings: Settings, file: Path, *, replace: bool) -> None:
    """Read a backup in, where no server runs and nobody has used the database yet."""
    manifest = bundle.manifest_of(file)
    place = making.folder_aside(settings).parent
    with occupancy.alone(settings.instance_path):
        restoring.require_usable(settings, manifest, replaces=replace)
        place.mkdir(parents=True, exist_ok=True)
        with half_made(place) as folder:
            prepared, database = restoring.laid_out(settings, file, manifest, folder)
            if manifest.engine == "sqlite":
                running = _made_ready(prepared, manifest)
                aside = sqlite.put_in_place(settings, database)
            else:
                aside = restoring.replace_postgres(settings, database)
                running = _made_ready(prepared, manifest)
    _say_restored(manifest, aside, running)


def _made_ready(settings: Settings, manifest: Manifest) -> list[str]:
    """Bring the database to this version and begin anew; the dialogues that are open in it."""
    with create_app(settings).app_context():
        speak()
        bring_up_to_date()
        anew.begin_anew(manifest.moment)
        running = [_name_of(one) for one in anew.running_dialogues()]
        db.session.remove()
        db.engine.dispose()
    return running


def _name_of(dialogue: Dialogue) -> str:
    return f"{dialogue.organisation.name}: {text_in(dialogue.title)} ({dialogue.code})"


def _say_restored(manifest: Manifest, aside: Path | None, running: list[str]) -> None:
    moment = format_datetime(manifest.moment, "d MMMM y HH:mm:ss")
    click.echo(_("Databasen är som den var %(moment)s. Starta tjänsten.", moment=moment))
    if aside:
        click.echo(_("Den förra ligger i %(path)s. Ta bort den inom sju dagar.", path=aside))
    click.echo()
    click.echo(_("Alla medarbetare loggar in igen. Storskärmar, kollegor och länkar släpps in på nytt."))
    click.echo(_("Texter och behörigheter som har tagits bort efter kopian är tillbaka. Ta bort dem igen."))
    if running:
        click.echo()
        click.echo(_("De här samtalen pågår, med deltagare och svar, även om de har avslutats sedan dess:"))
        for one in running:
            click.echo(f"  {one}")
        click.echo(_("Avsluta dem som är slut på deras styrsida. Först då raderas det som ska raderas."))
