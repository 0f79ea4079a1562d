"""Colleagues let in by a QR code: for one dialogue and one evening, one each, ended at once."""

from datetime import timedelta

import pytest

from facilitate import clock
from facilitate.access import PassRole
from facilitate.audit import AuditEntry
from facilitate.dialogues.models import DialoguePhase
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.live import identity, letting_in
from facilitate.live.letting_in import InvitationDead
from facilitate.live.listeners import Audience, Listener
from facilitate.live.passes import Pass
from facilitate.tokens import hash_of
from facilitate.transaction import unit_of_work
from tests.factories import make_member, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import make_room


@pytest.fixture
def room(app):
    return make_room()


@pytest.fixture
def invitation(room):
    with unit_of_work():
        return letting_in.invite(room.dialogue, PassRole.LEAD, room.leader.user_id)


def test_looking_at_an_invitation_uses_nothing_up(client, invitation):
    for _ in range(2):
        page = client.get(f"/colleague/{invitation.token}")
        assert page.status_code == 200
        assert "för att styra samtalet" in page.get_data(as_text=True)
        assert "Set-Cookie" not in page.headers or "pass=" not in page.headers["Set-Cookie"]
    assert invitation.given.token_hash is None


def test_a_colleague_says_a_name_and_leads(client, room, invitation):
    answer = client.post(f"/colleague/{invitation.token}", data={"name": " Bo  Berg "})
    assert answer.location == f"/control/{room.dialogue.id}"
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("pass="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/;" in cookie + ";"
    assert client.get(answer.location).status_code == 200
    given = db.session.query(Pass).one()
    assert (given.name, given.role) == ("Bo Berg", "lead")


def test_only_the_tokens_hashes_are_kept(room):
    given, token = let_in(room)
    assert given.token_hash == hash_of(token)
    assert given.invitation_hash is None
    assert token not in str(vars(given))


def test_an_invitation_is_for_one_person(client, room, invitation):
    assert client.post(f"/colleague/{invitation.token}", data={"name": "Bo"}).status_code == 303
    for again in (client.get, client.post):
        answer = again(f"/colleague/{invitation.token}")
        assert answer.status_code == 410
        assert "Koden gäller inte längre" in answer.get_data(as_text=True)


def test_an_invitation_lasts_ten_minutes(room, invitation):
    clock.hold(clock.now() + timedelta(minutes=9))
    assert letting_in.invited(invitation.token) is invitation.given
    clock.hold(clock.now() + timedelta(minutes=2))
    with pytest.raises(InvitationDead):
        letting_in.invited(invitation.token)


def test_a_colleague_needs_a_name_that_no_other_has(client, room, invitation):
    address = f"/colleague/{invitation.token}"
    let_in(room, name="Bo")
    taken = "Det finns redan någon"
    for name, told in (
        *(("  ", "Skriv ditt namn"), ("\u200d", "Skriv ditt namn"), ("a" * 61, "för lång")),
        *(("bo", taken), ("B\u200do", taken), ("EVA  exempel", taken), ("Eva Exempel.", taken)),
    ):
        answer = client.post(address, data={"name": name})
        assert answer.status_code == 422
        assert told in answer.get_data(as_text=True)
    assert client.post(address, data={"name": "Eva B"}).status_code == 303


def test_a_pass_ends_with_the_evening(client, room):
    _given, token = let_in(room)
    show_pass(client, token)
    assert client.get(f"/control/{room.dialogue.id}").status_code == 200
    clock.hold(clock.now() + timedelta(hours=7))
    answer = client.get(f"/control/{room.dialogue.id}")
    assert answer.status_code == 403
    assert "Du är inte insläppt här" in answer.get_data(as_text=True)


def test_a_listeners_right_ends_with_the_pass(room):
    given, _token = let_in(room)
    listener = Listener("sid", Audience.CONTROL, room.dialogue.id, given.key)
    assert identity.lost([listener]) == []
    clock.hold(clock.now() + timedelta(hours=7))
    assert identity.lost([listener]) == [listener]


def test_a_pass_that_is_taken_back_ends_at_once(client, room):
    given, token = let_in(room)
    show_pass(client, token)
    assert client.post(f"/control/{room.dialogue.id}/blanking", data={"on": 1}).status_code == 303
    with unit_of_work():
        letting_in.send_out(room.dialogue, given.id, room.leader.user_id)
    assert client.post(f"/control/{room.dialogue.id}/blanking", data={"on": 0}).status_code == 403
    assert room.stage.blanked


def test_a_pass_ends_when_the_record_is_sealed(client, room):
    _given, token = let_in(room)
    show_pass(client, token)
    room.dialogue.phase = DialoguePhase.CLOSED
    db.session.commit()
    assert client.get(f"/control/{room.dialogue.id}").status_code == 200
    room.dialogue.phase = DialoguePhase.SEALED
    db.session.commit()
    assert client.get(f"/control/{room.dialogue.id}").status_code == 403


def test_sealing_forgets_who_was_let_in(room):
    let_in(room)
    other, _token = let_in(make_room())
    with unit_of_work():
        letting_in.forget_colleagues(room.dialogue)
    assert db.session.query(Pass).all() == [other]


def test_a_pass_says_nothing_about_another_dialogue(client, room):
    other = make_room().dialogue.id
    show_pass(client, let_in(room)[1])
    assert client.get(f"/control/{room.dialogue.id}").status_code == 200
    assert client.get(f"/control/{other}").status_code == 403
    assert client.get("/desk").location.startswith("/sign-in")


def test_the_own_sign_in_counts_before_a_pass(client, room):
    show_pass(client, let_in(room, PassRole.READ)[1])
    assert client.get(f"/control/{room.dialogue.id}").status_code == 403
    sign_in(client, room.leader)
    assert client.get(f"/control/{room.dialogue.id}").status_code == 200


def test_a_pass_counts_where_the_own_sign_in_does_not_reach(client, room):
    sign_in(client, make_member(room.dialogue.organisation))
    assert client.get(f"/control/{room.dialogue.id}").status_code == 404
    show_pass(client, let_in(room)[1])
    assert client.get(f"/control/{room.dialogue.id}").status_code == 200


def test_the_log_names_the_colleague(client, room):
    show_pass(client, let_in(room, name="Bo")[1])
    client.post(f"/control/{room.dialogue.id}/joining-pause", data={"on": 1})
    entry = db.session.query(AuditEntry).filter_by(act="joining.paused").one()
    assert (entry.user_id, entry.details) == (None, {"by": "Bo", "role": "lead"})
    sign_in(client, make_member(room.dialogue.organisation, "administrator"))
    assert "kollega (Bo, styra) pausade insläppet" in client.get("/admin/log").get_data(as_text=True)


def test_whoever_was_first_is_named_also_without_a_login(client, room):
    show_pass(client, let_in(room, name="Bo")[1])
    before = room.version
    address = f"/control/{room.dialogue.id}/next"
    assert client.post(address, data={"version": before}).status_code == 303
    assert room.version > before
    client.delete_cookie("pass")
    sign_in(client, room.leader)
    html = client.post(address, data={"version": before}, follow_redirects=True).get_data(as_text=True)
    assert "Bo gick vidare just nu. Du är på samma ställe." in html


def test_nobody_is_let_in_under_a_name_that_is_missing(room, invitation):
    with pytest.raises(Invalid), unit_of_work():
        letting_in.come_in(invitation.token, "")
    assert letting_in.colleagues_of(room.dialogue.id) == []
