"""The desk, the list and the overview: what is shown to whom."""

from datetime import UTC, date, datetime

import pytest

from facilitate import clock
from facilitate.access import Role
from facilitate.dialogues import operations
from facilitate.dialogues.desk import desk_of
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.queries import dialogue_of, dialogues_for
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import (
    make_department,
    make_dialogue,
    make_member,
    make_organisation,
    make_place,
    sign_in,
)

NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)


def page(desk, address: str) -> str:
    return desk.get(address).get_data(as_text=True)


def titled(organisation, member, title: str, **given):
    return make_dialogue(organisation, owner=member, title={"sv": title}, **given)


def in_phase(dialogue, phase: DialoguePhase, code: str):
    with unit_of_work():
        dialogue.code = code
        dialogue.phase = phase
    return dialogue


def test_first_visit_leads_to_the_places(desk):
    shown = page(desk, "/desk")
    assert "Börja med platserna" in shown
    assert "Nytt dialogsamtal" in shown


def test_desk_with_places_and_nothing_else_says_how_to_begin(desk, organisation):
    make_place(organisation)
    assert "Inget väntar på dig" in page(desk, "/desk")


def test_desk_sorts_by_what_is_pressing(app, organisation, member):
    clock.hold(NOON)
    today = titled(organisation, member, "I dag", starts_at=NOON.replace(hour=22, minute=30))
    tomorrow = titled(organisation, member, "I morgon", starts_at=NOON.replace(hour=23, minute=30))
    undated = titled(organisation, member, "Utan dag", starts_at=None)
    running = in_phase(titled(organisation, member, "Pågår", starts_at=None), DialoguePhase.OPEN, "CDFHJK")
    closed = in_phase(titled(organisation, member, "Stängt"), DialoguePhase.CLOSED, "CDFHJM")
    shown = desk_of(member)
    assert shown.today == [today, running]
    assert shown.coming == [tomorrow, undated]
    assert shown.unfinished == [closed]


def test_promised_feedback_is_due_from_its_day_on(app, organisation, member):
    clock.hold(NOON)
    for code, promised in (("CDFHJK", date(2026, 3, 12)), ("CDFHJM", date(2026, 3, 13)), ("CDFHJN", None)):
        in_phase(titled(organisation, member, code, feedback_on=promised), DialoguePhase.SEALED, code)
    assert {one.code for one in desk_of(member).feedback_due} == {"CDFHJK", "CDFHJN"}


def test_desk_tells_the_promised_day(desk, organisation, member):
    clock.hold(datetime(2026, 5, 1, tzinfo=UTC))
    in_phase(titled(organisation, member, "Lovat"), DialoguePhase.SEALED, "CDFHJK")
    assert "Utlovad till 16 april 2026." in page(desk, "/desk")


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (DialoguePhase.DRAFT, "Fortsätt förbereda"),
        (DialoguePhase.READY, "Öppna styrsidan"),
        (DialoguePhase.OPEN, "Öppna styrsidan"),
        (DialoguePhase.CLOSED, "Gör klart"),
        (DialoguePhase.SEALED, "Se arkivposten"),
    ],
)
def test_overview_says_what_to_do_next(desk, organisation, member, phase, words):
    dialogue = in_phase(titled(organisation, member, "Samtal"), phase, "CDFHJK")
    assert words in page(desk, f"/dialogues/{dialogue.id}")


def test_list_is_searched_and_filtered(app, organisation, member):
    with unit_of_work():
        for group, title in (("young", "Ungas Åpark"), ("residents", "Öppet möte")):
            dialogue = operations.create_dialogue(organisation, target_group=group, owner_id=member.user_id)
            dialogue.title = {"sv": title}
            operations.about.index_words(dialogue)
    with app.test_request_context():
        assert [one.title["sv"] for one in dialogues_for(member, "åPARK").items] == ["Ungas Åpark"]
        assert [one.title["sv"] for one in dialogues_for(member, target_group="residents").items] == [
            "Öppet möte"
        ]
        assert dialogues_for(member, phase=DialoguePhase.SEALED).items == []


@pytest.mark.parametrize("address", ["/desk", "/dialogues", "/dialogues/again"])
def test_lists_ask_the_database_as_often_for_many_dialogues(desk, organisation, member, address):
    make_dialogue(organisation, owner=member)
    with statements() as few:
        desk.get(address)
    for _ in range(12):
        make_dialogue(organisation, owner=member)
    with statements() as many:
        desk.get(address)
    assert len(many) == len(few) <= 11


