"""Languages, waiting, results, and what stands on every page."""

import pytest
from sqlalchemy.orm.attributes import flag_modified

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.transaction import unit_of_work
from tests.live.rooms import make_room

NOTICES = ("Om kommunen", "Dina uppgifter", "Tillgänglighet")


def show_results_on_phones(room) -> None:
    with unit_of_work():
        step = room.step(StepKind.RATE)
        step.options = {**step.options, "results_on_phones": True}
        flag_modified(step, "options")


def rate(room, *codes: str) -> None:
    """Everybody answers the first question with a code, and the result is shown."""
    room.ask()
    for person, code in zip(room.join(len(codes)), codes, strict=True):
        room.answer(person, room.questions()[0], code)
    room.close()
    room.press("show")


def test_the_language_is_chosen_before_joining_and_stays(new_phone, room):
    phone = new_phone().see()
    assert phone.links()["English"] == f"/{room.dialogue.code}?lang=en"
    phone.see("?lang=en")
    assert (phone.tree.get("lang"), phone.heading) == ("en", "Safety in Exempelby")
    assert "Svenska" in phone.links()
    phone.submit()
    assert phone.tree.get("lang") == "en"
    assert phone.see().tree.get("lang") == "en"


def test_a_participant_can_change_the_language_and_not_to_an_unknown_one(phone):
    assert phone.tree.get("lang") == "sv"
    assert phone.post("/language", language="en").tree.get("lang") == "en"
    assert phone.post("/language", language="tlh").tree.get("lang") == "en"
    assert phone.post("/language", language="sv").see().tree.get("lang") == "sv"


def test_the_browsers_language_is_the_first_choice(new_phone):
    phone = new_phone().see(headers={"Accept-Language": "en-GB,en;q=0.8,sv;q=0.3"})
    assert phone.tree.get("lang") == "en"
    assert new_phone().see(headers={"Accept-Language": "fi"}).tree.get("lang") == "sv"


def test_swedish_that_is_not_translated_says_so_to_whatever_reads_it_aloud(new_phone, room):
    phone = new_phone().join(lang="en")
    assert phone.languages()["Light and upkeep."] == "en"
    room.ask()
    phone.see()
    assert phone.languages()["Busstationen"] == "sv"
    assert phone.languages()["How safe or unsafe do you feel here?"] == "en"
    for _ in room.questions():
        phone.submit(skip=True)
    assert phone.languages()["Torget"] == "sv"
    assert phone.see("/comment").languages()["Torget"] == "sv"
    room.jump(StepKind.TALK)
    assert phone.see().languages()["talk"] == "sv"
    room.jump(StepKind.CLOSING)
    assert phone.see().languages()["closing"] == "sv"


def test_waiting_says_what_can_and_cannot_be_influenced(phone, room):
    assert "I dag kan du påverka: Ljus och skötsel." in phone.text
    assert "Det här går inte att påverka i dag: Polisens arbete." in phone.text
    assert "Lägg gärna ifrån dig telefonen tills vi börjar." in phone.text
    room.jump(StepKind.RATE)
    assert "Frågan öppnas snart." in phone.see().text


def test_the_words_for_the_end_are_not_shown_before_it(phone, room):
    with unit_of_work():
        room.step(StepKind.CLOSING).body = {"sv": "Kom till mötet!"}
    room.jump(StepKind.CLOSING)
    assert "Kom till mötet!" not in phone.see().text
    room.press("ask")
    assert "Kom till mötet!" not in phone.see().text
    assert "Kom till mötet!" in phone.submit().text
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    assert "Kom till mötet!" in phone.see().text


def test_a_shown_result_is_on_the_phones_only_where_the_step_says_so(phone, room):
    rate(room, *"43211")
    assert phone.see().heading == "Titta på storskärmen."
    assert "har svarat" not in phone.text
    show_results_on_phones(room)
    assert phone.see().heading == "Busstationen"
    assert "5 har svarat. 3 är otrygga eller undviker platsen." in phone.text
    assert "Mycket otrygg 2" in phone.text
    assert "Visar vad deltagarna svarade, inte vad alla i kommunen tycker." in phone.text


@pytest.mark.parametrize("codes", ["4321", "4NNNNNNNNN"])
def test_of_a_withheld_figure_there_are_only_words(phone, room, codes):
    show_results_on_phones(room)
    rate(room, *codes)
    stage = phone.see("?fragment=1").page.get_data(as_text=True)
    assert stage.count("För få svar för att visa siffror.") == 2
    assert "<table" not in stage
    assert "har svarat" not in stage


def test_before_show_no_phone_has_a_distribution(phone, room):
    show_results_on_phones(room)
    room.ask()
    for person in room.join(6):
        room.answer(person, room.questions()[0], "1")
    phone.see()
    assert "har svarat" not in phone.text
    room.close()
    assert phone.see().heading == "Frågan är stängd."
    assert "Titta på storskärmen." in phone.text
    assert "har svarat" not in phone.text


def every_screen(phone, room):
    """One page of each kind, with the phone on it."""
    yield phone.see()
    room.ask(StepKind.PRACTICE)
    yield phone.see()
    room.ask()
    yield phone.see()
    yield phone.see("/comment")
    yield phone.see("/comment?sent=1")
    room.press("close")
    yield phone.see()
    room.close()
    yield phone.see()
    room.press("show")
    yield phone.see()
    room.jump(StepKind.COMMENT)
    yield phone.see()
    room.jump(StepKind.TALK)
    yield phone.see()
    room.ask(StepKind.CLOSING)
    yield phone.see()
    room.jump(StepKind.TALK)
    room.end()
    yield phone.see()
    clock.hold(room.dialogue.closing_ends_at)
    yield phone.see()


def test_every_screen_has_the_notices_with_the_way_back_and_a_way_on_without_scripts(phone, room):
    headings = []
    for screen in every_screen(phone, room):
        headings.append(screen.heading)
        links = screen.links()
        for name in NOTICES:
            assert f"back={room.dialogue.code}" in links[name], screen.heading
        assert ("Händer det inget? Läs in sidan igen." in links) == (
            screen.heading != "Tack för att du var med!"
        )
    assert (
        len(set(headings)) == len(headings) - 2
    )  # the closing question looks like the question, the box like the box


def test_a_notice_leads_back_to_the_question_in_the_same_language(new_phone, room):
    phone = new_phone().join(lang="en")
    room.ask()
    phone.see()
    for name, path in phone.links().items():
        if "/about/" in path:
            phone.page = phone.client.get(path)
            assert phone.tree.get("lang") == "en", name
            assert f"/{room.dialogue.code}" in phone.links().values()
            phone.see()


def test_before_joining_the_notices_lead_back_too(client, new_phone):
    for room in (make_room(), make_room(opened=False)):
        phone = new_phone()
        phone.code = room.dialogue.code
        phone.see()
        assert f"back={room.dialogue.code}" in phone.links()["Läs mer"]
        phone.page = phone.client.get(phone.links()["Dina uppgifter"])
        assert phone.links()["Tillbaka till frågan"] == f"/{room.dialogue.code}"
