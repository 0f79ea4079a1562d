"""Nothing is shown before somebody has approved it, and each act leaves an entry without a time."""

from datetime import timedelta

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.live import deadlines, holds, moderation, operations, wall
from facilitate.live.actors import Actor
from facilitate.live.comments import write_comment
from facilitate.live.models import Comment, ModerationEntry, Proposal
from facilitate.live.progress import control_progress
from facilitate.live.snapshot import screen_snapshot
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    made.jump(StepKind.COMMENT)
    return made


def written(room: Room, *texts: str, approved: bool = False) -> list[Comment]:
    comments = []
    for text in texts:
        [who] = room.join()
        with unit_of_work():
            comments.append(write_comment(who, text))
            if approved:
                moderation.approve(comments[-1], None)
    return comments


def up(*comments: Comment) -> None:
    for comment in comments:
        with unit_of_work():
            wall.put_up(comment, None)


def on_the_wall(room: Room) -> set[str]:
    return {comment.words for comment in screen_snapshot(None, room.dialogue).wall}


def next_for(room: Room, after: str = "") -> Comment | None:
    leader = Actor(f"user:{room.leader.user_id}", "Eva Exempel", room.leader.user_id)
    with unit_of_work():
        return holds.open_next(room.dialogue, leader, after)


def test_the_queue_shows_one_at_a_time_and_a_new_one_never_moves_it(room):
    written(room, *(f"Kommentar {number}" for number in range(6)))
    first = next_for(room)
    written(room, "En ny")
    assert moderation.comment_of(room.dialogue, first.id) is first
    order = []
    card = first
    while card is not None and len(order) < 10:
        order.append(card.id)
        with unit_of_work():
            moderation.approve(card, room.leader.user_id)
        card = next_for(room, after=card.id)
    assert len(order) == 7
    assert control_progress(room.dialogue.id)["comments_waiting"] == 0


def test_another_dialogues_comment_is_not_found(room):
    other = make_room()
    other.ask()
    [comment] = written(other, "Hos dem")
    with pytest.raises(NotFound):
        moderation.comment_of(room.dialogue, comment.id)


def test_masking_keeps_the_original_apart(room):
    [comment] = written(room, "Erik Karlsson, bråkar\nvid kiosken.")
    assert [word.text for word in moderation.words_of(comment) if word.suspect] == ["Erik", "Karlsson,"]
    with unit_of_work():
        moderation.mask(comment, room.leader.user_id, [0, 1], "name")
    assert (comment.text, comment.words) == (
        "Erik Karlsson, bråkar\nvid kiosken.",
        "[…] […] bråkar\nvid kiosken.",
    )
    assert [word.masked for word in moderation.words_of(comment)] == [True, True, False, False, False]
    with unit_of_work():
        moderation.mask(comment, room.leader.user_id, [], "")
    assert comment.words == comment.text
    for indexes, reason in (([9], "name"), ([0], "nonsense")):
        with pytest.raises(Invalid), unit_of_work():
            moderation.mask(comment, None, indexes, reason)


def test_hiding_needs_a_reason_and_can_be_undone(room):
    [comment] = written(room, "Fult")
    with pytest.raises(Invalid), unit_of_work():
        moderation.hide(comment, None, "because")
    with unit_of_work():
        moderation.hide(comment, room.leader.user_id, "threat")
    assert (comment.status, comment.reason) == ("hidden", "threat")
    with unit_of_work():
        moderation.undo(comment, room.leader.user_id)
    assert (comment.status, comment.reason) == ("waiting", None)
    acts = {(entry.act, entry.reason, entry.user_id) for entry in db.session.query(ModerationEntry)}
    assert acts == {("hidden", "threat", room.leader.user_id), ("undone", None, room.leader.user_id)}


def test_a_moderation_entry_has_no_clock_time():
    kinds = {column.name for column in ModerationEntry.__table__.columns}
    assert kinds == {"id", "comment_id", "user_id", "colleague", "act", "reason"}


def test_nothing_reaches_the_wall_unread_and_approving_is_not_showing(room):
    [unread, approved] = [*written(room, "Oläst"), *written(room, "Godkänd", approved=True)]
    with pytest.raises(Conflict):
        up(unread)
    assert on_the_wall(room) == set()
    up(approved)
    clock.hold(clock.now() + timedelta(seconds=15))
    deadlines.notice_all()
    assert on_the_wall(room) == {"Godkänd"}


def test_three_go_up_together_and_fewer_after_a_quarter_of_a_minute(room):
    comments = written(room, "A", "B", "C", "D", approved=True)
    up(*comments[:2])
    assert on_the_wall(room) == set()
    version = room.version
    up(comments[2])
    assert on_the_wall(room) == {"A", "B", "C"}
    assert room.version > version
    up(comments[3])
    assert on_the_wall(room) == {"A", "B", "C"}
    clock.hold(clock.now() + timedelta(seconds=15))
    deadlines.notice_all()
    assert on_the_wall(room) == {"D"}
    with unit_of_work():
        wall.turn(room.dialogue.id, 1)
    assert on_the_wall(room) == {"A", "B", "C"}
    with pytest.raises(NotFound), unit_of_work():
        wall.turn(room.dialogue.id, 3)


def test_taking_down_hiding_and_undoing_empty_the_wall_at_once(room):
    comments = written(room, "A", "B", "C", approved=True)
    up(*comments)
    version = room.version
    with unit_of_work():
        wall.take_down(comments[0], None)
    with unit_of_work():
        moderation.hide(comments[1], None, "name")
    with unit_of_work():
        moderation.undo(comments[2], None)
    assert on_the_wall(room) == set()
    assert room.version == version + 3


def test_a_comment_that_was_hidden_before_its_batch_leaves_nothing_to_wait_for(room):
    [comment] = written(room, "A", approved=True)
    up(comment)
    with unit_of_work():
        moderation.hide(comment, None, "name")
    clock.hold(clock.now() + timedelta(seconds=15))
    version = room.version
    deadlines.notice_all()
    assert (room.stage.wall_due_at, room.version) == (None, version)


def test_a_proposal_is_noted_from_an_approved_comment_in_one_tap(room):
    [comment] = written(room, "Lampan är trasig")
    with pytest.raises(Invalid), unit_of_work():
        operations.note_proposal(room.dialogue, None, measure="", comment_id=comment.id)
    with unit_of_work():
        moderation.approve(comment, None)
        noted = operations.note_proposal(room.dialogue, None, measure="", comment_id=comment.id)
    assert (noted.problem, noted.comment_id) == ("Lampan är trasig", comment.id)
    with unit_of_work():
        operations.edit_proposal(room.dialogue, None, noted.id, measure="Byt lampan", owner="Samhällsbyggnad")
    assert (noted.measure, noted.problem) == ("Byt lampan", "")
    elsewhere = make_room().dialogue
    with pytest.raises(NotFound), unit_of_work():
        operations.remove_proposal(elsewhere, None, noted.id)
    with unit_of_work():
        operations.remove_proposal(room.dialogue, None, noted.id)
    assert db.session.query(Proposal).count() == 0
