"""Answering without scripts: plain forms, one question on each screen."""

import pytest

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.figures.scale import SCALES
from facilitate.live import intake
from facilitate.live.models import TimeRequest
from tests.live.rooms import stored_answers

STALE = "Du har redan ändrat det här svaret. Det som är sparat: Ganska trygg."


def stored() -> list[str]:
    db.session.rollback()
    return [answer.code for answer in sorted(stored_answers(), key=lambda one: one.question_id)]


@pytest.fixture
def asked(phone, room):
    room.ask()
    return phone.see()


def test_the_first_question_has_its_place_its_time_and_six_answers_in_order(asked):
    assert asked.heading == "Busstationen på dagen"
    assert "Plats 1 av 2" in asked.text
    assert "Hur trygg eller otrygg känner du dig här?" in asked.text
    labels = ["Mycket trygg", "Ganska trygg", "Ganska otrygg", "Mycket otrygg", "Undviker – känns otryggt",
              "Är inte där / vet inte"]  # fmt: skip
    places = [asked.text.index(label) for label in labels]
    assert places == sorted(places)
    values = [
        one.get("value") for one in asked.tree.iter("input") if one.get("name") == f"code-{asked.question}"
    ]
    assert values == ["4", "3", "2", "1", "U", "N"]
    assert "Sparat" not in asked.text


def test_choosing_and_pressing_leads_through_all_questions_to_done(asked):
    seen = []
    for code in ("3", "U", "N", "1"):
        seen.append(asked.heading)
        asked.choose(code)
    assert seen == [
        "Busstationen på dagen",
        "Busstationen när det är mörkt",
        "Torget på dagen",
        "Torget när det är mörkt",
    ]
    assert asked.heading == "Klart!"
    assert "Tack, du har svarat om alla platser. Du kan ändra så länge frågan är öppen." in asked.text
    assert stored() == ["3", "U", "N", "1"]


def test_choosing_nothing_is_told_kindly_and_stores_nothing(asked):
    first = asked.question
    asked.submit()
    assert (asked.page.status_code, asked.question) == (422, first)
    assert "Välj ett svar, eller hoppa över." in asked.text
    assert stored() == []
    assert "Välj ett svar" not in asked.choose("4").text


def test_choosing_nothing_on_an_earlier_question_stays_there(asked):
    first = asked.question
    asked.submit(skip=True).see(f"?q={first}")
    second = asked.links()
    assert "Tillbaka" not in second
    asked.submit()  # it was skipped already, so going on is no mistake
    assert asked.heading == "Busstationen när det är mörkt"
    asked.choose("2").see(asked.links()["Tillbaka"].removeprefix(f"/{asked.code}"))
    assert asked.chosen() == ["2"]
    assert "Sparat" in asked.text


def test_back_and_change_keep_the_newer_answer(asked):
    asked.choose("3")
    asked.see(asked.links()["Tillbaka"].removeprefix(f"/{asked.code}"))
    assert (asked.heading, asked.chosen()) == ("Busstationen på dagen", ["3"])
    asked.choose("1")
    assert stored() == ["1"]


def test_a_skip_is_a_word_of_its_own_and_can_be_answered_later(asked):
    asked.submit(skip=True)
    asked.choose("4").choose("4").choose("4")
    assert "Tack. Du hoppade över en fråga. Svara på den" in asked.text
    assert "du har svarat om alla platser" not in asked.text
    assert stored() == ["-", "4", "4", "4"]
    asked.see(asked.links()["Svara på den"].removeprefix(f"/{asked.code}"))
    assert (asked.heading, asked.chosen()) == ("Busstationen på dagen", [])
    assert "Sparat" not in asked.text
    asked.choose("2")
    assert stored() == ["2", "4", "4", "4"]


def test_several_skips_are_not_called_one(asked):
    asked.submit(skip=True).submit(skip=True).choose("4").choose("4")
    assert "Tack. Du hoppade över några frågor. Svara på den första" in asked.text


def test_a_skip_wins_over_what_was_chosen_on_the_same_screen(asked):
    asked.submit(skip=True, **{f"code-{asked.question}": "4"})
    assert stored() == ["-"]


def test_own_answers_are_folded_away_and_lead_back(asked):
    asked.choose("3").submit(skip=True).choose("U").choose("N")
    [fold] = [one for one in asked.tree.iter("details") if "open" not in one.attrib]
    said = " ".join("".join(fold.itertext()).split())
    assert "Visa mina svar" in said
    assert "Busstationen, på dagen: Ganska trygg" in said
    assert "Busstationen, när det är mörkt: Inget svar" in said
    assert "Torget, på dagen: Undviker – känns otryggt" in said
    asked.see(asked.links()["Torget, på dagen"].removeprefix(f"/{asked.code}"))
    assert asked.heading == "Torget på dagen"


def test_a_phone_comes_back_to_where_it_was(asked):
    asked.choose("3")
    assert asked.see().heading == "Busstationen när det är mörkt"
    assert asked.see("?q=nonsense").heading == "Busstationen när det är mörkt"


def test_an_old_form_never_overwrites_a_newer_answer_and_says_what_is_stored(asked, room, new_phone):
    first = asked.question
    other_tab = new_phone()
    other_tab.client = asked.client
    other_tab.see()
    asked.choose("1").see(f"?q={first}").choose("3")
    other_tab.choose("2")
    assert (other_tab.page.status_code, other_tab.question) == (409, first)
    assert STALE in other_tab.text
    assert other_tab.chosen() == ["3"]
    assert stored() == ["3"]
    other_tab.choose("2")  # seen what is stored, and still wanted
    assert stored() == ["2"]


