"""A room with its server and browsers: where phones, control and projector are brought from."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, BrowserContext, Error, Page

from facilitate.accounts.models import Membership
from facilitate.clock import now
from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.models import Answer
from facilitate.transaction import unit_of_work
from tests.browser.live_server import LiveServer
from tests.browser.people import Control, Guest, Phone
from tests.browser.witness import Witness
from tests.live.rooms import Room

PHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}


class Hall:
    """`room` is what the test's own application sees of the same database; set once there is a dialogue."""

    room: Room

    def __init__(self, app: Flask, server: LiveServer, browser: Browser) -> None:
        self.app = app
        self.server = server
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.witnesses: list[Witness] = []
        self.keep_bodies = False

    @property
    def address(self) -> str:
        """What the QR code carries."""
        return f"{self.server.url}/{self.room.dialogue.code}"

    def phone(self, language: str = "sv", **given: Any) -> Phone:
        tongue, *variant = language.split("-")
        context = self.browse(f"{tongue}-SE", **PHONE | given)
        address = f"{self.address}?lang={language}" if variant else self.address
        return Phone(context, address, scripts=given.get("java_script_enabled", True))

    def guest(self) -> Guest:
        return Guest(self.address)

    def staff_browser(self, **given: Any) -> BrowserContext:
        """A browser in which the leader of the room has signed in."""
        context = self.browse(**{"locale": "sv-SE"} | LAPTOP | given)
        context.add_cookies([staff_cookie(self.app, self.server, self.room.leader)])  # type: ignore[list-item]
        return context

    def control(self, **given: Any) -> Control:
        page = self.staff_browser(**given).new_page()
        page.goto(f"{self.server.url}/control/{self.room.dialogue.id}")
        return Control(page)

    def desk(self, path: str = "/desk", **given: Any) -> Page:
        page = self.staff_browser(**given).new_page()
        page.goto(self.server.url + path)
        return page

    @property
    def version(self) -> int:
        """How many moves the room has made."""
        db.session.rollback()
        return self.room.version

    def questions(self, kind: StepKind = StepKind.RATE) -> list[int]:
        """The ids of a step's questions, which were made when the dialogue opened."""
        db.session.rollback()
        return [one.id for one in self.room.questions(kind)]

    def answers(self) -> list[Answer]:
        """The answers in the database as they are now."""
        db.session.rollback()
        return list(db.session.query(Answer))

    def let_the_clock_run_out(self) -> None:
        """As if the two minutes after "Avsluta" had gone: the end is a time in the database."""
        with unit_of_work():
            db.session.refresh(self.room.dialogue)
            self.room.dialogue.closing_ends_at = now()

    def let_the_wall_go_up(self) -> None:
        """As if a comment had waited long enough for company."""
        with unit_of_work():
            db.session.refresh(self.room.stage)
            self.room.stage.wall_due_at = now()

    def picture(self, folder: Path) -> None:
        """Keep what every open page shows."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(page for context in self._contexts for page in context.pages):
            with suppress(Error):
                page.screenshot(path=folder / f"{number}.png", full_page=True)
                (folder / f"{number}.txt").write_text(page.url + "\n" + page.inner_text("body"))

    def leave(self) -> None:
        for context in self._contexts:
            context.close()

    def browse(self, locale: str = "sv-SE", **given: Any) -> BrowserContext:
        context = self._browser.new_context(locale=locale, **given)
        context.set_default_timeout(20_000)
        self.witnesses.append(Witness(context, bodies=self.keep_bodies))
        self._contexts.append(context)
        return context


def staff_cookie(app: Flask, server: LiveServer, member: Membership) -> dict[str, str]:
    """The cookie of a member of staff who has signed in; passwords are not typed over plain http."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    kept = {"_user_id": member.user.get_id(), "_fresh": True, "organisation_id": member.organisation_id}
    return {"name": "staff", "value": str(signer.dumps(kept)), "url": server.url}
