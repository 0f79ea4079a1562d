"""What control says of a walk, with or without a projector."""

import pytest

from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.live import screens, stage
from facilitate.live.snapshot import control_snapshot
from facilitate.live.walking import MOST_PEOPLE
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.rooms import make_room
from tests.live.walks import make_walk


@pytest.fixture
def walk(app, client):
    walk = make_walk()
    sign_in(client, walk.leader)
    walk.ask()
    return walk


def page(client, room) -> str:
    return client.get(f"/control/{room.dialogue.id}").get_data(as_text=True)


def to_last_stop(walk) -> None:
    with unit_of_work():
        stage.focus_place(walk.dialogue, walk.version, walk.leader.user_id, walk.dialogue.spots[-1].id)


def test_control_says_at_which_stop_the_walk_is_and_leads_to_any_other(client, walk):
    walk.press("next_stop")
    html = page(client, walk)
    assert "stopp 2 av 6: Parken" in html
    assert "Nästa stopp: Skolan" in html
    answer = client.post(
        f"/control/{walk.dialogue.id}/spots/{walk.dialogue.spots[4].id}/focus",
        data={"version": walk.version},
    )
    assert answer.status_code == 303
    assert "stopp 5 av 6: Busstationen" in page(client, walk)


def test_those_who_are_done_are_counted_at_the_stop_and_at_the_last_stop_for_the_whole_walk(walk):
    people = walk.join(3)
    for who in people[:2]:
        walk.answer(who, walk.questions()[0], "3")
    progress = control_snapshot(walk.dialogue).progress
    assert (progress.done, progress.answering, progress.silent) == (2, 0, 1)
    walk.press("next_stop")
    progress = control_snapshot(walk.dialogue).progress
    assert (progress.done, progress.silent) == (0, 3)
    to_last_stop(walk)
    progress = control_snapshot(walk.dialogue).progress
    assert (progress.done, progress.answering, progress.silent) == (0, 2, 1)


def test_before_a_walk_is_closed_control_reminds_of_phones_without_network(client, walk):
    reminder = "Telefoner utan nät kan ha svar kvar."
    assert reminder not in page(client, walk)
    to_last_stop(walk)
    assert reminder in page(client, walk)
    hall = make_room()
    hall.ask()
    sign_in(client, hall.leader)
    assert "Stäng frågan" in page(client, hall)
    assert reminder not in page(client, hall)


def test_a_walk_can_be_closed_before_its_last_stop(client, walk):
    walk.join()
    step = walk.step(StepKind.RATE)
    assert 'id="close-early"' in page(client, walk)
    client.post(f"/control/{walk.dialogue.id}/steps/{step.id}/closing", data={"version": walk.version})
    assert walk.step(StepKind.RATE).phase == StepPhase.CLOSING


def test_control_speaks_of_a_projector_on_a_walk_only_when_there_is_one(client, walk):
    for words in ("Släck storskärmen", "Titta på storskärmen"):
        assert words not in page(client, walk)
    with unit_of_work():
        screens.open_screen(walk.dialogue, None)
    assert "Släck storskärmen" in page(client, walk)


def test_a_walk_without_a_projector_has_its_code_on_control_itself(client, walk):
    assert 'id="open-code"' in page(client, walk)
    room_check = client.get(f"/control/{walk.dialogue.id}/room-check").get_data(as_text=True)
    assert 'aria-label="QR-kod till samtalet"' in room_check
    assert "Inget fönster för storskärmen" not in room_check
    with unit_of_work():
        screens.open_screen(walk.dialogue, None)
    assert 'id="open-code"' not in page(client, walk)
    room_check = client.get(f"/control/{walk.dialogue.id}/room-check").get_data(as_text=True)
    assert "Ett fönster för storskärmen är öppnat." in room_check


def test_more_people_than_a_walk_should_have_are_pointed_out_before_it_begins(walk):
    crowd = make_walk()
    crowd.jump(StepKind.RATE)
    crowd.join(MOST_PEOPLE)
    assert "Ni börjar vid" in str(control_snapshot(crowd.dialogue).next.hint)
    crowd.join()
    assert "Ni är fler än 20." in str(control_snapshot(crowd.dialogue).next.hint)
