"""The HTTP side of the real server."""

import json
import socket
import time
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed

from tests.serving.conftest import LARGEST_BODY, Running

pytestmark = pytest.mark.server


def post(server: Running, path: str, body: bytes, *headers: str) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
    return server.say("\r\n".join(lines).encode() + body)


def environ_for(server: Running, *headers: str) -> dict[str, str]:
    answer = server.get("/who", *headers)
    return json.loads(answer.partition(b"\r\n\r\n")[2])


def test_the_application_cannot_tell_who_asks(server: Running) -> None:
    told = environ_for(
        server,
        "User-Agent: Mozilla/5.0 stranger",
        "X-Forwarded-For: 127.0.0.77",
        "X-Real-IP: 127.0.0.77",
        "Forwarded: for=127.0.0.77",
        "Sec-CH-UA: stranger",
        "Accept-Language: sv",
    )
    assert told["HTTP_ACCEPT_LANGUAGE"] == "sv"
    assert "127.0.0.77" not in str(told)
    assert "stranger" not in str(told)


def test_only_a_direct_request_from_this_computer_counts_as_the_same_machine(server: Running) -> None:
    assert environ_for(server)["facilitate.same_machine"] == "True"
    assert environ_for(server, "X-Forwarded-For: 192.0.2.7")["facilitate.same_machine"] == "False"


def test_one_connection_carries_several_requests(server: Running) -> None:
    with server.connect() as line:
        for _ in range(3):
            line.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
            answer = b""
            while not answer.endswith(b"hello"):
                answer += line.recv(1000)
            assert answer.startswith(b"HTTP/1.1 200 OK")


def test_a_body_in_chunks_arrives_whole(server: Running) -> None:
    chunks = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    assert post(server, "/echo", chunks, "Transfer-Encoding: chunked").endswith(b"hello world")


def test_a_body_at_the_limit_is_taken_and_above_it_the_application_says_no(server: Running) -> None:
    largest = b"x" * LARGEST_BODY
    assert post(server, "/echo", largest, f"Content-Length: {len(largest)}").endswith(b"x" * 100)
    huge = b"x" * 3_000_000
    assert post(server, "/echo", huge, f"Content-Length: {len(huge)}").endswith(b"too large")
    chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(huge), huge)
    assert post(server, "/echo", chunk, "Transfer-Encoding: chunked").endswith(b"too large")


def test_a_slow_body_is_given_up(server: Running) -> None:
    with server.connect() as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf")
        assert line.recv(1000).startswith(b"HTTP/1.1 400")


def test_as_many_files_may_be_open_as_the_machine_allows(server: Running) -> None:
    soft, hard = json.loads(server.get("/file-limit").partition(b"\r\n\r\n")[2])
    assert soft == hard


def test_a_stop_ends_quickly_with_people_connected_and_returns_zero(tmp_path) -> None:
    with Running(tmp_path) as running, running.connect(), ExitStack() as room:
        phones = [room.enter_context(running.phone()) for _ in range(20)]
        started = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - started < 3
        for phone in phones:
            with pytest.raises(ConnectionClosed, match="1012"):
                phone.recv(2)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", running.port))
    assert "event=stopped" in running.written
    assert "Traceback" not in running.written
