"""Errors of the domain, each with a sentence for the person; one place turns them into answers."""

from contextlib import suppress
from typing import Any

import structlog
from flask import Flask, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException

from facilitate.extensions import db
from facilitate.languages import STAFF_LANGUAGES, direction_of, speaking, wanted_among

log = structlog.get_logger()


class DomainError(Exception):
    """Something a person asked for that cannot be done. `code` is for machines, `sentence` for people."""

    status = 400
    code = "refused"
    sentence: Any = _l("Det går inte att göra så.")
    discreet: Any = None
    """The sentence without anybody's name, for a screen that a room sees; None where it names nobody."""

    def __init__(self, sentence: Any = None) -> None:
        super().__init__(self.code)
        if sentence is not None:
            self.sentence = sentence

    def reply(self) -> dict[str, Any]:
        """The same refusal for JSON and for a socket."""
        return {"ok": False, "code": self.code, "sentence": str(self.sentence)}


class NotFound(DomainError):
    status = 404
    code = "not-found"
    sentence = _l("Vi hittar inte sidan. Den kan ha flyttats, eller så är adressen fel.")


class Forbidden(DomainError):
    status = 403
    code = "forbidden"
    sentence = _l("Du har inte behörighet att göra det här.")


class Conflict(DomainError):
    status = 409
    code = "conflict"
    sentence = _l("Någon annan var före dig. Läs in sidan igen.")


class Invalid(DomainError):
    status = 422
    code = "invalid"
    sentence = _l("Något i formuläret behöver ändras.")


class TooMany(DomainError):
    status = 429
    code = "too-many"
    sentence = _l("Det gick lite för fort. Vänta en stund och försök igen.")


class Unavailable(DomainError):
    """The database is locked, full or out of reach: a fault of the surroundings that passes."""

    status = 503
    code = "busy"
    sentence = _l("Vi kan inte spara just nu. Det du redan har sparat finns kvar. Försök igen om en stund.")


_SENTENCES = {
    400: _l("Vi förstod inte det som skickades. Gå tillbaka och försök igen."),
    403: Forbidden.sentence,
    404: NotFound.sentence,
    405: _l("Sidan går inte att använda så. Gå tillbaka och försök igen."),
    413: _l("Det som skickades är för stort."),
    415: _l("Vi kan inte läsa den sortens fil."),
    429: TooMany.sentence,
    500: _l("Något gick fel hos oss. Det du redan har sparat finns kvar. Försök igen om en stund."),
}


def wants_json() -> bool:
    """Whether whoever asked is a program of ours rather than a person reading a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def _answer(status: int, code: str, sentence: Any) -> ResponseReturnValue:
    if wants_json():
        return jsonify(ok=False, code=code, sentence=str(sentence)), status
    return render_template("error.html", status=status, sentence=sentence), status


def _domain_error(error: DomainError) -> ResponseReturnValue:
    return _answer(error.status, error.code, error.sentence)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    sentence = _SENTENCES.get(error.code, _SENTENCES[400 if error.code < 500 else 500])
    return _answer(error.code, f"http-{error.code}", sentence)


def _csrf_error(_error: CSRFError) -> ResponseReturnValue:
    sentence = _("Formuläret hör inte till den här inloggningen. Läs in sidan igen och försök en gång till.")
    return _answer(400, "csrf", sentence)


def _unstorable(_error: DataError) -> ResponseReturnValue:
    """PostgreSQL keeps no text with the character NUL in it, which no browser sends."""
    db.session.rollback()
    return _answer(400, "http-400", _SENTENCES[400])


def _out_of_reach(error: OperationalError) -> ResponseReturnValue:
    """Not by a page of ours, whose frame asks the database who is reading."""
    log.error("database_failed", method=request.method, exc_info=error)
    with suppress(OperationalError):
        db.session.rollback()
    language = g.get("language") or wanted_among(STAFF_LANGUAGES)
    with speaking(language):
        if wants_json():
            return jsonify(Unavailable().reply()), Unavailable.status
        page = current_app.jinja_env.get_template("unavailable.html")
        return page.render(
            heading=_("Det gick inte den här gången"),
            sentence=str(Unavailable.sentence),
            again=_("Försök igen"),
            address=request.path if request.method == "GET" else "/",
            language=language,
            direction=direction_of(language),
        ), Unavailable.status


def _unexpected(_error: Exception) -> ResponseReturnValue:
    db.session.rollback()
    return _answer(500, "http-500", _SENTENCES[500])


def init_app(app: Flask) -> None:
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(DataError, _unstorable)
    app.register_error_handler(OperationalError, _out_of_reach)
    app.register_error_handler(500, _unexpected)
