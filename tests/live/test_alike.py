"""Comments that say the same: one is shown and says how many there are; none is lost."""

import pytest
from flask import Flask

from facilitate.dialogues.models import StepKind
from facilitate.errors import Conflict
from facilitate.live import merging, moderation, wall
from facilitate.live.merging import NotAlike
from facilitate.live.models import Comment, CommentStatus, Mark
from facilitate.live.snapshot import reading_snapshot, screen_snapshot
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    made.jump(StepKind.COMMENT)
    return made


def approved(room: Room, text: str, **given: object) -> Comment:
    return save(
        Comment(**{"dialogue_id": room.dialogue.id, "text": text, "status": CommentStatus.APPROVED} | given)
    )


def merge(comment: Comment, kept: Comment) -> None:
    with unit_of_work():
        merging.merge(comment, kept, None)


def test_the_wall_shows_one_and_says_how_many_say_the_same(room):
    kept, *others = (approved(room, f"Mörkt {number}") for number in range(3))
    with unit_of_work():
        wall.put_up(kept, None)
        wall.put_up(others[0], None)
    for other in others:
        merge(other, kept)
    with unit_of_work():
        room.stage.wall_due_at = room.stage.came_at
        wall.release(room.stage)
    [shown] = screen_snapshot(None, room.dialogue).wall
    assert (shown.words, shown.alike) == ("Mörkt 0", 3)
    with pytest.raises(Conflict), unit_of_work():
        wall.put_up(others[0], None)


def test_a_comment_behind_another_hands_on_to_it(room):
    first, second, third = (approved(room, text) for text in ("a", "b", "c"))
    merge(second, first)
    merge(third, second)
    assert merging.alike_counts(room.dialogue.id) == {first.id: 3}
    fourth = approved(room, "d")
    merge(first, fourth)
    assert merging.alike_counts(room.dialogue.id) == {fourth.id: 4}


def test_merging_is_undone_one_by_one(room):
    kept, other = approved(room, "a"), approved(room, "b")
    merge(other, kept)
    with unit_of_work():
        merging.part(other, None)
    assert merging.alike_counts(room.dialogue.id) == {}


@pytest.mark.parametrize(
    "given",
    [{"mark": Mark.PROTECTION}, {"status": CommentStatus.HIDDEN, "reason": "name"}, {"status": "waiting"}],
)
def test_what_others_may_not_read_is_not_merged_into_what_they_read(room, given):
    kept, like, other = approved(room, "a"), approved(room, "b"), approved(room, "c", **given)
    merge(like, kept)
    for comment, into in ((other, kept), (kept, other), (kept, kept)):
        with pytest.raises(NotAlike):
            merge(comment, into)


def test_those_behind_a_comment_stand_alone_again_when_it_is_taken_away(room):
    for take_away in (
        lambda one: moderation.undo(one, None),
        lambda one: moderation.set_mark(one, None, Mark.PROTECTION),
    ):
        kept, other = approved(room, "a"), approved(room, "b")
        merge(other, kept)
        assert other.merged_into_id == kept.id
        with unit_of_work():
            take_away(kept)
        assert other.merged_into_id is None


def test_a_reader_chooses_among_others_of_the_same_place_first(client, room):
    sign_in(client, room.leader)
    here, there = room.dialogue.spots
    comment = approved(room, "Mörkt här", spot_id=there.id)
    approved(room, "Bra bänkar", spot_id=here.id)
    alike = approved(room, "Det är mörkt", spot_id=there.id)
    base = f"/control/{room.dialogue.id}/comments/{comment.id}"
    page = client.get(f"{base}/alike").get_data(as_text=True)
    assert page.index("Det är mörkt") < page.index("Bra bänkar")
    html = client.post(f"{base}/merging", data={"kept": alike.id}, follow_redirects=True).get_data(
        as_text=True
    )
    assert "2 kommentarer säger ungefär detsamma" in html
    assert "3 godkända kommentarer" in html
    assert [one.words for one in reading_snapshot(room.dialogue).alike[alike.id]] == ["Mörkt här"]
    client.post(f"{base}/parting")
    assert comment.merged_into_id is None


def test_another_dialogues_comment_is_not_merged(client, room):
    sign_in(client, room.leader)
    own, alike, foreign = approved(room, "a"), approved(room, "b"), approved(make_room(), "c")
    base = f"/control/{room.dialogue.id}/comments"
    assert client.post(f"{base}/{own.id}/merging", data={"kept": alike.id}).status_code == 303
    assert client.post(f"{base}/{own.id}/merging", data={"kept": foreign.id}).status_code == 404
    assert client.post(f"{base}/{foreign.id}/merging", data={"kept": own.id}).status_code == 404
