"""An evening in every way of taking part: page, PDF and CSV say the same people, answers and ways."""

import csv
import io
import re

import pypdf
import pytest
from flask.testing import FlaskClient
from flask_babel import force_locale

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.documents import delivery
from facilitate.archive.gathering import gather
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.archive.operations import reveal_figures
from facilitate.archive.parts.figures import build_figures
from facilitate.archive.reading import read_parts
from facilitate.archive.sealing import seal
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import operations
from facilitate.live.models import (
    Answer,
    Channel,
    ChannelTally,
    Comment,
    EnteredCount,
    LateTally,
    PaperForm,
    Participant,
    SecondEntry,
)
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.mixed import EVA, come_in, enter, raise_hands
from tests.live.rooms import Room, make_room
from tests.live.test_closing import let_end, raw_bytes

WAYS = "30 i rummet, 19 svarade: 8 på telefon, 6 på papper, 3 med hjälp, 2 med handuppräckning"


@pytest.fixture
def room(app) -> Room:
    """8 phones, 3 helped people, 6 forms of which one is entered after *Show*, 2 raised hands."""
    room = make_room()
    room.ask()
    day, evening = room.questions()[:2]
    for number, one in enumerate([*room.join(8), *come_in(room, Channel.HELPER, 3)]):
        room.answer(one, day, "4")
        room.answer(one, evening, "2" if number else "-")
    forms = come_in(room, Channel.PAPER, 6)
    for number, form in enumerate(forms, 1):
        save(
            PaperForm(
                dialogue_id=room.dialogue.id, number=number, participant_id=form.id, entered_by="user:1"
            )
        )
    for form in forms[:5]:
        enter(form, {day: "3", evening: "1"})
    raise_hands(room, evening, cU=2)
    with unit_of_work():
        operations.say_how_many(room.dialogue, EVA, 30)
    room.close()
    room.press("show")
    enter(forms[5], {day: "1", evening: "1"})
    let_end(room)
    return room


def seal_room(room: Room) -> Record:
    with unit_of_work():
        return seal(room.dialogue, room.leader.user_id)


def figure_of(record: Record, aspect: str) -> dict[str, int]:
    questions = read_parts(record)["figures"]["questions"]
    return next(one["figure"] for one in questions if one["aspect"] == aspect)


def test_people_answers_and_ways_are_counted_apart(room):
    record = seal_room(room)
    participation = read_parts(record)["participation"]
    assert {
        one["channel"]: (one["joined"], one["answered"], one["answers"]) for one in participation["channels"]
    } == {
        "phone": (8, 8, 15),
        "helper": (3, 3, 6),
        "paper": (6, 6, 10),
        "hands": (2, 2, 2),
    }
    assert (participation["answered"], participation["in_the_room"]) == (19, 30)
    shown = [figure_of(record, aspect) for aspect in ("day", "evening")]
    assert participation["answers"] == sum(one["n"] + one["aside"] for one in shown) == 33
    assert participation["left_out"] == 2


def test_one_form_after_the_reveal_is_not_counted_and_five_are(room):
    day = room.questions()[0]
    assert figure_of(seal_room(room), "day")["counts"] == {"4": 11, "3": 5, "2": 0, "1": 0, "U": 0}
    room = make_room()
    day = room.questions()[0]
    for one in come_in(room, Channel.PAPER, 7):
        enter(one, {day: "4"})
    let_end(room)
    with unit_of_work():
        reveal_figures(room.dialogue, room.leader.user_id)
    for one in come_in(room, Channel.PAPER, 5):
        enter(one, {day: "1"})
    record = seal_room(room)
    assert figure_of(record, "day")["counts"] == {"4": 7, "3": 0, "2": 0, "1": 5, "U": 0}
    participation = read_parts(record)["participation"]
    assert (participation["answers"], participation["left_out"]) == (12, 0)


def test_two_preliminary_summaries_and_the_record_tell_no_form_apart(room):
    with unit_of_work():
        reveal_figures(room.dialogue, room.leader.user_id)
    first = build_figures(gather(room.dialogue), CommittedTexts())
    for form in come_in(room, Channel.PAPER, 2):
        enter(form, dict.fromkeys(room.questions(), "1"))
    assert build_figures(gather(room.dialogue), CommittedTexts()) == first
    assert read_parts(seal_room(room))["figures"] == first


