"""Paper forms: numbers, comments, corrections, and until when they are taken."""

import pytest

from facilitate.archive.sealing import seal
from facilitate.audit import AuditEntry
from facilitate.dialogues.models import DialoguePhase, StepKind
from facilitate.dialogues.phases import NotNow
from facilitate.extensions import db
from facilitate.live.commands import InvalidAnswer
from facilitate.live.late import AlreadyShown
from facilitate.live.models import Answer, Channel, Comment, CommentStatus, PaperForm, Participant
from facilitate.live.paper import entry, stack
from facilitate.live.paper.comments import AlreadyRead, comments_of
from facilitate.live.paper.filled import Words
from facilitate.texts import TooLong
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room
from tests.live.stacks import Stack, close_for_good


@pytest.fixture
def room(app) -> Room:
    return make_room()


@pytest.fixture
def forms(room) -> Stack:
    return Stack(room)


def judge(comment: Comment, status: CommentStatus = CommentStatus.APPROVED) -> None:
    with unit_of_work():
        db.session.get(Comment, comment.id).status = status


def test_a_form_asks_the_recorded_questions_in_the_printed_order(room):
    asked = [(q.spot.label["sv"] if q.spot else "", q.aspect) for q in stack.questions_of_form(room.dialogue)]
    assert asked == [
        ("Busstationen", "day"), ("Busstationen", "evening"), ("Torget", "day"), ("Torget", "evening"),
        ("", "heard"), ("", "leads"),
    ]  # fmt: skip


def test_a_form_is_one_participant_whom_no_device_holds_a_key_to(room, forms):
    form = forms.enter(7, "42U 31")
    assert forms.codes_of(7) == "42U 31"
    assert (form.participant.channel, form.participant.token_hash) == (Channel.PAPER, None)
    assert db.session.query(Answer).count() == 5
    assert [one.number for one in stack.forms_of(room.dialogue)] == [7]


def test_a_number_is_used_once_and_the_next_free_one_follows(forms):
    forms.enter(1, "4")
    forms.enter(3, "3")
    with pytest.raises(entry.NumberTaken):
        forms.enter(3, "1")
    assert forms.codes_of(3).strip() == "3"
    assert stack.next_number([1, 3]) == 2
    assert stack.next_number([1, 3], after=2) == 4


def test_the_same_page_sent_twice_is_one_form(forms):
    key = "a" * 20
    first = forms.enter(1, "4", Words("Mörkt"), key=key)
    assert forms.enter(1, "4", Words("Mörkt"), key=key).id == first.id
    assert db.session.query(PaperForm).count() == db.session.query(Comment).count() == 1


def test_what_no_form_can_say_is_refused(room, forms):
    with pytest.raises(entry.NothingFilledIn):
        forms.enter(1, "")
    with pytest.raises(entry.NoNumber):
        forms.enter(0, "4")
    with pytest.raises(InvalidAnswer):
        forms.enter(1, "    U")  # no answer of the closing questions
    with pytest.raises(TooLong):
        forms.enter(1, "4", Words("x" * 501))
    assert db.session.query(Participant).count() == db.session.query(PaperForm).count() == 0


def test_comments_wait_for_a_reader_like_everybodys(room, forms):
    spot = room.dialogue.spots[0]
    form = forms.enter(
        1, "", Words("Mörkt här", spot.id), Words("Trasigt", elsewhere="Gångvägen"), Words(" ")
    )
    written = {one.text: one for one in comments_of(form)}
    assert set(written) == {"Mörkt här", "Trasigt"}
    assert written["Mörkt här"].spot_id == spot.id
    assert written["Trasigt"].elsewhere == "Gångvägen"
    assert {one.status for one in written.values()} == {CommentStatus.WAITING}


def test_the_pile_knows_what_is_left(room, forms):
    assert stack.outstanding(room.dialogue) is None
    forms.hand_out(3)
    forms.enter(1, "4")
    assert (stack.outstanding(room.dialogue), stack.papers_left(room.dialogue.id)) == (2, 2)
    forms.hand_out(0)
    assert stack.outstanding(room.dialogue) == 0
    forms.hand_out(None)
    assert (stack.outstanding(room.dialogue), stack.papers_left(room.dialogue.id)) == (None, 0)


