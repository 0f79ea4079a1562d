"""The helper's device without scripts: several people, one after the other, and none of them seen again."""

import pytest
from flask import Flask

from facilitate import clock
from facilitate.access import PassRole, Role
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live import rehearsal
from facilitate.live.models import Comment, Participant, Participation
from facilitate.transaction import unit_of_work
from tests.factories import make_member, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.helped import Device
from tests.live.phone.browsing import JSON
from tests.live.rooms import Room, make_room, stored_answers
from tests.live.walks import make_walk
from tests.pages import CheckedClient

GONE = "Svaren går inte att se eller ändra längre."
UNSAVED = "Den personen är redan klar. Det som skickades nu är inte sparat."


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def device(app: Flask, room: Room) -> Device:
    return new_device(app, room)


def new_device(app: Flask, room: Room) -> Device:
    app.test_client_class = CheckedClient
    client = app.test_client()
    sign_in(client, room.leader)
    return Device(client, room)


def helped() -> list[Participant]:
    db.session.rollback()
    return [one for one in db.session.query(Participant) if one.channel == "helper"]


def answers_of(person: Participant) -> list[str]:
    given = [one for one in stored_answers() if one.participant_id == person.id]
    return [one.code for one in sorted(given, key=lambda one: one.question_id)]


def rate(device: Device, *codes: str) -> Device:
    for code in codes:
        device.choose(code)
    return device


def test_a_person_answers_every_recorded_question_wherever_the_room_is(device, room):
    device.see().begin()
    assert "Person 1 · Plats 1 av 2" in device.text
    assert "Läs högt: Tänk på Busstationen, på dagen. Hur trygg eller otrygg" in device.text
    rate(device, "4", "3", "2", "U")
    assert "Läs högt: ”Jag fick säga det jag ville.” Hur väl stämmer det för dig?" in device.text
    rate(device, "4", "1")
    assert device.heading == "Tack för dina svar!"
    [person] = helped()
    assert answers_of(person) == ["4", "3", "2", "U", "4", "1"]
    assert room.step(StepKind.RATE).phase == StepPhase.WAITING


def test_before_the_first_question_the_person_hears_what_becomes_of_the_answers(device):
    device.post("/persons")
    assert device.heading == "Innan vi börjar"
    assert "Medhjälparen ser dina svar men skriver inte upp vem du är." in device.text
    assert "Det du skriver med egna ord blir allmän handling." in device.text


def test_somebody_who_only_sat_down_leaves_nothing(device):
    device.begin()
    device.done()
    assert "Ingen har fått hjälp än." in device.text
    assert helped() == []


def test_garbage_makes_nobody(device, room):
    device.begin()
    practice = room.questions(StepKind.PRACTICE)[0].id
    for form in (
        {"question": practice, "code": "4", "number": 1},
        {"question": 1, "code": "9", "number": 1},
        {},
    ):
        assert device.client.post(device.page.request.path + "/answers", data=form).status_code >= 400
    assert helped() == []


def test_each_person_is_a_participant_of_their_own_and_both_counts_are_told(app, device, room):
    rate(device.begin(), "4", "4").done()
    assert "En person har fått hjälp hittills, på den här enheten." in device.text
    assert "av dem" not in device.text
    other = new_device(app, room)
    rate(other.begin(), "1", "1").done()
    assert "2 personer har fått hjälp hittills. En av dem är klar på den här enheten." in other.text
    assert "Den förra personens svar är sparade och går inte att se längre." in other.text
    assert "Börja med person 3" in other.text
    assert sorted(answers_of(one) for one in helped()) == [["1", "1"], ["4", "4"]]
    assert {one.token_hash for one in helped()} == {None}


def test_no_page_carries_what_was_answered_and_only_the_devices_own_script_is_told(device, room):
    question = str(room.questions()[0].id)
    device.begin().choose("U")
    address = device.person
    for path in ("", f"?q={question}", "?q=done"):
        device.see(address + path)
        assert device.chosen() == []
        assert 'data-stored="U"' not in device.page.text
        assert device.page.headers["Cache-Control"] == "no-store"
    assert "Frågan är redan besvarad." in device.see(f"{address}?q={question}").text
    assert device.given() == {question: {"code": "U", "number": 1}}
    device.done()
    assert device.client.get(f"/{device.code}{address}/answers", headers=JSON).status_code == 410


def test_nothing_leads_back_to_somebody_who_is_done(device, room):
    device.begin().choose("U")
    address, first = device.person, str(room.questions()[0].id)
    old_cookie = device.client.get_cookie("helped", path=f"/{device.code}").value
    device.done().begin().choose("1")
    for cookie in (None, old_cookie):
        if cookie:
            device.client.set_cookie("helped", cookie, path=f"/{device.code}")
        for path in ("", f"?q={first}", "?q=done", "/comment", "/answers"):
            assert device.see(address + path).page.status_code == 410
            assert (GONE in device.text, device.chosen()) == (True, [])
    assert "Börja med person 3" in device.see().text


def test_an_old_page_stores_nothing_on_the_next_person(device, room):
    device.begin().choose("U")
    old = device.page.request.path
    device.done().begin().choose("1")
    form = {"question": room.questions()[1].id, "code": "4", "number": "9"}
    refused = device.client.post(f"{old}/answers", data=form)
    assert (refused.status_code, UNSAVED in refused.text) == (410, True)
    told = device.client.post(
        f"{old}/answers",
        json={"question": 1, "code": "4", "number": 9},
        headers=JSON,
    )
    assert (told.status_code, told.json["code"]) == (410, "gone")
    assert told.json["sentence"] == UNSAVED
    for door, data in (
        ("comment", {"text": "Lampan är trasig."}),
        ("language", {"language": "en"}),
        ("done", {}),
    ):
        assert device.client.post(f"{old}/{door}", data=data).status_code == 410
    assert sorted(answers_of(one) for one in helped()) == [["1"], ["U"]]
    assert db.session.query(Comment).count() == 0
    assert device.client.post(f"{device.page.request.path}/answers", data=form).status_code == 303


