"""Several projectors, each with its own theme, size, language and content; none with more than the room."""

import pytest

from facilitate.dialogues.models import StepKind
from facilitate.errors import Invalid, NotFound
from facilitate.extensions import db
from facilitate.live import looks, screens, stage, switches, wall
from facilitate.live.looks import Look
from facilitate.live.models import Comment, CommentStatus
from facilitate.live.snapshot import ScreenKind, screen_snapshot
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.rooms import make_room

FORM = {"theme": "contrast", "size": "largest", "content": "wall", "language": "ar"}


@pytest.fixture
def room(app):
    return make_room()


def window(room, content="room"):
    with unit_of_work():
        screen = screens.open_screen(room.dialogue, None).screen
        screen.content = content
    return screen


def kind_of(screen):
    return screen_snapshot(screen).kind


def show_places(room):
    room.ask()
    for who in room.join(6):
        for question in room.questions():
            room.answer(who, question, "4")
    room.close()
    room.press("show")


def test_a_window_gets_the_look_that_is_chosen_for_it_and_its_neighbour_keeps_its_own(app, room):
    first, second = window(room), window(room)
    with unit_of_work():
        room.dialogue.languages = ["sv", "ar"]
        looks.set_look(room.dialogue, first.id, Look.from_form(FORM, room.dialogue.languages))
    assert (first.theme, first.size, first.content, first.language) == ("contrast", "largest", "wall", "ar")
    assert (second.theme, second.size, second.content, second.language) == ("dark", "normal", "room", "sv")


@pytest.mark.parametrize("part", FORM)
def test_a_word_that_is_no_look_is_refused(app, part):
    assert Look.from_form(FORM, ["sv", "ar"]).size == "largest"
    with pytest.raises(Invalid):
        Look.from_form(FORM | {part: "nonsense"}, ["sv", "ar"])


def test_only_its_own_dialogue_changes_a_window_and_only_while_it_lives(room):
    screen, elsewhere = window(room), make_room().dialogue
    look = Look.from_form(FORM, ["sv", "ar"])
    with pytest.raises(NotFound), unit_of_work():
        looks.set_look(elsewhere, screen.id, look)
    with unit_of_work():
        looks.set_look(room.dialogue, screen.id, look)
        screens.revoke_screen(room.dialogue, screen.id, None)
    with pytest.raises(NotFound), unit_of_work():
        looks.set_look(room.dialogue, screen.id, look)


def test_a_window_for_the_way_in_stays_there_while_the_question_is_asked(room):
    screen = window(room, "join")
    room.ask()
    assert kind_of(window(room)) is ScreenKind.ASKING
    assert kind_of(screen) is ScreenKind.JOIN


def test_a_window_for_results_shows_none_before_show_and_then_the_place_in_focus(room):
    screen = window(room, "result")
    room.ask()
    for who in room.join(6):
        for question in room.questions():
            room.answer(who, question, "4")
    assert kind_of(screen) is ScreenKind.TO_COME
    room.close()
    assert kind_of(screen) is ScreenKind.TO_COME
    room.press("show")
    assert kind_of(screen) is ScreenKind.SHOWN
    assert screen_snapshot(screen).spot.label["sv"] == "Busstationen"


def test_a_window_for_results_keeps_the_one_that_the_room_saw_last(room):
    show_places(room)
    screen = window(room, "result")
    with unit_of_work():
        stage.focus_place(room.dialogue, room.version, None, room.dialogue.spots[1].id)
    room.jump(StepKind.TALK)
    seen = screen_snapshot(screen)
    assert (seen.kind, seen.spot.label["sv"]) == (ScreenKind.SHOWN, "Torget")
    assert len(seen.results) == 2
    room.ask(StepKind.CLOSING)
    assert kind_of(screen) is ScreenKind.SHOWN


def test_the_practice_leaves_nothing_behind_in_a_window_for_results(room):
    screen = window(room, "result")
    room.ask(StepKind.PRACTICE)
    room.close(StepKind.PRACTICE)
    room.press("show")
    assert kind_of(screen) is ScreenKind.SHOWN
    room.jump(StepKind.RATE)
    assert kind_of(screen) is ScreenKind.TO_COME


def test_a_window_for_comments_shows_what_was_put_up_whatever_the_room_does(room):
    screen = window(room, "wall")
    assert (kind_of(screen), screen_snapshot(screen).wall) == (ScreenKind.WALL, ())
    for number in range(3):
        comment = save(
            Comment(dialogue_id=room.dialogue.id, text=f"Ord {number}", status=CommentStatus.APPROVED)
        )
        with unit_of_work():
            wall.put_up(comment, None)
    save(Comment(dialogue_id=room.dialogue.id, text="Oläst"))
    room.ask()
    assert sorted(one.words for one in screen_snapshot(screen).wall) == ["Ord 0", "Ord 1", "Ord 2"]


@pytest.mark.parametrize("content", ["room", "join", "wall", "result"])
def test_black_and_thanks_concern_every_window(room, content):
    screen = window(room, content)
    show_places(room)
    assert kind_of(screen) is not ScreenKind.BLANK
    with unit_of_work():
        switches.blank(room.dialogue, blanked=True)
    assert kind_of(screen) is ScreenKind.BLANK
    with unit_of_work():
        room.dialogue.phase = "closed"
    assert kind_of(screen) is ScreenKind.END


def test_control_lists_the_windows_and_changes_them(app, room):
    leader, screen = app.test_client(), window(room)
    sign_in(leader, room.leader)
    base = f"/control/{room.dialogue.id}/screens"
    page = leader.get(base).get_data(as_text=True)
    assert "Storskärm 1" in page
    assert "mörk, vanlig text, följer samtalet" in " ".join(page.split())
    leader.post(f"{base}/{screen.id}/look", data=FORM | {"language": "sv"})
    page = leader.get(base).get_data(as_text=True)
    assert "hög kontrast, störst text, alltid kommentarerna" in " ".join(page.split())
    assert leader.post(f"{base}/numbers").status_code == 303
    app.test_client().post(f"{base}/{screen.id}/look", data=FORM | {"theme": "light"})
    db.session.refresh(screen)
    assert screen.theme == "contrast"
