"""The pages about paper: who gets in, what they keep, what they warn of. All of it works without scripts."""

import pytest

from facilitate.access import PassRole, Role
from facilitate.live import moderation
from facilitate.live.models import Mark
from facilitate.live.paper import stack
from facilitate.live.paper.comments import comments_of
from facilitate.live.paper.filled import Words
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import make_member, make_organisation, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import make_room
from tests.live.stacks import Stack, close_for_good


@pytest.fixture
def forms(app) -> Stack:
    return Stack(make_room())


@pytest.fixture
def desk(client, forms):
    sign_in(client, forms.room.leader)
    return client


def address(forms, path=""):
    return f"/control/{forms.room.dialogue.id}/paper{path}"


def typed(forms, codes="", **given):
    """What the entry screen posts."""
    asked = stack.questions_of_form(forms.room.dialogue)
    ticked = zip(asked, codes.ljust(len(asked)), strict=False)
    return {f"code-{one.id}": code.strip() for one, code in ticked} | given


def read(response, status=200):
    assert response.status_code == status, response.get_data(as_text=True)
    return response.get_data(as_text=True)


def test_those_who_enter_answers_get_in_and_other_municipalities_find_nothing(desk, forms):
    forms.enter(1, "4")
    paths = ("", "/new", "/1", "/1/differences")
    for path in paths:
        read(desk.get(address(forms, path)))
    sign_in(desk, forms.colleague)  # of the same municipality, without a part in this dialogue
    for path in paths:
        read(desk.get(address(forms, path)), 404)
    sign_in(desk, make_member(make_organisation(), Role.COORDINATOR))
    for path in paths:
        read(desk.get(address(forms, path)), 404)
    for path in ("/new", "/1", "/1/second", "/1/differences", "/1/removal", "/handed-out"):
        read(desk.post(address(forms, path), data=typed(forms, "1")), 404)
    assert forms.codes_of(1).strip() == "4"


@pytest.mark.parametrize(
    ("role", "status"), [(PassRole.HELP, 303), (PassRole.LEAD, 303), (PassRole.READ, 403)]
)
def test_a_colleague_who_helps_or_leads_enters_forms_and_a_reader_does_not(client, forms, role, status):
    given, token = let_in(forms.room, role, "Siv")
    show_pass(client, token)
    saved = client.post(address(forms, "/new"), data=typed(forms, "4", number="1"))
    assert saved.status_code == status
    if status == 303:
        page = read(client.get(address(forms)))
        assert "Inskrivet av Siv." in page
        assert ("Till styrsidan" in page) == (role is PassRole.LEAD)
        assert stack.form_of(forms.room.dialogue, 1).entered_by == given.key


def test_a_form_is_saved_and_the_next_number_opens(desk, forms):
    saved = desk.post(address(forms, "/new"), data=typed(forms, "42U", number="7"))
    assert (saved.status_code, saved.location) == (303, address(forms, "/new?after=7"))
    page = read(desk.get(saved.location))
    assert "Formulär 7 är sparat." in page
    assert 'value="8"' in page
    assert forms.codes_of(7).strip() == "42U"


def test_a_taken_number_keeps_everything_typed_and_offers_the_second_entry(desk, forms):
    forms.enter(7, "4", by=forms.bo)
    given = typed(forms, "1U", number="7", **{"comment-0": "Mörkt vid bron", "elsewhere-0": "Bron"})
    page = read(desk.post(address(forms, "/new"), data=given), 409)
    assert "Formulär 7 är redan inskrivet." in page
    assert "Mörkt vid bron" in page
    assert 'value="Bron"' in page
    assert page.count('value="1" checked') == page.count('value="U" checked') == 1
    assert f'href="{address(forms, "/7/second")}">' in page
    assert forms.codes_of(7).strip() == "4"


@pytest.mark.parametrize(
    ("number", "told"), [("", "med siffror"), ("sju", "med siffror"), ("8", "Inget är ifyllt")]
)
def test_what_cannot_be_saved_says_why(desk, forms, number, told):
    page = read(desk.post(address(forms, "/new"), data=typed(forms, number=number)), 422)
    assert told in page
    assert "Allt du skrev ligger kvar." in page
    assert stack.forms_of(forms.room.dialogue) == []


def test_a_script_is_told_where_to_go_on(desk, forms):
    given = {"headers": {"Accept": "application/json"}}
    saved = desk.post(address(forms, "/new"), data=typed(forms, "4", number="1"), **given)
    assert saved.json == {"ok": True, "next": address(forms, "/new?after=1")}
    refused = desk.post(address(forms, "/new"), data=typed(forms, "4", number="1"), **given)
    assert (refused.status_code, refused.json["code"]) == (409, "number-taken")


def test_the_list_says_what_is_entered_by_whom_and_what_is_left(desk, forms):
    desk.post(address(forms, "/handed-out"), data={"handed_out": "8"})
    for number in (1, 2, 3):
        forms.enter(number, "4321", by=forms.bo)
    forms.enter_again(1, "4321", by=forms.eva)
    forms.enter_again(2, "U321", by=forms.eva)
    page = read(desk.get(address(forms)))
    assert "8 utdelade, 3 inskrivna, 5 kvar" in page
    assert "Inskrivet av Bo Exempel. En andra gång av Eva Exempel." in page
    assert "Kontrollerat" in page
    assert "1 skillnad" in page
    assert "1 är kontrollerat av en andra person." in page
    assert page.count("/second") == 1


def test_the_list_costs_the_same_however_many_forms_there_are(desk, forms):
    forms.enter(1, "4")
    with statements() as few:
        desk.get(address(forms))
    for number in range(2, 8):
        forms.enter(number, "4")
    with statements() as many:
        desk.get(address(forms))
    assert len(few) == len(many)


