"""The same room on PostgreSQL, which locks row by row."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade

from config import Settings
from facilitate import clock
from facilitate.access import PassRole
from facilitate.accounts.links import LinkDead, make_link, use_link
from facilitate.accounts.models import LinkPurpose
from facilitate.app import create_app
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live import answers, deadlines, holds, intake, letting_in, stage
from facilitate.live.actors import Actor
from facilitate.live.intake import AnswerMessage
from facilitate.live.models import Channel, Comment, CommentHold, Participant, Tally
from facilitate.live.turns import Overtaken
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.mixed import come_in
from tests.live.rooms import make_room, stored_answers
from tests.postgres import postgres_url

__all__ = ["postgres_url"]

pytestmark = pytest.mark.postgres


@pytest.fixture
def app(tmp_path: Path, postgres_url: str) -> Iterator[Flask]:
    application = create_app(Settings(instance_path=tmp_path, secret_key="test", database_url=postgres_url))
    application.config.update(TESTING=True)
    with application.app_context():
        upgrade()
        yield application
        db.session.remove()
        downgrade(revision="base")
        db.engine.dispose()


def at_once(app: Flask, acts: list[Callable[[], object]]) -> None:
    def within(act: Callable[[], object]) -> None:
        with app.app_context():
            act()

    db.session.rollback()
    threads = [threading.Thread(target=within, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()


def test_simultaneous_answers_are_all_stored_and_the_close_leaves_none(app):
    room = make_room()
    room.ask()
    dialogue_id, question = room.dialogue.id, room.questions()[0].id
    people = [one.id for one in room.join(60)]

    def answer(who: str) -> Callable[[], object]:
        return lambda: intake.submit(dialogue_id, who, AnswerMessage(question=question, code="2", number=1))

    at_once(app, [answer(who) for who in people])
    assert len(stored_answers()) == 60
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice_all()
    assert room.dialogue.wiped_at is not None
    assert db.session.query(Participant).count() == 0


def test_each_form_that_is_entered_while_the_result_is_shown_is_counted_once_or_late(app):
    room = make_room()
    room.ask()
    room.close()
    question, forms = room.questions()[0].id, [one.id for one in come_in(room, Channel.PAPER, 20)]
    dialogue_id, version, leader = room.dialogue.id, room.version, room.leader.user_id

    def enter(who: str) -> None:
        with unit_of_work():
            answers.enter(db.session.get(Participant, who), {question: "2"})

    def show() -> None:
        with unit_of_work():
            stage.advance(db.session.get(Dialogue, dialogue_id), version, leader, "show")

    acts: list[Callable[[], object]] = [partial(enter, who) for who in forms]
    at_once(app, [*acts[:10], show, *acts[10:]])
    late = [one for one in stored_answers(question) if one.late]
    assert sum(one.count for one in db.session.query(Tally)) + len(late) == 20


def test_simultaneous_moves_move_one_step(app):
    room = make_room()
    dialogue_id, version = room.dialogue.id, room.version
    happened: list[str] = []

    def move() -> None:
        try:
            with unit_of_work():
                stage.advance(db.session.get(Dialogue, dialogue_id), version, None, "go")
            happened.append("moved")
        except Overtaken:
            happened.append("overtaken")

    at_once(app, [move] * 4)
    assert sorted(happened) == ["moved", "overtaken", "overtaken", "overtaken"]
    assert room.version == version + 1


def test_readers_who_ask_at_once_never_hold_the_same_comment_and_none_is_left_over(app):
    room = make_room()
    dialogue_id = room.dialogue.id
    for number in range(6):
        save(Comment(dialogue_id=dialogue_id, text=f"Kommentar {number}"))

    def read(reader: str) -> None:
        with unit_of_work():
            holds.open_next(db.session.get(Dialogue, dialogue_id), Actor(reader, reader))

    readers = [f"pass:{number}" for number in range(8)]
    at_once(app, [partial(read, one) for one in readers])
    held = {hold.comment_id: hold.holder for hold in db.session.query(CommentHold)}
    assert len(held) == len(set(held.values())) == 6
    with unit_of_work():
        holds.let_go_of_all(next(iter(held.values())))
    at_once(app, [partial(read, one) for one in readers])
    assert len({hold.holder for hold in db.session.query(CommentHold)}) == 6


def test_of_two_who_use_the_same_code_at_once_one_comes_in(app):
    room = make_room()
    with unit_of_work():
        token = letting_in.invite(room.dialogue, PassRole.READ, room.leader.user_id).token
        link = make_link(LinkPurpose.RESET, user_id=room.leader.user_id)
    happened: list[str] = []

    def come_in(name: str) -> None:
        try:
            with unit_of_work():
                letting_in.come_in(token, name)
            happened.append("in")
        except letting_in.InvitationDead:
            happened.append("too late")

    def follow() -> None:
        try:
            with unit_of_work():
                use_link(link, LinkPurpose.RESET)
            happened.append("link")
        except LinkDead:
            happened.append("dead link")

    at_once(app, [*(partial(come_in, name) for name in ("Bo", "Kim", "Li")), *[follow] * 3])
    assert sorted(happened) == ["dead link", "dead link", "in", "link", "too late", "too late"]


@pytest.mark.parametrize("address", ["/places?q=%00", "/archive?q=%00", "/about/a%00/privacy", "/screen/%00"])
def test_what_no_text_may_hold_is_refused_and_no_fault_of_ours(app, address):
    client, room = app.test_client(), make_room()
    sign_in(client, room.leader)
    assert client.get("/places?q=torget").status_code == 200
    assert client.get(address).status_code == 400
