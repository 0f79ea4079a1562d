"""Control: one next move, and nobody is told what was answered before it is shown."""

import pytest

from facilitate.access import Role
from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live.models import Stage
from facilitate.transaction import unit_of_work
from tests.factories import make_member, make_organisation, sign_in
from tests.live.led_rooms import answer_all, make_ready, make_room, press_next, show_result, version_of

ALL_KINDS = (
    StepKind.WELCOME,
    StepKind.PRACTICE,
    StepKind.RATE,
    StepKind.COMMENT,
    StepKind.TALK,
    StepKind.CLOSING,
)


def press(client, dialogue, path="next", **form):
    form.setdefault("version", version_of(dialogue))
    return client.post(f"/control/{dialogue.id}/{path}", data=form, follow_redirects=True)


def page_of(client, dialogue):
    response = client.get(f"/control/{dialogue.id}")
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_a_facilitator_leads_the_own_dialogue_and_a_stranger_finds_nothing(app, client):
    member, dialogue = make_room()
    stranger = make_member(make_organisation())
    sign_in(client, member)
    assert client.get(f"/control/{dialogue.id}").status_code == 200
    sign_in(client, stranger)
    assert client.get(f"/control/{dialogue.id}").status_code == 404
    assert client.get(f"/control/{dialogue.id}/state").status_code == 404
    assert client.get(f"/control/{dialogue.id}/comments").status_code == 404
    assert client.post(f"/control/{dialogue.id}/next", data={"version": 1}).status_code == 404


def test_an_administrator_without_a_leading_role_may_not_lead(app, client):
    member, dialogue = make_room()
    administrator = make_member(member.organisation, Role.ADMINISTRATOR)
    sign_in(client, administrator)
    assert client.get(f"/control/{dialogue.id}").status_code == 403


def test_the_large_button_opens_a_ready_dialogue(app, client):
    member = make_member(make_organisation())
    dialogue = make_ready(member)
    sign_in(client, member)
    assert "Öppna samtalet" in page_of(client, dialogue)
    client.post(f"/control/{dialogue.id}/next", data={"version": 0, "verb": "open"})
    assert dialogue.phase == DialoguePhase.OPEN


def test_every_step_of_every_kind_is_a_page_that_leads_on(app, client):
    member, dialogue = make_room(kinds=ALL_KINDS)
    sign_in(client, member)
    seen = []
    for _ in range(30):
        html = page_of(client, dialogue)
        if 'id="next" aria-disabled' in html:
            break
        seen.append(html.split('id="next">')[1].split("<")[0])
        press(client, dialogue)
        db.session.expire_all()
    assert seen[:3] == ["Börja", "Öppna frågan", "Stäng frågan"]
    assert seen.count("Visa resultatet") == 2
    assert "Nästa plats" in seen
    assert "Sista delen" in html


def test_two_facilitators_who_press_at_once_move_one_step_and_the_second_is_told(app, client):
    member, dialogue = make_room()
    colleague = make_member(member.organisation, Role.COORDINATOR, name="Kim Kollega")
    before = version_of(dialogue)
    sign_in(client, member)
    press(client, dialogue, version=before, verb="go")
    sign_in(client, colleague)
    second = press(client, dialogue, version=before, verb="go")
    assert db.session.get(Stage, dialogue.id).step.kind == StepKind.RATE
    assert "Eva Exempel gick vidare just nu. Du är på samma ställe." in second.get_data(as_text=True)


def test_a_button_that_would_do_something_else_now_does_nothing(app, client):
    member, dialogue = make_room()
    sign_in(client, member)
    press_next(dialogue)
    press(client, dialogue, verb="show")
    assert db.session.get(Stage, dialogue.id).step.phase == StepPhase.WAITING
    press(client, dialogue, verb="ask")
    assert db.session.get(Stage, dialogue.id).step.phase == StepPhase.ASKING


def test_no_distribution_is_on_control_before_the_result_is_shown(app, client):
    member, dialogue = make_room()
    press_next(dialogue, 2)
    answer_all(dialogue, "444432")
    sign_in(client, member)
    html = page_of(client, dialogue)
    assert "Mycket trygg" not in html
    assert "6 klara" in html
    assert set(client.get(f"/control/{dialogue.id}/state").json) == {
        "epoch", "version", "revision", "joined", "done", "answering", "silent", "more_time",
        "comments_waiting", "screens",
    }  # fmt: skip
    show_result(dialogue)
    assert "Mycket trygg" in page_of(client, dialogue)


