"""What the commands refuse, and what they leave behind."""

import json
import os
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask_migrate import downgrade

from config import Settings
from facilitate import clock
from facilitate.accounts import queries
from facilitate.commands import main
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.occupancy import occupied
from tests.factories import make_organisation


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")


def run(app: Flask, *words: object) -> Result:
    db.session.remove()
    return CliRunner().invoke(main, list(map(str, words)), obj=app)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture
def made(app: Flask, folder: Path) -> Path:
    make_organisation(slug="exempelby")
    assert run(app, "backup", folder).exit_code == 0
    [backup] = folder.iterdir()
    return backup


def refusal(app: Flask, *words: object) -> str:
    refused = run(app, *words)
    assert refused.exit_code == 1, refused.output
    assert refused.exception is None or isinstance(refused.exception, SystemExit)
    return refused.output


def test_a_backup_is_one_file_that_only_its_owner_reads(made: Path) -> None:
    assert made.name.startswith("facilitate-")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with zipfile.ZipFile(made) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
    assert manifest["engine"] == "sqlite"
    assert manifest["running"] == 0


def test_no_file_is_ever_overwritten(app: Flask, made: Path) -> None:
    before = made.read_bytes()
    assert "finns redan" in refusal(app, "backup", made)
    assert made.read_bytes() == before


def test_a_folder_that_is_missing_is_named(app: Flask, folder: Path) -> None:
    assert "nowhere" in refusal(app, "backup", folder / "nowhere" / "file")
    assert list(folder.iterdir()) == []


def test_old_backups_go_and_nothing_else_does(app: Flask, made: Path, folder: Path) -> None:
    (folder / "notes.txt").write_text("keep")
    (folder / "facilitate-20200101T000000Z.backup").write_text("not one of ours, whatever it is called")
    clock.hold(clock.now() + timedelta(days=6))
    assert run(app, "backup", folder, "--prune").exit_code == 0
    assert made.exists()
    clock.hold(clock.now() + timedelta(days=2))
    pruned = run(app, "backup", folder, "--prune")
    assert f"Borttagen, äldre än sju dagar: {made}" in pruned.output
    assert not made.exists()
    assert len(list(folder.iterdir())) == 4


def test_a_backup_is_read_in_where_nothing_is_and_over_something_only_when_asked(
    app: Flask, settings: Settings, made: Path
) -> None:
    assert "Databasen är inte tom." in refusal(app, "restore", made)
    make_organisation(slug="annanby")
    replaced = run(app, "restore", "--replace", made)
    assert replaced.exit_code == 0, replaced.output
    db.engine.dispose()
    assert queries.organisation_by_slug("exempelby")
    with pytest.raises(NotFound):
        queries.organisation_by_slug("annanby")
    [aside] = (settings.instance_path / "replaced").glob("*.db")
    assert str(aside) in replaced.output
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_nothing_is_read_in_under_a_server_that_runs(app: Flask, settings: Settings, made: Path) -> None:
    with occupied(settings.instance_path):
        assert "Stoppa den först." in refusal(app, "restore", "--replace", made)
    assert run(app, "restore", "--replace", made).exit_code == 0


def rewritten(made: Path, database: bytes | None = None, **changed: object) -> Path:
    """The same backup with something else in it."""
    with zipfile.ZipFile(made) as bundle:
        manifest, kept = json.loads(bundle.read("manifest.json")), bundle.read("database")
    other = made.with_name("other.backup")
    with zipfile.ZipFile(other, "w") as bundle:
        bundle.writestr("manifest.json", json.dumps(manifest | changed))
        bundle.writestr("database", database or kept)
    return other


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"schema": "9999"}, "nyare version"),
        ({"engine": "postgresql"}, "av postgresql, men DATABASE_URL leder till sqlite"),
        ({"sha256": "0" * 64}, "kontrollsumman stämmer inte"),
        ({"database": b"SQLite format 3"}, "kontrollsumman stämmer inte"),
        ({"format": 2}, "ingen säkerhetskopia"),
        ({"made_at": "yesterday"}, "ingen säkerhetskopia"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_the_database_stays(
    app: Flask, made: Path, changed: dict[str, object], sentence: str
) -> None:
    assert run(app, "restore", "--replace", rewritten(made)).exit_code == 0
    assert sentence in refusal(app, "restore", "--replace", rewritten(made, **changed))  # type: ignore[arg-type]
    db.engine.dispose()
    assert queries.organisation_by_slug("exempelby")


def test_what_is_no_backup_is_said_to_be_none(app: Flask, folder: Path) -> None:
    other = folder / "letter.pdf"
    other.write_bytes(os.urandom(100))
    assert "ingen säkerhetskopia" in refusal(app, "restore", other)


def test_an_older_database_is_brought_up_to_this_version(
    app: Flask, settings: Settings, folder: Path
) -> None:
    make_organisation(slug="exempelby")
    db.session.remove()
    downgrade(revision="0014")
    assert run(app, "backup", folder).exit_code == 0
    [older] = folder.iterdir()
    assert run(app, "restore", "--replace", older).exit_code == 0
    db.engine.dispose()
    assert (
        db.session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").scalar() > "0014"
    )
