"""Marks: a fault gives a text to copy, a worry for a child tells the duty, what guards us is never shown."""

import pytest
from flask import Flask

from facilitate.access import PassRole
from facilitate.dialogues.models import StepKind
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.live import moderation, operations, wall
from facilitate.live.faults import faults_of, report_of
from facilitate.live.models import Comment, CommentStatus, Mark, ModerationEntry
from facilitate.live.snapshot import screen_snapshot
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    made.jump(StepKind.COMMENT)
    return made


def written(room: Room, text: str, **given: object) -> Comment:
    return save(Comment(dialogue_id=room.dialogue.id, text=text, **given))


def decide(client, room: Room, comment: Comment, **form: object) -> str:
    path = f"/control/{room.dialogue.id}/comments/{comment.id}/decision"
    return client.post(path, data=form, follow_redirects=True).get_data(as_text=True)


def test_a_fault_gives_the_text_for_the_fault_report(client, room):
    sign_in(client, room.leader)
    comment = written(room, "Lampan vid skylten är trasig", spot_id=room.dialogue.spots[0].id)
    html = decide(client, room, comment, act="approve", mark="fault")
    assert "Till felanmälan" in html
    report = report_of(comment, room.dialogue)
    assert report.startswith("Plats: Busstationen\nLampan vid skylten är trasig\nSagt på ett dialogsamtal ")
    listed = client.get(f"/control/{room.dialogue.id}/faults").get_data(as_text=True)
    assert "Plats: Busstationen\nLampan vid skylten är trasig" in listed


def test_a_masked_name_is_not_in_the_fault_report(room):
    comment = written(
        room, "Anna Bergs lampa", mark=Mark.FAULT, shown_text="[…] […] lampa", status="approved"
    )
    assert "Anna" not in report_of(comment, room.dialogue)
    waiting = written(room, "Trasig", mark=Mark.FAULT)
    assert waiting not in faults_of(room.dialogue)


def test_a_colleague_who_only_reads_has_the_fault_list_too(client, room):
    written(room, "Trasig lampa", mark=Mark.FAULT, status=CommentStatus.APPROVED)
    _pass, token = let_in(room, PassRole.READ)
    html = show_pass(client, token).get(f"/control/{room.dialogue.id}/faults").get_data(as_text=True)
    assert "Trasig lampa" in html
    assert "Nästa drag" not in html


def test_a_worry_for_a_child_tells_the_duty_and_stores_the_mark_alone(client, room):
    sign_in(client, room.leader)
    comment = written(room, "Jag är rädd för en kompis pappa")
    html = decide(client, room, comment, act="hide", reason="off_topic", mark="child")
    assert "socialtjänstlagen (2025:400) 19 kap. 1 §" in html
    assert "ska genast anmäla till socialtjänsten" in html
    assert comment.mark == Mark.CHILD
    acts = {entry.act for entry in db.session.query(ModerationEntry)}
    assert acts == {"marked", "hidden"}
    assert "<textarea" not in html


def test_the_worry_is_still_told_beside_the_comment_but_not_to_the_room(client, room):
    sign_in(client, room.leader)
    for act in ("approve", "hide"):
        decide(client, room, written(room, "Jag är rädd"), act=act, reason="off_topic", mark="child")
    address = f"/control/{room.dialogue.id}/comments"
    assert client.get(address).text.count("Märkt: oro för ett barn.") == 2
    client.post(f"/control/{room.dialogue.id}/mirroring", data={"on": 1})
    assert "Märkt: oro för ett barn." not in client.get(address).text


def test_what_is_on_the_wall_says_when_it_is_seen(client, room):
    sign_in(client, room.leader)
    address = f"/control/{room.dialogue.id}/comments"
    seen = "Syns på storskärmen när den visar kommentarer."
    written(room, "Mörkt", status=CommentStatus.APPROVED)
    assert seen not in client.get(address).text
    written(room, "Mer ljus", status=CommentStatus.APPROVED, wall_batch=1)
    assert client.get(address).text.count(seen) == 1


def test_what_tells_of_locks_comes_off_the_wall_and_never_goes_up(room):
    plain, secret = (written(room, text, status=CommentStatus.APPROVED) for text in ("Mörkt", "Larmet"))
    with unit_of_work():
        for comment in (plain, secret):
            wall.put_up(comment, None)
        room.stage.wall_due_at = room.stage.came_at
        wall.release(room.stage)
    assert {one.words for one in screen_snapshot(None, room.dialogue).wall} == {"Mörkt", "Larmet"}
    with unit_of_work():
        moderation.set_mark(secret, None, Mark.PROTECTION)
    assert [one.words for one in screen_snapshot(None, room.dialogue).wall] == ["Mörkt"]
    with pytest.raises(Conflict), unit_of_work():
        wall.put_up(secret, None)


def test_what_tells_of_locks_becomes_no_proposal_in_one_tap(room):
    plain = written(room, "Mörkt", status=CommentStatus.APPROVED)
    secret = written(room, "Larmet", status=CommentStatus.APPROVED, mark=Mark.PROTECTION)
    with unit_of_work():
        operations.note_proposal(room.dialogue, None, measure="", comment_id=plain.id)
    with pytest.raises(Invalid) as refused, unit_of_work():
        operations.note_proposal(room.dialogue, None, measure="", comment_id=secret.id)
    assert "lås, larm eller vakter" in str(refused.value.sentence)


def test_control_offers_neither_wall_nor_proposal_for_it(client, room):
    sign_in(client, room.leader)
    html = decide(client, room, written(room, "Larmet är trasigt"), act="approve", mark="protection")
    assert "Märkt. Visas aldrig." in html
    assert "Visa på storskärmen" not in html
    assert "Gör till förslag" not in html
    assert "Visa på storskärmen" in decide(client, room, written(room, "Mörkt"), act="approve")
