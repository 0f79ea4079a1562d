"""Control: one next move, and nobody is told what was answered before it is shown."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitate import clock
from facilitate.access import Role
from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.transaction import unit_of_work
from tests.factories import make_member, make_organisation, sign_in
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app):
    return make_room()


@pytest.fixture
def control(client, room):
    sign_in(client, room.leader)
    return client


def press(client, room, path="next", **form):
    if "version" not in form:
        form["version"] = room.version
    response = client.post(f"/control/{room.dialogue.id}/{path}", data=form, follow_redirects=True)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def page_of(client, room):
    response = client.get(f"/control/{room.dialogue.id}")
    assert response.status_code == 200
    return response.get_data(as_text=True)


def answer_all(room: Room, codes: str) -> None:
    """One participant for each letter, giving it to every question that is asked about the places."""
    for code, who in zip(codes, room.join(len(codes)), strict=True):
        for question in room.questions():
            assert room.answer(who, question, code).error is None


def test_a_facilitator_leads_the_own_dialogue_and_a_stranger_finds_nothing(control, room):
    address = f"/control/{room.dialogue.id}"
    for path in ("", "/state", "/comments", "/proposals", "/screens", "/card"):
        assert control.get(address + path).status_code == 200, path
    sign_in(control, make_member(make_organisation()))
    for path in ("", "/state", "/comments", "/proposals", "/screens", "/card"):
        assert control.get(address + path).status_code == 404, path
    assert control.post(f"{address}/next", data={"version": room.version}).status_code == 404


def test_the_small_picture_of_a_phone_says_what_phones_say(control, room):
    for kind, words in ((StepKind.RATE, "Titta på storskärmen."), (StepKind.CLOSING, "Tack för dina svar.")):
        room.ask(kind)
        room.close(kind)
        assert f"Frågan är stängd. {words}" in page_of(control, room)


def test_an_administrator_without_a_leading_role_may_not_lead(control, room):
    assert control.get(f"/control/{room.dialogue.id}").status_code == 200
    sign_in(control, make_member(room.dialogue.organisation, Role.ADMINISTRATOR))
    assert control.get(f"/control/{room.dialogue.id}").status_code == 403


def test_the_large_button_opens_a_ready_dialogue(client, app):
    room = make_room(opened=False)
    sign_in(client, room.leader)
    assert "Öppna samtalet" in page_of(client, room)
    press(client, room, version=0, verb="open")
    assert room.dialogue.phase == DialoguePhase.OPEN


def test_every_step_of_every_kind_is_a_page_that_leads_on(control, room):
    seen = []
    for _ in range(30):
        html = page_of(control, room)
        if 'id="next" aria-disabled' in html:
            break
        seen.append(html.split('id="next">')[1].split("<")[0])
        press(control, room)
    assert seen[:3] == ["Börja", "Öppna frågan", "Stäng frågan"]
    assert seen.count("Visa resultatet") == 2
    assert "Nästa plats" in seen
    assert "Sista delen" in html


def test_a_title_inside_a_button_is_words_and_no_markup(control, room):
    with unit_of_work():
        room.step(StepKind.RATE).title = {"sv": "<i>Platser</i> & annat"}
    room.jump(StepKind.PRACTICE)
    room.close(StepKind.PRACTICE)
    shown = page_of(control, room)
    press(control, room, verb="show")
    shown += page_of(control, room)
    assert "Gå vidare: &lt;i&gt;Platser&lt;/i&gt; &amp; annat" in shown
    assert "<i>" not in shown


def test_two_facilitators_who_press_at_once_move_one_step_and_the_second_is_told(control, room):
    colleague = make_member(room.dialogue.organisation, Role.COORDINATOR, name="Kim Kollega")
    before = room.version
    press(control, room, version=before, verb="go")
    sign_in(control, colleague)
    second = press(control, room, version=before, verb="go")
    assert room.stage.step.kind == StepKind.PRACTICE
    assert "Eva Exempel gick vidare just nu. Du är på samma ställe." in second


def test_a_button_that_would_do_something_else_now_does_nothing(control, room):
    room.jump(StepKind.RATE)
    press(control, room, verb="show")
    assert room.step(StepKind.RATE).phase == StepPhase.WAITING
    press(control, room, verb="ask")
    assert room.step(StepKind.RATE).phase == StepPhase.ASKING


def test_no_distribution_is_on_control_before_the_result_is_shown(control, room):
    room.ask()
    answer_all(room, "444432")
    html = page_of(control, room)
    assert "Mycket trygg" not in html
    assert "6 klara" in html
    assert set(control.get(f"/control/{room.dialogue.id}/state").json) == {
        "epoch", "version", "revision", "joined", "done", "answering", "silent", "more_time",
        "comments_waiting", "comments_decided", "readers", "screens", "colleagues", "papers_left", "few",
        "helped", "papers", "reached",
    }  # fmt: skip
    room.close()
    room.press("show")
    assert "Mycket trygg" in page_of(control, room)


def test_a_closing_question_can_be_given_more_time_and_opened_again(control, room):
    room.ask()
    room.join(2)
    html = press(control, room, verb="close")
    assert "Ge två minuter till" in html
    step = room.step(StepKind.RATE)
    before = step.closing_ends_at
    press(control, room, f"steps/{step.id}/more-time")
    assert step.closing_ends_at > before
    press(control, room, f"steps/{step.id}/reopening")
    assert step.phase == StepPhase.ASKING


def test_a_question_left_open_by_a_jump_is_closed_from_the_agenda(control, room):
    room.ask()
    room.join()
    left, other = room.step(StepKind.RATE), room.step(StepKind.TALK)
    html = press(control, room, f"steps/{other.id}/visit")
    assert f'id="close-{left.id}"' in html
    press(control, room, f"steps/{left.id}/closing")
    assert left.phase == StepPhase.CLOSING


@pytest.mark.parametrize(("path", "field"), [("blanking", "blanked"), ("join-view", "joining_shown")])
def test_the_projector_is_blanked_and_shows_the_code_whatever_the_version(control, room, path, field):
    press(control, room, path, on=1, version=0)
    assert getattr(room.stage, field) is True
    press(control, room, path, on=0, version=0)
    assert getattr(room.stage, field) is False


@pytest.mark.parametrize(
    ("path", "field"), [("joining-pause", "joining_paused"), ("comments-pause", "comments_paused")]
)
def test_joining_and_comments_are_paused_and_taken_up_again(control, room, path, field):
    press(control, room, path, on=1)
    assert getattr(room.dialogue, field) is True
    press(control, room, path, on=0)
    assert getattr(room.dialogue, field) is False


def test_the_end_says_how_many_it_concerns_and_can_be_regretted(control, room):
    room.join(4)
    assert "Avsluta för alla 4?" in page_of(control, room)
    html = press(control, room, "end")
    assert room.dialogue.phase == DialoguePhase.CLOSING
    assert "Ångra – fortsätt samtalet" in html
    press(control, room, "end/regret")
    assert room.dialogue.phase == DialoguePhase.OPEN


def test_a_dialogue_that_is_over_leads_on_to_the_work_after_it(control, room):
    room.end()
    clock.hold(datetime.now(UTC) + timedelta(minutes=3))
    html = page_of(control, room)
    assert room.dialogue.phase == DialoguePhase.CLOSED
    assert "Samtalet är slut" in html
    assert 'id="next"' not in html


def test_a_fragment_is_the_same_stage_without_the_page_around_it(control, room):
    address = f"/control/{room.dialogue.id}"
    response = control.get(f"{address}?fragment=1")
    html = response.get_data(as_text=True)
    assert response.headers["X-Screen"] == "control"
    assert '<div id="stage"' in html
    assert "<html" not in html
    moved = control.post(f"{address}/next?fragment=1", data={"version": room.version}, follow_redirects=True)
    assert "<html" not in moved.get_data(as_text=True)
    assert f'data-version="{room.version}"' in moved.get_data(as_text=True)


def test_a_step_of_another_dialogue_is_not_found(control, room):
    other = make_room()
    own, foreign = (one.step(StepKind.TALK).id for one in (room, other))
    form = {"version": room.version}
    assert control.post(f"/control/{room.dialogue.id}/steps/{own}/visit", data=form).status_code == 303
    form = {"version": room.version}
    assert control.post(f"/control/{room.dialogue.id}/steps/{foreign}/visit", data=form).status_code == 404