def test_facilitator_reaches_own_dialogues_and_those_of_own_departments(app, organisation):
    department = make_department(organisation)
    member = make_member(organisation, departments=(department,))
    own = make_dialogue(organisation, owner=member)
    led, helped, foreign = (make_dialogue(organisation) for _ in range(3))
    with unit_of_work():
        led.lead_department_id = department.id
        helped.co_organisers = [department]
    assert [dialogue_of(member, one.id).id for one in (own, led, helped)] == [own.id, led.id, helped.id]
    with pytest.raises(NotFound):
        dialogue_of(member, foreign.id)


def test_coordinator_reaches_all_of_the_organisation_and_nothing_else(app, organisation):
    coordinator = make_member(organisation, Role.COORDINATOR)
    assert dialogue_of(coordinator, make_dialogue(organisation).id)
    with pytest.raises(NotFound):
        dialogue_of(coordinator, make_dialogue(make_organisation()).id)


def test_administrator_alone_reaches_none(app, organisation):
    administrator = make_member(organisation, Role.ADMINISTRATOR)
    with pytest.raises(NotFound):
        dialogue_of(administrator, make_dialogue(organisation, owner=administrator).id)


PAGES = ("", "/about", "/spots", "/agenda", "/check")
ACTS = ("/about", "/spots", "/agenda", "/copies", "/readiness", "/readiness/withdrawal", "/discarding")


@pytest.mark.parametrize("address", PAGES)
def test_pages_of_another_organisations_dialogue_are_not_found(desk, organisation, member, address):
    own, foreign = make_dialogue(organisation, owner=member), make_dialogue(make_organisation())
    assert desk.get(f"/dialogues/{own.id}{address}").status_code == 200
    assert desk.get(f"/dialogues/{foreign.id}{address}").status_code == 404


@pytest.mark.parametrize("address", ACTS)
def test_acts_on_another_organisations_dialogue_are_not_found(desk, address):
    foreign = make_dialogue(make_organisation())
    assert desk.post(f"/dialogues/{foreign.id}{address}").status_code == 404


def test_administrator_alone_has_no_desk(client, organisation):
    sign_in(client, make_member(organisation, Role.ADMINISTRATOR))
    assert client.get("/desk").status_code == 403


def test_check_says_what_is_missing_with_a_way_to_its_field(desk, organisation, member):
    dialogue = make_dialogue(organisation, owner=member, feedback_on=None)
    shown = page(desk, f"/dialogues/{dialogue.id}/check")
    assert f'href="/dialogues/{dialogue.id}/about#feedback_on"' in shown
    assert "Klart att öppna</button>" not in shown
    assert 'id="feedback_on"' in page(desk, f"/dialogues/{dialogue.id}/about")


def test_ready_and_back_again(desk, organisation, member):
    dialogue = make_dialogue(organisation, owner=member)
    answer = desk.post(f"/dialogues/{dialogue.id}/readiness")
    shown = page(desk, answer.location)
    code = db.session.scalar(db.select(Dialogue.code))
    assert f"{code[:3]} {code[3:]}" in shown
    acts = [shown.index(words) for words in ("Skriv ut allt till rummet", "Rumskontroll", "Provkör i rummet")]
    assert acts == sorted(acts)
    desk.post(f"/dialogues/{dialogue.id}/readiness/withdrawal")
    assert db.session.scalar(db.select(Dialogue.phase)) == DialoguePhase.DRAFT


def test_readiness_with_something_missing_leads_back_to_the_list(desk, organisation, member):
    dialogue = make_dialogue(organisation, owner=member, room="")
    answer = desk.post(f"/dialogues/{dialogue.id}/readiness")
    assert answer.location.endswith("/check")
    assert "Var ses ni?" in page(desk, answer.location)


def test_draft_is_discarded_after_a_question(desk, organisation, member):
    dialogue = make_dialogue(organisation, owner=member)
    assert "Utkastet försvinner" in page(desk, f"/dialogues/{dialogue.id}")
    desk.post(f"/dialogues/{dialogue.id}/discarding")
    assert desk.get(f"/dialogues/{dialogue.id}").status_code == 404
