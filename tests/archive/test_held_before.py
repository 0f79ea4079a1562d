"""A meeting that was held without the tool: from the desk to a sealed record."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from facilitate.access import Role
from facilitate.archive.models import Record
from facilitate.archive.reading import read_parts
from facilitate.archive.verify import verify
from facilitate.dialogues.models import Dialogue, DialoguePhase, Question
from facilitate.extensions import db
from facilitate.live.models import Comment, EnteredCount, Participation
from tests.archive.held import HeldMeeting
from tests.factories import make_department, make_dialogue, make_member, sign_in


@pytest.fixture
def facilitator(organisation):
    return make_member(organisation, departments=(make_department(organisation, "Kultur och fritid"),))


@pytest.fixture
def meeting(client, facilitator):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    sign_in(client, facilitator)
    return HeldMeeting(client, facilitator)


def test_the_desk_offers_to_enter_what_has_been_held(meeting):
    page = meeting.read("/desk")
    assert "Lägg in ett samtal som redan har hållits" in page
    assert "Samtal utan telefoner" in meeting.read("/dialogues/held")


def test_counted_answers_reach_the_record(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    assert meeting.count({day: {"4": 6, "3": 4, "N": 1}, evening: {"1": 5, "2": 3, "4": 3}}, people="12")
    parts = read_parts(meeting.seal(in_the_room="14"))
    figures = [one["figure"] for one in parts["figures"]["questions"]]
    assert [one["n"] for one in figures] == [10, 11]
    assert parts["figures"]["pairs"][0]["figure"] == {"withheld": True}
    assert parts["participation"]["in_the_room"] == 14
    assert parts["participation"]["channels"] == [
        {"channel": "totals", "joined": 12, "answered": 12, "answers": 22}
    ]
    assert not db.session.query(EnteredCount).count()
    assert not db.session.query(Participation).count()


def test_without_a_number_of_people_the_longest_row_tells_how_many(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    meeting.count({day: {"4": 6}, evening: {"1": 9}})
    assert read_parts(meeting.seal())["participation"]["answered"] == 9


def test_fewer_than_five_are_in_no_figure(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    meeting.count({day: {"4": 2, "1": 3}, evening: {"1": 4, "N": 20}})
    record = meeting.seal()
    figures = [one["figure"] for one in read_parts(record)["figures"]["questions"]]
    assert [one.get("n") for one in figures] == [5, None]
    assert figures[1] == {"scale_key": "safety-1", "withheld": True}


def test_the_record_says_how_it_was_held_and_when_it_was_entered(meeting):
    meeting.prepare(held_as="interview").enter()
    meeting.note("Det är mörkt vid skolan.")
    record = meeting.seal()
    about = read_parts(record)["about"]
    assert (about["held_as"], about["date"]) == ("interview", "2024-03-12")
    page = meeting.read(f"/archive/{record.id}")
    assert re.search(r"Hölls som intervju, inskrivet i efterhand den \d+ \w+ \d{4}", page)
    assert "Hölls som intervju, inskrivet i efterhand" in meeting.read("/archive")
    table = meeting.client.get(f"/archive/{record.id}/figures.csv").get_data().decode("utf-8-sig")
    assert "Så hölls samtalet;Hölls som intervju, inskrivet i efterhand den" in table
    assert [meeting.found(held=how) for how in ("", "afterwards", "tool")] == [True, True, False]


def test_the_printed_summary_tells_it_too(meeting):
    meeting.prepare(held_as="talk").enter()
    meeting.note("Det är mörkt vid skolan.")
    document = meeting.client.get(f"/archive/{meeting.seal().id}/summary.pdf").get_data()
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages).split())
    assert "Hölls som samtal utan telefoner, inskrivet i efterhand den" in words
    assert "Antecknat i efterhand" in words


def test_notes_stand_in_the_record_as_noted_by_staff(meeting):
    meeting.prepare("Torget").enter()
    spot = meeting.dialogue.spots[0].id
    meeting.note("Lampan är trasig.", place=str(spot), theme="belysning")
    meeting.note("Bussen går för sällan.", elsewhere="Byn")
    record = meeting.seal()
    said = read_parts(record)["comments"]["comments"]
    assert sorted((one["place"] or 0, one["theme"] or "", one["noted"]) for one in said) == [
        (0, "", True),
        (1, "belysning", True),
    ]
    assert meeting.read(f"/archive/{record.id}").count("Antecknat i efterhand") == 2


def test_a_note_can_be_changed_and_taken_away_until_it_is_sealed(meeting):
    meeting.prepare().enter()
    meeting.note("Torget är otryggt.")
    meeting.note("Bänkarna är bra.")
    first, second = db.session.query(Comment).order_by(Comment.text).all()
    assert meeting.post(f"/notes/{first.id}", text="Bänkarna är sköna.").status_code == 303
    assert meeting.post(f"/notes/{second.id}/removal").status_code == 303
    assert [one.text for one in db.session.query(Comment)] == ["Bänkarna är sköna."]
    meeting.seal()
    assert meeting.post(f"/notes/{first.id}", text="Efteråt.").status_code == 409


def test_forms_are_entered_one_by_one_and_compared_by_day_and_evening(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    for number in range(1, 7):
        answer = meeting.enter_form(number, {day: "4", evening: "2"})
        assert answer.status_code == 303
    parts = read_parts(meeting.seal())
    assert [one["figure"]["n"] for one in parts["figures"]["questions"]] == [6, 6]
    assert parts["figures"]["pairs"][0]["figure"]["safer_by_day"] == 6
    assert parts["participation"]["channels"][0] == {
        "channel": "paper", "joined": 6, "answered": 6, "answers": 12,
    }  # fmt: skip


def test_what_stands_on_a_form_in_words_is_read_before_sealing(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, _evening = meeting.questions
    meeting.enter_form(1, {day: "4"}, comment="Anna står där.")
    assert meeting.post("/seal", **meeting.work_fields()).status_code == 409
    comment = db.session.query(Comment).one()
    assert meeting.client.get(f"/control/{meeting.number}/comments").status_code == 200
    decision = f"/control/{meeting.number}/comments/{comment.id}/decision"
    assert meeting.client.post(decision, data={"act": "approve"}).status_code == 303
    assert read_parts(meeting.seal())["comments"]["comments"][0]["noted"] is False


def test_the_chain_still_verifies(meeting):
    meeting.prepare("Torget", figures=True).enter()
    meeting.count({meeting.questions[0]: {"4": 6}})
    record = meeting.seal()
    file = meeting.client.get(f"/archive/{record.id}/record.json").get_data()
    assert verify(file).holds


def test_a_day_to_come_is_refused(meeting):
    meeting.prepare()
    assert meeting.dialogue.starts_at.year == 2024
    answer = meeting.say_about(starts_on="2099-01-01")
    assert answer.status_code == 422
    assert "Dagen är inte här än." in answer.get_data(as_text=True)
    assert meeting.dialogue.starts_at.year == 2024


def test_it_cannot_be_opened_or_rehearsed(meeting):
    meeting.prepare()
    assert meeting.client.post(f"/dialogues/{meeting.number}/readiness").status_code == 409
    for verb in ("opening", "rehearsal"):
        meeting.client.post(f"/control/{meeting.number}/{verb}")
        assert meeting.dialogue.phase == DialoguePhase.DRAFT
    meeting.enter()
    assert (meeting.dialogue.phase, meeting.dialogue.opened_at) == (DialoguePhase.CLOSED, None)


def test_another_dialogue_is_not_entered_afterwards(meeting, facilitator):
    live = make_dialogue(facilitator.organisation, facilitator)
    assert meeting.client.post(f"/archive/work/{live.id}/entry").status_code == 409
    assert live.phase == DialoguePhase.DRAFT


def test_what_is_missing_is_told_and_nothing_is_frozen(meeting):
    meeting.begin("paper")
    page = meeting.read(f"/dialogues/{meeting.number}/check")
    assert "Innan ni kan skriva in saknas" in page
    assert "Klart att skriva in" not in page
    answer = meeting.post("/entry")
    assert answer.location.endswith("/check")
    assert not db.session.query(Question).count()


def test_a_facilitator_of_another_department_finds_nothing(meeting, organisation, client):
    meeting.prepare("Torget", figures=True).enter()
    paths = ["", "/totals", "/notes"]
    assert [meeting.client.get(meeting.work(path)).status_code for path in paths] == [200, 200, 200]
    sign_in(client, make_member(organisation, Role.FACILITATOR))
    assert [client.get(meeting.work(path)).status_code for path in paths] == [404, 404, 404]
    assert client.post(meeting.work("/notes"), data={"text": "Hej"}).status_code == 404
    assert client.post(meeting.work("/totals"), data={}).status_code == 404


def test_the_pages_of_the_room_lead_to_the_work_or_to_the_feedback(meeting):
    meeting.prepare("Torget", figures=True, feedback_on="2030-05-01").enter()
    control = meeting.client.get(f"/control/{meeting.number}")
    assert control.location.endswith(meeting.work())
    page = meeting.read(f"/{meeting.dialogue.code}", follow_redirects=True)
    assert "1 maj 2030" in page


def test_a_wrong_place_can_be_changed_until_answers_are_in(meeting):
    meeting.prepare("Torget", figures=True).enter()
    code = meeting.dialogue.code
    meeting.note("Bänkarna är bra.")
    assert "Blev dagen eller någon plats fel?" in meeting.read(f"/dialogues/{meeting.number}")
    assert meeting.post("/entry/withdrawal").location.endswith("/about")
    assert (meeting.dialogue.phase, meeting.dialogue.code) == (DialoguePhase.DRAFT, code)
    assert (len(meeting.questions), db.session.query(Comment).count()) == (0, 1)
    meeting.enter()
    meeting.count({meeting.questions[0]: {"4": 6}})
    meeting.post("/entry/withdrawal")
    assert (meeting.dialogue.phase, len(meeting.questions)) == (DialoguePhase.CLOSED, 2)


def test_a_place_that_nobody_was_asked_about_has_no_figure(meeting):
    meeting.prepare("Torget", "Parken", figures=True).enter()
    meeting.count({meeting.questions[0]: {"4": 6}})
    assert [one["place"] for one in read_parts(meeting.seal())["figures"]["questions"]] == [1]


def test_it_can_be_done_again_with_phones(meeting):
    meeting.prepare("Torget", figures=True, aspects=["evening"]).enter()
    answer = meeting.client.post(f"/dialogues/{meeting.number}/copies")
    copy = db.session.get(Dialogue, int(re.search(r"/(\d+)/about", answer.location)[1]))
    assert copy.held_as is None
    assert [step.kind for step in copy.steps][:2] == ["welcome", "practice"]
    rate = next(step for step in copy.steps if step.kind == "rate")
    assert rate.options["aspects"] == ["evening"]
    assert [spot.place.name for spot in copy.spots] == ["Torget"]


def test_totals_that_cannot_be_right_are_told_and_stay_as_typed(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, _evening = meeting.questions
    for counts, people in (({day: {"4": "många"}}, ""), ({day: {"4": 9}}, "8"), ({day: {"4": 5001}}, "")):
        answer = meeting.send_totals(counts, people)
        assert answer.status_code == 422
        assert f'value="{counts[day]["4"]}"' in answer.get_data(as_text=True)
    assert not db.session.query(EnteredCount).count()
    assert meeting.count({day: {"4": 8}}, people="8")


def test_seen_totals_stand_and_a_question_without_any_comes_late(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    meeting.count({day: {"4": 8}})
    assert meeting.post("/figures").status_code == 303
    assert "Står fast" in meeting.read(meeting.work("/totals"))
    meeting.count({day: {"4": 1}, evening: {"1": 7}})
    record = meeting.seal()
    assert isinstance(record, Record)
    assert [one["figure"]["n"] for one in read_parts(record)["figures"]["questions"]] == [8, 7]


def filled_in(question, *codes):
    return [{question: code} for code in codes]


def test_a_few_forms_beside_totals_that_others_know_wait_and_are_left_out(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    meeting.count({day: {"4": 8}, evening: {"4": 8}})
    codes = [*filled_in(day, "1"), *filled_in(evening, "1", "2", "1", "2", "U")]
    for number, form in enumerate(codes, 1):
        assert meeting.enter_form(number, form).status_code == 303
    parts = read_parts(meeting.seal())
    assert [one["figure"]["n"] for one in parts["figures"]["questions"]] == [8, 13]
    assert parts["participation"]["left_out"] == 1


def test_late_totals_do_not_carry_a_late_form_into_a_figure(meeting):
    meeting.prepare("Torget", figures=True, aspects=["day"]).enter()
    [day] = meeting.questions
    assert meeting.post("/figures").status_code == 303
    meeting.count({day: {"4": 8}})
    meeting.enter_form(1, {day: "1"})
    parts = read_parts(meeting.seal())
    assert [one["figure"]["n"] for one in parts["figures"]["questions"]] == [8]
    assert parts["participation"]["left_out"] == 1


def test_totals_hide_no_single_form_from_the_comparison_of_day_and_evening(meeting):
    meeting.prepare("Torget", figures=True).enter()
    day, evening = meeting.questions
    meeting.count({day: {"4": 8}, evening: {"4": 8}})
    for number in range(1, 7):
        meeting.enter_form(number, {day: "3", evening: "2"})
    assert meeting.enter_form(7, {day: "1"}).status_code == 303
    [pairs] = read_parts(meeting.seal())["figures"]["pairs"]
    assert pairs["figure"] == {"withheld": True}
