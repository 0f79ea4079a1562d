"""After a restore participants go on; every right that somebody was given is given anew."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from facilitate.accounts.current import load_user
from facilitate.accounts.links import LinkDead, link_of, make_link
from facilitate.accounts.models import LinkPurpose
from facilitate.admin.log import entries_of, lines
from facilitate.backups import anew
from facilitate.dialogues.models import Question
from facilitate.extensions import db
from facilitate.live import comments, letting_in, passes, screens
from facilitate.live.comments import BegunAnew
from facilitate.live.joining import participant_from
from facilitate.live.passes import PassRole
from facilitate.live.screens import ScreenDead
from facilitate.transaction import unit_of_work
from tests.live.colleagues import let_in
from tests.live.rooms import Room, make_room

MADE = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


def begin_anew() -> None:
    anew.begin_anew(MADE)
    db.session.expire_all()


def test_every_room_has_a_new_epoch_and_its_participants(room: Room) -> None:
    person, token = room.come_in()
    epoch = room.stage.epoch
    begin_anew()
    assert room.stage.epoch != epoch
    assert len(room.stage.epoch) <= 20
    assert participant_from(room.dialogue.id, token) == person
    assert anew.running_dialogues() == [room.dialogue]
    epochs = {room.stage.epoch}
    begin_anew()
    assert room.stage.epoch not in epochs


def test_sign_ins_links_passes_and_windows_end(room: Room) -> None:
    signed_in, user_id = room.leader.user.get_id(), room.leader.user_id
    given, _token = let_in(room, PassRole.LEAD)
    with unit_of_work():
        link = make_link(LinkPurpose.RESET, user_id=user_id)
        window = screens.open_screen(room.dialogue, None)
    assert load_user(signed_in)
    assert letting_in.colleagues_of(room.dialogue.id) == [given]
    assert link_of(link, LinkPurpose.RESET)
    assert screens.screen_from(window.screen.id, window.token)
    begin_anew()
    assert load_user(signed_in) is None
    assert db.session.scalars(passes.in_force(room.dialogue.id)).all() == []
    with pytest.raises(LinkDead):
        link_of(link, LinkPurpose.RESET)
    with pytest.raises(ScreenDead):
        screens.screen_from(window.screen.id, window.token)


def test_what_was_being_written_is_still_taken_but_not_from_a_rehearsal(room: Room) -> None:
    room.ask()
    [person] = room.join()
    epoch = room.stage.epoch
    begin_anew()
    with unit_of_work():
        assert comments.write_comment(person, "Lampan är trasig", epoch=epoch)
    with pytest.raises(BegunAnew), unit_of_work():
        comments.write_comment(person, "Prov", epoch="another-evening-1234")


def test_no_question_gets_the_number_of_one_that_was_made_after_the_backup(room: Room) -> None:
    last = max(one.id for one in db.session.scalars(select(Question)))
    begin_anew()
    later = make_room()
    assert min(one.id for one in later.questions()) > last + 1000


def test_the_audit_log_says_so_to_every_municipality(room: Room) -> None:
    begin_anew()
    [line] = lines(entries_of(room.dialogue.organisation_id, 1).items)[:1]
    assert line.sentence == "Databasen lästes in från en säkerhetskopia, gjord 2026-03-12 14:05 UTC."
