"""What a light phone needs of the network: plain requests, and a socket that speaks Socket.IO."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

STRANGER = "127.0.0.77"
"""The address that the phones come from: one that the log may never show."""
ACK_WITHIN = 6.0
OPEN_WITHIN = 5.0
NAMESPACE = "/phone"


@dataclass(frozen=True)
class Place:
    """Where the room is reached: a port on this machine, by the name of the hall."""

    port: int
    host: str
    path: str

    @property
    def origin(self) -> str:
        return f"http://{self.host}"


class Refused(Exception):
    """The server does not let the phone listen; its code is the message."""


async def ask(
    place: Place, method: str, door: str, cookie: str, body: Any = None, within: float = ACK_WITHIN
) -> tuple[int, str, str]:
    """A request as a page of ours makes it: the status, the participant's cookie if one is given, the body.

    Raises OSError, or TimeoutError when no word comes in time.
    """
    sent = b"" if body is None else json.dumps(body).encode()
    head = (
        f"{method} {place.path}{door} HTTP/1.1\r\nHost: {place.host}\r\nOrigin: {place.origin}\r\n"
        f"Cookie: {cookie}\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
        f"User-Agent: Mozilla/5.0 (stranger)\r\nContent-Length: {len(sent)}\r\nConnection: close\r\n\r\n"
    )
    async with asyncio.timeout(within):
        reader, writer = await asyncio.open_connection("127.0.0.1", place.port, local_addr=(STRANGER, 0))
        try:
            writer.write(head.encode() + sent)
            answer = await reader.read()
        finally:
            writer.close()
    top, _, text = answer.decode(errors="replace").partition("\r\n\r\n")
    if not top:
        raise ConnectionResetError
    given = [line.partition("participant=")[2] for line in top.splitlines() if "participant=" in line]
    return int(top.split()[1]), given[0].partition(";")[0] if given else "", text


class Line:
    """One open socket. `told` is called with each position of the room that comes."""

    def __init__(self, socket: ClientConnection, told: Callable[[dict[str, Any]], None]) -> None:
        self._socket = socket
        self._told = told
        self._numbers = itertools.count(1)
        self._awaited: dict[int, asyncio.Future[Any]] = {}

    @classmethod
    async def open(cls, place: Place, cookie: str, told: Callable[[dict[str, Any]], None]) -> "Line":
        """Connect and join. Raises OSError, TimeoutError, WebSocketException; Refused by the room."""
        socket = await connect(
            f"ws://{place.host}{place.path}/socket/?EIO=4&transport=websocket",
            host="127.0.0.1",
            port=place.port,
            local_addr=(STRANGER, 0),
            origin=Origin(place.origin),
            additional_headers={"Cookie": cookie},
            compression=None,
            ping_interval=None,
            proxy=None,
            open_timeout=OPEN_WITHIN,
            close_timeout=1,
        )
        try:
            async with asyncio.timeout(OPEN_WITHIN):
                await socket.recv()
                await socket.send(f"40{NAMESPACE},")
                welcome = str(await socket.recv())
        except BaseException:
            socket.transport.abort()
            raise
        if not welcome.startswith(f"40{NAMESPACE}"):
            socket.transport.abort()
            raise Refused(json.loads(welcome.partition(",")[2] or "{}").get("message", "closed"))
        return cls(socket, told)

    async def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send an answer and wait for the word about it. Raises TimeoutError or ConnectionError."""
        number = next(self._numbers)
        self._awaited[number] = awaited = asyncio.get_running_loop().create_future()
        try:
            await self._socket.send(f"42{NAMESPACE},{number}{json.dumps(['answer', message])}")
            async with asyncio.timeout(ACK_WITHIN):
                return await awaited
        finally:
            del self._awaited[number]

    async def listen(self, silence: float) -> None:
        """Take in what comes until the line ends, or says nothing for so many seconds."""
        try:
            while True:
                async with asyncio.timeout(silence):
                    frame = str(await self._socket.recv())
                if frame == "2":
                    await self._socket.send("3")
                elif frame.startswith(f"43{NAMESPACE},"):
                    self._acknowledge(frame.partition(",")[2])
                elif frame.startswith(f"42{NAMESPACE},"):
                    self._told(json.loads(frame.partition(",")[2])[1])
                else:
                    return  # "41": the server lets go
        finally:
            self._socket.transport.abort()
            for awaited in self._awaited.values():
                if not awaited.done():
                    awaited.set_exception(ConnectionResetError())

    def _acknowledge(self, text: str) -> None:
        number, _, word = text.partition("[")
        awaited = self._awaited.get(int(number))
        if awaited and not awaited.done():
            awaited.set_result(json.loads(f"[{word}")[0])
