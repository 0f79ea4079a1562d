"""Two who read comments: never the same one at once, each told what the other did."""

from datetime import timedelta

import pytest

from facilitate import clock
from facilitate.access import PassRole
from facilitate.extensions import db
from facilitate.live import holds
from facilitate.live.models import Comment, CommentHold, CommentStatus, ModerationEntry
from facilitate.live.readers import readers_of, sign_of
from tests.factories import save, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import make_room


@pytest.fixture
def room(app):
    return make_room()


@pytest.fixture
def eva(app, client, room):
    """The leader of the room, on control."""
    sign_in(client, room.leader)
    return client


@pytest.fixture
def bo(app, client, room):
    """A colleague who reads comments, on another device."""
    return show_pass(app.test_client(), let_in(room, PassRole.READ, "Bo")[1])


def written(room, count=1) -> list[Comment]:
    return [save(Comment(dialogue_id=room.dialogue.id, text=f"Kommentar {one}")) for one in range(count)]


def address(room, path="comments"):
    return f"/control/{room.dialogue.id}/{path}"


def opened(reader, room, query="") -> str:
    """The id of the comment that the reader's page has open; empty when there is none."""
    html = reader.get(address(room) + query).get_data(as_text=True)
    _before, found, after = html.partition('id="comment-title"')
    return after.partition("/decision")[0].rpartition("/")[2] if found else ""


def decide(reader, room, comment_id, **form):
    path = address(room, f"comments/{comment_id}/decision")
    return reader.post(path, data=form, follow_redirects=True).get_data(as_text=True)


def test_two_readers_never_have_the_same_comment(eva, bo, room):
    written(room, 3)
    first, second = opened(eva, room), opened(bo, room)
    assert {first, second} < {one.id for one in db.session.query(Comment)}
    assert first != second
    assert (opened(eva, room), opened(bo, room)) == (first, second)


def test_when_the_others_hold_the_rest_there_is_nothing_to_read(eva, bo, room):
    [only] = written(room)
    assert opened(eva, room) == only.id
    html = bo.get(address(room)).get_data(as_text=True)
    assert "Kollegorna läser de sista." in html
    assert only.text not in html
    assert "Eva Exempel läser en kommentar just nu." in html


def test_readers_are_told_apart_without_the_key_of_any_of_them(app, eva, bo, room):
    written(room)
    opened(bo, room)
    html = eva.get(address(room)).get_data(as_text=True)
    assert "Bo läser en kommentar just nu." in html
    state = eva.get(address(room, "comments/state")).get_data(as_text=True)
    [reader] = readers_of(room.dialogue.id)
    assert reader.sign in state
    assert f'data-readers="{reader.sign}"' not in html
    assert f'data-readers="{reader.sign}"' in bo.get(address(room)).get_data(as_text=True)
    assert reader.sign != sign_of(make_room().dialogue.id, db.session.query(CommentHold.holder).scalar())
    for page in (html, state):
        assert "pass:" not in page
        assert f"user:{room.leader.user_id}" not in page


def test_a_comment_that_is_left_goes_to_the_next_reader(eva, bo, room):
    written(room, 2)
    first = opened(eva, room)
    second = opened(eva, room, f"?after={first}")
    assert second not in ("", first)
    assert opened(bo, room) == first


def test_a_page_that_goes_away_lets_go(eva, bo, room):
    [only] = written(room)
    opened(eva, room)
    assert opened(bo, room) == ""
    assert eva.post(address(room, f"comments/{only.id}/hold/end")).status_code == 200
    assert opened(bo, room) == only.id


def test_nobody_lets_go_of_anothers_comment(eva, bo, room):
    [only] = written(room)
    opened(eva, room)
    bo.post(address(room, f"comments/{only.id}/hold/end"))
    assert opened(bo, room) == ""


def test_a_hold_lasts_a_minute_and_is_renewed_by_the_open_page(eva, bo, room):
    [only] = written(room)
    opened(eva, room)
    clock.hold(clock.now() + timedelta(seconds=50))
    assert eva.post(address(room, f"comments/{only.id}/hold")).status_code == 200
    clock.hold(clock.now() + timedelta(seconds=50))
    assert opened(bo, room) == ""
    clock.hold(clock.now() + timedelta(seconds=11))
    assert opened(bo, room) == only.id


