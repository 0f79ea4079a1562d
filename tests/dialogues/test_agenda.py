"""Page three of preparing: the parts, their order, wording and minutes."""

import pytest

from facilitate.dialogues.models import Dialogue, StepKind
from facilitate.extensions import db
from tests.factories import make_dialogue


@pytest.fixture
def dialogue(organisation, member):
    return make_dialogue(organisation, owner=member)


def again(dialogue) -> Dialogue:
    db.session.rollback()
    return db.session.get(Dialogue, dialogue.id)


def kinds(dialogue) -> list[str]:
    return [step.kind for step in again(dialogue).steps]


def press(desk, dialogue, act: str, **given):
    return desk.post(f"/dialogues/{dialogue.id}/agenda", data={"act": act, **given})


def step_form(**given):
    return {
        "title_sv": "Platserna",
        "body_sv": "Läs här.",
        "spoken_sv": "Nu börjar vi.",
        "minutes": "20",
    } | given


def step_address(dialogue, kind: StepKind) -> str:
    step = next(step for step in dialogue.steps if step.kind == kind)
    return f"/dialogues/{dialogue.id}/agenda/{step.id}"


def test_new_part_comes_before_the_closing_one_with_wording_of_its_kind(desk, dialogue):
    press(desk, dialogue, "add", kind="talk")
    assert kinds(dialogue) == ["welcome", "rate", "comment", "talk", "closing"]
    talk = dialogue.steps[3]
    assert talk.title["sv"] == "Prata vid bordet"
    assert talk.body["en"] == "Why? When? What would help?"


def test_unknown_kind_is_refused(desk, dialogue):
    assert press(desk, dialogue, "add", kind="quiz").status_code == 422


def test_parts_are_put_in_order_and_the_button_keeps_the_focus(desk, dialogue):
    step = dialogue.steps[2].id
    response = press(desk, dialogue, f"up:{step}")
    assert kinds(dialogue) == ["welcome", "comment", "rate", "closing"]
    assert f'value="up:{step}" autofocus' in desk.get(response.location).get_data(as_text=True)


@pytest.mark.parametrize("row", ["²", "9" * 20, "x", ""])
def test_a_button_of_no_row_leads_nowhere(desk, dialogue, row):
    assert press(desk, dialogue, f"up:{row}").status_code == 404


def test_part_is_removed(desk, dialogue):
    press(desk, dialogue, f"remove:{dialogue.steps[1].id}")
    assert kinds(dialogue) == ["welcome", "comment", "closing"]
    assert [step.position for step in dialogue.steps] == [1, 2, 3]


def test_minutes_are_stored_with_any_button_and_summed(desk, dialogue):
    typed = {f"minutes-{step.id}": "10" for step in dialogue.steps}
    press(desk, dialogue, f"up:{dialogue.steps[2].id}", **typed)
    assert "Sammanlagt 40 minuter." in desk.get(f"/dialogues/{dialogue.id}/agenda").get_data(as_text=True)


@pytest.mark.parametrize("minutes", ["tio", "-5", "999", "1.5", ""])
def test_wrong_minutes_are_told_and_stay_in_the_field(desk, dialogue, minutes):
    response = press(desk, dialogue, "save", **{f"minutes-{dialogue.steps[0].id}": minutes})
    assert response.status_code == 422
    assert "Skriv minuterna som ett tal" in response.get_data(as_text=True)
    assert f'value="{minutes}"' in response.get_data(as_text=True)


def test_part_is_worded_and_timed(desk, dialogue):
    address = step_address(dialogue, StepKind.RATE)
    form = step_form(title_en="The places", aspects=["evening"], results_on_phones="y")
    assert desk.post(address, data=form).status_code == 302
    rate = again(dialogue).steps[1]
    assert rate.title == {"sv": "Platserna", "en": "The places"}
    assert (rate.body, rate.spoken, rate.minutes) == ({"sv": "Läs här."}, {"sv": "Nu börjar vi."}, 20)
    assert rate.options == {"aspects": ["evening"], "results_on_phones": True}


def test_rating_at_no_time_is_refused_and_what_was_typed_stays(desk, dialogue):
    response = desk.post(
        step_address(dialogue, StepKind.RATE), data=step_form(spoken_sv="Det jag just skrev.")
    )
    assert response.status_code == 422
    assert "Välj minst en tid" in response.get_data(as_text=True)
    assert "Det jag just skrev." in response.get_data(as_text=True)


def test_part_offers_only_the_options_of_its_kind(desk, dialogue):
    welcome = desk.get(step_address(dialogue, StepKind.WELCOME)).get_data(as_text=True)
    rate = desk.get(step_address(dialogue, StepKind.RATE)).get_data(as_text=True)
    assert "results_on_phones" in rate
    assert "results_on_phones" not in welcome


def test_step_of_another_dialogue_is_not_found(desk, dialogue, organisation, member):
    other = make_dialogue(organisation, owner=member)
    address = f"/dialogues/{dialogue.id}/agenda/{other.steps[0].id}"
    assert desk.get(address).status_code == 404
    assert desk.post(address, data=step_form()).status_code == 404
    assert press(desk, dialogue, f"remove:{other.steps[0].id}").status_code == 404


@pytest.mark.parametrize("audience", ["phone", "screen"])
def test_each_part_can_be_looked_at_as_the_room_will_see_it(desk, dialogue, audience):
    for address in ("", "/check"):
        shown = desk.get(f"/dialogues/{dialogue.id}{address}").get_data(as_text=True)
        for step in dialogue.steps:
            preview = f"/control/{dialogue.id}/steps/{step.id}/preview/{audience}"
            assert f'href="{preview}"' in shown
            assert desk.get(preview).status_code == 200
