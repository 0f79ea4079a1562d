"""New dialogues from templates and earlier ones."""

import pytest

from facilitate.dialogues import operations
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Partner, StepKind, TargetGroup
from facilitate.dialogues.readiness import missing_for_ready
from facilitate.dialogues.templates import TEMPLATES
from facilitate.extensions import db
from facilitate.languages import STAFF_LANGUAGES
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, make_organisation, make_place

WORDED = {"sv", "sv-simple", "en", "ar"}
"""A language that somebody adds later is a catalog; until it has more, it shows these texts in Swedish."""


def created(organisation, group: TargetGroup) -> Dialogue:
    with unit_of_work():
        return operations.create_dialogue(organisation, target_group=group, owner_id=None)


def rate_of(dialogue):
    return next(step for step in dialogue.steps if step.kind == StepKind.RATE)


@pytest.mark.parametrize("group", list(TargetGroup))
def test_template_words_everything_in_every_language_of_its_readers(app, organisation, group):
    dialogue = created(organisation, group)
    assert set(dialogue.title) == set(dialogue.purpose) == WORDED
    for step in dialogue.steps:
        assert set(step.spoken) == set(STAFF_LANGUAGES)
        assert set(step.title) == WORDED
        assert not step.body or set(step.body) == WORDED
        assert not step.options.get("question") or set(step.options["question"]) == WORDED
        assert step.options.keys() >= kind_of(step).default_options.keys()


@pytest.mark.parametrize("group", list(TargetGroup))
def test_template_begins_with_a_welcome_and_ends_with_the_closing(app, organisation, group):
    kinds = [step.kind for step in created(organisation, group).steps]
    assert (kinds[0], kinds[-1]) == (StepKind.WELCOME, StepKind.CLOSING)


@pytest.mark.parametrize(
    ("group", "shortest", "longest"),
    [
        (TargetGroup.PENSIONERS, 75, 75),
        (TargetGroup.YOUNG, 40, 45),
        (TargetGroup.ACTORS, 45, 60),
        (TargetGroup.RESIDENTS, 75, 75),
        (TargetGroup.NEWCOMERS, 60, 90),
    ],
)
def test_template_takes_the_time_that_suits_the_group(group, shortest, longest):
    assert shortest <= TEMPLATES[group].minutes <= longest


def test_template_offers_the_languages_that_suit_the_group(app, organisation):
    offered = {group: created(organisation, group).languages for group in TargetGroup}
    assert offered.pop(TargetGroup.NEWCOMERS) == ["sv", "sv-simple", "en", "ar"]
    assert all(languages == ["sv", "sv-simple", "en"] for languages in offered.values())


def test_only_pensioners_see_results_on_phones(app, organisation):
    shows = {
        group for group in TargetGroup if rate_of(created(organisation, group)).options["results_on_phones"]
    }
    assert shows == {TargetGroup.PENSIONERS}


def test_template_leaves_to_people_what_only_they_can_promise(app, organisation):
    fields = {missing.field for missing in missing_for_ready(created(organisation, TargetGroup.YOUNG))}
    assert {"can_influence_sv", "cannot_influence_sv", "feedback_on", "places"} <= fields


def test_new_dialogue_takes_the_threshold_of_the_organisation(app):
    assert created(make_organisation(threshold=8), TargetGroup.YOUNG).threshold == 8


def test_same_again_has_the_same_places_texts_and_parts_and_no_date_number_or_code(app, organisation, member):
    place = make_place(organisation, "Torget")
    source = make_dialogue(organisation, owner=member)
    with unit_of_work():
        operations.add_spots(source, [place.id], None)
        source.partners = [Partner(kind="police", name="")]
        operations.make_ready(source, None)
        copy = operations.copy_dialogue(source, owner_id=member.user_id)
    assert (copy.phase, copy.code, copy.starts_at, copy.feedback_on, copy.case_number) == (
        DialoguePhase.DRAFT, None, None, None, "",
    )  # fmt: skip
    for name in ("title", "purpose", "can_influence", "room", "invited", "contact", "lead_department_id"):
        assert getattr(copy, name) == getattr(source, name)
    assert [(one.place_id, one.label) for one in copy.spots] == [
        (one.place_id, one.label) for one in source.spots
    ]
    assert [(one.kind, one.title, one.minutes) for one in copy.steps] == [
        (one.kind, one.title, one.minutes) for one in source.steps
    ]
    assert [one.kind for one in copy.partners] == ["police"]
    assert copy.copied_from_id == source.id


def test_changing_the_copy_leaves_the_earlier_dialogue_alone(app, organisation, member):
    source = make_dialogue(organisation, owner=member)
    with unit_of_work():
        copy = operations.copy_dialogue(source, owner_id=member.user_id)
        operations.move_step(copy, copy.steps[1].id, operations.Direction.UP)
        operations.label_spots(copy, {copy.spots[0].id: {"sv": "Annat"}})
    assert [step.position for step in source.steps] == [1, 2, 3, 4]
    assert source.steps[0].kind == StepKind.WELCOME
    assert source.spots[0].label == {"sv": "Busstationen"}


def test_copy_never_has_a_lower_threshold(app, organisation, member):
    source = make_dialogue(organisation, owner=member, threshold=9)
    with unit_of_work():
        assert operations.copy_dialogue(source, owner_id=None).threshold == 9


def test_choosing_a_group_makes_a_draft_that_the_person_owns(desk, member):
    shown = desk.get("/dialogues/new").get_data(as_text=True)
    assert all(f">{template.name}</h2>" in shown for template in TEMPLATES.values())
    response = desk.post("/dialogues", data={"target_group": "young"})
    dialogue = db.session.scalar(db.select(Dialogue))
    assert response.location.endswith(f"/dialogues/{dialogue.id}/about")
    assert (dialogue.owner_id, dialogue.target_group) == (member.user_id, "young")
    assert dialogue.lead_department_id == member.departments[0].id


def test_unknown_group_is_not_found(desk):
    assert desk.post("/dialogues", data={"target_group": "cats"}).status_code == 404


def test_earlier_dialogue_is_found_and_held_again(desk, organisation, member):
    source = make_dialogue(organisation, owner=member)
    assert "Trygghet i Exempelby" in desk.get("/dialogues/again").get_data(as_text=True)
    location = desk.post(f"/dialogues/{source.id}/copies").location
    assert "Trygghet i Exempelby" in desk.get(location).get_data(as_text=True)
