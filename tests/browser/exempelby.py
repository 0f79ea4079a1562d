"""The invented municipality with a server and browsers of its own, for pictures."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

from config import Settings
from facilitate.accounts.models import Membership
from facilitate.app import create_app
from facilitate.commands.database import bring_up_to_date
from facilitate.demo.dealing import deal, temperaments
from facilitate.demo.seeding import seed
from facilitate.demo.words import LEANINGS, REMARKS
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live import wall
from facilitate.live.models import Comment, CommentStatus
from facilitate.transaction import unit_of_work
from tests.browser.chromium import launch
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.live_server import LiveServer, free_port
from tests.live.rooms import Room

NAME = "dialog.exempelby.example"
PEOPLE = 24


@contextmanager
def exempelby() -> Iterator[Hall]:
    """A hall in which the open meeting has begun to rate its places."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            host="127.0.0.1",
            port=free_port(),
            instance_path=Path(folder),
            secret_key="of the pictures",
            base_url=f"http://{NAME}",
        )
        app = create_app(settings)
        app.config.update(TESTING=True)
        server = LiveServer(settings)
        with app.app_context(), sync_playwright() as playwright:
            bring_up_to_date()
            room = _room()
            browser = launch(playwright, NAME, settings.port)
            try:
                server.start()
                hall = Hall(app, server, browser)
                hall.room = room
                yield hall
                hall.leave()
            finally:
                server.stop()
                browser.close()
                db.session.remove()
                db.engine.dispose()


def _room() -> Room:
    told = seed()
    dialogue = db.session.get_one(Dialogue, told.dialogue_id)
    return Room(dialogue, db.session.query(Membership).filter_by(user_id=told.facilitator_id).one())


def answer(hall: Hall, crowd: Crowd, done: int = PEOPLE, begun: int = 0) -> None:
    """The crowd rates the places as it leans: so many are done, and some more have begun."""
    chance = Random(7)
    careful = temperaments(PEOPLE, chance)
    leanings = [leaning for spot in hall.room.dialogue.spots for leaning in LEANINGS[spot.label["sv"]]]
    lines = ["".join(deal(leaning, careful, chance)) for leaning in leanings]
    first, rest = lines[0][: done + begun], [line[:done] for line in lines[1:]]
    crowd.answer([line.ljust(PEOPLE) for line in (first, *rest)])


def write(hall: Hall) -> None:
    """Comments: some to read, some approved and on the wall."""
    spots = {spot.label["sv"]: spot.id for spot in hall.room.dialogue.spots}
    with unit_of_work():
        for number, remark in enumerate(REMARKS[:9]):
            comment = Comment(
                dialogue_id=hall.room.dialogue.id,
                text=remark.text,
                spot_id=spots.get(remark.place),
                theme=remark.theme or None,
                status=CommentStatus.APPROVED if number < 6 else CommentStatus.WAITING,
            )
            db.session.add(comment)
            db.session.flush()
            if number in (0, 1, 3):
                wall.put_up(comment, hall.room.leader.user_id)