def test_one_person_has_to_be_done_before_the_next_begins(device):
    device.begin().choose("4")
    device.see()
    assert "Person 1 är inte klar." in device.text
    assert "Börja med" not in device.text
    assert device.begin().heading == "Busstationen när det är mörkt"
    device.done()
    assert "Börja med person 2" in device.text


def test_the_language_is_chosen_for_each_person_and_can_be_changed(device):
    device.begin(language="en").choose("4")
    assert device.tree.get("lang") == "en"
    assert helped()[0].language == "en"
    device.post(f"{device.person}/language", language="sv")
    assert (device.tree.get("lang"), helped()[0].language) == ("sv", "sv")
    assert device.done().begin().tree.get("lang") == "sv"


def test_skipping_going_back_and_changing_work_without_scripts(device):
    device.begin().submit(skip=True)
    assert device.heading == "Busstationen när det är mörkt"
    device.choose("3").follow("Tillbaka").choose("2")
    assert device.submit().page.status_code == 422
    assert "Välj ett svar, eller hoppa över." in device.text
    assert answers_of(helped()[0]) == ["-", "2"]
    device.see(f"{device.person.removesuffix('/answers')}?q=done")
    assert "Några frågor har inget svar. Svara på den första" in device.text


def test_a_comment_is_the_persons_own_also_before_the_room_may_write(device):
    device.begin().follow("Vill personen säga något om platsen?")
    assert device.heading == "Vill personen säga något om platsen?"
    device.submit(text="Det är mörkt vid hållplatsen.")
    assert "Tack. Kommentaren är sparad." in device.text
    [comment] = db.session.query(Comment)
    assert (comment.participant_id, comment.spot.label["sv"]) == (helped()[0].id, "Busstationen")
    device.see(f"{device.person}")
    assert device.heading == "Vill personen säga något mer?"
    device.submit(text="Ring Anna Berg, 070-123 45 67.")
    assert (device.page.status_code, "Anna Berg" in device.text) == (422, True)


def test_an_answer_that_the_room_has_seen_cannot_be_changed(device, room):
    rate(device.begin(), "4", "4", "4", "4")
    address = device.person.partition("?")[0]
    room.ask()
    room.close()
    room.press("show")
    device.see(f"{address}?q={room.questions()[0].id}").choose("1")
    assert device.page.status_code == 409
    assert "Svaret ingår i siffror som redan har visats." in device.text
    assert answers_of(helped()[0])[0] == "4"


def test_the_close_counts_the_helped_apart_and_forgets_them(device, room):
    rate(device.begin(), "4", "4").done()
    device.begin().submit(skip=True)
    room.join(2)
    room.end()
    assert "Samtalet avslutas inom 2 minuter." in device.see(device.person.partition("?")[0]).text
    clock.hold(room.dialogue.closing_ends_at)
    device.see()
    assert device.heading == "Samtalet är slut."
    rows = {one.channel: (one.joined, one.answered) for one in db.session.query(Participation)}
    assert rows == {"helper": (2, 1), "phone": (2, 0)}
    assert helped() == []


def test_before_the_opening_and_for_others_there_is_nobody_to_help(app, device, room):
    assert device.see().page.status_code == 200
    stranger = make_member(room.dialogue.organisation, Role.FACILITATOR)
    sign_in(device.client, stranger)
    assert device.see().page.status_code == 404
    early = make_room(opened=False)
    waiting = new_device(app, early)
    assert waiting.see().heading == "Samtalet är inte öppet än."
    assert waiting.begin().heading == "Samtalet är inte öppet än."


def test_a_colleague_let_in_to_help_can_and_one_who_reads_comments_cannot(app, room):
    app.test_client_class = CheckedClient
    helper = Device(show_pass(app.test_client(), let_in(room, PassRole.HELP)[1]), room)
    assert helper.begin().choose("4").page.status_code == 200
    assert answers_of(helped()[0]) == ["4"]
    reader = Device(show_pass(app.test_client(), let_in(room, PassRole.READ, "Eva")[1]), room)
    assert reader.see().page.status_code == 403


def test_nobody_of_a_rehearsal_is_left_on_the_device_in_the_evening(app):
    early = make_room(opened=False)
    with unit_of_work():
        rehearsal.rehearse(early.dialogue, early.leader.user_id)
    device = new_device(app, early)
    rate(device.begin(), "4", "4").done()
    old = device.begin().choose("1").page.request.path
    assert len(helped()) == 2
    with unit_of_work():
        rehearsal.begin_for_real(early.dialogue, early.version, early.leader.user_id)
    assert device.see().heading == "Hjälp att svara"
    assert "Ingen har fått hjälp än." in device.text
    assert "Börja med person 1" in device.text
    assert device.client.get(old).status_code == 410
    assert device.begin().choose("3").page.status_code == 200
    assert [answers_of(one) for one in helped()] == [["3"]]


def test_on_a_walk_the_device_is_drawn_for_the_outdoors(app, device):
    assert device.see().tree.get("data-theme") is None
    assert new_device(app, make_walk()).see().tree.get("data-theme") == "outdoors"
