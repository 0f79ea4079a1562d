"""All that comes from one phone is hidden, and nobody is told which words those are."""

import pytest
from flask import Flask

from facilitate.audit import AuditEntry
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live import moderation, muting, sharing
from facilitate.live.comments import enter_comment, write_comment
from facilitate.live.joining import participant_from
from facilitate.live.models import Channel, Comment, CommentStatus, Mark, ModerationEntry, Participant
from facilitate.live.muting import NoWriterKnown
from facilitate.live.progress import control_progress
from facilitate.live.snapshot import phone_snapshot, reading_snapshot
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.rooms import Room, make_room

KLART = "Klart. Det som kommer från samma telefon döljs."


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    made.jump(StepKind.COMMENT)
    return made


def write(who: Participant, *texts: str) -> list[Comment]:
    with unit_of_work():
        return [write_comment(who, text) for text in texts]


def hide_all(comment: Comment, reason: str = "threat") -> None:
    with unit_of_work():
        muting.hide_all_from_writer(comment, None, reason)


def test_what_one_phone_wrote_and_writes_is_hidden_and_nothing_of_others(room):
    one, other = room.join(2)
    first, approved, waiting = write(one, "hot 1", "hot 2", "hot 3")
    [foreign] = write(other, "Mörkt vid bänken")
    with unit_of_work():
        moderation.approve(approved, None)
    hide_all(first)
    [later] = write(one, "hot 4")
    assert {c.status for c in (first, approved, waiting, later)} == {CommentStatus.HIDDEN}
    assert {c.reason for c in (first, approved, waiting, later)} == {"threat"}
    assert foreign.status == CommentStatus.WAITING


def test_no_list_tells_which_words_came_from_the_same_phone_until_the_end(room):
    [one] = room.join()
    before, first, _waiting = write(one, "ett", "två", "tre")
    with unit_of_work():
        moderation.hide(before, None, "other")
    hide_all(first)
    write(one, "fyra")
    assert {c.text for c in reading_snapshot(room.dialogue).hidden} == {"ett", "två"}
    room.end()
    with unit_of_work():
        room.dialogue.closing_ends_at = room.dialogue.opened_at
    snapshot = reading_snapshot(room.dialogue)
    assert {c.text for c in snapshot.hidden} == {"ett", "två", "tre", "fyra"}
    assert (
        not db.session.query(Comment).filter(Comment.hidden_along | Comment.participant_id.is_not(None)).all()
    )


def test_the_entries_do_not_tell_either(room):
    one, other = room.join(2)
    first, *_rest = write(one, "ett", "två")
    [foreign] = write(other, "fem")
    hide_all(first)
    write(one, "tre")
    with unit_of_work():
        moderation.hide(foreign, None, "threat")
    entries = {
        (entry.act, entry.user_id, entry.colleague, entry.reason)
        for entry in db.session.query(ModerationEntry)
    }
    assert entries == {("hidden", None, "", "threat")}
    assert db.session.query(ModerationEntry).count() == 4


def test_the_writer_notices_nothing(client, room):
    who, token = room.come_in()
    code = room.dialogue.code
    client.set_cookie("participant", token, path=f"/{code}")
    hide_all(write(who, "hot")[0])
    assert phone_snapshot(room.dialogue, who).comment_open
    [later] = write(who, "mer")
    assert later.text == "mer"


def test_only_the_one_comment_is_undone(room):
    [one] = room.join()
    first, second = write(one, "ett", "två")
    hide_all(first)
    with unit_of_work():
        moderation.undo(first, None)
    assert (first.status, second.status) == (CommentStatus.WAITING, CommentStatus.HIDDEN)


def test_paper_and_what_has_lost_its_writer_are_refused(room):
    [phone] = room.join()
    hide_all(write(phone, "hot")[0])
    paper = save(Participant(dialogue_id=room.dialogue.id, channel=Channel.PAPER))
    with unit_of_work():
        entered = enter_comment(paper, "på papper")
    lost = save(Comment(dialogue_id=room.dialogue.id, text="utan skrivare"))
    for comment in (entered, lost):
        with pytest.raises(NoWriterKnown):
            hide_all(comment)


def test_control_says_that_it_is_done_and_not_how_much(client, room):
    sign_in(client, room.leader)
    [one] = room.join()
    first, *_rest = write(one, "hot 1", "hot 2", "hot 3")
    path = f"/control/{room.dialogue.id}/comments/{first.id}/decision"
    refused = client.post(path, data={"act": "hide_all"}, follow_redirects=True).get_data(as_text=True)
    assert "Välj ett skäl i listan." in refused
    html = client.post(path, data={"act": "hide_all", "reason": "threat"}, follow_redirects=True).get_data(
        as_text=True
    )
    assert KLART in html
    assert "hot 2" not in html
    assert "1 kommentar visas inte" in html
    assert one.id not in str([entry.details for entry in db.session.query(AuditEntry)])


def test_a_fault_that_is_hidden_along_is_on_no_list_and_told_by_no_address(client, room):
    sign_in(client, room.leader)
    one, other = room.join(2)
    first, lamp = write(one, "hot 1", "Lampan 7 är trasig")
    [theirs] = write(other, "Lampan 8 är trasig")
    for comment in (lamp, theirs):
        with unit_of_work():
            moderation.set_mark(comment, None, Mark.FAULT)
            moderation.approve(comment, None)
    hide_all(first)
    path = f"/control/{room.dialogue.id}"
    addresses = ("faults", f"comments?done={lamp.id}", f"comments?done={theirs.id}")
    read = [client.get(f"{path}/{one}").get_data(as_text=True) for one in addresses]
    assert ["Lampan 8" in html for html in read] == [True, True, True]
    assert not [html for html in read if "Lampan 7" in html]


def test_what_a_page_from_before_takes_back_is_read_anew_and_listed(room):
    [one] = room.join()
    first, approved = write(one, "ett", "två")
    with unit_of_work():
        moderation.approve(approved, None)
    hide_all(first)
    with unit_of_work():
        moderation.undo(approved, None)
        moderation.approve(approved, None)
    assert {c.text for c in reading_snapshot(room.dialogue).approved} == {"två"}


def test_to_be_two_on_the_phone_is_no_way_out(room):
    (one, _token), (other, _other_token) = room.come_in(), room.come_in()
    with unit_of_work():
        early = sharing.share(room.dialogue, one)
    hide_all(write(one, "hot")[0])
    with unit_of_work():
        late = sharing.share(room.dialogue, one)
        theirs = sharing.share(room.dialogue, other)
    room.ask(StepKind.CLOSING)
    with unit_of_work():
        sharing.hand_over(one, _token, early)
    second, third, innocent = (
        participant_from(room.dialogue.id, partner.token) for partner in (early, late, theirs)
    )
    said = [write(who, "mer hot")[0].status for who in (second, third, innocent)]
    assert said == [CommentStatus.HIDDEN, CommentStatus.HIDDEN, CommentStatus.WAITING]


def test_no_number_tells_how_much_a_silenced_phone_writes(room):
    [one] = room.join()
    first, approved = write(one, "ett", "två")
    with unit_of_work():
        moderation.approve(approved, None)
    hide_all(first)
    told = control_progress(room.dialogue.id)
    assert (told["comments_waiting"], told["comments_decided"]) == (0, 1)
    write(one, "tre", "fyra")
    after = control_progress(room.dialogue.id)
    assert (after["comments_waiting"], after["comments_decided"]) == (0, 1)
