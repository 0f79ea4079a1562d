import pytest

from facilitate.logs import RedactedStream, redact


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("raddr=('127.0.0.77', 41234)>", "raddr=('⟨address⟩')>"),
        ("(from 10.0.0.7) Invalid", "(from ⟨address⟩) Invalid"),
        ("peer 10.0.0.7:5123 left", "peer ⟨address⟩ left"),
        (r"b'GET / HTTP/1.1\r\nHost: x\n192.168.4.20'", r"b'GET / HTTP/1.1\r\nHost: x\n⟨address⟩'"),
        ("fe80::1ff:fe23:4567:890a%eth0 left", "⟨address⟩%eth0 left"),
        ("from [2001:db8::7]:443", "from [⟨address⟩]"),
        ("::ffff:127.0.0.77", "::ffff:⟨address⟩"),
        ("User-Agent: Mozilla/5.0 (X11)", "User-Agent: ⟨hidden⟩"),
        ("'HTTP_COOKIE': 'participant=abc'", "'HTTP_COOKIE': ⟨hidden⟩"),
        ("Set-Cookie: staff=abc; Path=/", "Set-Cookie: ⟨hidden⟩"),
        ("GET /places?q=torget failed", "GET /places?⟨hidden⟩ failed"),
        ("INSERT ... [parameters: ('Jag är rädd',)]", "INSERT ... [parameters: ⟨hidden⟩]"),
        (
            "[type=x, input_value='Jag är rädd', input_type=str]",
            "[type=x, input_value=⟨hidden⟩, input_type=str]",
        ),
        ("DETAIL:  Key (text)=(Jag är rädd) exists.", "DETAIL: ⟨hidden⟩"),
        ("/invitation/Yb3kQ0x9dTg7Lw2mZr5vNc8sHf1jPa4uEiOqXy6W", "/invitation/⟨hidden⟩"),
        ("/handout/YbkQxdTgLwmZrvNcsHfjPauEiOqXyWYbkQxdTg_Lwm-/summary.pdf", "/handout/⟨hidden⟩/summary.pdf"),
    ],
)
def test_a_line_tells_nothing_about_who_it_was(written: str, kept: str) -> None:
    assert redact(written) == kept


@pytest.mark.parametrize(
    "line",
    [
        'File "/srv/facilitate/live/intake.py", line 120, in store',
        "at=2026-11-22T18:34:56.123456Z level=info event=serving port=8000",
        "sqlite3.OperationalError: database is locked",
        "Python 3.11.7, sha256 3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed",
        "half past 12:34:56",
    ],
)
def test_what_a_reader_of_the_log_needs_stays(line: str) -> None:
    assert redact(line) == line


def test_an_address_printed_in_two_pieces_is_hidden(tmp_path) -> None:
    with (tmp_path / "log").open("w+") as file:
        stream = RedactedStream(file)
        stream.write("refused 127.0.")
        stream.write("0.77\nnext")
        stream.flush()
        file.seek(0)
        assert file.read() == "refused ⟨address⟩\nnext"
