"""A way between phones and servers on which things go wrong: a proxy on a port of its own."""

import asyncio
import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.faults.loop import LoopThread
from tests.faults.wire import STRANGER

HELD_BACK = 0.6
"""At most so many seconds, so that a message is overtaken by the next."""
DOUBLED = 0.5


class Crossing:
    """`mixed`: events and acknowledgements are held back, overtaken and doubled. `vanish()`: what is open is
    forgotten without a word, and nothing new gets through until `open_again()`."""

    def __init__(self, *server_ports: int) -> None:
        self.port = 0
        self.mixed = False
        self._turns = itertools.cycle(server_ports)
        self._several = len(server_ports)
        self._loop = LoopThread("crossing")
        self._open = asyncio.Event()
        self._lines: set[asyncio.Task[None]] = set()
        self._ends: set[asyncio.StreamWriter] = set()

    @contextmanager
    def standing(self) -> Iterator["Crossing"]:
        self._loop.start()
        self._loop.do(self._listen())
        try:
            yield self
        finally:
            self._loop.do(self._shut())
            self._loop.stop()

    def vanish(self) -> None:
        self._loop.do(self._vanish())

    def open_again(self) -> None:
        self._loop.loop.call_soon_threadsafe(self._open.set)

    async def _listen(self) -> None:
        self._open.set()
        listening = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = listening.sockets[0].getsockname()[1]
        self._listening = listening

    async def _shut(self) -> None:
        self._listening.close()
        for end in self._ends:
            end.transport.abort()

    async def _vanish(self) -> None:
        """No end is told anything: both keep a connection that nobody else knows of."""
        self._open.clear()
        for line in self._lines:
            line.cancel()

    async def _take(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        # Cancelled: asyncio would report it of a connection's first task. Refused: no server is there.
        with suppress(asyncio.CancelledError, OSError):
            await self._carry(phone, to_phone)
        to_phone.close()

    async def _carry(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        self._ends.add(to_phone)
        await self._open.wait()
        there, to_there = await self._reach()
        self._ends |= {to_phone, to_there}
        ways = {
            asyncio.create_task(self._forward(phone, to_there, masked=True)),
            asyncio.create_task(self._forward(there, to_phone, masked=False)),
        }
        self._lines |= ways
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        if any(way.cancelled() for way in ways):
            await asyncio.Event().wait()  # vanished
        for way in ways:
            way.cancel()
        self._lines -= ways
        for end in (to_phone, to_there):
            self._ends.discard(end)
            end.close()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The next server that is there, as a balancer finds it."""
        for port in itertools.islice(self._turns, self._several):
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port, local_addr=(STRANGER, 0))
        raise ConnectionRefusedError

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, masked: bool
    ) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(head)
            if b"upgrade: websocket" not in head.lower():
                while arrived := await reader.read(65536):
                    writer.write(arrived)
                return
            while True:
                self._pass_on(writer, *await _frame(reader, masked=masked))

    def _pass_on(self, writer: asyncio.StreamWriter, raw: bytes, text: bytes) -> None:
        if not (self.mixed and text[:2] in (b"42", b"43")):
            writer.write(raw)
            return
        for _copy in range(1 + (random.random() < DOUBLED)):
            self._loop.loop.call_later(random.uniform(0, HELD_BACK), _write, writer, raw)


def _write(writer: asyncio.StreamWriter, raw: bytes) -> None:
    if not writer.is_closing():
        writer.write(raw)


async def _frame(reader: asyncio.StreamReader, *, masked: bool) -> tuple[bytes, bytes]:
    """A WebSocket frame as it is, and what it says."""
    raw = await reader.readexactly(2)
    length = raw[1] & 0x7F
    if length > 125:
        more = await reader.readexactly(2 if length == 126 else 8)
        raw, length = raw + more, int.from_bytes(more)
    key = await reader.readexactly(4) if masked else bytes(4)
    payload = await reader.readexactly(length)
    said = bytes(byte ^ key[at % 4] for at, byte in enumerate(payload))
    return raw + (key if masked else b"") + payload, said