def test_a_number_of_forms_that_is_none_is_not_saved(desk, forms):
    desk.post(address(forms, "/handed-out"), data={"handed_out": "8"})
    page = read(desk.post(address(forms, "/handed-out"), data={"handed_out": "några"}), 422)
    assert 'value="några"' in page
    assert stack.outstanding(forms.room.dialogue) == 8
    desk.post(address(forms, "/handed-out"), data={"handed_out": ""})
    assert stack.outstanding(forms.room.dialogue) is None


def test_the_second_entry_sees_nothing_of_the_first(desk, forms):
    forms.enter(1, "4321", Words("Mörkt vid bron"), by=forms.bo)
    page = read(desk.get(address(forms, "/1/second")))
    assert 'value="" checked' in page
    assert page.count("checked") == len(stack.questions_of_form(forms.room.dialogue))
    assert "Mörkt vid bron" not in page
    assert "Bo Exempel" not in page


def test_the_first_person_is_told_that_it_takes_another(desk, forms):
    forms.enter(1, "4")
    page = read(desk.get(address(forms, "/1/second"), follow_redirects=True))
    assert "Den andra inskrivningen ska göras av någon annan" in page
    page = read(desk.post(address(forms, "/1/second"), data=typed(forms, "2")), 409)
    assert "Det var du som skrev in formulär 1." in page
    assert page.count('value="2" checked') == 1


def test_two_entries_are_compared_and_settled(desk, forms):
    forms.enter(1, "43", by=forms.bo)
    saved = desk.post(address(forms, "/1/second"), data=typed(forms, "4U"))
    assert saved.location == address(forms, "/1/differences")
    page = read(desk.get(saved.location))
    assert '<p class="notice notice-warn">De två inskrivningarna skiljer sig åt på 1 ställe.' in page
    assert "Ganska trygg" in page
    assert "Undviker – känns otryggt" in page
    question = stack.questions_of_form(forms.room.dialogue)[1]
    choice = {f"choice-{question.id}": "second"}
    page = read(desk.post(saved.location, data=choice, follow_redirects=True))
    assert "Formulär 1 är kontrollerat." in page
    assert forms.codes_of(1).strip() == "4U"


def test_a_form_is_opened_corrected_and_removed(desk, forms):
    form = forms.enter(1, "43", Words("Mörgt"))
    (comment,) = comments_of(form)
    page = read(desk.get(address(forms, "/1")))
    assert "Mörgt" in page
    given = typed(forms, "4U", **{"comment-0": "Mörkt", "id-0": comment.id})
    page = read(desk.post(address(forms, "/1"), data=given, follow_redirects=True))
    assert "Formulär 1 är sparat." in page
    assert (forms.codes_of(1).strip(), comments_of(form)[0].text) == ("4U", "Mörkt")
    page = read(desk.post(address(forms, "/1/removal"), follow_redirects=True))
    assert "Formulär 1 är borttaget." in page
    assert stack.forms_of(forms.room.dialogue) == []


def test_after_show_the_screen_says_what_happens_and_keeps_what_was_seen(desk, forms):
    forms.enter(1, "4")
    page = read(desk.get(address(forms, "/new")))
    assert "Resultatet har redan visats" not in page
    forms.room.ask()
    forms.room.close()
    forms.room.press("show")
    assert "räknas in tillsammans om de blir minst 5" in read(desk.get(address(forms, "/new")))
    page = read(desk.get(address(forms, "/1")))
    assert "Svar som har visats för rummet går inte att ändra." in page
    page = read(desk.post(address(forms, "/1/removal"), follow_redirects=True))
    assert "går det inte att ändra eller ta bort" in page
    assert forms.codes_of(1).strip() == "4"


def test_control_warns_before_show_and_can_show_all_the_same(desk, forms):
    room = forms.room
    forms.hand_out(2)
    room.ask()
    warning = "pappersformulär är inte inskrivna än"
    control = f"/control/{room.dialogue.id}"
    assert warning not in read(desk.get(control))
    room.close()
    page = read(desk.get(control))
    assert f"2 {warning}" in page
    assert f'href="{address(forms, "/new")}"' in page
    room.press("show")
    assert warning not in read(desk.get(control))


def test_the_work_page_leads_to_the_forms_that_are_left(desk, forms):
    forms.hand_out(3)
    forms.enter(1, "4")
    close_for_good(forms.room)
    page = read(desk.get(f"/archive/work/{forms.room.dialogue.id}"))
    assert "2 kvar" in page
    assert f'href="{address(forms)}"' in page
    assert "2 pappersformulär är inte inskrivna än." in page


def test_a_form_shows_no_words_that_only_those_who_read_comments_may_see(client, forms):
    form = forms.enter(1, "4", Words("Lampan är trasig"), Words("Anna Berg står där"), Words("Larmet är av"))
    shown, hidden, guarded = (
        next(one for one in comments_of(form) if one.text.startswith(word))
        for word in ("Lam", "Anna", "Larm")
    )
    with unit_of_work():
        moderation.approve(shown, None)
        moderation.hide(hidden, None, "name")
        moderation.set_mark(guarded, None, Mark.PROTECTION)
        moderation.approve(guarded, None)
    html = read(show_pass(client, let_in(forms.room, PassRole.HELP)[1]).get(address(forms, "/1")))
    assert "Lampan är trasig" in html
    assert html.count("En kommentar är läst och visas inte för andra.") == 2
    assert "Anna Berg" not in html
    assert "Larmet" not in html
