"""A PostgreSQL database: copied and read in by its own programs, which are told the password in no word."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from flask_babel import lazy_gettext as _l
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from config import Settings
from facilitate.backups.facts import RUNNING_DIALOGUES, SCHEMA, Facts
from facilitate.errors import Conflict
from facilitate.logs import redact

OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"


class ProgramMissing(Conflict):
    code = "program-missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            _l(
                "Programmet %(name)s saknas. På Debian och Ubuntu: apt install postgresql-client, "
                "i samma version som servern eller nyare.",
                name=name,
            )
        )


class ProgramFailed(Conflict):
    code = "program-failed"

    def __init__(self, name: str, said: str) -> None:
        super().__init__(_l("%(name)s gick inte att genomföra: %(said)s", name=name, said=said))


class Connected(Conflict):
    code = "connected"

    def __init__(self, others: int) -> None:
        super().__init__(
            _l(
                "%(others)s andra är anslutna till databasen. Stoppa tjänsten på alla datorer först.",
                others=others,
            )
        )


def url_of(settings: Settings) -> str:
    """The database's address as PostgreSQL's own programs read it."""
    return settings.sqlalchemy_url().replace("postgresql+psycopg://", "postgresql://", 1)


def copy(settings: Settings, into: Path) -> Facts:
    """Everything that was committed at one moment after the copying began."""
    with psycopg.connect(url_of(settings)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = _one(connection, "SELECT pg_export_snapshot()")
        facts = Facts(_one(connection, SCHEMA), int(_one(connection, RUNNING_DIALOGUES)))
        into.touch(0o600, exist_ok=False)
        _run(settings, "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={into}")
        return facts


def is_empty(settings: Settings) -> bool:
    """Whether nobody has ever used it."""
    with psycopg.connect(url_of(settings)) as connection:
        if _one(connection, "SELECT to_regclass('organisations') IS NULL") == "True":
            return True
        return _one(connection, "SELECT count(*) FROM organisations") == "0"


def require_nobody_connected(settings: Settings) -> None:
    """Servers on other machines are seen by their connections only. Raises Connected."""
    with psycopg.connect(url_of(settings)) as connection:
        others = int(_one(connection, OTHERS))
    if others:
        raise Connected(others)


def require_readable(settings: Settings, database: Path) -> None:
    """Raises ProgramMissing or ProgramFailed before anything of the present database is touched."""
    _run(settings, "pg_restore", "--list", str(database))


def empty(settings: Settings) -> None:
    """Take every table away."""
    with psycopg.connect(url_of(settings)) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            connection.execute(sql.SQL("DROP TABLE {} CASCADE").format(sql.Identifier(table)))


def read_in(settings: Settings, database: Path) -> None:
    """All of it or nothing."""
    name = make_conninfo(dbname=_options(settings)["PGDATABASE"])
    _run(settings, "pg_restore", "--single-transaction", "--exit-on-error", f"--dbname={name}", str(database))


def _run(settings: Settings, name: str, *words: str) -> None:
    program = shutil.which(name)
    if program is None:
        raise ProgramMissing(name)
    lists = "--list" in words
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL's, and words of ours
        [program, *([] if lists else ["--no-owner", "--no-privileges"]), *words],
        env=os.environ | _options(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ProgramFailed(name, redact(done.stderr.strip()))


def _options(settings: Settings) -> dict[str, str]:
    """The address as the environment that libpq reads: other users of the machine see a command's words."""
    given = Conninfo.parse(url_of(settings).encode())
    options = {one.envvar.decode(): one.val.decode() for one in given if one.envvar and one.val}
    options.setdefault("PGDATABASE", options.get("PGUSER", "postgres"))
    return options


def _one(connection: "psycopg.Connection[tuple[object, ...]]", query: str) -> str:
    found = connection.execute(query.encode()).fetchone()
    return str(found[0]) if found else ""
