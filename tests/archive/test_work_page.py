"""Between closed and sealed: nothing typed is lost, and two colleagues do not overwrite each other."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.operations import summary_of
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live.models import Comment, Proposal
from tests.archive.closed import close_dialogue, note_proposal, seal_it, write_comment
from tests.factories import make_member, make_organisation, sign_in


@pytest.fixture
def dialogue(organisation: Organisation, facilitator: Membership) -> Dialogue:
    return close_dialogue(organisation, facilitator)


def address(dialogue: Dialogue, more: str = "") -> str:
    return f"/archive/work/{dialogue.id}{more}"


def fields_of(client: FlaskClient, dialogue: Dialogue) -> dict[str, str]:
    """The hidden values that the page carries, as a browser would send them."""
    page = client.get(address(dialogue)).get_data(as_text=True)
    return hidden_in(page)


def hidden_in(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="([\w-]*seen\w*)" type="hidden" value="(\w*)"', page))


def send(client: FlaskClient, dialogue: Dialogue, more: str = "", **typed: Any) -> Any:
    fields = typed.pop("fields", None) or fields_of(client, dialogue)
    assert {"seen_sentences", "seen_works_well"} <= set(fields)
    return client.post(address(dialogue, more), data=fields | typed)


def test_everything_on_the_page_is_saved_by_any_button(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    comment = write_comment(dialogue)
    kept = note_proposal(dialogue)
    answer = send(
        client,
        dialogue,
        sentence_1="Det viktigaste.",
        sentence_3="Det\nsista.",
        works_well="Torget.",
        in_the_room="27",
        quotes=[comment.id],
        **{f"proposal-{kept.id}-measure": "Ny lampa", "proposal-new-measure": "Klipp häcken"},
    )
    assert answer.status_code == 302
    summary = summary_of(dialogue)
    assert summary.sentences == {"sv": "Det viktigaste.\nDet sista."}
    assert (summary.works_well, summary.in_the_room) == ("Torget.", 27)
    assert db.session.get(Comment, comment.id).quoted
    assert sorted(one.measure for one in db.session.query(Proposal)) == ["Klipp häcken", "Ny lampa"]


def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    answer = send(client, dialogue, works_well="Torget.", in_the_room="många")
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Torget.</textarea>" in page
    assert 'value="många"' in page
    assert "Det här behöver rättas" in page
    assert summary_of(dialogue).works_well == ""


def test_a_colleague_is_not_overwritten(
    client: FlaskClient, facilitator: Membership, coordinator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    stale = fields_of(client, dialogue)
    sign_in(client, coordinator)
    send(client, dialogue, works_well="Parken.", sentence_1="Samordnarens.")
    sign_in(client, facilitator)
    untouched = send(client, dialogue, fields=stale, in_the_room="9")
    assert untouched.status_code == 302
    assert (summary_of(dialogue).works_well, summary_of(dialogue).in_the_room) == ("Parken.", 9)
    both = send(client, dialogue, fields=stale, works_well="Torget.")
    assert both.status_code == 422
    page = both.get_data(as_text=True)
    assert "”Parken.”" in page
    assert "Torget.</textarea>" in page
    again = hidden_in(page)
    assert send(client, dialogue, fields=again, works_well="Parken och torget.").status_code == 302
    assert summary_of(dialogue).works_well == "Parken och torget."


def test_three_quotes_are_too_many(client: FlaskClient, facilitator: Membership, dialogue: Dialogue) -> None:
    sign_in(client, facilitator)
    comments = [write_comment(dialogue, f"Ord {number}").id for number in range(3)]
    assert send(client, dialogue, quotes=comments[:2]).status_code == 302
    assert send(client, dialogue, quotes=comments).status_code == 422


def test_a_comment_that_is_not_approved_cannot_be_quoted(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    hidden = write_comment(dialogue, "Nej.", status="hidden")
    assert send(client, dialogue, quotes=[hidden.id]).status_code == 422
    assert "Nej." not in client.get(address(dialogue)).get_data(as_text=True)


def test_a_proposal_is_removed(client: FlaskClient, facilitator: Membership, dialogue: Dialogue) -> None:
    sign_in(client, facilitator)
    kept, gone = note_proposal(dialogue, "Stanna"), note_proposal(dialogue, "Bort")
    fields = {
        f"proposal-{one.id}-{part}": getattr(one, part)
        for one in (kept, gone)
        for part in ("measure", "problem", "owner")
    }
    assert (
        send(client, dialogue, f"/proposals/{gone.id}/removal", works_well="Bra.", **fields).status_code
        == 302
    )
    assert [one.measure for one in db.session.query(Proposal)] == ["Stanna"]
    assert summary_of(dialogue).works_well == "Bra."


def test_an_emptied_proposal_is_removed_and_half_a_one_is_told(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    kept = note_proposal(dialogue)
    typed = {f"proposal-{kept.id}-{part}": "" for part in ("measure", "problem", "owner", "place")}
    answer = send(client, dialogue, **typed, **{"proposal-new-measure": "", "proposal-new-owner": "PRO"})
    assert answer.status_code == 422
    assert "Skriv vad som föreslås" in answer.get_data(as_text=True)
    assert db.session.query(Proposal).count() == 0


def test_sealing_saves_first_and_leads_to_the_record(
    client: FlaskClient, coordinator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, coordinator)
    answer = send(client, dialogue, "/seal", works_well="Torget.")
    assert answer.status_code == 302
    assert "Torget." in client.get(answer.location).get_data(as_text=True)
    assert client.get(address(dialogue)).location == answer.location
    assert client.post(address(dialogue), data={}).status_code == 409


def test_a_refused_sealing_keeps_what_was_typed(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    write_comment(dialogue, status="waiting")
    page = client.get(address(dialogue)).get_data(as_text=True)
    assert "1 kvar" in page
    assert "/seal" not in page
    answer = send(client, dialogue, "/seal", works_well="Torget.")
    assert answer.status_code == 409
    assert "1 kommentar är inte läst" in answer.get_data(as_text=True)
    assert summary_of(dialogue).works_well == "Torget."


def test_a_running_dialogue_has_no_work_page(
    client: FlaskClient, organisation: Organisation, facilitator: Membership
) -> None:
    sign_in(client, facilitator)
    running = close_dialogue(organisation, facilitator, phase="open")
    assert client.get(address(running)).status_code == 409


def test_only_those_who_reach_the_dialogue_may_finish_it(
    client: FlaskClient, organisation: Organisation, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    assert client.get(address(dialogue)).status_code == 200
    for stranger in (make_member(organisation), make_member(make_organisation("Grannby kommun"))):
        sign_in(client, stranger)
        assert client.get(address(dialogue)).status_code == 404
        assert client.post(address(dialogue, "/seal")).status_code == 404
        assert client.get(address(dialogue, "/preliminary.pdf")).status_code == 404


def test_the_preliminary_summary_freezes_the_figures_that_it_shows(
    client: FlaskClient, facilitator: Membership, dialogue: Dialogue
) -> None:
    sign_in(client, facilitator)
    assert client.get(address(dialogue, "/preliminary.pdf")).status_code == 409
    assert not any(step.revealed for step in dialogue.steps)
    led_on = client.post(address(dialogue, "/figures"))
    assert led_on.status_code == 303
    answer = client.get(led_on.location)
    assert (answer.mimetype, answer.data[:4]) == ("application/pdf", b"%PDF")
    assert {step.kind for step in dialogue.steps if step.revealed} == {"rate", "closing"}
    page = client.get(address(dialogue)).get_data(as_text=True)
    assert f'href="{led_on.location}"' in page
    seal_it(dialogue, facilitator)
    assert client.get(address(dialogue, "/preliminary.pdf")).status_code == 409
    assert client.post(address(dialogue, "/figures")).status_code == 409
