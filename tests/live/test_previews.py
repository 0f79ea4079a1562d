"""Before the meeting: each part as phone and projector, with invented numbers, and the card to hand out."""

import pytest

from facilitate.dialogues.models import DialoguePhase, Setting, StepKind
from facilitate.extensions import db
from facilitate.live.models import Answer, Participant, Stage
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_member, make_organisation, sign_in
from tests.live.rooms import AGENDA, make_room


@pytest.fixture
def draft(app, client):
    member = make_member(make_organisation())
    sign_in(client, member)
    dialogue = make_dialogue(member.organisation, member, kinds=AGENDA)
    assert dialogue.phase == DialoguePhase.DRAFT
    return dialogue


def preview(client, dialogue, kind, audience, **query):
    step = next(step for step in dialogue.steps if step.kind == kind)
    response = client.get(f"/control/{dialogue.id}/steps/{step.id}/preview/{audience}", query_string=query)
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.mark.parametrize("kind", AGENDA)
def test_each_part_of_a_draft_is_seen_as_phone_and_projector_and_nothing_is_stored(client, draft, kind):
    for audience in ("phone", "screen"):
        html = preview(client, draft, kind, audience)
        assert "Förhandsvisning" in html
        assert "CCC" in html or audience == "phone"
    assert draft.code is None
    for table in (Participant, Answer, Stage):
        assert db.session.query(table).count() == 0


def test_the_result_of_a_preview_is_invented_and_says_so(client, draft):
    html = preview(client, draft, StepKind.RATE, "screen")
    assert "Förhandsvisning med påhittade siffror" in html
    assert "22 svar" in html


def test_a_draft_without_places_has_an_invented_one(app, client):
    member = make_member(make_organisation())
    sign_in(client, member)
    bare = make_dialogue(member.organisation, member, spots=(), kinds=(StepKind.RATE,))
    assert "Platsen" in preview(client, bare, StepKind.RATE, "phone")
    assert "Platsen" in preview(client, bare, StepKind.RATE, "screen")


def test_a_preview_is_in_the_language_that_is_asked_for(client, draft):
    assert 'lang="sv"' in preview(client, draft, StepKind.WELCOME, "phone", language="sv")
    assert '<html lang="en"' in preview(client, draft, StepKind.WELCOME, "phone", language="en")


def test_a_preview_leads_to_no_room(client, draft):
    html = preview(client, draft, StepKind.RATE, "phone")
    assert 'action="/CCCCCC/answers"' in html


def test_previews_are_for_those_who_may_reach_the_dialogue(client, draft):
    step = draft.steps[0]
    address = f"/control/{draft.id}/steps/{step.id}/preview/screen"
    assert client.get(address).status_code == 200
    sign_in(client, make_member(make_organisation()))
    assert client.get(address).status_code == 404


def test_the_card_carries_qr_code_address_and_code(app, client):
    room = make_room(opened=False)
    sign_in(client, room.leader)
    html = client.get(f"/control/{room.dialogue.id}/card").get_data(as_text=True)
    assert 'aria-label="QR-kod till samtalet"' in html
    assert "hall.test" in html
    assert f"{room.dialogue.code[:3]} {room.dialogue.code[3:]}" in html
    assert "Hellre papper eller hjälp? Säg till." in html


def test_a_draft_has_no_card(client, draft):
    assert client.get(f"/control/{draft.id}/card").status_code == 404


def test_a_walk_is_seen_as_phone_stop_by_stop_and_as_projector(client, draft):
    with unit_of_work():
        draft.setting = Setting.WALK
    html = preview(client, draft, StepKind.RATE, "phone")
    assert "Stopp 1 av 2" in html
    assert "Klart vid det här stoppet." in html
    assert 'data-theme="outdoors"' in html
    assert "Busstationen" in preview(client, draft, StepKind.RATE, "screen")
