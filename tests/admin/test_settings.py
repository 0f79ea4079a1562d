"""Departments, the organisation's settings and the log."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from config import ROOT
from facilitate import audit
from facilitate.access import Role
from facilitate.accounts.models import Membership
from facilitate.admin.acts import SENTENCES
from facilitate.admin.log import PER_PAGE
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import (
    make_department,
    make_dialogue,
    make_member,
    make_organisation,
    make_place,
    sign_in,
)

SETTINGS = {"name": "Nya Exempelby", "time_zone": "Europe/Helsinki", "threshold": "8"}


def test_departments_are_added_renamed_archived_and_taken_back(client: FlaskClient, administrator) -> None:
    assert client.post("/admin/departments", data={"name": " Kultur  och fritid "}).status_code == 302
    department = administrator.organisation.departments[0]
    assert department.name == "Kultur och fritid"
    client.post(f"/admin/departments/{department.id}", data={"name": "Kultur"})
    assert department.name == "Kultur"
    client.post(f"/admin/departments/{department.id}/archive")
    assert "Använd Kultur igen" in client.get("/admin/departments").text
    client.post(f"/admin/departments/{department.id}/restore")
    assert "Använd Kultur igen" not in client.get("/admin/departments").text


def test_two_departments_do_not_share_a_name(client: FlaskClient, administrator: Membership) -> None:
    taken, other = (
        make_department(administrator.organisation, "Kultur"),
        make_department(administrator.organisation),
    )
    make_department(make_organisation(), "Skola")
    assert client.post("/admin/departments", data={"name": "Skola"}).status_code == 302
    assert client.post("/admin/departments", data={"name": "kultur"}).status_code == 422
    assert client.post(f"/admin/departments/{other.id}", data={"name": "Kultur"}).status_code == 422
    assert client.post(f"/admin/departments/{taken.id}", data={"name": "Kultur"}).status_code == 302


def test_another_organisations_departments_are_not_found(
    client: FlaskClient, administrator: Membership
) -> None:
    own, strange = make_department(administrator.organisation), make_department(make_organisation())
    assert client.get(f"/admin/departments/{own.id}").status_code == 200
    assert client.get(f"/admin/departments/{strange.id}").status_code == 404
    assert client.post(f"/admin/departments/{strange.id}/archive").status_code == 404


def test_the_threshold_is_raised_and_never_lowered(client: FlaskClient, administrator: Membership) -> None:
    organisation = administrator.organisation
    assert client.post("/admin/organisation", data=SETTINGS).status_code == 302
    assert (organisation.name, organisation.time_zone, organisation.threshold) == (
        "Nya Exempelby",
        "Europe/Helsinki",
        8,
    )
    for lower in ("7", "4", "-1"):
        refused = client.post("/admin/organisation", data=SETTINGS | {"threshold": lower})
        assert refused.status_code == 422
    assert organisation.threshold == 8


def test_the_database_too_knows_no_threshold_under_five(app: Flask) -> None:
    assert make_organisation(threshold=5).threshold == 5
    with pytest.raises(IntegrityError):
        make_organisation(threshold=4)


def test_the_log_tells_in_sentences_who_did_what(client: FlaskClient, administrator: Membership) -> None:
    client.post("/admin/departments", data={"name": "Kultur"})
    client.post("/admin/notices/contact", data={"sv": "Ring oss.", "en": ""})
    with unit_of_work():
        audit.record(
            "organisation.added",
            organisation_id=administrator.organisation_id,
            user_id=None,
            subject=f"organisation:{administrator.organisation_id}",
        )
    log = client.get("/admin/log").text
    assert "Ada Exempel lade till förvaltningen Kultur." in log
    assert "Ada Exempel ändrade sidan Om kommunen." in log
    assert f"Servern lade till {administrator.organisation.name}." in log


def test_the_log_of_another_organisation_is_not_seen(client: FlaskClient, administrator: Membership) -> None:
    client.post("/admin/departments", data={"name": "Kultur"})
    assert "Kultur" in client.get("/admin/log").text
    sign_in(client, make_member(make_organisation(), Role.COORDINATOR))
    assert "Kultur" not in client.get("/admin/log").text


def test_coordinators_read_the_log_and_change_nothing(client: FlaskClient, administrator: Membership) -> None:
    assert client.post("/admin/organisation", data=SETTINGS).status_code == 302
    sign_in(client, make_member(administrator.organisation, Role.COORDINATOR))
    assert client.get("/admin/log").status_code == 200
    assert "Medlemmar" not in client.get("/admin").text
    assert client.post("/admin/organisation", data=SETTINGS).status_code == 403
    sign_in(client, make_member(administrator.organisation, Role.FACILITATOR))
    assert client.get("/admin/log").status_code == 403


def test_a_long_log_comes_in_pages_with_few_queries(client: FlaskClient, administrator: Membership) -> None:
    organisation = administrator.organisation
    things = [
        *(f"place:{make_place(organisation).id}" for _ in range(5)),
        *(f"dialogue:{make_dialogue(organisation).id}" for _ in range(5)),
    ]
    with unit_of_work():
        for number in range(60):
            audit.record(
                "notice.edited",
                organisation_id=organisation.id,
                user_id=administrator.user_id,
                subject=things[number % len(things)],
            )
    with statements() as sent:
        first = client.get("/admin/log")
    assert len(sent) <= 12
    assert first.text.count('class="soft"') == PER_PAGE + 1
    assert client.get("/admin/log?page=2").text.count('class="soft"') == 11
    assert client.get("/admin/log?page=9").status_code == 404
    assert db.session.get(type(organisation), organisation.id)


def test_every_act_that_is_recorded_has_a_sentence(app: Flask) -> None:
    recorded = {act for path in (ROOT / "facilitate").rglob("*.py") for act in acts_in(path)}
    assert recorded >= {"member.invited", "dialogue.opened", "joining.paused"}
    assert recorded == set(SENTENCES)
    with app.test_request_context():
        for act, sentence in SENTENCES.items():
            assert str(sentence) % {
                "who": "Eva",
                "what": "Torget",
                "act": act,
                "count": 3,
                "number": 7,
                "name": "Bo",
            }


def acts_in(path: Path) -> set[str]:
    """What is handed as the first argument to whatever records an act."""
    recording = {"record", "_record", "note", "_note", "note_act", "_tell", "_store", "store_draft"}
    calls = [
        one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)
    ]
    return {
        word.value
        for call in calls
        if (getattr(call.func, "attr", None) or getattr(call.func, "id", None)) in recording
        for argument in call.args
        for word in ast.walk(argument)
        if isinstance(word, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_-]+", str(word.value))
    }
