"""The little of Socket.IO that a phone needs, spoken over a WebSocket: docs/protocol.md."""

import asyncio
import itertools
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from facilitate.demo.crowd.address import Address

NAMESPACE = "/phone"
ACK_WITHIN = 10.0
PING, PONG = "2", "3"


class Line:
    """An open socket. `news` says that something was told; `told` is the last of it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.news = asyncio.Event()
        self.told: dict[str, Any] = {}
        self._socket = socket
        self._numbers = itertools.count(1)
        self._awaited: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def open(cls, address: Address, cookie: str) -> "Line":
        """Connect and join the phones' namespace. Raises OSError, TimeoutError or ConnectionClosed."""
        socket = await connect(
            address.socket,
            additional_headers={"Cookie": cookie},
            origin=Origin(address.origin),
            compression=None,
            ping_interval=None,
            proxy=None,
        )
        await socket.recv()
        await socket.send(f"40{NAMESPACE},")
        return cls(socket)

    @property
    def closed(self) -> bool:
        return self._listening.done()

    async def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send an answer and wait for the acknowledgement. Raises ConnectionClosed or TimeoutError."""
        number = next(self._numbers)
        awaited: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._awaited[number] = awaited
        try:
            await self._socket.send(f"42{NAMESPACE},{number}{json.dumps(['answer', message])}")
            async with asyncio.timeout(ACK_WITHIN):
                return await awaited
        finally:
            del self._awaited[number]

    async def close(self) -> None:
        await self._socket.close()
        await self._listening

    async def _listen(self) -> None:
        try:
            async for frame in self._socket:
                if frame == PING:
                    await self._socket.send(PONG)
                elif isinstance(frame, str) and not self._take(frame):
                    await self._socket.close()
        except ConnectionClosed:
            pass  # a phone that is cut off comes back by itself
        finally:
            for awaited in self._awaited.values():
                if not awaited.done():
                    awaited.set_exception(ConnectionResetError())
            self.news.set()

    def _take(self, frame: str) -> bool:
        """Take in a message; says whether the line goes on."""
        kind, _comma, rest = frame.partition(f"{NAMESPACE},")
        if kind == "42":
            _event, self.told = json.loads(rest)
            self.news.set()
        elif kind == "43":
            digits = rest[: rest.index("[")]
            awaited = self._awaited.get(int(digits))
            if awaited and not awaited.done():
                awaited.set_result(json.loads(rest[len(digits) :])[0])
        # 41: let go; 44: not let in.
        return kind not in ("41", "44")
