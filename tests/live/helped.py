"""A helper's device without scripts: a tablet on which one person after the other answers."""

import re
from typing import Any

from flask.testing import FlaskClient

from tests.live.phone.browsing import Phone
from tests.live.rooms import Room


class Device(Phone):
    """`code` is the address below which the device's pages are."""

    def __init__(self, client: FlaskClient, room: Room) -> None:
        super().__init__(client, f"help/{room.dialogue.id}")

    def begin(self, **form: str) -> "Device":
        """The next person sits down, and has heard what there is to know first."""
        self.post("/persons", **form)
        first = [one for one in self.tree.iter("section") if one.get("data-screen") == "start"]
        for onward in (one for part in first if self._is_seen(part) for one in part.iter("a")):
            self.see(onward.get("href", "").removeprefix(f"/{self.code}"))
        return self

    def follow(self, words: str) -> "Device":
        self.see(self.links()[words].removeprefix(f"/{self.code}"))
        return self

    @property
    def person(self) -> str:
        """The address of the person who answers, below the device's own."""
        return re.sub(f"^/{self.code}", "", self.page.request.path)

    def choose(self, code: str) -> "Device":
        self.submit(code=code)
        return self

    def given(self) -> Any:
        """What the device's script is told that the person has given."""
        return self.client.get(f"/{self.code}{self.person}/answers").json

    def done(self) -> "Device":
        """The person is done; the tablet goes to the next."""
        self.post(f"{self.person}/done")
        return self
