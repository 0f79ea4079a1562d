"""What every response has in common: trusted hosts, Origin check, language, headers, filters."""

import ipaddress
import socket
from datetime import date, datetime
from urllib.parse import urlsplit

from babel import Locale
from flask import Flask, Response, abort, current_app, g, has_request_context, request, session
from flask_babel import format_date, format_datetime, format_time, get_locale
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape
from werkzeug.routing import IntegerConverter, Map

from facilitate.model import Texts

LANGUAGES = ("sv", "en")
"""Languages of the interface with complete catalogs, the master language first."""

LARGEST_NUMBER = 2**31 - 1
"""No row has a higher id: a database would refuse to look for one."""
MOST_PAGES = 100_000


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


def choose_language() -> str:
    """The language of this request: chosen by the participant or member of staff, else the browser's."""
    if not has_request_context():  # a command, or a greenlet that tells the room
        return LANGUAGES[0]
    chosen = g.get("language") or request.args.get("lang") or session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def choose_locale() -> str:
    """The language with its customs: dates in English are written as in Europe, the day first."""
    language = choose_language()
    return "en_GB" if language == "en" else language


def choose_time_zone() -> str:
    return str(g.get("time_zone") or "Europe/Stockholm")


def text_in(texts: Texts | None, language: str | None = None) -> str:
    """The text in the language asked for, else in Swedish, else in any."""
    if not texts:
        return ""
    return texts.get(lang_of(texts, language), "")


def lang_of(texts: Texts | None, language: str | None = None) -> str:
    """Which language `text_in` answers in: for the lang attribute."""
    wanted = language or str(get_locale() or LANGUAGES[0])
    given = [key for key, text in (texts or {}).items() if text]
    for key in (wanted, wanted.split("_")[0], LANGUAGES[0]):
        if key in given:
            return key
    return given[0] if given else LANGUAGES[0]


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
    return format_time(moment, "short") if moment else ""


def _local_datetime(moment: datetime | None) -> str:
    return format_datetime(moment, "d MMMM y HH:mm") if moment else ""


def _language_name(code: str) -> str:
    """What speakers of the language call it: "Svenska", "English"."""
    name = Locale.parse(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


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
        language_name=_language_name,
    )

    @app.context_processor
    def common() -> dict[str, object]:
        return {
            "locale": get_locale() or Locale.parse("sv"),
            "languages": LANGUAGES,
            "demo": app.config["SETTINGS"].demo,
            "footer_back": g.get("footer_back"),
            "footer_code": g.get("footer_code"),
        }
