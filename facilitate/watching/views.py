"""Three addresses for programs that watch. They say nothing about anybody, and no page links to them."""

import secrets

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.watching.exposition import CONTENT_TYPE, exposed
from facilitate.watching.gathering import metrics
from facilitate.watching.readiness import readiness

blueprint = Blueprint("watching", __name__)


@blueprint.get("/healthz")
@public
def health() -> ResponseReturnValue:
    """The process answers. Asks nothing of the database: a slow one is no reason to start anew."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """Whether people may be sent here."""
    found = readiness()
    return jsonify(found.as_json()), 200 if found.ready else 503


@blueprint.get("/metrics")
@public
def measured() -> ResponseReturnValue:
    """For whoever knows the token; where none is set there is no such page."""
    token = current_app.config["SETTINGS"].metrics_token
    if token is None:
        abort(404)
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not secrets.compare_digest(given.encode(), token.encode()):
        return Response(status=401, headers={"WWW-Authenticate": "Bearer"})
    return Response(exposed(metrics()), content_type=CONTENT_TYPE)
