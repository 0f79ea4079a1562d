"""Comments on their way in."""

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.errors import Invalid, TooMany
from facilitate.extensions import db
from facilitate.live import deadlines, switches
from facilitate.live.commands import ParticipantGone
from facilitate.live.comments import CommentsEarly, CommentsPaused, NothingWritten, write_comment
from facilitate.live.models import Comment
from facilitate.live.snapshot import phone_snapshot
from facilitate.texts import TooLong
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


def write(who, text, **given) -> Comment:
    with unit_of_work():
        return write_comment(who, text, **given)


def test_a_comment_waits_to_be_read_with_its_place_and_theme(room):
    [one] = room.join(language="en")
    spot = room.dialogue.spots[0]
    comment = write(one, "  Dark\r\nat night ", spot_id=spot.id, elsewhere="ignored", theme="belysning")
    assert (comment.status, comment.text, comment.language) == ("waiting", "Dark\nat night", "en")
    assert (comment.spot, comment.elsewhere, comment.theme) == (spot, "", "belysning")
    assert write(one, "Vid sjön", elsewhere="Badplatsen", theme="nonsense").elsewhere == "Badplatsen"


def test_the_same_key_is_the_same_comment(room):
    first, second = room.join(2)
    assert write(first, "En gång", key="k1") is write(first, "En gång till", key="k1")
    assert write(second, "Någon annan", key="k1").text == "Någon annan"
    assert db.session.query(Comment).count() == 2


def test_five_hundred_characters_are_counted_as_a_person_counts(room):
    [one] = room.join()
    assert len(write(one, "é" * 250 + "😀" * 250).text) == 500
    with pytest.raises(TooLong):
        write(one, "a" * 501)
    with pytest.raises(NothingWritten):
        write(one, " \u200b\n\x00 ")


def test_an_emoji_tigrinya_and_right_to_left_come_through_and_controls_do_not(room):
    [one] = room.join()
    assert write(one, "😀 ሰላም \u202eمرحبا\u0007\ue000").text == "😀 ሰላም مرحبا"


def test_comments_are_taken_from_the_first_question_until_the_dialogue_closes(app):
    room = make_room()
    [one] = room.join()
    assert not phone_snapshot(room.dialogue, one).comment_open
    with pytest.raises(CommentsEarly):
        write(one, "För tidigt")
    room.ask()
    room.jump(StepKind.TALK)
    assert phone_snapshot(room.dialogue, one).comment_open
    write(one, "Lagom")
    room.end()
    write(one, "Medan klockan går")
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice_all()
    with pytest.raises(ParticipantGone):
        write(Gone(room.dialogue.id), "För sent")


class Gone:
    """A participant whose row is gone."""

    def __init__(self, dialogue_id: int) -> None:
        self.id, self.dialogue_id, self.language = "gone", dialogue_id, "sv"


def test_paused_comments_are_refused_kindly_and_nothing_is_lost_that_came_before(room):
    [one] = room.join()
    first = write(one, "Före", key="k")
    with unit_of_work():
        switches.pause_comments(room.dialogue, None, paused=True)
    with pytest.raises(CommentsPaused):
        write(one, "Under")
    assert write(one, "Före", key="k") is first


def test_a_place_of_another_dialogue_is_refused(room):
    [one] = room.join()
    other = make_room()
    with pytest.raises(Invalid):
        write(one, "Här", spot_id=other.dialogue.spots[0].id)


def test_the_server_marks_what_may_point_somebody_out(room):
    [one] = room.join()
    comment = write(one, "Anna Berg bor vid Torget, ring 070-123 45 67")
    assert comment.warnings == ["Anna Berg", "070-123 45 67"]


def test_a_machine_that_writes_without_end_is_told_to_wait(room):
    [one] = room.join()
    for number in range(10):
        write(one, f"Kommentar {number}")
    with pytest.raises(TooMany):
        write(one, "En till")
