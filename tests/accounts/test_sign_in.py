"""Signing in and out."""

import re
import time

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner

from facilitate.access import Role
from facilitate.accounts.operations import end_membership, rights_changed
from facilitate.accounts.patience import Patience
from facilitate.transaction import unit_of_work
from tests.accounts.conftest import PASSWORD, give_password, open_browser
from tests.factories import make_member, make_organisation

WRONG = "E-postadressen och lösenordet hör inte ihop."


def attempt(client: FlaskClient, email: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in", data={"email": email, "password": password, **more})


def seen(page: str, email: str) -> str:
    """The page as a person sees it: without what they typed and without the token of the form."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page.replace(email, ""))


@pytest.fixture
def member(app: Flask):
    member = make_member(make_organisation(), Role.ADMINISTRATOR, Role.COORDINATOR)
    give_password(member.user)
    return member


def test_a_member_signs_in_with_address_and_password(client: FlaskClient, member) -> None:
    answer = attempt(client, f" {member.user.email.upper()} ")
    assert answer.status_code == 302
    assert client.get("/admin").status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: FlaskClient, member) -> None:
    known = attempt(client, member.user.email, "inte det rätta alls")
    unknown = attempt(client, "ingen@exempelby.example", "inte det rätta alls")
    assert known.status_code == unknown.status_code == 422
    assert WRONG in known.text
    assert seen(known.text, member.user.email) == seen(unknown.text, "ingen@exempelby.example")
    assert client.get("/admin").status_code == 302


def test_an_invited_person_without_a_password_cannot_sign_in(client: FlaskClient, app: Flask) -> None:
    invited = make_member(make_organisation())
    assert WRONG in attempt(client, invited.user.email).text


def test_someone_whose_membership_has_ended_is_told_so_and_stays_outside(client: FlaskClient, member) -> None:
    make_member(member.organisation, Role.ADMINISTRATOR, Role.COORDINATOR)
    attempt(client, member.user.email)
    assert client.get("/admin").status_code == 200
    with unit_of_work():
        end_membership(member, by_id=None)
    assert client.get("/admin").status_code == 302
    client.post("/sign-out")
    assert "inte längre behörighet" in attempt(client, member.user.email).text


def test_going_on_leads_to_own_pages_only(client: FlaskClient, member) -> None:
    assert attempt(client, member.user.email, next="/admin/log?page=1").location == "/admin/log?page=1"
    for foreign in (
        "https://else.example/",
        "//else.example",
        "/\\else.example",
        "/\t/else.example",
        "javascript:1",
    ):
        client.post("/sign-out")
        answer = attempt(client, member.user.email, next=foreign)
        assert answer.status_code == 302
        assert "else" not in answer.location
        assert answer.location.startswith("/")


def test_a_page_that_asks_to_sign_in_is_gone_on_to(client: FlaskClient, member) -> None:
    asked = client.get("/admin/log?page=1")
    assert asked.location == "/sign-in?next=/admin/log?page%3D1"
    assert 'value="/admin/log?page=1"' in client.get(asked.location).text


def test_signing_out_ends_it_and_tells_who_listens(client: FlaskClient, member, monkeypatch) -> None:
    told: list[int] = []
    rights_changed.append(told.append)
    try:
        attempt(client, member.user.email)
        assert client.get("/sign-out").status_code == 405
        client.post("/sign-out")
    finally:
        rights_changed.remove(told.append)
    assert told == [member.user_id]
    assert client.get("/admin").status_code == 302


def test_what_was_in_the_browser_before_does_not_slip_into_the_sign_in(client: FlaskClient, member) -> None:
    with client.session_transaction() as kept:
        kept["left"] = "by somebody"
        kept["language"] = "en"
    attempt(client, member.user.email)
    with client.session_transaction() as kept:
        assert "left" not in kept
        assert kept["language"] == "en"


def test_a_password_is_not_asked_for_in_clear_on_a_network(app: Flask, client: FlaskClient, member) -> None:
    assert client.get("/sign-in").status_code == 200
    colleague = open_browser(app, same_machine=False)
    refused = colleague.get("/sign-in")
    assert refused.status_code == 403
    assert "http://localhost:8000/sign-in" in refused.text
    assert attempt(colleague, member.user.email).status_code == 403
    assert colleague.get("/admin").status_code == 302
    assert colleague.get("/sign-in", base_url="https://hall.test").status_code == 200


def test_nobody_is_locked_out(client: FlaskClient, member, fresh_patience: Patience) -> None:
    for _ in range(4):
        attempt(client, member.user.email, "inte det rätta alls")
    assert attempt(client, member.user.email).status_code == 302


def test_attempts_slow_down_by_account_and_no_longer_than_ten_seconds() -> None:
    moment = [0.0]
    patience = Patience(lambda: moment[0])
    waits = []
    for _ in range(12):
        waits.append(patience.attempt("kim@exempelby.example"))
        moment[0] += waits[-1]
    assert waits[:3] == [0, 0, 0]
    assert waits[3] == 0.5
    assert waits == sorted(waits)
    assert waits[-1] == 8.0
    assert patience.attempt("eva@exempelby.example") == 0
    assert max(patience.attempt("kim@exempelby.example") for _ in range(20)) == 10.0
    patience.succeeded("kim@exempelby.example")
    assert patience.attempt("kim@exempelby.example") <= 4.0


def test_attempts_on_many_accounts_slow_down_as_a_whole_and_are_forgotten() -> None:
    moment = [0.0]
    patience = Patience(lambda: moment[0])
    waits = [patience.attempt(f"kim{number}@exempelby.example") for number in range(60)]
    assert waits[:30] == [0] * 30
    assert 0 < waits[40] <= 4.0
    moment[0] += 600
    assert patience.attempt("eva@exempelby.example") == 0


def test_the_language_of_the_desk_is_kept(client: FlaskClient) -> None:
    assert "Logga in" in client.get("/sign-in", headers={"Accept-Language": "sv"}).text
    answer = client.post("/language", data={"language": "en", "next": "//else.example"})
    assert answer.location == "/sign-in"
    assert '<html lang="en"' in client.get("/sign-in", headers={"Accept-Language": "sv"}).text
    assert client.post("/language", data={"language": "xx"}).status_code == 400


def staff_cookie(app: Flask, member, hours_ago: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """The cookie of a sign-in that was signed some hours ago."""
    signed_at = int(time.time() - hours_ago * 3600)
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    with monkeypatch.context() as then:
        then.setattr(TimestampSigner, "get_timestamp", lambda _signer: signed_at)
        return str(signer.dumps({"_user_id": member.user.get_id(), "_fresh": True}))


def test_a_copied_cookie_that_nobody_uses_dies_within_twelve_hours(
    app: Flask, client: FlaskClient, member, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours, status in ((11.9, 200), (12.1, 302)):
        client.set_cookie("staff", staff_cookie(app, member, hours, monkeypatch))
        assert client.get("/admin").status_code == status


def test_a_sign_in_that_is_used_lasts_through_the_evening(
    app: Flask, client: FlaskClient, member, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.set_cookie("staff", staff_cookie(app, member, 11.9, monkeypatch))
    client.post("/places")
    cookie, signer = client.get_cookie("staff"), SecureCookieSessionInterface().get_signing_serializer(app)
    assert cookie is not None
    assert signer is not None
    assert signer.loads(cookie.value, max_age=60)["_user_id"] == member.user.get_id()