def test_pairs_are_of_all_who_have_a_form_or_a_phone(room):
    pairs = read_parts(seal_room(room))["figures"]["pairs"]
    assert pairs[0]["figure"] == {"withheld": True}
    room = make_room()
    room.ask()
    day, evening = room.questions()[:2]
    for one in [*come_in(room, Channel.PAPER, 4), *come_in(room, Channel.HELPER, 2)]:
        enter(one, {day: "4", evening: "2"})
    for one in room.join(3):
        room.answer(one, day, "3")
        room.answer(one, evening, "3")
    raise_hands(room, evening, c1=1)
    let_end(room)
    pairs = read_parts(seal_room(room))["figures"]["pairs"][0]["figure"]
    assert (pairs["n"], pairs["safer_by_day"], pairs["same"]) == (9, 6, 3)


def test_a_part_that_only_forms_answered_is_in_the_record(room):
    heard = room.questions(StepKind.CLOSING)[0]
    for form in come_in(room, Channel.PAPER, 5):
        enter(form, {heard: "4"})
    assert figure_of(seal_room(room), "heard")["n"] == 5


def test_page_pdf_and_csv_say_the_same(client: FlaskClient, room):
    record = seal_room(room)
    sign_in(client, room.leader)
    page = client.get(f"/archive/{record.id}").get_data(as_text=True)
    with force_locale("sv"):
        history = history_of(record)
        summary = pypdf.PdfReader(io.BytesIO(delivery.sealed_summary(history).content))
        table = delivery.figures_table(history).content.decode("utf-8-sig")
    # A narrow column parts long words.
    printed = re.sub(r"-?\s+", "", "\n".join(one.extract_text() for one in summary.pages))
    for words in (
        WAYS,
        "33 svar: 15 på telefon, 10 på papper, 6 med hjälp, 2 med handuppräckning",
        "6 av 19 som svarade",
        "2 svar är inte med i siffrorna.",
    ):
        assert words in re.sub(r"\s+", " ", page), words
        assert words.replace(" ", "") in printed, words
        assert words in table, words
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    at = rows.index(["Sätt att delta", "Gick med", "Svarade", "Svar i siffrorna"])
    assert rows[at + 1 : at + 8] == [
        ["på telefon", "8", "8", "15"],
        ["på papper", "6", "6", "10"],
        ["med hjälp", "3", "3", "6"],
        ["med handuppräckning", "2", "2", "2"],
        ["Alla", "19", "19", "33"],
        ["I rummet", "30"],
        ["Svar som inte räknas", "2"],
    ]


def test_no_sum_tells_of_a_withheld_figure(app):
    room = make_room()
    day, evening = room.questions()[:2]
    for number, one in enumerate(come_in(room, Channel.PAPER, 6)):
        enter(one, {day: "4"} | ({evening: "1"} if number < 3 else {}))
    let_end(room)
    participation = read_parts(seal_room(room))["participation"]
    assert (participation["answers"], participation["channels"][0]["answers"]) == (6, 6)


def test_sealing_leaves_no_form_and_no_byte_of_its_answers(room, settings):
    form = db.session.query(PaperForm).first()
    with unit_of_work():
        db.session.add(
            Comment(
                dialogue_id=room.dialogue.id,
                participant_id=form.participant_id,
                key="nyckel-1",
                text="Skrivet på papper.",
                status="approved",
            )
        )
        db.session.add(SecondEntry(form_id=form.id, question_id=room.questions()[0].id, code="1"))
    ids = [one.id for one in db.session.query(Participant)]
    before = raw_bytes(settings.instance_path)
    assert len(ids) == 6
    assert all(one.encode() in before for one in ids)
    record = seal_room(room)
    for table in (Answer, Participant, PaperForm, SecondEntry, EnteredCount, LateTally, ChannelTally):
        assert db.session.query(table).count() == 0, table
    assert room.dialogue.wiped_at is not None
    after = raw_bytes(settings.instance_path)
    assert "Skrivet på papper.".encode() in after
    assert not [one for one in (*ids, "nyckel-1") if one.encode() in after]
    assert read_parts(record)["participation"]["commented"] == 1
