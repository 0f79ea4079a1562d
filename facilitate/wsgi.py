"""gevent's web server as this product runs it: time limits, whole bodies, no addresses.

A request's sender is forgotten here, before the application could store or log it.
"""

import ipaddress
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from socket import SHUT_RD, SHUT_WR
from typing import TYPE_CHECKING, Any

import structlog
from gevent import GreenletExit, Timeout
from gevent.pool import Pool
from gevent.pywsgi import Input, WSGIHandler, WSGIServer

from facilitate import measures
from facilitate.websocket import SOCKET

if TYPE_CHECKING:
    from types import TracebackType

    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment
    from gevent import socket

SAME_MACHINE = "facilitate.same_machine"
"""In the WSGI environment: whether the browser runs on this very computer, with no proxy between."""

TELLS_WHO = {
    "REMOTE_ADDR", "REMOTE_PORT", "HTTP_USER_AGENT", "HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP", "HTTP_VIA", "HTTP_CLIENT_IP", "HTTP_TRUE_CLIENT_IP", "HTTP_CF_CONNECTING_IP",
}  # fmt: skip
PROXIED = {"HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA", "HTTP_X_FORWARDED_HOST"}

TLS_HELLO = b"\x16"

IDLE_SECONDS = 15.0
HEAD_SECONDS = 10.0
BODY_SECONDS = 60.0
SEND_SECONDS = 120.0
DRAIN_SECONDS = 3.0

BUFFER = 2048
"""Bytes that a connection reads ahead: what a request's head needs. A phone keeps them all evening."""

log = structlog.get_logger()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """A limit for the whole of it, so that a byte now and then does not keep a connection for ever."""
    with Timeout(seconds, TimeoutError("too slow")):
        yield


class Handler(WSGIHandler):
    """One connection, request after request."""

    server: "Server"
    environ: "WSGIEnvironment"
    wsgi_input: Input

    def __init__(self, sock: "socket.socket", address: Any, server: "Server") -> None:
        super().__init__(sock, "", server)  # without the address: nothing below can tell it
        self.rfile = sock.makefile("rb", BUFFER)  # type: ignore[assignment]
        self.same_machine = _is_same_machine(address, sock)
        sock.settimeout(SEND_SECONDS)

    def handle(self) -> None:
        with suppress(OSError):  # gone, in the middle of something: nobody is left to tell
            super().handle()

    def read_requestline(self) -> str:
        self.server.idle.add(self)
        try:
            with within(IDLE_SECONDS):
                if self.rfile.peek(1)[:1] == TLS_HELLO:
                    log.info("request refused", reason="https was spoken on a port for http")
                    return ""
                return super().read_requestline()
        finally:
            self.server.idle.discard(self)

    def read_request(self, raw_requestline: str) -> Any:
        with within(HEAD_SECONDS):
            understood = super().read_request(raw_requestline)
        if self.request_version == "HTTP/0.9":
            raise ValueError("HTTP/0.9 is not spoken here")
        return understood

    def get_environ(self) -> "WSGIEnvironment":
        environ = super().get_environ()
        environ[SAME_MACHINE] = self.same_machine and environ.keys().isdisjoint(PROXIED)
        environ[SOCKET] = self.socket
        for name in [n for n in environ if n in TELLS_WHO or n.startswith("HTTP_SEC_CH_")]:
            del environ[name]
        return environ

    def run_application(self) -> None:
        try:
            unread = self._take_in_body()
        except OSError as error:  # cut off, too slow, or not the encoding it said it was
            self._handle_client_error(error)
            self.close_connection = True
            self.start_response("400 Bad Request", [("Content-Length", "0")])(b"")
            return
        super().run_application()
        if unread:
            self._drain()

    def handle_one_response(self) -> None:
        super().handle_one_response()
        if self.connection_upgraded:
            self.close_connection = True  # what follows a WebSocket is no request

    def hang_up(self) -> None:
        """Let a connection that waits for a next request end."""
        with suppress(OSError):
            self.socket.shutdown(SHUT_RD)

    def log_error(self, msg: str, *args: object) -> None:
        log.info("request refused", reason=_first_words(msg % args if args else msg))

    def log_request(self) -> None:
        measures.response_sent(self.status)
        if self.status == "414":
            log.info("request refused", reason="request line too long")

    def _take_in_body(self) -> bool:
        """Read the whole body before the application runs: a slow network never holds its database.

        Says whether it is larger than allowed: it is left unread then, and its length tells the application.
        """
        limit = self.server.largest_body
        body = b""
        if (self.content_length or 0) <= limit:
            with within(BODY_SECONDS):
                body = self.wsgi_input.read(limit + 1)
            if self.environ.pop("HTTP_TRANSFER_ENCODING", None):
                self.environ["CONTENT_LENGTH"] = str(len(body))
        self.environ.update({"wsgi.input": BytesIO(body), "wsgi.input_terminated": True})
        too_large = max(self.content_length or 0, len(body)) > limit
        if too_large:
            self.close_connection = True
            self.wsgi_input = Input(self.rfile, 0)  # or the server would read all of it, to throw it away
        return too_large

    def _drain(self) -> None:
        """Closing over unread bytes resets the connection, and the browser would not show our answer."""
        with suppress(OSError), within(DRAIN_SECONDS):
            self.socket.shutdown(SHUT_WR)
            while self.rfile.read1(65536):
                pass

    def _handle_client_error(self, error: Exception) -> tuple[str, bytes]:
        log.info("request refused", reason=_first_words(str(error)) or type(error).__name__)
        return "400", b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"

    def _log_error(
        self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        if not issubclass(kind, GreenletExit):
            log.error("request failed", method=self.command, exc_info=(kind, error, trace))


class Server(WSGIServer):
    """Listens, and knows which connections only wait for a next request."""

    handler_class = Handler

    def __init__(
        self,
        listener: "socket.socket",
        application: "WSGIApplication",
        largest_body: int,
        connections: Pool,
    ) -> None:
        super().__init__(
            listener, application, spawn=connections, log=None, error_log=logging.getLogger("facilitate.wsgi")
        )
        self.largest_body = largest_body
        self.idle: set[Handler] = set()

    def finish(self, seconds: float) -> None:
        """Accept nobody any more and let running requests end, for so long at most."""
        self.close()
        for waiting in list(self.idle):
            waiting.hang_up()
        self.stop(timeout=seconds)


def _is_same_machine(address: Any, sock: "socket.socket") -> bool:
    peer = address[0] if isinstance(address, tuple) else ""
    return bool(peer) and (peer == sock.getsockname()[0] or ipaddress.ip_address(peer).is_loopback)


def _first_words(reason: str) -> str:
    """What was wrong, without the line that was sent: that can hold anything."""
    return re.split(r"[:;(]", reason, maxsplit=1)[0].strip()
