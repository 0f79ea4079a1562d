"""The projector: one thing at a time, no private control, nothing before *Show*, dead when it should be."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitate import clock
from facilitate.dialogues.models import DialoguePhase, StepKind
from facilitate.extensions import db
from facilitate.live.models import Comment, CommentStatus, Screen
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.rooms import make_room


@pytest.fixture
def room(app):
    return make_room()


@pytest.fixture
def leader(app, room):
    client = app.test_client()
    sign_in(client, room.leader)
    return client


@pytest.fixture
def window(app, client, leader, room):
    """A window on another computer, paired."""
    address = client.post("/screen").location
    screen = db.session.query(Screen).one()
    leader.post(f"/control/{room.dialogue.id}/screens/pair", data={"code": screen.pairing_code})
    return address


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def answer_all(room, codes):
    for code, who in zip(codes, room.join(len(codes)), strict=True):
        for question in room.questions():
            room.answer(who, question, code)


def show_places(room):
    room.close()
    room.press("show")


def test_an_empty_window_shows_a_code_and_then_the_dialogue_it_is_given(client, leader, room):
    address = client.post("/screen").location
    screen = db.session.query(Screen).one()
    assert screen.pairing_code in shown(client, address)
    code = f"{screen.pairing_code[:2]} {screen.pairing_code[2:]}"
    leader.post(f"/control/{room.dialogue.id}/screens/pair", data={"code": code})
    assert "Var med!" in shown(client, address)


def test_looking_at_the_address_of_the_window_makes_none(client, app):
    assert client.get("/screen").status_code == 200
    assert db.session.query(Screen).count() == 0


def test_the_cookie_belongs_to_the_windows_own_page(client, app, window):
    cookie = client.get_cookie("screen", "localhost", window)
    assert cookie is not None
    assert (cookie.path, cookie.http_only, cookie.same_site) == (window, True, "Lax")
    stranger = app.test_client()
    assert stranger.get(window).status_code == 404
    assert stranger.get(f"{window}/state").status_code == 404


def test_the_way_in_is_shown_as_qr_address_and_code(client, room, window):
    html = shown(client, window)
    assert "hall.test" in html
    assert f"{room.dialogue.code[:3]} {room.dialogue.code[3:]}" in html
    assert 'role="img" aria-label="QR-kod till samtalet"' in html
    assert 'fill="white"' in html


def test_while_people_answer_only_how_many_are_done_is_told(client, room, window):
    room.ask()
    answer_all(room, "444432")
    room.join(5)
    html = shown(client, window)
    assert "6 är klara." in html
    assert "Mycket trygg" not in html
    assert "Busstationen" not in html


def test_when_three_or_fewer_remain_nobody_is_counted(client, room, window):
    room.ask()
    answer_all(room, "4444322")
    room.join(3)
    html = shown(client, window)
    assert "Nästan alla är klara. Ta den tid du behöver." in html
    assert "7 är klara" not in html
    assert client.get(f"{window}/state").json["done"] is None


def test_a_shown_place_has_picture_and_equal_table(client, room, window):
    room.ask()
    answer_all(room, "4443221UNN")
    show_places(room)
    html = shown(client, window)
    assert "<svg" in html
    assert "8 svar" in html
    assert '<th scope="row">Mycket trygg</th><td>3</td><td>3</td>' in html
    assert "Visar vad deltagarna svarade, inte vad alla i kommunen tycker." in html
    assert "Torget" not in html


def test_too_few_answers_are_words_and_no_number(client, room, window):
    room.ask()
    answer_all(room, "4321" + "N" * 20)
    show_places(room)
    html = shown(client, window)
    assert "För få svar för att visa siffror. Vad ser ni själva?" in html
    assert "<td>" not in html
    # Not in its attributes, where the epoch may hold any figures.
    assert "20" not in html.split('id="stage"')[1].partition(">")[2].split("view-foot")[0]


def test_where_most_are_never_there_it_says_so(client, room, window):
    room.ask()
    answer_all(room, "44321" + "N" * 9)
    show_places(room)
    assert "De flesta är inte där när det är mörkt." in shown(client, window)


def test_the_wall_shows_what_was_put_up_and_nothing_else(client, leader, room, window):
    room.jump(StepKind.COMMENT)
    for number in range(3):
        comment = save(
            Comment(dialogue_id=room.dialogue.id, text=f"Ord {number}", status=CommentStatus.APPROVED)
        )
        leader.post(f"/control/{room.dialogue.id}/comments/{comment.id}/wall", data={"on": 1})
    save(Comment(dialogue_id=room.dialogue.id, text="Oläst"))
    html = shown(client, window)
    assert "Ni skrev" in html
    assert html.count("Ord ") == 3
    assert "Oläst" not in html


def test_a_blanked_projector_shows_nothing_and_the_join_view_goes_before_the_step(
    client, leader, room, window
):
    room.jump(StepKind.TALK)
    leader.post(f"/control/{room.dialogue.id}/join-view", data={"on": 1})
    assert "Var med!" in shown(client, window)
    leader.post(f"/control/{room.dialogue.id}/blanking", data={"on": 1})
    html = shown(client, window)
    assert "view-blank" in html
    assert room.dialogue.code[:3] not in html.split('id="stage"')[1]


def test_a_pause_says_when_it_goes_on(client, room, window):
    clock.hold(datetime(2026, 3, 12, 13, 40, tzinfo=UTC))
    with unit_of_work():
        room.step(StepKind.TALK).options = {"pause": True}
        room.step(StepKind.TALK).minutes = 15
    room.jump(StepKind.TALK)
    assert "Vi börjar igen 14:55." in shown(client, window)


def test_a_window_is_dead_when_it_is_disconnected_and_says_so_kindly(client, leader, room, window):
    screen = db.session.query(Screen).one()
    assert client.get(window).status_code == 200
    leader.post(f"/control/{room.dialogue.id}/screens/{screen.id}/revocation")
    response = client.get(window)
    assert response.status_code == 410
    assert "Fönstret visar inget längre" in response.get_data(as_text=True)


def test_a_window_that_is_still_open_when_all_is_sealed_thanks_and_no_more(client, room, window):
    assert client.get(window).status_code == 200
    with unit_of_work():
        room.dialogue.phase = DialoguePhase.SEALED
    clock.hold(datetime(2026, 4, 15, 8, tzinfo=UTC))
    for page in (window, f"{window}?fragment=1"):
        answer = client.get(page)
        assert answer.status_code == 410
        assert "X-Screen" not in answer.headers
    html = client.get(window).get_data(as_text=True)
    assert "Tack för att du var med!" in html
    assert "16 april 2026" in html
    assert "inget längre" not in html
    assert client.get(f"{window}/state").status_code == 410


def test_a_day_that_has_gone_by_is_no_longer_promised(client, room, window):
    with unit_of_work():
        room.dialogue.phase = DialoguePhase.SEALED
    clock.hold(datetime(2026, 4, 17, 8, tzinfo=UTC))
    html = client.get(window).get_data(as_text=True)
    assert "Tack för att du var med!" in html
    assert "16 april" not in html


def test_the_window_itself_turns_from_theme_to_theme(app, client, room, window):
    assert 'data-theme="dark"' in shown(client, window)
    for theme in ("light", "contrast", "dark"):
        client.post(f"{window}/theme")
        assert f'data-theme="{theme}"' in shown(client, window)
    assert app.test_client().post(f"{window}/theme").status_code == 404


def test_after_the_end_the_projector_thanks_and_says_when_the_room_hears_more(client, room, window):
    room.end()
    clock.hold(datetime.now(UTC) + timedelta(minutes=3))
    html = shown(client, window)
    assert "Tack för att du var med!" in html
    assert "16 april 2026" in html


def test_the_last_questions_close_with_the_day_that_is_spoken_of(client, room, window):
    for kind in (StepKind.RATE, StepKind.CLOSING):
        room.ask(kind)
        assert "16 april 2026" not in shown(client, window)
        room.close(kind)
    html = shown(client, window)
    assert "Tack för svaren!" in html
    assert "16 april 2026" in html


def test_the_practice_question_is_not_looked_for_on_paper(client, room, window):
    room.ask(StepKind.PRACTICE)
    assert "på papperet" not in shown(client, window)
    room.ask()
    assert "Svara på telefonen eller på papperet." in shown(client, window)


def test_the_chosen_address_is_in_the_qr_code_while_the_machine_has_it(app, room, monkeypatch):
    from facilitate.live import way_in

    monkeypatch.setitem(app.config, "SETTINGS", app.config["SETTINGS"].__class__(port=8000))
    two = [way_in.Address("eth0", "192.168.1.5"), way_in.Address("wlan0", "10.0.0.7")]
    monkeypatch.setattr(way_in, "lan_addresses", lambda: two)
    with app.test_request_context():
        assert way_in.way_in("KDM4R7").address == "http://192.168.1.5:8000/KDM4R7"
        assert way_in.way_in("KDM4R7", "10.0.0.7").short == "10.0.0.7:8000"
        assert way_in.way_in("KDM4R7", "172.16.0.1").short == "192.168.1.5:8000"
    assert room.dialogue.phone_address is None
