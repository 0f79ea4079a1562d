"""What every response has in common: trusted hosts, Origin check, headers, filters."""

import ipaddress
import re
import socket
from datetime import date, datetime
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, request
from flask_babel import format_date, format_datetime, format_time
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape
from werkzeug.routing import IntegerConverter, Map

from facilitate.languages import (
    STAFF_LANGUAGES,
    direction_of,
    lang_and_dir,
    lang_of,
    language_in_force,
    name_for_staff,
    own_name,
    plural_numbers,
    text_in,
    unchecked,
)

LARGEST_NUMBER = 2**31 - 1
"""No row has a higher id: a database would refuse to look for one."""
MOST_PAGES = 100_000
_NUMBER = re.compile(r"(\+?\d[\d -]+\d)")


class RowNumber(IntegerConverter):
    """The <int:...> of an address; a number that no row can have is an address that leads nowhere."""

    regex = r"\d{1,10}"

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST_NUMBER)


def asked_page() -> int:
    """The page of a list that the address asks for, from 1."""
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def whole_number(text: str | None) -> int | None:
    """The number that a form or an address says in plain digits; None for anything else and for what no
    column can hold."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return int(text) if int(text) <= LARGEST_NUMBER else None


def choose_time_zone() -> str:
    return str(g.get("time_zone") or "Europe/Stockholm")


def is_trusted(host: str) -> bool:
    """Names that lead here. An IP address is never a stranger's name, so phones on any network get in."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = name.strip("[]").lower()
    try:
        ipaddress.ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return name in {"localhost", own, f"{own}.local", *_configured_names()}
    return True


def _configured_names() -> set[str]:
    base = current_app.config["SETTINGS"].base_url
    return {str(urlsplit(base).hostname).lower()} if base else set()


def _check_host() -> None:
    if not is_trusted(request.host):
        abort(400)


def _check_origin() -> None:
    """A form of another site must not act here, cookie or not."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    origin = request.headers.get("Origin")
    if origin is not None and _host_of(origin) != request.host:
        abort(403)
    if origin is None and request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(403)


def _host_of(origin: str) -> str:
    """Host and port as in the Host header; nothing for what is no web address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _add_headers(response: Response) -> Response:
    sockets = f"ws://{request.host} wss://{request.host}" if is_trusted(request.host) else ""
    headers = response.headers
    headers.setdefault(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; "
        f"connect-src 'self' {sockets}; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; "
        "base-uri 'none'",
    )
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if request.is_secure:  # over plain http browsers only complain about it
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")
    return response


def _local_date(moment: datetime | date | None, form: str = "long") -> str:
    return format_date(moment, form) if moment else ""


def _local_time(moment: datetime | None) -> str:
    return format_time(moment, "HH:mm") if moment else ""


def _local_datetime(moment: datetime | None) -> str:
    return format_datetime(moment, "d MMMM y HH:mm") if moment else ""


def _whole_numbers(text: str) -> Markup:
    """The text with its telephone numbers marked, so that none is parted at the end of a line."""
    parts = _NUMBER.split(text)
    return Markup().join(
        Markup('<span class="whole">{}</span>').format(part) if at % 2 else part
        for at, part in enumerate(parts)
    )


def _escaped(text: LazyString) -> Markup:
    return escape(str(text))


def init_app(app: Flask) -> None:
    # Flask-Babel takes its lazy texts for markup, together with whatever title or name was put into them.
    LazyString.__html__ = _escaped
    app.url_map.converters["int"] = RowNumber
    app.before_request(_check_host)
    app.before_request(_check_origin)
    app.after_request(_add_headers)
    app.jinja_env.filters.update(
        local_date=_local_date,
        local_time=_local_time,
        local_datetime=_local_datetime,
        text_in=text_in,
        lang_of=lang_of,
        lang_and_dir=lang_and_dir,
        language_name=own_name,
        language_for_staff=name_for_staff,
        direction_of=direction_of,
        whole_numbers=_whole_numbers,
    )

    @app.context_processor
    def common() -> dict[str, object]:
        return {
            "page_language": language_in_force(),
            "plural_numbers": plural_numbers,
            "unchecked": unchecked,
            "staff_languages": STAFF_LANGUAGES,
            "demo": app.config["SETTINGS"].demo,
            "footer_back": g.get("footer_back"),
            "footer_code": g.get("footer_code"),
        }
