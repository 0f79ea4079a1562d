"""What was typed about a form while somebody sealed the record, or took the form away."""

import pytest

from facilitate.access import PassRole
from facilitate.extensions import db
from facilitate.live.models import Comment, PaperForm
from tests.archive.closed import seal_it
from tests.factories import sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import make_room
from tests.live.stacks import Stack, close_for_good

NOT_SAVED = "Det du skickade nu är inte sparat."


@pytest.fixture
def forms(app) -> Stack:
    stack = Stack(make_room())
    stack.enter(7, "43")
    stack.enter_again(7, "33")
    return stack


@pytest.fixture
def desk(client, forms):
    sign_in(client, forms.room.leader)
    return client


def address(forms: Stack, path: str) -> str:
    return f"/control/{forms.room.dialogue.id}/paper{path}"


@pytest.mark.parametrize("path", ["/7", "/7/differences", "/7/removal"])
def test_a_page_about_a_form_that_went_with_sealing_says_so(desk, forms, path):
    assert desk.get(address(forms, "/7")).status_code == 200
    close_for_good(forms.room)
    seal_it(forms.room.dialogue, forms.room.leader)
    answer = desk.post(address(forms, path), data={"comment-0": "Mina ord"}, follow_redirects=True)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, "så inga fler formulär kan skrivas in" in page) == (200, True)
    assert (NOT_SAVED in page) == (path != "/7/removal")
    assert db.session.query(Comment).count() == db.session.query(PaperForm).count() == 0


def test_a_script_is_told_why(desk, forms):
    close_for_good(forms.room)
    seal_it(forms.room.dialogue, forms.room.leader)
    answer = desk.post(address(forms, "/7"), data={}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (409, "paper-sealed")


@pytest.mark.parametrize("path", ["/7", "/7/second", "/7/differences", "/7/removal"])
def test_a_form_that_a_colleague_has_taken_away_is_not_silently_gone(desk, forms, path):
    forms.remove(7)
    page = desk.post(address(forms, path), data={}, follow_redirects=True).get_data(as_text=True)
    assert f"Formuläret är inte inskrivet längre. Någon annan kan ha tagit bort det. {NOT_SAVED}" in page


def test_a_colleague_whose_pass_has_ended_hears_that_nothing_was_saved(client, forms):
    helper = show_pass(client, let_in(forms.room, PassRole.HELP)[1])
    assert NOT_SAVED not in helper.get(address(forms, "/new")).get_data(as_text=True)
    close_for_good(forms.room)
    seal_it(forms.room.dialogue, forms.room.leader)
    assert NOT_SAVED not in helper.get(address(forms, "/new")).get_data(as_text=True)
    refused = helper.post(address(forms, "/new"), data={"number": "8", "comment-0": "Mina ord"})
    assert (refused.status_code, NOT_SAVED in refused.get_data(as_text=True)) == (403, True)
    assert db.session.query(Comment).count() == 0
