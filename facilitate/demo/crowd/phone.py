"""One phone: its cookie, its page, its socket."""

import asyncio
import secrets
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException

from facilitate.demo.crowd.address import Address
from facilitate.demo.crowd.page import Page, read
from facilitate.demo.crowd.socket import Line

FAULTS = (OSError, HTTPException, WebSocketException)
PATIENCE = 15.0


class Phone:
    """What a browser on a phone does. Raises one of FAULTS when the network or the server fails."""

    def __init__(self, address: Address, language: str) -> None:
        self._address = address
        self._language = language
        self._cookie = ""
        self._line: Line | None = None

    @property
    def joined(self) -> bool:
        return bool(self._cookie)

    async def look(self) -> Page:
        """Get the page as it is now."""
        page = read(await self._ask("GET", f"{self._address.page}?fragment=1"))
        if not page.state:
            raise ConnectionError("the server did not answer with a phone's page")
        return page

    async def join(self) -> Page:
        return read(await self._ask("POST", f"{self._address.page}?fragment=1", {"lang": self._language}))

    async def comment_page(self) -> Page:
        return read(await self._ask("GET", f"{self._address.page}/comment?fragment=1"))

    async def write(self, text: str, place: str, theme: str) -> None:
        """Send a comment, as the phone's script does: the server's warning is not asked for twice."""
        words = {"text": text, "place": place, "theme": theme, "key": secrets.token_urlsafe(12)}
        await self._ask("POST", f"{self._address.page}/comment", words, accept="application/json")

    async def ask_for_more_time(self) -> None:
        await self._ask("POST", f"{self._address.page}/more-time", {})

    async def answer(self, question: int, code: str, number: int) -> dict[str, Any]:
        """Send an answer over the socket and give what the server says of it."""
        line = await self.connect()
        return await line.answer({"question": question, "code": code, "number": number})

    async def connect(self) -> Line:
        """The open socket, a new one where there is none."""
        if self._line is None or self._line.closed:
            self._line = await Line.open(self._address, self._cookie)
        return self._line

    async def lock(self) -> None:
        """The screen goes dark: the phone hangs up."""
        if self._line is not None:
            await self._line.close()
            self._line = None

    async def _ask(
        self, method: str, path: str, form: dict[str, str] | None = None, accept: str = "text/html"
    ) -> str:
        return await asyncio.to_thread(self._exchange, method, path, form, accept)

    def _exchange(self, method: str, path: str, form: dict[str, str] | None, accept: str) -> str:
        connection = HTTPConnection(self._address.host, self._address.port, timeout=PATIENCE)
        headers = {"Accept": accept, "Accept-Language": self._language, "Origin": self._address.origin}
        if self._cookie:
            headers["Cookie"] = self._cookie
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(form) if form is not None else None, headers)
            response = connection.getresponse()
            for given in response.headers.get_all("Set-Cookie", ()):
                self._keep(given)
            return response.read().decode()
        finally:
            connection.close()

    def _keep(self, given: str) -> None:
        for name, morsel in SimpleCookie(given).items():
            if name == "participant":
                self._cookie = f"{name}={morsel.value}"
