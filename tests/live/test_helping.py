"""The helper's device without scripts: several people, one after the other, and none of them seen again."""

import pytest
from flask import Flask

from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.models import Answer, Participant
from tests.factories import sign_in
from tests.live.helped import Device
from tests.live.rooms import Room, make_room, stored_answers
from tests.pages import CheckedClient


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def device(app: Flask, room: Room) -> Device:
    app.test_client_class = CheckedClient
    client = app.test_client()
    sign_in(client, room.leader)
    return Device(client, room)


def helped() -> list[Participant]:
    db.session.rollback()
    return [one for one in db.session.query(Participant) if one.channel == "helper"]


def test_a_person_answers_every_recorded_question_wherever_the_room_is(device, room):
    device.see().begin(language="sv")
    assert "Person 1 · Plats 1 av 2" in device.text
    assert "Läs högt: Tänk på Busstationen, på dagen." in device.text
    for code in ("4", "3", "2", "U", "4", "1"):
        device.choose(code)
    assert device.heading == "Tack för dina svar!"
    [person] = helped()
    asked = [*room.questions(), *room.questions(StepKind.CLOSING)]
    assert {one.question_id: one.code for one in stored_answers()} == dict(
        zip([one.id for one in asked], "432U41", strict=True)
    )
