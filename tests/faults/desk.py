"""The facilitator, by plain requests: moves the room while nobody looks at the page."""

import http.client
import re
from urllib.parse import urlencode

from flask import current_app

from tests.browser.hall import staff_cookie
from tests.browser.live_server import LiveServer
from tests.live.rooms import Room


class Desk:
    """One who has signed in and leads the room."""

    def __init__(self, server: LiveServer, room: Room) -> None:
        self._port = server.settings.port
        self._host = server.url.partition("//")[2]
        self._page = f"/control/{room.dialogue.id}"
        self._cookie = f"staff={staff_cookie(current_app, server, room.leader)['value']}"  # type: ignore[arg-type]

    def look(self) -> tuple[int, str]:
        """The status and the control page."""
        return self._ask("GET", self._page, None)

    def blank(self, on: bool) -> int:
        """Blacken the projector or not: a move for everybody, while the question stays open."""
        status, page = self.look()
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert status == 200, f"control answered {status}"
        assert token, "control has no form"
        form = urlencode({"csrf_token": token[1], "on": int(on)})
        return self._ask("POST", f"{self._page}/blanking", form)[0]

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        headers = {
            "Host": self._host,
            "Origin": f"http://{self._host}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self._cookie,
        }
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            for given in answer.headers.get_all("Set-Cookie", []):
                if given.startswith("staff="):
                    self._cookie = given.partition(";")[0]  # the forms' token lies in it
            return answer.status, answer.read().decode()
        finally:
            line.close()