def test_a_closing_question_can_be_given_more_time_and_opened_again(app, client):
    member, dialogue = make_room()
    press_next(dialogue, 2)
    with unit_of_work():
        db.session.get(Stage, dialogue.id).step.phase = StepPhase.ASKING
    answer_all(dialogue, "4")
    sign_in(client, member)
    from facilitate.live.models import Participant

    with unit_of_work():
        db.session.add(Participant(dialogue_id=dialogue.id))
    html = press(client, dialogue, verb="close").get_data(as_text=True)
    assert "Ge två minuter till" in html
    step = db.session.get(Stage, dialogue.id).step
    before = step.closing_ends_at
    press(client, dialogue, f"steps/{step.id}/more-time")
    assert step.closing_ends_at > before
    press(client, dialogue, f"steps/{step.id}/reopening")
    assert step.phase == StepPhase.ASKING


def test_a_question_left_open_by_a_jump_is_closed_from_the_agenda(app, client):
    member, dialogue = make_room()
    press_next(dialogue, 2)
    left = db.session.get(Stage, dialogue.id).step
    other = dialogue.steps[2]
    sign_in(client, member)
    html = press(client, dialogue, f"steps/{other.id}/visit").get_data(as_text=True)
    assert f'id="close-{left.id}"' in html
    press(client, dialogue, f"steps/{left.id}/closing")
    assert left.phase in (StepPhase.CLOSING, StepPhase.CLOSED)


@pytest.mark.parametrize(("path", "field"), [("blanking", "blanked"), ("join-view", "joining_shown")])
def test_the_projector_is_blanked_and_shows_the_code_at_once_whatever_the_version(app, client, path, field):
    member, dialogue = make_room()
    sign_in(client, member)
    press(client, dialogue, path, on=1, version=0)
    assert getattr(db.session.get(Stage, dialogue.id), field) is True
    press(client, dialogue, path, on=0, version=0)
    assert getattr(db.session.get(Stage, dialogue.id), field) is False


@pytest.mark.parametrize(
    ("path", "field"), [("joining-pause", "joining_paused"), ("comments-pause", "comments_paused")]
)
def test_joining_and_comments_are_paused_and_taken_up_again(app, client, path, field):
    member, dialogue = make_room()
    sign_in(client, member)
    press(client, dialogue, path, on=1)
    assert getattr(dialogue, field) is True
    press(client, dialogue, path, on=0)
    assert getattr(dialogue, field) is False


def test_the_end_says_how_many_it_concerns_and_can_be_regretted(app, client):
    member, dialogue = make_room()
    press_next(dialogue, 2)
    answer_all(dialogue, "4444")
    sign_in(client, member)
    assert "Avsluta för alla 4?" in page_of(client, dialogue)
    html = press(client, dialogue, "end").get_data(as_text=True)
    assert dialogue.phase == DialoguePhase.CLOSING
    assert "Ångra – fortsätt samtalet" in html
    press(client, dialogue, "end/regret")
    assert dialogue.phase == DialoguePhase.OPEN


def test_a_fragment_is_the_same_stage_without_the_page_around_it(app, client):
    member, dialogue = make_room()
    sign_in(client, member)
    response = client.get(f"/control/{dialogue.id}?fragment=1")
    html = response.get_data(as_text=True)
    assert response.headers["X-Screen"] == "control"
    assert html.startswith('<div id="stage"') and "<html" not in html
    moved = client.post(
        f"/control/{dialogue.id}/next?fragment=1", data={"version": version_of(dialogue)}, follow_redirects=True
    )
    assert moved.get_data(as_text=True).startswith('<div id="stage"')


def test_a_place_in_the_register_of_another_dialogue_is_not_found(app, client):
    member, dialogue = make_room()
    _, other = make_room(member, code="CDF347")
    sign_in(client, member)
    path = f"/control/{dialogue.id}/steps/{{}}/visit"
    form = {"version": version_of(dialogue)}
    assert client.post(path.format(dialogue.steps[1].id), data=form).status_code == 303
    form = {"version": version_of(dialogue)}
    assert client.post(path.format(other.steps[1].id), data=form).status_code == 404
