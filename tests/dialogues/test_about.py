"""Page one of preparing."""

from datetime import UTC, date, datetime

import pytest

from facilitate.access import Role
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.factories import make_department, make_dialogue, make_member, make_organisation, sign_in


@pytest.fixture
def dialogue(organisation, member):
    return make_dialogue(organisation, owner=member)


def filled(dialogue, **given):
    form = {
        "title_sv": "Trygghet på torget",
        "title_en": "Safety in the square",
        "purpose_sv": "Vi vill veta.",
        "influence": "participation",
        "can_influence_sv": "Ljuset.",
        "cannot_influence_sv": "Polisen.",
        "starts_on": "2026-03-12",
        "starts_time": "14:00",
        "room": "Folkets hus",
        "lead_department_id": str(dialogue.lead_department_id),
        "case_number": "KS 2026-000086",
        "invited": "Alla medlemmar.",
        "feedback_on": "2026-04-16",
        "feedback_where_sv": "På mötet.",
        "contact": "Samordnaren",
    }
    return form | given


def save(desk, dialogue, **given):
    return desk.post(f"/dialogues/{dialogue.id}/about", data=filled(dialogue, **given))


def again(dialogue) -> Dialogue:
    db.session.rollback()
    return db.session.get(Dialogue, dialogue.id)


def test_everything_is_stored_and_the_next_page_follows(desk, dialogue):
    response = save(desk, dialogue)
    assert response.location.endswith(f"/dialogues/{dialogue.id}/spots")
    stored = again(dialogue)
    assert stored.title == {"sv": "Trygghet på torget", "en": "Safety in the square"}
    assert stored.can_influence == {"sv": "Ljuset."}
    assert (stored.influence, stored.room, stored.case_number) == (
        "participation", "Folkets hus", "KS 2026-000086",
    )  # fmt: skip
    assert stored.feedback_on == date(2026, 4, 16)


def test_time_is_local_to_the_organisation(desk, dialogue):
    save(desk, dialogue, starts_on="2026-07-01", starts_time="14:00")
    assert again(dialogue).starts_at == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    shown = desk.get(f"/dialogues/{dialogue.id}/about").get_data(as_text=True)
    assert 'value="2026-07-01"' in shown
    assert 'value="14:00"' in shown


def test_half_done_draft_can_be_saved(desk, dialogue):
    form = {"title_sv": "Än så länge", "influence": "consultation", "lead_department_id": ""}
    response = desk.post(f"/dialogues/{dialogue.id}/about", data=form)
    assert response.status_code == 302
    stored = again(dialogue)
    assert (stored.title, stored.starts_at, stored.lead_department_id) == ({"sv": "Än så länge"}, None, None)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"starts_on": "12/3"}, "Skriv datumet med år, månad och dag"),
        ({"starts_on": "0001-01-01"}, "Skriv datumet med år, månad och dag"),
        ({"starts_time": "två"}, "Skriv klockslaget med timmar och minuter"),
        ({"starts_time": ""}, "Skriv också vilken tid ni börjar."),
        ({"starts_on": ""}, "Välj också vilken dag ni ses."),
        ({"title_sv": "x" * 101}, "Texten får ha högst 100 tecken."),
        ({"partners-0-kind": "", "partners-0-name": "PRO"}, "Välj vilken sorts part PRO är."),
    ],
)
def test_what_cannot_be_stored_is_told_and_nothing_typed_is_lost(desk, dialogue, given, sentence):
    response = save(desk, dialogue, **given, invited="Det jag just skrev.")
    shown = response.get_data(as_text=True)
    assert response.status_code == 422
    assert sentence in shown
    assert "Det jag just skrev." in shown
    assert all(text in shown for text in given.values() if text)


def test_partners_are_stored_in_their_order(desk, dialogue):
    rows = {
        "partners-0-kind": "police", "partners-0-name": "",
        "partners-1-kind": "association", "partners-1-name": "PRO",
        "partners-2-kind": "", "partners-2-name": "",
    }  # fmt: skip
    save(desk, dialogue, **rows)
    assert [(one.kind, one.name) for one in again(dialogue).partners] == [
        ("police", ""),
        ("association", "PRO"),
    ]


def test_partner_row_is_added_and_taken_away_without_losing_what_was_typed(desk, dialogue):
    rows = {"partners-0-kind": "police", "partners-0-name": "Kommunpolisen", "room": "Ny lokal"}
    longer = save(desk, dialogue, **rows, add_partner="1").get_data(as_text=True)
    assert 'name="partners-1-name"' in longer
    assert "Kommunpolisen" in longer
    assert "Ny lokal" in longer
    shorter = save(desk, dialogue, **rows, remove_partner="0").get_data(as_text=True)
    assert "Kommunpolisen" not in shorter
    assert "Ny lokal" in shorter
    assert again(dialogue).room == "Folkets hus"


def test_departments_that_help_are_stored_and_the_leading_one_is_not_among_them(desk, dialogue, organisation):
    helping = make_department(organisation)
    save(desk, dialogue, co_organiser_ids=[str(helping.id), str(dialogue.lead_department_id)])
    assert [one.id for one in again(dialogue).co_organisers] == [helping.id]


def test_department_of_another_organisation_is_refused(desk, dialogue):
    foreign = make_department(make_organisation())
    assert save(desk, dialogue, lead_department_id=str(foreign.id)).status_code == 422


def test_opened_dialogue_is_shown_instead_and_not_changed(desk, dialogue):
    with unit_of_work():
        dialogue.code = "CDFHJK"
        dialogue.phase = DialoguePhase.OPEN
    assert desk.get(f"/dialogues/{dialogue.id}/about").location.endswith(f"/dialogues/{dialogue.id}")
    assert save(desk, dialogue).status_code == 409
    assert again(dialogue).title["sv"] == "Trygghet i Exempelby"


def test_without_any_department_it_is_told_who_adds_one_and_where(client, organisation):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    coordinator = make_member(organisation, Role.COORDINATOR)
    sign_in(client, make_member(organisation, Role.COORDINATOR, Role.ADMINISTRATOR))
    address = client.post("/dialogues", data={"target_group": "young", "setting": "hall"}).location
    html = client.get(address).get_data(as_text=True)
    assert "Ingen förvaltning finns än." in html
    assert "Lägg till en förvaltning" in html
    sign_in(client, coordinator)
    html = client.get(address).get_data(as_text=True)
    assert "Ingen förvaltning finns än." in html
    assert "Lägg till en förvaltning" not in html
    make_department(organisation, "Samhällsbyggnad")
    assert "Ingen förvaltning finns än." not in client.get(address).get_data(as_text=True)