def test_the_same_form_twice_is_the_same_answer(asked):
    first, form = asked.question, {f"number-{asked.question}": "1", f"code-{asked.question}": "3"}
    for _ in range(2):
        assert asked.post("/answers", **form).heading == "Busstationen när det är mörkt"
    assert (stored(), asked.see(f"?q={first}").chosen()) == (["3"], ["3"])


def test_after_closing_the_answer_is_refused_and_the_page_says_so(asked, room):
    asked.choose("3")
    room.close()
    asked.choose("1")
    assert asked.page.status_code == 409
    assert asked.heading == "Frågan är stängd."
    assert "Det sista svaret hann inte fram och räknas inte." in asked.text
    assert stored() == ["3"]


def test_after_the_end_the_answer_is_refused_and_the_page_says_so(asked, room):
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    asked.choose("1")
    assert asked.heading == "Tack för att du var med!"
    assert "Samtalet är slut. Det sista hann inte fram och är inte sparat." in asked.text
    assert stored() == []


def test_a_lost_cookie_is_not_called_the_end(asked):
    asked.client.delete_cookie("participant", domain="localhost", path=f"/{asked.code}")
    asked.choose("1")
    assert asked.heading == "Trygghet i Exempelby"
    assert "Vi känner inte igen den här telefonen, så inget sparades. Gå med en gång till." in asked.text


def test_a_busy_server_does_not_claim_that_the_answer_lies_in_the_phone(asked, monkeypatch):
    first = asked.question
    monkeypatch.setattr(intake._own_pace, "take", lambda _who: False)
    asked.choose("1")
    assert (asked.page.status_code, asked.question) == (503, first)
    assert "Många svarar just nu, så svaret är inte sparat." in asked.text
    assert "ligger kvar i telefonen" not in asked.text


@pytest.mark.parametrize(
    "form", [{"code-1": "4"}, {"code-x": "4", "number-x": "1"}, {"code-1": "9", "number-1": "1"},
             {"code-1": "4", "number-1": "-1"}, {"skip": "x"}]
)  # fmt: skip
def test_garbage_gets_a_page_and_is_not_stored(asked, form):
    assert asked.post("/answers", **form).page.status_code in {404, 422}
    assert stored() == []


def test_practice_says_that_it_is_not_kept(phone, room):
    room.ask(StepKind.PRACTICE)
    phone.see()
    assert (phone.heading, "Vi provar först" in phone.text) == ("Hur smakade kaffet?", True)
    assert "Provsvaren sparas inte efteråt." in phone.text
    assert "Tack, ditt svar är med." in phone.choose("4").text
    room.jump(StepKind.RATE)
    assert stored() == []


def test_the_evaluation_is_one_screen_with_two_questions(phone, room):
    room.ask(StepKind.CLOSING)
    phone.see()
    for said in ("Jag fick säga det jag ville", "Jag tror att det leder till något", *_labels("agreement-1")):
        assert said in phone.text
    heard, leads = (str(one.id) for one in room.questions(StepKind.CLOSING))
    phone.submit(**{f"code-{heard}": "4", f"code-{leads}": "2"})
    assert phone.heading == "Tack för att du var med!"
    assert "Den 16 april 2026 berättar vi vad som händer." in phone.text
    assert stored() == ["4", "2"]
    phone.see(phone.links()["Ändra mina svar"].removeprefix(f"/{phone.code}"))
    assert phone.chosen() == ["4", "2"]


def test_what_is_left_open_in_the_evaluation_counts_as_skipped_so_that_nobody_waits(phone, room):
    room.ask(StepKind.CLOSING)
    leads = room.questions(StepKind.CLOSING)[1].id
    assert phone.see().submit(**{f"code-{leads}": "1"}).heading == "Tack för att du var med!"
    assert stored() == ["-", "1"]


def test_the_last_minutes_are_told_and_more_time_is_counted_once(asked, room):
    room.press("close")
    asked.see()
    assert (asked.heading, "Frågan stängs inom 2 minuter." in asked.text) == ("Busstationen på dagen", True)
    ends = room.step(StepKind.RATE).closing_ends_at
    for _ in range(2):
        asked.post("/more-time")
        assert "Vi har sagt att du behöver mer tid." in asked.text
    assert "Jag behöver mer tid" not in asked.text
    assert db.session.query(TimeRequest).count() == 1
    clock.hold(ends.replace(microsecond=0))
    assert "Frågan stängs inom en minut." in asked.see().text
    assert asked.choose("4").heading == "Busstationen när det är mörkt"


def test_more_time_that_comes_too_late_does_not_speak_of_an_answer(asked, room):
    room.close()
    asked.post("/more-time")
    assert (asked.page.status_code, asked.heading) == (200, "Frågan är stängd.")
    assert "hann inte fram" not in asked.text


def test_when_the_dialogue_ends_the_open_question_says_that(asked, room):
    room.end()
    asked.see()
    assert "Samtalet avslutas inom 2 minuter." in asked.text
    assert "Jag behöver mer tid" not in asked.text
    assert asked.choose("4").heading == "Busstationen när det är mörkt"


def _labels(scale: str) -> list[str]:
    return [code.label for code in SCALES[scale].codes]
