"""Preparing a safety walk: for any target group, with stops instead of places."""

import pytest

from facilitate.dialogues import operations
from facilitate.dialogues.models import Dialogue, Setting, StepKind, TargetGroup
from facilitate.dialogues.templates import TEMPLATES, template_for
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue


def page(desk, address: str) -> str:
    return desk.get(address).get_data(as_text=True)


def begin(desk, setting: str) -> Dialogue:
    answer = desk.post("/dialogues", data={"target_group": "young", "setting": setting})
    assert answer.status_code == 302
    return db.session.scalars(db.select(Dialogue).order_by(Dialogue.id.desc())).first()


def test_the_new_page_asks_whether_people_meet_indoors_or_outdoors(desk):
    shown = page(desk, "/dialogues/new")
    assert "Ute, på en trygghetsvandring" in shown
    hall, walk = begin(desk, "hall"), begin(desk, "walk")
    assert (hall.setting, walk.setting) == (Setting.HALL, Setting.WALK)
    assert walk.target_group == hall.target_group == TargetGroup.YOUNG
    assert walk.title["sv"] == "Trygghetsvandring"
    assert hall.title["sv"] != walk.title["sv"]


def test_an_unknown_way_of_meeting_begins_nothing(desk):
    begin(desk, "walk")
    before = db.session.query(Dialogue).count()
    assert desk.post("/dialogues", data={"target_group": "young", "setting": "moon"}).status_code == 404
    assert db.session.query(Dialogue).count() == before


@pytest.mark.parametrize("group", TargetGroup)
def test_a_walk_asks_about_its_stops_and_keeps_the_groups_own_safeguards(group):
    template = template_for(group, Setting.WALK)
    kinds = [step.kind for step in template.steps]
    assert kinds.count(StepKind.RATE) == 1
    assert 75 <= template.minutes <= 90
    assert set(TEMPLATES[group].reminders) < set(template.reminders)
    assert "högst 20" in str(template.reminders[0])


def test_participants_meet_the_walk_in_all_their_languages():
    template = template_for(TargetGroup.RESIDENTS, Setting.WALK)
    told = [template.title, template.purpose, *(step.title for step in template.steps if step.title)]
    told += [step.body for step in template.steps if step.body]
    assert all({"sv", "sv-simple", "en", "ar"} == set(texts) for texts in told)


def test_the_walks_places_are_called_stops_and_those_of_a_hall_are_not(desk, organisation, member):
    walk = make_dialogue(organisation, owner=member, setting=Setting.WALK)
    hall = make_dialogue(organisation, owner=member)
    assert "<h1>Stopp</h1>" in page(desk, f"/dialogues/{walk.id}/spots")
    assert "<h1>Platser</h1>" in page(desk, f"/dialogues/{hall.id}/spots")
    assert "Trygghetsvandring" in page(desk, f"/dialogues/{walk.id}")
    assert "Trygghetsvandring" not in page(desk, f"/dialogues/{hall.id}")


def test_the_last_page_tells_what_a_walk_needs(desk, organisation, member):
    walk = make_dialogue(organisation, owner=member, setting=Setting.WALK)
    assert "Ute når telefonerna tjänsten bara genom internet" in page(desk, f"/dialogues/{walk.id}/check")
    hall = make_dialogue(organisation, owner=member)
    assert "Ute når telefonerna" not in page(desk, f"/dialogues/{hall.id}/check")


def test_a_dialogue_is_moved_outdoors_on_its_page_and_the_same_again_is_a_walk(desk, organisation, member):
    dialogue = make_dialogue(organisation, owner=member)
    form = {"title_sv": "Ute", "influence": "consultation", "lead_department_id": "", "setting": "walk"}
    assert desk.post(f"/dialogues/{dialogue.id}/about", data=form).status_code == 302
    db.session.refresh(dialogue)
    assert dialogue.setting == Setting.WALK
    with unit_of_work():
        assert operations.copy_dialogue(dialogue, owner_id=None).setting == Setting.WALK
