"""The blueprint that the pages of the slice hang on, and what they answer on an open wire."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from facilitate.accounts.wire import InTheClear
from facilitate.addresses import web_address
from facilitate.errors import wants_json

blueprint = Blueprint("accounts", __name__)


@blueprint.errorhandler(InTheClear)
def in_the_clear(error: InTheClear) -> ResponseReturnValue:
    if wants_json():
        return error.reply(), error.status
    settings = current_app.config["SETTINGS"]
    return render_template(
        "accounts/in_the_clear.html",
        here=web_address("localhost", settings.port) + request.path,
        secure=settings.base_url + request.path if settings.secure else None,
    ), error.status
