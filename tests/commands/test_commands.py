"""The command line: links, organisations, and what the server says when it starts."""

import errno
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask

from config import ROOT, Settings
from facilitate.access import Role
from facilitate.accounts import queries
from facilitate.accounts.passwords import hash_password
from facilitate.commands import main
from facilitate.commands.banner import greet, reachable
from facilitate.commands.serving import why_not
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.accounts.conftest import open_browser
from tests.factories import make_member, make_organisation

PASSWORD = "fyra gula paraplyer"
CHOSEN = {"name": "Alex Exempel", "new_password": PASSWORD, "again": PASSWORD}


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")


def run(app: Flask, *words: str) -> Result:
    result = CliRunner().invoke(main, list(words), obj=app)
    db.session.rollback()  # the command had a connection of its own: see what it has written
    return result


def path_in(output: str) -> str:
    found = re.search(r"http://localhost:8000(/\S+)", output)
    assert found, output
    return found[1]


def test_every_command_is_found_and_says_what_it_does() -> None:
    names = set(main.commands)
    assert names >= {"serve", "setup-link", "invite", "reset-link", "organisation", "verify"}
    for name in names - {"verify"}:
        command = main.commands[name]
        assert isinstance(command, click.Command)
        assert command.help, name


def test_a_setup_link_is_given_while_there_is_no_user(app: Flask) -> None:
    given = run(app, "setup-link")
    assert given.exit_code == 0
    assert open_browser(app).get(path_in(given.output)).status_code == 200
    make_member(make_organisation())
    refused = run(app, "setup-link")
    assert refused.exit_code == 1
    assert "Det finns redan användare" in refused.output


def test_somebody_is_invited_with_roles(app: Flask) -> None:
    organisation = make_organisation()
    given = run(
        app, "invite", "--email", "alex@exempelby.example", "--role", "administrator", "--role", "coordinator"
    )
    assert given.exit_code == 0, given.output
    browser = open_browser(app)
    assert browser.post(path_in(given.output), data=CHOSEN).status_code == 302
    member = queries.members_of(organisation.id)[0]
    assert member.role_set == {Role.ADMINISTRATOR, Role.COORDINATOR}


def test_where_there_are_several_organisations_one_is_named(app: Flask) -> None:
    for slug in ("annanby", "exempelby"):
        make_organisation(slug=slug)
    named = run(app, "invite", "--organisation", "annanby", "--email", "alex@exempelby.example")
    assert named.exit_code == 0
    unnamed = run(app, "invite", "--email", "eva@exempelby.example")
    assert unnamed.exit_code == 1
    assert "annanby, exempelby" in unnamed.output


def test_a_reset_link_is_given_for_a_user(app: Flask) -> None:
    member = make_member(make_organisation())
    password_hash = hash_password("det gamla lösenordet")
    with unit_of_work():
        member.user.password_hash = password_hash
    given = run(app, "reset-link", "--email", member.user.email.upper())
    assert open_browser(app).get(path_in(given.output)).status_code == 200
    assert run(app, "reset-link", "--email", "ingen@exempelby.example").exit_code == 1


def test_an_organisation_is_added_with_its_first_user(app: Flask) -> None:
    given = run(app, "organisation", "add", "Östra Annanby kommun", "--email", "alex@annanby.example")
    assert "ostra-annanby-kommun" in given.output
    browser = open_browser(app)
    assert browser.post(path_in(given.output), data=CHOSEN).status_code == 302
    added = queries.organisation_by_slug("ostra-annanby-kommun")
    assert queries.members_of(added.id)[0].role_set == {Role.ADMINISTRATOR, Role.COORDINATOR}


def test_an_address_that_is_none_is_refused(app: Flask) -> None:
    make_organisation()
    assert run(app, "invite", "--email", "alex@exempelby.example").exit_code == 0
    assert run(app, "invite", "--email", "alex").exit_code != 0


def test_the_greeting_names_the_addresses_and_how_to_begin(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    greet(app)
    said = capsys.readouterr().out
    assert "http://localhost:8000" in said
    assert "http://hall.test" in said
    assert "python -m facilitate setup-link" in said
    assert "/setup/" not in said  # not a terminal: the link would stay in a log
    make_member(make_organisation())
    greet(app)
    assert "setup-link" not in capsys.readouterr().out


def test_a_port_that_is_taken_is_said_in_one_sentence(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "sv"}):
        assert "Port 8000 är upptagen" in why_not(OSError(errno.EADDRINUSE, "in use"), 8000)
        assert "Port 80 får bara systemet" in why_not(OSError(errno.EACCES, "denied"), 80)
        assert "port 8000" in why_not(OSError("odd"), 8000)


def test_a_server_for_this_machine_only_gives_phones_no_address() -> None:
    assert reachable(Settings(base_url="https://dialog.exempelby.example")) == [
        "https://dialog.exempelby.example"
    ]
    assert reachable(Settings(host="127.0.0.1")) == []


def test_a_database_of_a_newer_version_is_left_alone(app: Flask, settings: Settings) -> None:
    assert application_starts(settings).returncode == 0
    with db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    refused = application_starts(settings)
    assert refused.returncode == 1
    assert "nyare version" in refused.stderr
    assert "Traceback" not in refused.stderr


def application_starts(settings: Settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "facilitate", "setup-link"],
        cwd=ROOT,
        env={"INSTANCE_PATH": str(settings.instance_path), "PATH": "/usr/bin:/bin", "LANG": "sv_SE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_setting_that_cannot_be_used_is_named_in_one_sentence() -> None:
    wrong = subprocess.run(
        [sys.executable, "-m", "facilitate", "setup-link"],
        cwd=ROOT,
        env={"PORT": "many", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode == 1
    assert "PORT must be a whole number" in wrong.stderr
    assert "Traceback" not in wrong.stderr