def test_a_form_is_corrected_and_a_tick_taken_back(forms):
    forms.enter(1, "4321")
    forms.correct(1, "4 2U4")
    assert forms.codes_of(1) == "4 2U4 "


def test_a_comment_is_mended_only_until_somebody_has_judged_it(forms):
    form = forms.enter(1, "4", Words("Mörgt"))
    (comment,) = comments_of(form)
    forms.correct(1, "4", Words("Mörkt", id=comment.id))
    assert [one.text for one in comments_of(form)] == ["Mörkt"]
    judge(comment)
    with pytest.raises(AlreadyRead):
        forms.correct(1, "3", Words("Ljust", id=comment.id))
    assert forms.codes_of(1).strip() == "4"
    assert [one.text for one in comments_of(form)] == ["Mörkt"]


def test_an_emptied_comment_is_taken_away(forms):
    form = forms.enter(1, "4", Words("Fel formulär"))
    (comment,) = comments_of(form)
    forms.correct(1, "4", Words("", id=comment.id))
    assert comments_of(form) == []


def test_a_removed_form_leaves_only_what_has_been_read(forms):
    form = forms.enter(1, "43", Words("Läst"), Words("Oläst"))
    judge(next(one for one in comments_of(form) if one.text == "Läst"))
    forms.remove(1)
    assert db.session.query(PaperForm).count() == db.session.query(Answer).count() == 0
    assert [one.text for one in db.session.query(Comment)] == ["Läst"]


def test_answers_after_show_are_late_and_those_before_stand(room, forms):
    forms.enter(1, "4")
    room.ask()
    room.close()
    room.press("show")
    forms.enter(2, "2222")
    assert {one.late for one in stack.answers_of(stack.form_of(room.dialogue, 2)).values()} == {True}
    forms.correct(2, "3333")
    forms.correct(1, "4U")  # what was blank can still be given, late
    with pytest.raises(AlreadyShown):
        forms.correct(1, "1U")
    with pytest.raises(AlreadyShown):
        forms.remove(1)
    assert forms.codes_of(1) == "4U    "


def test_forms_are_taken_from_the_opening_until_the_record_is_sealed(app):
    room = make_room(opened=False)
    forms = Stack(room)
    with pytest.raises(entry.PaperEarly):
        forms.enter(1, "4")
    room.open()
    forms.enter(1, "4")
    close_for_good(room)
    forms.enter(2, "3")
    forms.correct(1, "2")
    assert [one.number for one in stack.forms_of(room.dialogue)] == [1, 2]
    with unit_of_work():
        seal(room.dialogue, room.leader.user_id)
    with pytest.raises(entry.PaperSealed):
        forms.enter(3, "4")
    assert room.dialogue.phase == DialoguePhase.SEALED


def test_a_comment_from_paper_is_taken_after_the_end_too(room, forms):
    room.ask(StepKind.RATE)
    close_for_good(room)
    form = forms.enter(1, "", Words("Det här låg kvar på bordet"))
    assert [one.status for one in comments_of(form)] == [CommentStatus.WAITING]
    with pytest.raises(NotNow):
        room.press()


def test_the_log_says_who_did_what_with_which_form_and_never_what_stands_on_it(forms):
    forms.enter(1, "4", Words("Hemligt"))
    forms.correct(1, "3")
    forms.enter_again(1, "2")
    forms.remove(1)
    entries = [one for one in db.session.query(AuditEntry) if one.act.startswith("paper.")]
    assert [(one.act, one.user_id, one.details) for one in entries] == [
        ("paper.entered", forms.eva.user_id, {"number": 1}),
        ("paper.corrected", forms.eva.user_id, {"number": 1}),
        ("paper.entered-again", forms.bo.user_id, {"number": 1}),
        ("paper.removed", forms.eva.user_id, {"number": 1}),
    ]
