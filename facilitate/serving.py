"""Starting and stopping the real server of `make run`; decided in docs/decisions/0002-websocket-server.md."""

import gc
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, TCP_NODELAY
from typing import TYPE_CHECKING

import gevent
import structlog
from flask import Flask
from flask_socketio import SocketIO
from gevent import socket
from gevent.event import Event
from gevent.pool import Pool
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitate import logs, loop_lag
from facilitate.websocket import WebSockets
from facilitate.wsgi import Server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BACKLOG = 4096
"""A thousand phones scan the code within seconds: none may find the door shut."""

RESERVED = 140
"""Open files that are not for connections: two for each of the database's, templates, documents. Phones that
took these would silence the room for those who are in."""
FEWEST = 16
ROOM_AGAIN = 8

STOP_SECONDS = 4.0
MEBIBYTE = 1024 * 1024

log = structlog.get_logger()


def serve(
    app: Flask,
    socketio: SocketIO,
    host: str,
    port: int,
    on_ready: Callable[[], None],
    trusted_proxies: int = 0,
) -> None:
    """Serve until SIGTERM or SIGINT, then return. Needs gevent's patches. Raises OSError if it cannot listen.

    `trusted_proxies` is how many reverse proxies of ours stand before it and set X-Forwarded-Proto and -Host.
    """
    logs.configure()
    files = raise_file_limit()
    listener = listen(host, port)
    connections = WebSockets()
    connections.serve(socketio.server.eio)
    largest_body = app.config.get("MAX_CONTENT_LENGTH") or MEBIBYTE
    room = Connections(max(FEWEST, files - RESERVED))
    server = Server(listener, _behind(app, trusted_proxies), largest_body, room)
    stopping = Event()
    for asked_to_stop in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(asked_to_stop, stopping.set)
    loop_lag.watch(Path(app.instance_path))
    search_less_for_rubbish()
    server.start()
    log.info("serving", port=server.server_port)
    on_ready()
    stopping.wait()
    _stop(server, connections, socketio)


class Connections(Pool):
    """At most so many at a time: whoever comes then waits at the door. Said once, until there is room."""

    _said = False

    def full(self) -> bool:
        full = bool(super().full())
        if full and not self._said:
            log.warning("no_room_for_more_connections", open=len(self))
        self._said = full or (self._said and self.free_count() < ROOM_AGAIN)
        return full


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on the host's address, or on all of IPv4 and IPv6 for "::"."""
    family = AF_INET6 if ":" in host else AF_INET
    listener = socket.create_server(
        (host, port), family=family, backlog=BACKLOG, dualstack_ipv6=family is AF_INET6 and host == "::"
    )
    # Inherited by each connection: an acknowledgement must not wait for more to be sent with it.
    listener.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    return listener


def raise_file_limit() -> int:
    """Every phone is an open file, and the usual soft limit is 1,024. Says how many there may be."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft


def search_less_for_rubbish() -> None:
    """The collector of cycles went through all phones' objects some times a second: a fifth of what an answer
    cost. What the application consists of is taken out of its sight, and it looks at the rest less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def _behind(app: Flask, proxies: int) -> "WSGIApplication":
    # x_for stays 0: no address is wanted, not even the right one.
    return ProxyFix(app, x_for=0, x_proto=proxies, x_host=proxies) if proxies else app


def _stop(server: Server, connections: WebSockets, socketio: SocketIO) -> None:
    log.info("stopping", connections=len(connections.open))
    server.stop_accepting()
    connections.close()
    socketio.server.shutdown()
    server.finish(STOP_SECONDS)
    log.info("stopped")
