"""Starting and stopping the real server of `make run`; decided in docs/decisions/0002-websocket-server.md."""

import resource
import signal
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
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitate import logs, loop_lag
from facilitate.websocket import WebSockets
from facilitate.wsgi import Server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BACKLOG = 4096
"""A thousand phones scan the code within seconds: none may find the door shut."""

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
    raise_file_limit()
    listener = listen(host, port)
    connections = WebSockets()
    connections.serve(socketio.server.eio)
    server = Server(listener, _behind(app, trusted_proxies), app.config.get("MAX_CONTENT_LENGTH") or MEBIBYTE)
    stopping = Event()
    for asked_to_stop in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(asked_to_stop, stopping.set)
    loop_lag.watch(Path(app.instance_path))
    server.start()
    log.info("serving", port=server.server_port)
    on_ready()
    stopping.wait()
    _stop(server, connections, socketio)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on the host's address, or on all of IPv4 and IPv6 for "::"."""
    family = AF_INET6 if ":" in host else AF_INET
    listener = socket.create_server(
        (host, port), family=family, backlog=BACKLOG, dualstack_ipv6=family is AF_INET6 and host == "::"
    )
    # Inherited by each connection: an acknowledgement must not wait for more to be sent with it.
    listener.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    return listener


def raise_file_limit() -> None:
    """Every phone is an open file, and the usual soft limit is 1,024."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


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
