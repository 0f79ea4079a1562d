"""The log of the process: one line per event on standard error, and nobody's address in it.

Every library's way of writing ends here: structlog, logging, warnings, gevent's hub, prints to stderr.
"""

import ipaddress
import logging
import re
import sys
from types import TracebackType
from typing import Any, TextIO

import structlog
from gevent.hub import Hub
from sqlalchemy.exc import OperationalError

from facilitate.errors import Unavailable

LIBRARIES = ("engineio.server", "socketio.server", "websockets.server")
"""Below warnings these write what people answered; without a level they add a stream of their own."""

IPV4 = re.compile(r"(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)")
IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}")
PORT_AFTER = re.compile(r"(⟨address⟩['\"\]]*)(?:, ?|:)\d{1,5}\b")
SECRETS = (
    (
        re.compile(r"(?i)((?<![a-z])(?:set-)?(?:cookie|authorization|user[-_]agent)['\"]?\s*[:=]\s*).*"),
        r"\1⟨hidden⟩",
    ),
    (re.compile(r"\b(?:Mozilla|Opera|curl|okhttp|Dalvik)/\d.*"), "⟨hidden⟩"),
    (re.compile(r"\?[\w.%+~-]+=[^\s'\"]*"), "?⟨hidden⟩"),
    (re.compile(r"\[parameters: .*"), "[parameters: ⟨hidden⟩]"),
    (re.compile(r"\binput_value=.*(, input_type=)"), r"input_value=⟨hidden⟩\1"),
    (re.compile(r"\bDETAIL: .*"), "DETAIL: ⟨hidden⟩"),
    (re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{32,}"), "⟨hidden⟩"),
    # One of our tokens in 1,500 has no digit; they have 43 characters, the first may be a dash.
    (re.compile(r"\b(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{40,}"), "⟨hidden⟩"),
)


def redact(text: str) -> str:
    """Hide addresses, browsers' names, cookies, query strings, sent values and one-time links' tokens."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    # The other way round, "::ffff:10.0.0.7" would lose its half and keep the rest.
    text = IPV6.sub(_hide_if_address, IPV4.sub("⟨address⟩", text))
    return PORT_AFTER.sub(r"\1", text)


def _hide_if_address(found: re.Match[str]) -> str:
    """A time such as 12:34:56 is none."""
    try:
        ipaddress.ip_address(found[0])
    except ValueError:
        return found[0]
    return "⟨address⟩"


class RedactedStream:
    """Standard error for libraries that print: the same stream, with the same things hidden."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rest = ""

    def write(self, text: str) -> int:
        # An address can come in two pieces, so whole lines are looked at.
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._stream.write(redact(line) + "\n")
        return len(text)

    def flush(self) -> None:
        if self._rest:
            self._stream.write(redact(self._rest))
            self._rest = ""
        self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def configure() -> None:
    """Send everything through one formatter. Called first thing in the process; again does no harm."""
    if not isinstance(sys.stderr, RedactedStream):
        sys.stderr = RedactedStream(sys.stderr)
    on_the_way: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _in_one_line,
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*on_the_way, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(structlog.stdlib.ProcessorFormatter(_line, foreign_pre_chain=on_the_way))
    logging.basicConfig(level=logging.INFO, handlers=[stream], force=True)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a log on a full disk would be a traceback for each line that it lacks
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    Hub.print_exception = _log_stray  # type: ignore[method-assign,assignment]


def _in_one_line(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A database that is locked, full or away is no fault of the program: what it says, and no traceback."""
    given = event.get("exc_info")
    trace = sys.exc_info() if given is True else given
    error = trace[1] if isinstance(trace, tuple) else trace
    if isinstance(error, (OperationalError, Unavailable)):
        event.pop("exc_info")
        event["error"] = str(getattr(error, "orig", error)).partition("\n")[0]
    return event


def _line(_logger: Any, _method: str, event: structlog.typing.EventDict) -> str:
    """`at=... level=... event=... key=value`, the traceback on lines of its own below."""
    for inner in ("_record", "_from_structlog"):
        event.pop(inner, None)
    traceback = event.pop("exception", None)
    first = structlog.processors.LogfmtRenderer(
        key_order=["at", "level", "logger", "event"], bool_as_flag=False, drop_missing=True
    )(_logger, _method, event)
    return f"{first}\n{traceback}" if traceback else str(first)


def _log_stray(
    _hub: Hub,
    _context: object,
    kind: type[BaseException] | None,
    error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    """An error that no greenlet caught. The context is not written: it names sockets and their addresses."""
    raised = error or (kind() if kind else None)
    logging.getLogger("gevent").error(
        "uncaught error", exc_info=(type(raised), raised, trace) if raised else None
    )