def test_a_page_whose_hold_has_run_out_is_told_who_reads_now(eva, bo, room):
    [only] = written(room)
    opened(eva, room)
    clock.hold(clock.now() + timedelta(seconds=61))
    opened(bo, room)
    answer = eva.post(address(room, f"comments/{only.id}/hold"), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["sentence"]) == (409, "Bo läser den kommentaren just nu.")


def test_asking_for_a_comment_in_other_hands_gives_another(eva, bo, room):
    written(room, 2)
    first = opened(eva, room)
    html = bo.get(address(room, f"comments?comment={first}"), follow_redirects=True).get_data(as_text=True)
    assert "Eva Exempel läser den kommentaren just nu." in html
    assert f"comments/{first}/decision" not in html


def test_a_decision_that_comes_second_is_told_who_was_first(eva, bo, room):
    approved, hidden = written(room, 2)
    decide(bo, room, approved.id, act="approve")
    decide(eva, room, hidden.id, act="hide", reason="other")
    html = decide(eva, room, approved.id, act="hide", reason="other")
    assert "Bo har redan godkänt den kommentaren." in html
    assert "Eva Exempel har redan bestämt att den kommentaren inte ska visas." in decide(
        bo, room, hidden.id, act="approve"
    )
    assert (approved.status, hidden.status) == (CommentStatus.APPROVED, CommentStatus.HIDDEN)


def test_what_a_colleague_did_is_put_to_the_colleagues_name(bo, room):
    [comment] = written(room)
    decide(bo, room, comment.id, act="approve")
    entry = db.session.query(ModerationEntry).one()
    assert (entry.user_id, entry.colleague, entry.act) == (None, "Bo", "approved")


def test_nothing_of_a_hold_stays_after_the_decision(eva, bo, room):
    one, _other = written(room, 2)
    first, second = opened(eva, room), opened(bo, room)
    decide(eva, room, first, act="approve")
    held = {hold.comment_id for hold in db.session.query(CommentHold)}
    assert first not in held
    clock.hold(clock.now() + timedelta(seconds=61))
    holds.forget_expired()
    assert db.session.query(CommentHold).count() == 0
    assert second in {one.id, _other.id}


def test_closing_lets_go_of_every_comment(eva, room):
    written(room)
    opened(eva, room)
    assert db.session.query(CommentHold).count() == 1
    room.end()
    clock.hold(clock.now() + timedelta(minutes=3))
    eva.get(f"/control/{room.dialogue.id}")
    assert db.session.query(CommentHold).count() == 0


def test_a_skipped_comment_comes_again_and_all_are_read(eva, bo, room):
    comments = {one.id for one in written(room, 6)}
    read = set()
    skipped = opened(eva, room)
    current = opened(eva, room, f"?after={skipped}")
    for _ in range(6):
        read.add(current)
        decide(eva, room, current, act="approve")
        current = opened(eva, room)
    assert read == comments
    assert opened(bo, room) == ""


def test_a_reader_sees_what_the_other_has_decided(eva, bo, room):
    approved, hidden = written(room, 2)
    decide(eva, room, approved.id, act="approve")
    decide(eva, room, hidden.id, act="hide", reason="threat")
    html = bo.get(address(room, "comments/decided?fragment=1")).get_data(as_text=True)
    assert "1 godkänd kommentar" in html
    assert approved.text in html
    assert "1 kommentar visas inte" in html
    assert "Hot eller kränkning" in html


def test_what_a_colleague_holds_is_free_as_soon_as_the_pass_is_taken_back(app, eva, room):
    [comment] = written(room)
    given, token = let_in(room, PassRole.READ, "Bo")
    assert opened(show_pass(app.test_client(), token), room) == comment.id
    assert opened(eva, room) == ""
    eva.post(address(room, f"colleagues/{given.id}/removal"))
    assert opened(eva, room) == comment.id
