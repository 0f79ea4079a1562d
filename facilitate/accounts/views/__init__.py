"""Pages of the slice."""

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


from facilitate.accounts.views import links, own, sign_in  # noqa: E402, F401 - they add their pages to it
